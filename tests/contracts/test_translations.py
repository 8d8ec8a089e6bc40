"""Every string of ours has a Chinese translation, and Plone shows them."""

from jingwei.locales import check
from zope.i18n import translate

import pytest


def test_everything_is_translated_and_nothing_is_stale():
    problems = check.problems()
    assert not problems, "\n".join(problems)


# What our users see of Plone and its parts: domain, message, default.
SEEN = [
    ("plone", "heading_reset_password", "Set your password"),
    ("plone", "label_log_in", "Log in"),
    ("plone", "statusmessage_mtype_error", "Error:"),
    ("plone", "Invalid file", None),
    ("plone", "breadcrumb", None),
    ("zope", "Required input is missing.", None),
    ("zope", "Constraint not satisfied", None),
    ("zope", "Value is too long", None),
    ("z3c.form", "There were some errors.", None),
    ("z3c.form", "Select a value ...", None),
    ("widgets", "Image Caption", None),
    ("collective.easyform", "default_submitLabel", "Submit"),
    ("collective.easyform", "msg_file_too_big", "File is bigger"),
]


@pytest.mark.parametrize(("domain", "message", "default"), SEEN)
def test_plone_has_no_english_holes_where_our_users_look(house, domain, message, default):
    said = translate(message, domain=domain, target_language="zh_CN", default=default)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said), said


# Where Plone's own Chinese is a programmer's: domain, message, what our users read.
REWORDED = [
    ("plone", "Item created", "已保存。"),
    ("z3c.form", "There were some errors.", "请改正下列各项。"),
    ("zope", "Required input is missing.", "此项必填。"),
    ("plone", "msg_text_too_long", "文字过长，最多${max}个字符。"),
]


@pytest.mark.parametrize(("domain", "message", "words"), REWORDED)
def test_our_words_stand_before_those_of_plone(house, domain, message, words):
    assert translate(message, domain=domain, target_language="zh_CN") == words
