"""A report carries files of its own: shown with it, read by its readers, erased by nobody."""

from base64 import b64encode
from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day
from tests.portal.conftest import PICTURE

import base64
import pytest


pytestmark = pytest.mark.proof
PNG = base64.b64decode(PICTURE["data"])
TABLE = "项目,完成率\n清理,40%\n".encode()
REPORT = {"percent": 40, "text": "底数已摸清。"}
READERS = ("supervisor", "director", "head", "clerk", "head2", "clerk2", "leader", "principal")
OTHERS = ("registrar", "editor", "smehead", "smeclerk", "sysadmin", "auditor")
MB = 2**20


def file(name: str, data: bytes = TABLE, kind: str = "text/csv") -> dict:
    """A file as REST takes it."""
    return {
        "filename": name,
        "content-type": kind,
        "encoding": "base64",
        "data": b64encode(data).decode(),
    }


def local(address: str) -> str:
    """Path of an object below the site."""
    return "/intranet" + address.split("/intranet", 1)[1]


@pytest.fixture(scope="module")
def reported(supervision):
    """An item with a report that carries two files, after one without any."""
    address = supervision.walk("in_progress")
    supervision.done("clerk", address, "report", percent=10, text="已启动。")
    files = [file("台账.csv"), file("现场.png", PNG, "text/html")]
    supervision.done("clerk", address, "report", **REPORT, files=files)
    return address


def test_the_files_stand_with_the_report_that_brought_them(person, reported):
    first, second = person("head").rest("GET", reported).json()["progress"]
    assert first["files"] == []
    assert [(one["filename"], one["size"]) for one in second["files"]] == [
        ("台账.csv", len(TABLE)),
        ("现场.png", len(PNG)),
    ]


def test_the_page_shows_them_at_the_row_and_nowhere_else(person, supervision, reported):
    supervision.done("head", reported, "report", percent=50, text="处置方案已报。")
    page = BeautifulSoup(supervision.page("supervisor", reported), "html.parser")
    assert len(page.select('a[href$="/@@download/file"]')) == 2
    [row] = [one for one in page.select(".op") if "底数已摸清" in one.get_text()]
    assert [one.get_text() for one in row.select("a")] == ["台账.csv", "现场.png"]
    assert "字节" in row.get_text()


@pytest.mark.parametrize("account", READERS)
def test_readers_of_the_item_read_them_as_what_their_names_say(person, reported, account):
    table, picture = person("head").rest("GET", reported).json()["progress"][1]["files"]
    for one, kind, data in ((table, "text/", TABLE), (picture, "image/png", PNG)):
        answer = person(account).get(local(one["download"]))
        assert (answer.status_code, answer.content) == (200, data)
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("account", OTHERS)
def test_who_may_not_see_the_item_finds_no_file(person, reported, account):
    one = person("head").rest("GET", reported).json()["progress"][1]["files"][0]
    assert person(account).get(local(one["download"])).status_code == 404
    assert person(account).rest("GET", local(one["@id"])).status_code == 404


@pytest.mark.parametrize("account", [*READERS, *OTHERS])
def test_nobody_takes_one_away_or_puts_another_in_its_place(person, reported, account):
    one = person("head").rest("GET", reported).json()["progress"][1]["files"][0]
    for method, told in (("DELETE", {}), ("PATCH", {"file": file("台账.csv", b"x,y\n")})):
        answer = person(account).rest(method, local(one["@id"]), **told)
        assert answer.status_code in (403, 404), (method, answer.status_code)
    assert person("head").get(local(one["download"])).content == TABLE


WRONG = {
    "a program that calls itself a document": (file("方案.pdf", b"MZ\x90\x00" * 9), "方案.pdf"),
    "an empty one": (file("空.csv", b""), "空"),
    "a kind that is not taken": (file("脚本.html", b"<p>x</p>"), "不接收"),
    "one that is too large": (file("大.csv", b"a" * (50 * MB + 1)), "50 MB"),
    "a name that is too long": (file(f"{'长' * 300}.csv"), "255"),
    "a mark of classification": (file("表.csv", "机密★10年".encode()), "密级"),
}


@pytest.mark.parametrize("case", WRONG)
def test_one_wrong_file_refuses_the_report_and_leaves_none(supervision, person, case):
    wrong, words = WRONG[case]
    address = supervision.walk("in_progress")
    answer = supervision.act("clerk", address, "report", **REPORT, files=[file("好.csv"), wrong])
    assert answer.status_code == 400, answer.text
    [error] = answer.json()["error"]["errors"]
    assert error["field"] == "files" and words in error["message"], error
    data = person("head").rest("GET", address).json()
    assert (data["progress"], data["items_total"]) == ([], 0)


@pytest.mark.parametrize("files", ["台账.csv", [1], [{"filename": "x.csv"}], [None], {"a": 1}])
def test_what_is_no_file_is_refused(supervision, files):
    address = supervision.walk("in_progress")
    answer = supervision.act("clerk", address, "report", **REPORT, files=files)
    assert answer.status_code == 400, answer.text


def test_at_most_ten_come_with_one_report(supervision):
    address = supervision.walk("in_progress")
    files = [file(f"{n}.csv") for n in range(11)]
    assert supervision.act("clerk", address, "report", **REPORT, files=files).status_code == 400
    supervision.done("clerk", address, "report", **REPORT, files=files[1:])


def send(person, address: str, *files: tuple[str, bytes]):
    """Send the form of a report as a browser does; return the answer."""
    client = person("clerk")
    form = BeautifulSoup(client.get(f"{local(address)}/@@act/report").text, "html.parser").find(
        "form", method="post"
    )
    control = form.select_one("input[type=file]")
    assert control.has_attr("multiple")
    hidden = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    told = {
        **hidden,
        "form.widgets.percent": "40",
        "form.widgets.text": "底数已摸清。",
        "form.buttons.confirm": "1",
    }
    sent = [(control["name"], (name, data, "text/html")) for name, data in files]
    return client.post(f"{local(address)}/@@act/report", told, files=sent or [("", b"")])


def test_the_form_takes_several_files_at_once(supervision, person):
    address = supervision.walk("in_progress")
    answer = send(person, address, ("C:\\台账\\一.csv", TABLE), ("现场.png", PNG))
    assert answer.status_code == 302, answer.text
    assert send(person, address).status_code == 302
    first, second = person("head").rest("GET", address).json()["progress"]
    assert [one["filename"] for one in first["files"]] == ["一.csv", "现场.png"]
    assert second["files"] == []


def test_the_form_names_the_wrong_file_and_asks_for_all_of_them_again(supervision, person):
    address = supervision.walk("in_progress")
    answer = send(person, address, ("好.csv", TABLE), ("方案.pdf", b"MZ\x90\x00"))
    page = BeautifulSoup(answer.text, "html.parser")
    assert "方案.pdf" in page.select_one("#formfield-form-widgets-files p.error").get_text()
    assert "请重新选择文件" in page.get_text() and "底数已摸清。" in page.get_text()
    assert person("head").rest("GET", address).json()["progress"] == []


def test_what_is_wrong_with_a_file_names_it_once_and_with_too_many_says_how_many(supervision):
    address = supervision.walk("in_progress")
    wrong = file("方案.pdf", b"MZ\x90\x00" * 9)
    answer = supervision.act("clerk", address, "report", **REPORT, files=[wrong])
    [error] = answer.json()["error"]["errors"]
    assert error["message"] == "文件“方案.pdf”：文件内容与扩展名不符，请检查后重新上传。"
    files = [file(f"{n}.csv") for n in range(11)]
    answer = supervision.act("clerk", address, "report", **REPORT, files=files)
    [error] = answer.json()["error"]["errors"]
    assert error["message"] == "最多上传 10 个文件。"


@pytest.mark.parametrize(("percent", "said"), [(120, "不能大于 100"), (-1, "不能小于 0")])
def test_the_form_says_how_far_a_percentage_goes(supervision, person, percent, said):
    address = supervision.walk("in_progress")
    form = supervision.page("clerk", address, "/@@act/report")
    assert "填写 0 到 100 的整数。" in form
    answer = supervision.act("clerk", address, "report", **REPORT | {"percent": percent})
    assert answer.status_code == 400 and said in answer.text


@pytest.mark.parametrize("stones", ["", f"{day(9)} 方案报批"])
def test_the_form_asks_for_milestones_only_where_there_are_some(supervision, stones):
    address = supervision.walk("in_progress", milestones=stones)
    form = supervision.page("clerk", address, "/@@act/report")
    assert ("已完成的节点" in form) == bool(stones)


MARKED = {
    "in its name": file("绝密★一年.txt", "内容".encode(), "text/plain"),
    "inside": WRONG["a mark of classification"][0],
}


@pytest.mark.parametrize("where", MARKED)
def test_a_marked_file_beside_the_text_of_an_item_is_refused_too(supervision, person, where):
    wrong, address = MARKED[where], supervision.proposed()
    supervisor = person("supervisor")
    made = {"@type": "Attachment", "title": "附件"}
    answer = supervisor.rest("POST", local(address), **made, file=wrong)
    assert answer.status_code == 400 and "密级" in answer.text
    answer = supervisor.rest("POST", local(address), **made, file=file("好.csv"))
    assert answer.status_code == 201, answer.text
    good = local(answer.json()["@id"])
    answer = supervisor.rest("PATCH", good, file=wrong)
    assert answer.status_code == 400 and "密级" in answer.text
    assert supervisor.rest("GET", good).json()["file"]["filename"] == "好.csv"
