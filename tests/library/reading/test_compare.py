"""Two texts compared: which provision is which, and what changed in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.library.reading.compare import Piece, compare, runs, tally


def pieces(*texts: str) -> list[Piece]:
    """第一条 …: the label is what stands before the blank."""
    return [Piece(f"a{n}", text.split(" ")[0], text) for n, text in enumerate(texts, 1)]


OLD = pieces(
    "第一条 为了保护城市环境，制定本条例。",
    "第二条 养犬人应当为犬只注射疫苗。",
    "第三条 禁止遗弃犬只，违者处五百元罚款。",
    "第四条 本条例自公布之日起施行。",
)
NEW = pieces(
    "第一条 为了保护城市环境，制定本条例。",
    "第二条 市人民政府建立养犬管理联席会议，协调有关部门的工作。",
    "第三条 养犬人应当为犬只注射疫苗。",
    "第四条 禁止遗弃犬只，违者处一千元罚款。",
    "第五条 区人民政府确定本区的禁养区域。",
)


def test_provisions_are_matched_by_what_they_say_not_by_their_numbers() -> None:
    rows = compare(OLD, NEW)
    assert [(row.what, row.old and row.old.label, row.new and row.new.label) for row in rows] == [
        ("same", "第一条", "第一条"), ("added", None, "第二条"), ("moved", "第二条", "第三条"),
        ("changed", "第三条", "第四条"), ("removed", "第四条", None), ("added", None, "第五条"),
    ]  # fmt: skip
    told = tally(rows)
    assert (told.changed, told.added, told.removed, told.moved, told.same) == (1, 2, 1, 1, 1)


def test_inside_a_provision_words_are_marked() -> None:
    changed = next(row for row in compare(OLD, NEW) if row.what == "changed")
    assert ("out", "五百元") in changed.runs or ("out", "五百") in changed.runs
    assert ("in", "一千元") in changed.runs or ("in", "一千") in changed.runs
    assert any(op == "same" and "禁止遗弃犬只" in words for op, words in changed.runs)


def test_a_heading_is_never_matched_with_a_provision() -> None:
    heading = Piece("c1", "第一章", "第一章 养犬人应当为犬只注射疫苗", heading=True)
    rows = compare([heading], pieces("第一条 养犬人应当为犬只注射疫苗吧"))
    assert [row.what for row in rows] == ["removed", "added"]
    assert tally(rows).removed == 0  # headings are not counted as provisions


WORDS = st.lists(
    st.sampled_from(["应当", "不得", "养犬", "，", "罚款", "甲", "\n", "一千元", "市人民政府"]), max_size=25
)


@given(WORDS, WORDS)
@settings(max_examples=120)
def test_the_runs_hold_both_texts_whole(old: list[str], new: list[str]) -> None:
    found = runs("".join(old), "".join(new))
    assert "".join(words for op, words in found if op != "in") == "".join(old)
    assert "".join(words for op, words in found if op != "out") == "".join(new)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
@settings(max_examples=80)
def test_no_provision_is_lost_and_none_comes_twice(old: list[list[str]], new: list[list[str]]) -> None:
    left = pieces(*(f"第{n}条 {''.join(words)}" for n, words in enumerate(old)))
    right = pieces(*(f"第{n}条 {''.join(words)}" for n, words in enumerate(new)))
    rows = compare(left, right)
    assert [row.old for row in rows if row.old] == left
    assert [row.new for row in rows if row.new] == right


def test_what_is_equal_is_the_same_throughout() -> None:
    assert {row.what for row in compare(NEW, NEW)} == {"same"}
