"""Numbers as others write them are read leniently, our own are checked to the letter."""

from jingwei.core.numbering import api
from jingwei.core.numbering.exc import BadNumber

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "江经〔2026〕12号",
        "江经[2026]12号",
        "江经【2026】12号",
        "江经（2026）12号",
        "江经(2026)12号",
        "江经［2026］12号",
        "江经「2026」12号",
        "江经〈2026〉12号",
        "江经{2026}12号",
        "江经〔2026]12号",
        "江经〔2026〕第12号",
        "江经字〔2026〕第12号",
        "江经〔2026〕012号",
        "江经〔2026〕12",
        "江经〔2026年〕12号",
        "江经2026年12号",
        "江经2026年第12号",
        "江经2026-12号",
        "江经 〔2026〕 12 号",
        "江经〔 2026 〕12号",
        "江经　〔２０２６〕　１２号",
        "江经［２０２６］第１２号",
        "江经〔二〇二六〕12号",
        "江经〔二○二六〕十二号",
        "  江经〔2026〕12号。",
        "（江经〔2026〕12号）",
        "江经(2026)12",
    ],
)
def test_however_it_is_written_it_is_the_same_number(text):
    assert api.read(text) == ("江经", 2026, 12)
    assert str(api.read(text)) == "江经〔2026〕12号"


@pytest.mark.parametrize(
    "text, told",
    [
        ("国发〔86〕12号", "国发〔1986〕12号"),
        ("国发〔05〕3号", "国发〔2005〕3号"),
        ("国发〔二〇〇〇〕二十三号", "国发〔2000〕23号"),
        ("国办发〔2016〕80号", "国办发〔2016〕80号"),
        ("工信部企业函〔2026〕100号", "工信部企业函〔2026〕100号"),
        ("临江区经信〔2026〕一百零三号", "临江区经信〔2026〕103号"),
        ("国务院令第711号", "国务院令第711号"),
        ("国务院令 第 711 号", "国务院令第711号"),
        ("A市函〔2026〕1号", "A市函〔2026〕1号"),
    ],
)
def test_numbers_of_others_are_read(text, told):
    assert str(api.read(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "通知", "12号", "〔2026〕12号", "江经〔2026〕号", "江经〔2026〕0号"),
        *("江经〔3026〕1号", "江经〔1900〕1号", "江经〔226〕1号", "2026年12月3日", "江经12号"),
        *(
            "江经〔2026〕12号文件",
            "见江经〔2026〕12号和13号",
            "GB/T 9704-2012",
            "江经〔2026〕1234567号",
        ),
        *("江经〔2026〕-1号", "江经〔2026〕1.5号", "无号", "《办法》（江经〔2026〕12号）"),
    ],
)
def test_what_is_no_number_stays_free_text(text):
    assert api.read(text) is None


@pytest.mark.parametrize("text", ["江经〔" * 5000, "一" * 20_000, "江经〔2026〕" + "1" * 20_000])
def test_long_and_odd_texts_are_read_at_once(text):
    assert api.read(text) is None
    assert list(api.own_in(text, ["江经"])) == []


def test_an_own_number_is_read_to_the_letter():
    assert api.own("江经〔2026〕12号") == api.Number("江经", 2026, 12)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "江经[2026]12号",
            "江经〔2026〕012号",
            "江经〔2026〕第12号",
            "江经〔2026〕12",
            "江〔2026〕1号",
        ),
        *(
            "江经〔26〕12号",
            "江经〔1999〕12号",
            "江经 〔2026〕12号",
            "江经〔2026〕0号",
            "江经〔２０２６〕12号",
        ),
        *("江经〔2026〕12号\n", "", "JW〔2026〕1号", "江经〔2026〕1号1号"),
    ],
)
def test_what_is_written_otherwise_is_no_number_of_ours(text):
    with pytest.raises(BadNumber) as refusal:
        api.own(text)
    assert [error["field"] for error in refusal.value.errors] == ["number"]


def test_own_numbers_are_found_in_a_text_with_their_places():
    text = "根据江经[2026]12号、市府〔2026〕3号和江经函〔2025〕7号，现印发"
    found = list(api.own_in(text, ["江经函", "江经"]))
    assert [number for number, _start, _end in found] == [
        ("江经", 2026, 12),
        ("江经函", 2025, 7),
    ]
    assert [text[start:end] for _number, start, end in found] == [
        "江经[2026]12号",
        "江经函〔2025〕7号",
    ]


def test_own_numbers_are_found_in_their_order_however_each_is_written():
    for text in ("见江经2026年第12号和江经〔2026〕13号", "见江经〔2026〕12号和江经2026年第13号"):
        found = [number.sequence for number, _start, _end in api.own_in(text, ["江经"])]
        assert found == [12, 13], text


@pytest.mark.parametrize(
    "asked, told",
    [
        ("江经[2026]012号", "江经〔2026〕12号"),
        ("江经（２０２６）第１号 通知", "江经〔2026〕1号 通知"),
        ("江经〔2026〕1", "江经〔2026〕1"),
        ("通知（2026年）", "通知（2026年）"),
    ],
)
def test_words_that_are_looked_for_get_the_brackets_of_the_standard(asked, told):
    assert api.standard(asked) == told
