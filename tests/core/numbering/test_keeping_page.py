"""The registrar reserves, releases and explains numbers on pages and over REST, and nobody else."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.numbering import api
from jingwei.core.numbering.content import book
from tests.core.numbering.test_register_page import OTHERS
from tests.core.numbering.test_register_page import READERS
from tests.office.documents.conftest import Office
from urllib.parse import quote
from urllib.parse import urlencode
from urllib.parse import urlsplit

import pytest
import re
import transaction


PATH = "/intranet/numbering"
FORMS = ["reserve-numbers", "release-number", "void-number", "keep-number"]


@pytest.fixture(scope="module")
def year(site):
    return clock.today().year


@pytest.fixture
def reserve(person, year):
    """Reserve numbers as the registrar; return them."""

    def ask(prefix="江经", **more):
        asked = {"prefix": prefix, "year": year, "kept_for": "王主任", "reason": "会议纪要", **more}
        answer = person("registrar").rest("POST", f"{PATH}/@numbers/reserve", **asked)
        assert answer.status_code == 200, answer.text
        return answer.json()["numbers"]

    return ask


def send(person, page, account="registrar", **typed):
    """Fill in a form; return the answer and its page."""
    client = person(account)
    form = BeautifulSoup(client.get(page).text, "html.parser")
    token = form.find("input", {"name": "_authenticator"})["value"]
    data = {f"form.widgets.{name}": value for name, value in typed.items()}
    data |= {"_authenticator": token, "form.buttons.confirm": "1"}
    answer = client.post(page, data)
    return answer, BeautifulSoup(answer.text, "html.parser")


def press(person, page, account="registrar", **typed):
    """Confirm a form as its page has it, with what a person types into it; return the answer."""
    client = person(account)
    shown = BeautifulSoup(client.get(page).text, "html.parser")
    form = shown.find(attrs={"name": "form.buttons.confirm"}).find_parent("form")
    data = {one["name"]: one.get("value", "") for one in form.find_all("input")}
    data |= {f"form.widgets.{name}": value for name, value in typed.items()}
    data["form.buttons.confirm"] = "1"
    return client.post(urlsplit(form["action"]).path.removeprefix("/jingwei"), data)


def row(person, number, year, prefix="江经"):
    page = person("registrar").get(f"{PATH}/register?prefix={prefix}&year={year}").text
    found = BeautifulSoup(page, "html.parser").find_all("tr")
    return next(one for one in found if number in one.get_text())


def test_the_registrar_reserves_numbers_on_a_page(person, year):
    token = "江经函".encode("ascii", "backslashreplace").decode()
    answer, _page = send(
        person,
        f"{PATH}/reserve-numbers",
        **{"prefix:list": token, "year:list": str(year), "count": "2"},
        kept_for="王主任",
        reason="年度会议纪要",
    )
    assert answer.status_code == 302, answer.text
    told = row(person, f"江经函〔{year}〕2号", year, "江经函").get_text(" ", strip=True)
    assert (
        "预留给王主任：年度会议纪要（演示文书" in told and "预留" in told and "释放预留号" in told
    )


def test_what_is_missing_is_told_beside_its_field(person):
    answer, page = send(person, f"{PATH}/reserve-numbers", kept_for="", reason="")
    assert answer.status_code == 200
    assert page.select("#formfield-form-widgets-reason .error, .field.error")


def test_a_reserved_number_is_released_from_its_row(person, reserve, year):
    [number] = reserve()
    link = f"{PATH}/release-number?number={quote(number)}"
    page = BeautifulSoup(person("registrar").get(link).text, "html.parser")
    assert number in page.find("h1").get_text()
    answer = press(person, link, reason="会议取消")
    assert answer.status_code == 302, answer.text
    told = row(person, number, year).get_text(" ", strip=True)
    assert "作废" in told and "会议取消" in told and "王主任" in told


def test_whoever_does_nothing_goes_back_to_the_register(person, reserve, year):
    [number] = reserve()
    register = f"{PATH}/register?{urlencode({'prefix': '江经', 'year': year})}"
    for link, back in (
        (f"{PATH}/release-number?number={quote(number)}", register),
        (f"{PATH}/reserve-numbers", PATH),
        (f"{PATH}/void-number", PATH),
    ):
        page = BeautifulSoup(person("registrar").get(link).text, "html.parser")
        [found] = [one for one in page.find_all("a") if one.get_text() == "返回，暂不办理"]
        assert found["href"].endswith(f"/jingwei{back}"), link


def test_the_button_of_a_row_leads_to_its_form(person, reserve, year):
    [number] = reserve()
    form = row(person, number, year).find("form")
    data = {one["name"]: one.get("value", "") for one in form.find_all("input")}
    data[form.find("button")["name"]] = "1"
    answer = person("registrar").post(f"{PATH}/keep-number", data)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/release-number?number={quote(number)}")


def test_a_gap_is_explained_on_its_page(person, site, year):
    with site.open(user="admin") as portal:
        api.take("江经发", year, portal["intranet"])
        book().get("江经发", year).last = 2
        transaction.commit()
    number = f"江经发〔{year}〕2号"
    assert "空号，原因不明" in row(person, number, year, "江经发").get_text()
    link = f"{PATH}/void-number?number={quote(number)}"
    answer = press(person, link, reason="系统迁移遗漏")
    assert answer.status_code == 302, answer.text
    told = row(person, number, year, "江经发").get_text(" ", strip=True)
    assert "作废" in told and "系统迁移遗漏" in told and "您无权查看" not in told
    listed = BeautifulSoup(person("registrar").get(PATH).text, "html.parser").find_all("tr")
    [state] = [one for one in listed if f"江经发〔{year}〕" in one.get_text()]
    assert "空号均已说明" in state.get_text()


@pytest.mark.parametrize(
    "number, status",
    # What is missing is said by the form itself, which is shown again.
    [("江经[2026]1号", 400), ("江经〔2026〕99999号", 409), ("x", 400), ("", 200)],
)
def test_a_number_that_is_not_there_is_refused(person, number, status):
    answer, _page = send(person, f"{PATH}/void-number", number=number, reason="系统迁移遗漏")
    assert answer.status_code == status
    asked = {"number": number, "reason": "系统迁移遗漏"}
    answer = person("registrar").rest("POST", f"{PATH}/@numbers/void", **asked)
    assert answer.status_code in (400, 409)


def test_the_form_proposes_this_year_and_no_register(person):
    page = BeautifulSoup(person("registrar").get(f"{PATH}/reserve-numbers").text, "html.parser")
    year, prefix = (
        [option["value"] for option in page.select(f"select[name*={name}] option[selected]")]
        for name in ("year", "prefix")
    )
    assert year == [str(clock.today().year)] and prefix in ([], ["--NOVALUE--"])


def test_programs_learn_which_steps_there_are(person):
    answer = person("registrar").rest("POST", f"{PATH}/@numbers")
    assert answer.status_code == 409
    assert answer.json()["error"]["allowed"] == ["reserve", "release", "void"]
    assert person("registrar").rest("POST", f"{PATH}/@numbers/other").status_code == 404


@pytest.mark.rights
# The registrar keeps the registers; who else reads them does nothing with their numbers.
@pytest.mark.parametrize("account", [*READERS[1:], *OTHERS, None])
def test_nobody_else_keeps_the_registers(person, account, year):
    client = person(account)
    for name in FORMS:
        assert client.get(f"{PATH}/{name}").status_code in (302, 401, 403, 404)
        assert client.post(f"{PATH}/{name}", {}).status_code in (302, 401, 403, 404)
    asked = {"prefix": "江经", "year": year, "kept_for": "王主任", "reason": "会议纪要"}
    for step in ("reserve", "release", "void"):
        answer = client.rest("POST", f"{PATH}/@numbers/{step}", **asked)
        assert answer.status_code in (401, 403, 404), (account, step)


@pytest.mark.parametrize("account", READERS[1:])
def test_who_only_reads_sees_no_buttons(person, reserve, account, year):
    reserve()
    for page in (PATH, f"{PATH}/register?prefix=江经&year={year}"):
        text = person(account).get(page).text
        assert "reserve-numbers" not in text and "keep-number" not in text


def test_a_document_gets_the_reserved_number_that_is_chosen(person, reserve, year):
    office = Office(person)
    [number] = reserve()
    address = office.walk("signed", title="关于预留文号使用的通知")
    form = person("registrar").get("/intranet" + address.split("/intranet")[1] + "/@@act/register")
    assert f"{number}（预留给王主任：会议纪要）" in form.text
    choice = BeautifulSoup(form.text, "html.parser").find("select", id="form-widgets-number")
    assert choice.find("option").get_text(strip=True) == "下一个号"
    office.done("registrar", address, "register", prefix="江经", number=number)
    assert person("registrar").rest("GET", address).json()["number"] == number
    told = row(person, number, year).get_text(" ", strip=True)
    assert "关于预留文号使用的通知" in told and "预留给王主任" in told


def test_a_void_number_is_given_to_a_document_of_the_same_year(person, year):
    office = Office(person)
    first = office.walk("void", title="关于作废的通知")
    number = person("registrar").rest("GET", first).json()["number"]
    second = office.walk("signed", title="关于补用空号的通知")
    office.done("registrar", second, "register", prefix="江经", number=number)
    assert person("registrar").rest("GET", second).json()["number"] == number
    told = row(person, number, year).get_text(" ", strip=True)
    assert re.search(
        "《关于作废的通知》作废：重复登记（演示文书.*补用空号：《关于补用空号的通知》（演示文书",
        told,
    )
    office.done("registrar", second, "void", reason="会议取消")
    told = row(person, number, year).get_text(" ", strip=True)
    assert re.search("补用空号：《关于补用空号的通知》.*；作废：会议取消（演示文书", told)
    found = person("registrar").get(f"{PATH}/register?prefix=江经&year={year}&q=关于作废的通知")
    assert number in found.text


def test_a_number_of_another_register_or_in_use_is_refused(person, reserve, year):
    office = Office(person)
    [number] = reserve("江经办")
    address = office.walk("signed")
    taken = person("registrar").rest("GET", office.walk("numbered")).json()["number"]
    for chosen in (number, taken, f"江经〔{year}〕99999号", "江经〔2001〕1号", "x"):
        answer = office.act("registrar", address, "register", prefix="江经", number=chosen)
        assert answer.status_code == 400, chosen
    assert office.state(address) == "signed"


def test_related_documents_are_links_for_who_may_see_them(person):
    office = Office(person)
    other = office.walk("issued", title="关于被引用的通知", receiving_units=["urban"])
    number = person("registrar").rest("GET", other).json()["number"]
    typed = number.replace("〔", "[").replace("〕", "]")
    address = office.walk(
        "issued", related=f"见{typed}、市府〔2026〕3号", receiving_units=["urban", "planning"]
    )
    path = "/intranet" + address.split("/intranet")[1]

    def links(account):
        page = BeautifulSoup(person(account).get(path).text, "html.parser")
        head = next(one for one in page.find_all("th") if one.get_text(strip=True) == "相关文件")
        assert head.parent.find("td").get_text() == f"见{typed}、市府〔2026〕3号"
        return [one["href"] for one in head.parent.find_all("a")]

    assert links("clerk2") == [other]
    assert links("planningclerk") == []


@pytest.mark.parametrize("year", [2026.0, 2025.0, True, 26])
def test_a_year_is_a_whole_number(person, year):
    asked = {"prefix": "江经函", "year": year, "count": 1, "kept_for": "某处", "reason": "预留"}
    answer = person("registrar").rest("POST", f"{PATH}/@numbers/reserve", **asked)
    assert answer.status_code == 400, answer.text
