"""What the texts leave open about a document: a field, why it is open, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fadu.measure.cite import Term


class Why(StrEnum):
    """Why a field is doubtful."""

    MISSING = "missing"
    GUESSED = "guessed"
    FOREIGN = "foreign"
    DIFFERS = "differs"
    IMPOSSIBLE = "impossible"
    SEVERAL = "several"
    SAME_TITLE = "same_title"
    ALIKE = "alike"

    @property
    def term(self) -> Term:
        return _WHYS[self]


_WHYS = {
    Why.MISSING: Term("文中与目录均未载明", "neither the text nor what came with it gives it"),
    Why.GUESSED: Term("由正文推测", "guessed from the body of the text"),
    Why.FOREIGN: Term("仅有外文标题", "given in another language only"),
    Why.DIFFERS: Term("目录与正文不一致", "what came with the file and the text disagree"),
    Why.IMPOSSIBLE: Term("日期不可能存在", "a date that cannot be"),
    Why.SEVERAL: Term("正文有多个不同的值", "the text gives several"),
    Why.ALIKE: Term(
        "与已有文本几乎相同，按同一文本处理", "almost the same as a text held: taken for the same"
    ),
    Why.SAME_TITLE: Term("与库中另一文件同名而正文不同", "another document has this title and another text"),
}


@dataclass(frozen=True, slots=True)
class Open:
    """A question about a field: the value taken over for now, what speaks against it, why it is open."""

    field: str
    why: Why
    found: str = ""
    other: str = ""
