"""Builds the text of a document piece by piece and remembers where pages, tables and hidden things stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fadu.auditor.model import Cell, Hidden, Table
from fadu.auditor.read.limits import LIMITS, Limits
from fadu.auditor.read.trouble import TooLarge


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before it has a place in the text."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(slots=True)
class Writer:
    """Grows a text; what it returns are offsets into the finished whole."""

    name: str
    limits: Limits = LIMITS
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[int] = field(default_factory=lambda: [0])
    tables: list[Table] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    cells: int = 0

    def write(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        if self.length > self.limits.characters:
            raise TooLarge(name=self.name, what="文字", size=self.length, limit=self.limits.characters)
        return start, self.length

    def line(self, text: str) -> tuple[int, int]:
        place = self.write(text)
        self.write("\n")
        return place

    def page(self) -> None:
        """A new page begins here."""
        if self.length:
            self.pages.append(self.length)

    def hide(self, text: str, reason: str, link: str = "") -> None:
        last = self.hidden[-1] if self.hidden else None
        if (
            last
            and not link
            and (last.at, last.reason, last.link) == (self.length, reason, "")
            and reason != "meta"
        ):
            # Writers split one phrase over several runs.
            self.hidden[-1] = Hidden(self.length, (last.text + text)[:2000], reason)
            return
        self.hidden.append(Hidden(at=self.length, text=text[:2000], reason=reason, link=link))

    def table(self, boxes: Sequence[Box], title: str = "") -> None:
        """Rows on lines, cells between tabs; the text of a cell never holds either."""
        self.cells += len(boxes)
        if self.cells > self.limits.cells:
            raise TooLarge(name=self.name, what="表格单元格", size=self.cells, limit=self.limits.cells)
        start = self.length
        cells = [self._cell(box, last) for box, last in _with_last(boxes)]
        if cells:
            self.tables.append(Table(start, self.length, tuple(cells), title))

    def _cell(self, box: Box, last: bool) -> Cell:
        start, end = self.write(box.text.replace("\t", " ").replace("\n", ""))
        self.write("\n" if last else "\t")
        return Cell(box.row, box.column, start, end, box.rows, box.columns, box.head)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def _with_last(boxes: Sequence[Box]) -> list[tuple[Box, bool]]:
    ordered = sorted(boxes, key=lambda box: (box.row, box.column))
    following = [*(box.row for box in ordered[1:]), -1][: len(ordered)]
    return [(box, box.row != row) for box, row in zip(ordered, following, strict=True)]
