"""Following an inquiry with nothing but its code."""

from bs4 import BeautifulSoup
from jingwei.desk.inquiries import codes
from jingwei.desk.inquiries import letterbox
from zope.annotation.interfaces import IAnnotations

import pytest
import re


def shown(page) -> str:
    """The text of the progress, "" if none is shown."""
    found = BeautifulSoup(page.text, "html.parser").find(class_="progress")
    return found.text if found else ""


@pytest.mark.parametrize(
    "state,words",
    [
        ("received", "等待分办"),
        ("handling", "正在办理"),
        ("answer_review", "正在审核"),
        ("answered", "已答复"),
        ("published", "已公开"),
    ],
)
def test_the_writer_reads_the_progress_in_plain_words(counter, state, words):
    _address, code = counter.walk(state)
    text = shown(counter.track(code))
    assert words in text
    assert "我公司想申报技术改造项目，不知道账号怎样申请。" in text
    answer = "请在“项目申报”页面注册。"
    assert (answer in text) == (state in ("answered", "published"))
    assert ("都市工业处" in text) == (state != "received")


def test_a_rejection_tells_its_reason(counter):
    _address, code = counter.walk("rejected")
    text = shown(counter.track(code))
    assert "内容不属于咨询事项" in text


def test_no_person_stands_in_the_progress(counter, site):
    from jingwei.core.organisation import api as organisation

    address, code = counter.walk("answered")
    page = counter.track(code).text
    with site.open():
        names = [organisation.title(user) for user in ("officeclerk", "clerk2", "head2")]
    for secret in (*names, "0000-0002", "officeclerk", "clerk2", "head2", address):
        assert secret not in page, secret


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')} ",
        lambda code: code.replace("-", "－"),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code),
    ],
)
def test_the_code_is_read_as_people_type_it(counter, typed):
    number, code = counter.send()
    assert number in shown(counter.track(typed(code)))


WRONG = [
    *("", " ", "ABCD-EFGH-JKMN-PQRS-TVWX", "0" * 20, "x", "<script>", "'; drop", "长" * 60),
    *("a" * 5000, "\x00", "../../x", "咨询〔2026〕1号"),
]


def test_every_wrong_code_gets_the_same_reply(counter):
    _number, code = counter.send()
    close = code[:-1] + ("0" if code[-1] != "0" else "2")
    replies = [counter.track(wrong) for wrong in (*WRONG, close, code[:-1])]
    assert len({(reply.status_code, reply.text) for reply in replies}) == 1
    assert not shown(replies[0])
    assert len({tuple(sorted(set(reply.headers) - {"Date"})) for reply in replies}) == 1


def test_a_close_code_is_looked_up_with_the_same_work_as_a_foreign_one(counter, site):
    _number, code = counter.send()
    close = code[:-1] + ("0" if code[-1] != "0" else "2")

    def loads(typed: str) -> int:
        """Objects read from the database for one look-up with a cold cache."""
        with site.open() as portal:
            portal._p_jar.cacheMinimize()
            portal._p_jar.getTransferCounts(clear=True)
            assert (letterbox.look_up(typed) is not None) == (typed == code)
            return portal._p_jar.getTransferCounts()[0]

    # The registries of a process remember what they looked up first.
    loads(code)
    work = {typed: loads(typed) for typed in (close, "ABCD", "", "a" * 5000, code[:-1])}
    assert len(set(work.values())) == 1, work
    assert loads(code) > work[close] > 0


def test_only_digests_of_codes_are_kept(counter, site):
    _number, code = counter.send()
    with site.open() as portal:
        known = [*IAnnotations(portal.intranet.inquiries)[letterbox.CODES]]
    # Whatever is typed is hashed in full, and only digests are compared with one another.
    assert codes.digest(code) in known
    assert {len(key) for key in known} == {len(codes.digest(""))}


def test_a_code_in_the_address_is_not_looked_at(counter, person):
    number, code = counter.send()
    page = person().get(f"/inquiries/track?code={code}")
    assert not shown(page)
    assert number not in page.text


def test_the_page_is_not_kept_anywhere(counter):
    _number, code = counter.send()
    page = counter.track(code)
    assert page.headers["Cache-Control"] == "no-store"
    assert code not in page.url


def test_guessing_is_stopped(counter):
    number, code = counter.send()
    counter.set(lookups_per_hour=1)
    try:
        counter.track("x")
        stopped = counter.track(code)
        assert stopped.status_code == 429
        assert number not in stopped.text
    finally:
        counter.set(lookups_per_hour=10_000)


def test_a_look_up_writes_nothing(counter, site):
    _number, code = counter.send()
    before = site.db.lastTransaction()
    counter.track(code)
    counter.track("wrong")
    assert site.db.lastTransaction() == before


def test_public_forms_leave_nothing_on_a_shared_machine(counter, person):
    for path in ("/inquiries/ask", "/inquiries/track"):
        page = BeautifulSoup(person().get(path).text, "html.parser")
        form = page.find("form", action=re.compile(f"{path}$"))
        assert form.has_attr("data-forget"), path
