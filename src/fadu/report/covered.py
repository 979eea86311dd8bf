"""Which declared figure covers a claim of a published report: by the city's own mapping, else by its title, never by guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from fadu.auditor.model import Claim, Document
from fadu.cities import Printed, Publication
from fadu.engine.line import Line
from fadu.measure.figure import Rate
from fadu.report.shown import Word

_SPACE = re.compile(r"\s")
_STOPS = "。；！？\n"
_LEAST_CONTEXT = 4  # characters around a number that must agree
_LEAST_TITLE = 4  # 受理, 办结 stand in every report
_TELLING_TITLE = 9  # from here on a title speaks for itself, without its line of work beside it
_KINDS = re.compile(r"(?:案件|办件|事项|项目|活动|任务措施)$")
# Another span of time than the year's own.
_OTHER_TIME = re.compile(r"累计|去年|上年|以来|历年|五年|三年|上半年|前三季度|季度|计划|力争|预计")
# What a figure's unit may be printed as: whole words, for 个工作日 counts no bodies.
_MEASURES = {
    "件": "件 例 宗",
    "人": "人 名 位 人次",
    "次": "次 场 起 场次 人次",
    "个": "个 家 支 处 所",
    "项": "项 条 部 件 个",
    "元": "元",
}


@dataclass(frozen=True, slots=True)
class Covered:
    """A claim (by its place in the list) and the figure that counts the same; `mapped` where the city's data say so."""

    claim: int
    figure: str
    mapped: bool


def covered(
    document: Document,
    claims: Sequence[Claim],
    *,
    figures: Mapping[str, tuple[Line, Word]],
    publication: Publication | None = None,
    places: Iterable[str] = (),
) -> tuple[Covered, ...]:
    """Every claim that a figure covers, in the order of the text; `places` are parts of the ground, whose numbers differ."""
    page = _Page(document.text)
    found = list(_mapped(page, claims, publication)) if publication and page.says(publication.title) else []
    taken, parts = {one.claim for one in found}, tuple(places)
    titles = [_Title(word.title.zh, id, line, word) for id, (line, word) in figures.items()]
    titles = [title for title in titles if len(title.zh) >= _LEAST_TITLE]
    for number, claim in enumerate(claims):
        figure = None if number in taken else _titled(document.text, claim, titles, parts)
        if figure is not None:
            found.append(Covered(number, figure, mapped=False))
    return tuple(sorted(found, key=lambda one: one.claim))


class _Page:
    """The text without its spaces, which differ between a page and its copies."""

    def __init__(self, text: str) -> None:
        self.text = _SPACE.sub("", text)
        self._at = [0, *accumulate(0 if sign.isspace() else 1 for sign in text)]

    def says(self, words: str) -> bool:
        return _SPACE.sub("", words) in self.text

    def print_of(self, claim: Claim) -> str:
        return self.text[self._at[claim.start] : self._at[claim.end]]

    def stands(self, claim: Claim, before: str, after: str, *, loose: int) -> bool:
        """Whether the claim has these words around it; `loose`: how long an approximation word or unit may stand between."""
        start, end = self._at[claim.start], self._at[claim.end]
        lead = self.text[max(0, start - len(before) - loose) : start]
        return before in lead and after in self.text[end : end + len(after) + 2 * loose]


def _mapped(page: _Page, claims: Sequence[Claim], publication: Publication) -> Iterator[Covered]:
    for printed in publication.numbers:
        here = _here(page, claims, printed) if printed.figures else None
        if here is not None:
            yield from (Covered(here, figure, mapped=True) for figure in printed.figures)


def _here(page: _Page, claims: Sequence[Claim], printed: Printed) -> int | None:
    """The one claim that stands where the number was printed; where few words surround it, it must be the same number."""
    context, number = _SPACE.sub("", printed.context), _SPACE.sub("", printed.printed)
    if context.count(number) != 1:
        return None
    before, _, after = context.partition(number)
    short = len(before) + len(after) < _LEAST_CONTEXT
    if not before + after:
        return None
    for loose in (0, 2):
        found = [
            at
            for at, claim in enumerate(claims)
            if page.stands(claim, before, after, loose=loose)
            and (not short or page.print_of(claim) == number)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


class _Title(NamedTuple):
    zh: str
    id: str
    line: Line
    word: Word

    @property
    def speaks_alone(self) -> bool:
        return len(self.zh) >= _TELLING_TITLE

    @property
    def work(self) -> str:
        """The line of work without the kind of thing it holds: 人民调解案件 → 人民调解."""
        return _KINDS.sub("", self.line.title.zh)


def _titled(text: str, claim: Claim, titles: Sequence[_Title], places: tuple[str, ...]) -> str | None:
    """The one figure whose title the claim's subject says, in a sentence that speaks of its line of work."""
    subject = _SPACE.sub("", claim.subject)
    said = [one for one in titles if one.zh in subject and _measured(claim, one.word)]
    sentence = _sentence(text, claim) if said else ""
    if not said or _OTHER_TIME.search(sentence) or any(place in sentence for place in places):
        return None
    fits = [one for one in said if one.speaks_alone or one.work in sentence]
    longest = max((len(one.zh) for one in fits), default=0)
    best = [one.id for one in fits if len(one.zh) == longest]
    return best[0] if len(best) == 1 else None


def _sentence(text: str, claim: Claim) -> str:
    start = max(text.rfind(stop, 0, claim.start) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, claim.end)) >= 0]
    return _SPACE.sub("", text[start : min(ends, default=len(text))])


def _measured(claim: Claim, word: Word) -> bool:
    """Whether the claim is told in the figure's measure: 4025件 and 件, 97.1% and a rate."""
    if isinstance(word, Rate):
        return claim.kind == "ratio" and claim.unit == "%"
    ours = word.unit.title.zh
    return (
        claim.kind in ("count", "money") and claim.unit.lstrip("千万亿") in _MEASURES.get(ours, ours).split()
    )
