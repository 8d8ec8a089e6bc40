"""Small words of the public site and its log-in."""

from bs4 import BeautifulSoup
from tests.portal.conftest import ANSWER
from tests.portal.conftest import public_record

import datetime
import re


def test_an_answer_of_the_same_day_is_called_so_in_the_list_too(site, person):
    day = datetime.date(2026, 3, 2)
    words = {**ANSWER, "title": "当天答复的咨询", "asked_on": day, "answered_on": day}
    moment = datetime.datetime(2026, 3, 2, 16)
    path = public_record(site, "inquiries", "PublicAnswer", moment, **words)
    for page in (path, "/inquiries"):
        text = person(None).get(page).text
        assert "当日答复" in text and "0 天" not in text


def test_an_empty_column_offers_no_data(person):
    assert "本列表数据" not in person(None).get("/approvals").text


def test_the_address_of_a_text_promises_no_day(editing):
    address = editing.walk("published", title="地址不含日期的稿件")
    assert not re.search(r"20\d{6}", address.rsplit("/", 1)[1])


def test_the_log_in_speaks_plainly(person, site):
    for password, words in (("wrong", "账号或口令不正确"), (site.password, "登录成功。")):
        client = person(None)
        form = {"__ac_name": "clerk", "__ac_password": password, "buttons.login": "1"}
        answer = client.http.post(f"{client.url}/login", data=form)
        page = BeautifulSoup(answer.text, "html.parser").find("main").get_text()
        assert words in page
        assert "大写锁定" not in page and "现在已经" not in page


def test_the_search_box_says_what_it_is_for(person):
    page = BeautifulSoup(person(None).get("/news").text, "html.parser")
    assert page.select_one("form[role=search] input")["placeholder"] == "站内搜索"
