"""Choosing a language: as zope.i18n does, with its own answer as judge."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.language import Negotiator
from zope.i18n.interfaces import IUserPreferredLanguages
from zope.i18n.negotiator import negotiator as judge
from zope.interface import implementer

import pytest


KNOWN = ("en", "zh_CN", "pt-br", "de")


@implementer(IUserPreferredLanguages)
class Reader:
    """Somebody with a list of languages, best first."""

    def __init__(self, *languages: str):
        self.languages = languages

    def getPreferredLanguages(self):
        """The list."""
        return self.languages


@pytest.mark.parametrize(
    "languages",
    [
        ("zh-cn",),
        ("en-gb", "zh-cn"),
        ("zh-tw", "en"),
        ("zh", "de-at"),
        ("pt-br", "en"),
        ("pt", "en"),
        ("fr", "it-ch"),
        (),
    ],
)
@pytest.mark.parametrize("known", [KNOWN, (), ("zh", "en-GB")])
def test_a_reader_gets_the_language_that_zope_would_choose(languages, known):
    reader = Reader(*languages)
    assert Negotiator().getLanguage(known, reader) == judge.getLanguage(known, reader)


def test_pages_are_shown_in_the_language_that_a_reader_has_chosen(person):
    clerk = person("clerk")
    for language, words in (("en", "Work list"), ("zh-cn", "待办事项")):
        clerk.get(f"/intranet?set_language={language}")
        assert words in clerk.get("/intranet/worklist").text, language


@pytest.mark.parametrize(
    ("path", "english", "chinese"),
    [
        ("/intranet/documents", "Documents", "公文"),
        ("/intranet/deputations", "Deputies", "授权委托"),
        ("/intranet/inquiries", "Inquiries", "咨询"),
        ("/intranet/releases", "Releases", "公开发布"),
    ],
)
def test_a_list_is_headed_in_the_language_of_the_reader(person, path, english, chinese):
    clerk = person("clerk")
    for language, words in (("en", english), ("zh-cn", chinese)):
        clerk.get(f"/intranet?set_language={language}")
        page = BeautifulSoup(clerk.get(path).text, "html.parser")
        assert page.h1.get_text(strip=True) == words


def test_the_day_on_the_home_page_is_written_as_the_reader_is_used_to(person):
    clerk = person("clerk")
    day = clock.today()
    for language, words in (
        ("en", f"{day.day}.{day.month}.{day.year}"),
        ("zh-cn", f"{day.year}年{day.month}月{day.day}日"),
    ):
        clerk.get(f"/intranet?set_language={language}")
        assert words in clerk.get("/intranet").text, language
