"""The same quantity in running text and in a table of the document, with numbers that cannot both hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor import interval
from fadu.auditor.grid import Figure, cell_tokens, figures
from fadu.auditor.interval import span
from fadu.auditor.kinds import heading_of
from fadu.auditor.model import Claim, Document, Finding, Table
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say

_SHORTEST_NAME = 4
_BEFORE, _AFTER, _CAPTION = 300, 24, 60
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年度?")
_BRACKETED = re.compile(r"[（(][^（()）]{0,12}[)）]")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[、.．])")
_MARKS = re.compile(r"[\s·、，,：:“”‘’\"'《》的]")
_NEUTRAL = frozenset(("", "数量", "件数", "金额", "数值", "数额", "合计", "总计", "共计"))
# A sentence with one of these may speak of a part, of another period or of a plan.
_OTHERWISE = re.compile(
    r"其中|余|结转|含|包括|累计|历年|截至|至今|去年|上年|往年|同期|预计|计划|目标|力争|预期|分别|每|平均|"
    r"左右|以上|以下|季度|半年|[0-9一二三四五六七八九十]\s*月"
)
_SCALES = ("万亿", "亿", "万", "千")
Key = tuple[str, str, str]  # name, year, kind


@dataclass(frozen=True, slots=True)
class Place:
    """One figure of a table, and the claim that its heads make of it."""

    figure: Figure
    claim: Claim


def told_and_tabled(case: Case) -> Iterable[Finding]:
    """A claim of the text named as exactly one cell is, of the same kind and year, which that cell contradicts."""
    if not case.document.tables:
        return
    heading = heading_of(case.document)
    year = str(heading.year) if heading else ""
    told: dict[Key, list[int]] = defaultdict(list)
    for at in _running(case):
        claim = case.claims[at]
        if key := _key(case.document, claim, year):
            told[key].append(at)
    cells = _cells(case.document, year) if told else {}
    for key, claims in told.items():
        places = cells.get(key, [])
        if len(places) == 1:
            yield from _held(case, claims, places[0])


def _cells(document: Document, year: str) -> dict[Key, list[Place]]:
    """Every figure under every name that running text could give it."""
    found: dict[Key, list[Place]] = defaultdict(list)
    for table in document.tables:
        inside = figures(document.text, table)
        # Running text takes a decimal in a cell for a bare count; its heads know the unit.
        tokens = cell_tokens(document.text, (table,), ())
        in_row = Counter(figure.cell.row for figure in inside)
        in_column = Counter(figure.cell.column for figure in inside)
        caption = _caption(document, table)
        for figure, token in zip(inside, tokens, strict=True):
            years = _years(figure.row_head + figure.column_head) or _years(caption) or {year}
            if len(years) != 1:
                continue
            alone = in_row[figure.cell.row] == 1, in_column[figure.cell.column] == 1
            for name in _names(figure, *alone):
                found[name, min(years), token.kind].append(Place(figure, token.claim()))
    return found


def _names(figure: Figure, alone_in_row: bool, alone_in_column: bool) -> set[str]:
    row, column = _plain(figure.row_head), _plain(figure.column_head)
    names = {row + column, column + row}
    if alone_in_row or column in _NEUTRAL:
        names.add(row)
    if alone_in_column or row in _NEUTRAL:
        names.add(column)
    return {name for name in names if len(name) >= _SHORTEST_NAME}


def _plain(words: str) -> str:
    """A name without numbering, units in brackets, years and marks."""
    parts = (_NUMBERING.sub("", _BRACKETED.sub("", part)) for part in words.split("·"))
    return _MARKS.sub("", _YEAR.sub("", "".join(parts)))


def _years(words: str) -> set[str]:
    return {match[1] for match in _YEAR.finditer(words)}


def _caption(document: Document, table: Table) -> str:
    before = document.text[max(0, table.start - _CAPTION) : table.start].strip().rsplit("\n", 1)
    return table.title + ("" if "。" in before[-1] else before[-1])


def _running(case: Case) -> Iterator[int]:
    """The claims outside tables that are told exactly."""
    starts = sorted((table.start, table.end) for table in case.document.tables)
    for at, claim in enumerate(case.claims):
        before = bisect_right(starts, (claim.start, len(case.document.text))) - 1
        outside = before < 0 or claim.start >= starts[before][1]
        counted = claim.kind in ("count", "money", "area") or (
            claim.kind == "ratio" and claim.subject.endswith("率")
        )
        if outside and counted and claim.approx == "exact" and isinstance(claim.value, Decimal):
            yield at


def _key(document: Document, claim: Claim, year: str) -> Key | None:
    name = _plain(claim.subject)
    if len(name) < _SHORTEST_NAME:
        return None
    before = document.text[max(0, claim.start - _BEFORE) : claim.start]
    sentence = re.split(r"[。；;\n]", before)[-1]
    after = re.split(r"[。；;\n]", document.text[claim.end : claim.end + _AFTER])[0]
    years = _years(sentence) or _years(before) or {year}
    if len(years) != 1 or _OTHERWISE.search(f"{sentence}{claim.text}{after}"):
        return None
    return name, min(years), claim.kind


def _held(case: Case, claims: list[int], place: Place) -> Iterator[Finding]:
    """Silent where the text tells several numbers, or where one of them is the cell's."""
    cell, first = place.claim, case.claims[claims[0]]
    tabled, told = interval.of(cell), interval.of(first)
    if tabled is None or told is None or not _same_unit(first, cell) or tabled.meets(told):
        return
    if any((other := interval.of(case.claims[at])) is None or not other.meets(told) for at in claims):
        return
    lines = [case.document.text.count("\n", 0, claim.start) + 1 for claim in (first, cell)]
    name = "·".join(filter(None, (place.figure.row_head, place.figure.column_head)))
    said, printed = first.text.strip(), cell.text.strip()
    tabled_at = (at for at, claim in enumerate(case.claims) if claim.start == cell.start)
    yield say(
        case.document, first, rule="repeats.table", severity="note", claims=(claims[0], *tabled_at),
        zh=f"正文（第{lines[0]}行）“{first.subject}”为{said}，表中（第{lines[1]}行）“{name}”为{printed}，两处不一致："
        "请核对；如正文口径不同（例如只计一部分），请写明。",
        en=f"The text (line {lines[0]}) tells “{first.subject}” as {said}, the table (line {lines[1]}) has {printed} "
        f"under “{name}”: check both, or say what the text counts differently.",
        computation=f"{span(told)} ≠ {span(tabled)}",
    )  # fmt: skip


def _same_unit(told: Claim, tabled: Claim) -> bool:
    """A bare count in a table may be of anything; money, areas and rates must name their unit."""
    one, other = _base(told.unit), _base(tabled.unit)
    return one == other or (not other and told.kind == "count")


def _base(unit: str) -> str:
    scale = next((scale for scale in _SCALES if unit.startswith(scale)), "")
    return unit.removeprefix(scale)


RULES = (told_and_tabled,)
