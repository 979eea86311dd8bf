"""Citations read as lawyers write them, and know whether anybody has read the article."""

from datetime import date

import pytest

from fadu.law.instruments import ARL_2017, CIV, CROSS_35, OGI
from fadu.measure.cite import Mark, chinese_number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (33, "三十三"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (119, "一百一十九"),
        (205, "二百零五"),
        (1000, "一千"),
        (1010, "一千零一十"),
        (1259, "一千二百五十九"),
    ],
)
def test_article_numbers_in_chinese(number, said):
    assert chinese_number(number) == said


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_no_such_article(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_a_citation_in_both_languages():
    cite = OGI.art(33, 2)
    assert cite.zh == "《政府信息公开条例》第三十三条第二款"
    assert cite.en == "OGI 2019, art. 33(2)"


def test_paragraph_and_item_and_version():
    cite = ARL_2017.art(28, 1, 4)
    assert cite.zh == "《行政复议法》（2017年修正）第二十八条第一款第（四）项"
    assert cite.en == "ARL 2017, art. 28(1) item 4"


def test_a_part_without_article_and_a_whole_document():
    assert CROSS_35.art("第二部分").zh.endswith("“跨省通办”的指导意见》第二部分")
    assert CROSS_35.whole().en == "CROSS 35"


def test_two_places_together_are_only_as_sure_as_the_weaker():
    both = OGI.art(30) & CIV.art(201, mark=Mark.KNOWN)
    assert both.zh == "《政府信息公开条例》第三十条、《民法典》第二百零一条"
    assert OGI.art(30).verified
    assert not both.verified


def test_marks_of_the_other_files_mean_the_same():
    assert Mark("T") is Mark.READ
    assert Mark("U") is Mark.KNOWN
    assert {mark for mark in Mark if mark.verified} == {Mark.READ, Mark.PAGE, Mark.ARITHMETIC, Mark.EXCERPT}
    assert all(mark.term.zh and mark.term.en for mark in Mark)


def test_in_force_includes_both_ends():
    assert ARL_2017.in_force(date(2023, 12, 31))
    assert not ARL_2017.in_force(date(2024, 1, 1))
