"""A text in blocks and pages: nothing is lost, every place can be pointed at, long texts are cut where they are divided."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.library.cleaning import clean
from fadu.library.outline import outline
from fadu.library.reading import body
from fadu.library.reading.body import Block

LAW = """甲市试行条例
2020年1月1日通过
第一章 总则
第一条 为了试验，制定本条例。
第二条 下列事项适用本条例：
（一）甲事；
（二）乙事。
前款以外的不适用。
第二章 附则
第三条 本条例自2020年2月1日起施行。
"""
NOTICE = """关于试验的通知
各区：
一、总体要求
有关要求如下。
（一）抓好试验。各区要抓好。
二、组织实施
2020年1月1日
"""


def read(raw: str) -> tuple[str, list[Block]]:
    made = clean(raw)
    return made.text, body.blocks(made.text, outline(made))


def test_articles_headings_and_places() -> None:
    text, blocks = read(LAW)
    assert [(one.kind, one.anchor, one.label) for one in blocks] == [
        ("head", "head", ""), ("heading", "c1", "第一章"), ("article", "a1", "第一条"), ("article", "a2", "第二条"),
        ("heading", "c2", "第二章"), ("article", "a3", "第三条"),
    ]  # fmt: skip
    second = blocks[3]
    assert list(second.anchors()) == ["a2", "a2-1", "a2-1-1", "a2-1-2", "a2-2"]
    assert [line.depth for line in second.lines] == [0, 1, 1, 0]
    first = second.lines[0]
    assert text[first.start : first.label] == "第二条 "
    assert text[first.label : first.end] == "下列事项适用本条例："
    assert [one.level for one in blocks if one.kind == "heading"] == [2, 2]


def test_a_text_without_articles_has_its_headings() -> None:
    _, blocks = read(NOTICE)
    titled = [(one.anchor, one.title, one.level) for one in blocks if one.kind == "section"]
    # 一、总体要求 and 二、组织实施 are lines that are headings; （一） goes on with a sentence and is none.
    assert titled[0] == ("s1", "一、 总体要求", 2)
    assert ("s2", "二、 组织实施", 2) in titled
    assert next(level for anchor, _, level in titled if anchor == "s1-1") == 0


@given(st.lists(st.sampled_from([*LAW.splitlines(), *NOTICE.splitlines(), "附件", "甲" * 90]), max_size=40))
@settings(max_examples=60)
def test_every_line_is_in_exactly_one_block_and_every_anchor_names_one_place(lines: list[str]) -> None:
    text, blocks = read("\n".join(lines))
    shown = [text[line.start : line.end] for one in blocks for line in one.lines]
    assert shown == [line for line in text.split("\n") if line]
    anchors = [anchor for one in blocks for anchor in one.anchors()]
    assert len(anchors) == len(set(anchors))
    pages = body.pages(text, blocks, room=400)
    assert [line for page in pages for one in page for line in one.lines] == [
        line for one in blocks for line in one.lines
    ]


def test_a_long_text_is_cut_before_a_chapter() -> None:
    articles = {chapter: "\n".join(f"第{'一二三四五六七八九'[n]}条 {'甲' * 40}。" for n in range(chapter * 3, chapter * 3 + 3))
                for chapter in range(3)}  # fmt: skip
    text, blocks = read(f"甲法\n第一章 甲\n{articles[0]}\n第二章 乙\n{articles[1]}\n第三章 丙\n{articles[2]}")
    # An article costs 90 + 60 + 44 characters of three bytes and a blank: 283 bytes; three and their heading are about 1,000.
    pages = body.pages(text, blocks, room=1_400)
    assert [page[0].anchor for page in pages] == ["head", "c2", "c3"]
    assert body.page_of(pages, "a5") == 1
    assert body.page_of(pages, "a5-1") == 1
    assert body.page_of(pages, "a99") is None
    assert len(body.pages(text, blocks)) == 1


def test_one_paragraph_after_another_without_any_structure_is_cut_between_lines() -> None:
    text = "\n".join("乙" * 50 for _ in range(20))
    pages = body.pages(text, body.blocks(text, []), room=1_000)
    assert len(pages) > 3
    assert [block.anchor for page in pages for block in page][:2] == ["text", "text~p2"]


def test_an_empty_text_is_one_empty_page() -> None:
    assert body.pages("", body.blocks("", [])) == [[]]
