"""The structure of texts: what is recognised, under which anchor, with exact offsets."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st
from tests.library.making import MEASURES

from fadu.library.cleaning import clean
from fadu.library.outline import outline
from fadu.library.structure import Part, found, loaded, units


def read(raw: str) -> tuple[str, list[Part], dict[str, str]]:
    """The clean text, its parts, and the text of each by anchor."""
    text = clean(raw)
    parts = outline(text)
    every = {part.anchor: text.text[part.start : part.end] for top in parts for part in top.walk()}
    return text.text, parts, every


def test_articles_paragraphs_and_items_have_anchors_and_exact_offsets() -> None:
    _, _, every = read(MEASURES)
    assert every["a1"] == "第一条 为了加强停车管理，根据《乙法》第三条第二款，制定本办法。"
    assert every["a1-1"] == "为了加强停车管理，根据《乙法》第三条第二款，制定本办法。"
    assert every["a2-1-2"] == "（二）专用停车场。"
    assert every["a2-2"] == "前款第二项的停车场由其所有人管理。"
    assert every["a2b1"].startswith("第二条之一 夜间停车")
    assert every["head"].startswith("甲市停车管理办法\n2019年3月1日")
    assert every["c2"].startswith("第二章 附则\n第三条")


def test_provisions_know_the_headings_above_them() -> None:
    text, parts, _ = read(MEASURES)
    told = {unit.anchor: (unit.kind, unit.label, unit.path) for unit in units(parts)}
    assert list(told) == ["head", "a1", "a2", "a2b1", "a3"]
    assert told["a2b1"] == ("article", "第二条之一", "第一章 总则")
    assert told["a3"] == ("article", "第三条", "第二章 附则")
    assert all(text[unit.start : unit.end].strip() == text[unit.start : unit.end] for unit in units(parts))


def test_a_text_without_articles_has_anchors_of_its_own() -> None:
    _, parts, every = read(
        "关于加强管理的意见\n各区县人民政府：\n为了加强管理，提出如下意见。\n一、总体要求\n（一）指导思想。坚持依法管理。\n"
        "1.明确责任。\n2.加强监督。\n（二）基本原则。公开透明。\n二、工作任务\n甲市人民政府\n2020年3月5日\n（此件公开发布）"
    )
    assert every["s1-1"].endswith("2.加强监督。")
    assert every["s1-1-2"] == "2.加强监督。"
    assert every["s2"] == "二、工作任务"
    assert every["tail"] == "甲市人民政府\n2020年3月5日\n（此件公开发布）"
    headings = {unit.anchor: unit.heading for unit in units(parts)}
    assert headings["s1"] == "总体要求"
    assert headings["s1-1"] == "指导思想"
    # Parts below the second level are read with the part above them.
    assert "s1-1-2" not in headings


def test_what_is_handed_on_is_an_annex_whose_articles_begin_anew() -> None:
    _, parts, every = read(
        "甲市人民政府关于印发甲市养犬规定的通知\n甲政发〔2020〕3号\n各区：\n现印发给你们，请遵照执行。\n甲市人民政府\n2020年3月5日\n"
        "甲市养犬规定\n第一条 为了规范养犬，制定本规定。\n第二条 本规定自印发之日起施行。\n附件1\n登记表\n姓名"
    )
    assert every["x1"].startswith("甲市养犬规定\n第一条")
    assert every["x1.a2"] == "第二条 本规定自印发之日起施行。"
    assert every["x2"] == "附件1\n登记表\n姓名"
    # Whoever cites its second article finds it.
    place = found(parts, "a2")
    assert place is not None
    assert place.anchor == "x1.a2"


def test_an_amendment_without_articles_is_cited_by_articles() -> None:
    _, parts, _ = read(
        "刑法修正案\n一、第一条修改为：“新的第一条。”\n二、增加一条。\n三、本修正案自公布之日起施行。"
    )
    place = found(parts, "a3")
    assert place is not None
    assert place.label == "三、"


def test_articles_that_a_source_ran_together_are_told_apart_only_in_their_order() -> None:
    _, _, every = read("规则\n第一条 甲。 第二条 乙。 第三条 依照第一条 的规定。\n第四条 丙。")
    assert every["a1"] == "第一条 甲。"
    assert every["a3"] == "第三条 依照第一条 的规定。"


def test_a_line_that_begins_with_a_cited_article_begins_none() -> None:
    _, _, every = read("规则\n第一条 甲。\n第五条规定的情形除外。\n第二条 乙。")
    assert every["a1"] == "第一条 甲。\n第五条规定的情形除外。"
    assert "a5" not in every


def test_the_structure_comes_back_from_its_json() -> None:
    _, parts, _ = read(MEASURES)
    told = [part.told() for part in parts]
    assert [part.told() for part in loaded(json.loads(json.dumps(told)))] == told


LINES = st.sampled_from(
    ["第一条 甲。", "第二条 乙：", "第三条", "（一）丙；", "1.丁。", "戊。", "第一章 总则", "第二节 己", "附件", "一、庚", "2020年1月1日",
     "甲市人民政府",
     "“第九条 辛。", "第一款规定的。", "附则"]
)  # fmt: skip


@settings(max_examples=150)
@given_by(st.lists(LINES, min_size=1, max_size=14))
def test_every_line_lies_in_one_provision_or_is_a_heading_above_some(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    parts = outline(text)
    told = list(units(parts))
    anchors = [part.anchor for top in parts for part in top.walk()]
    assert len(anchors) == len(set(anchors))
    assert all(one.end <= two.start for one, two in pairwise(told))
    containers = {
        part.start for top in parts for part in top.walk() if part.kind in ("book", "chapter", "division")
    }
    at = 0
    for line in text.text.split("\n"):
        inside = sum(unit.start <= at < unit.end for unit in told)
        assert inside == 1 or at in containers, (line, lines)
        at += len(line) + 1


def test_the_articles_of_the_corpus_are_numbered_on(shared: Path) -> None:
    """Real texts: in these, read by eye, the articles go on without gap."""
    for name, count in (
        ("行政法规/政府信息公开条例(2019-04-03).txt", 56),
        ("经济法/个人所得税法(2018-08-31).txt", 22),
    ):
        _, _, every = read((shared / "corpus" / "laws" / name).read_text(encoding="utf-8"))
        assert [anchor for anchor in every if anchor.startswith("a") and "-" not in anchor] == [
            f"a{n}" for n in range(1, count + 1)
        ]


@pytest.mark.parametrize("line", ["第一章....................1", "一、总体要求……………………4"])
def test_a_table_of_contents_opens_nothing(line: str) -> None:
    _, _, every = read(f"规划\n目 录\n{line}\n第一章 总则\n第一条 甲。")
    assert list(every) == ["head", "c1", "a1", "a1-1"]
