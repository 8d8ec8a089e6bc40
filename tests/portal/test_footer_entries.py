"""What the foot of every page may say: addresses that lead to the web, codes as they are given."""

from jingwei.portal.settings.schema import IFooterSettings
from zope.interface import Invalid
from zope.schema import ValidationError

import pytest


@pytest.mark.parametrize("name", ["error_report", "mark"])
@pytest.mark.parametrize(
    "value",
    [
        *("javascript:alert(1)", "//evil.example", "https://", "http:\\\\evil.example", "/news"),
        *("https://a.example/ b", "https:/\\evil.example", "ftp://a.example"),
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(name, value):
    with pytest.raises((ValidationError, Invalid)):
        IFooterSettings[name].validate(value)


@pytest.mark.parametrize("name", ["error_report", "mark"])
@pytest.mark.parametrize("value", [None, "https://www.example.gov.cn/jc?x=1"])
def test_an_address_of_the_web_or_none_is_taken(name, value):
    IFooterSettings[name].validate(value)


@pytest.mark.parametrize(
    "value",
    [
        "4201000001\n",
        "42010000\n",
        "420100000",
        "bm4201000",
        "bm42010000\n",
        "４２０１０００００１",
    ],
)
def test_a_site_code_that_is_none_is_refused(value):
    with pytest.raises((ValidationError, Invalid)):
        IFooterSettings["site_code"].validate(value)


@pytest.mark.parametrize("value", ["4201000001", "bm42010000", None])
def test_a_site_code_is_taken(value):
    IFooterSettings["site_code"].validate(value)
