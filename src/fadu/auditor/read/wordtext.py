"""The words of WordprocessingML: what a paragraph, a run and a table cell show, and what they hide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fadu.auditor.read.writer import Box, Writer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SILENT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "footnoteReference"}
)
_TINY_HALF_POINTS = 2
_WIDEST = 200


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class Paragraphs:
    """Writes blocks of the body into a text and remembers what was left out."""

    writer: Writer
    changed: bool = False
    deleted: list[str] = field(default_factory=list)

    def block(self, element: etree._Element) -> None:
        if local(element) == "tbl":
            self.writer.table(list(self._boxes(element)))
        else:
            self._paragraph(element)

    def remarks(self) -> tuple[str, ...]:
        return ("文档含未接受的修订，删除的文字未计入正文",) if self.changed else ()

    def _paragraph(self, element: etree._Element) -> None:
        for piece in self._pieces(element):
            if piece == "\f":
                self.writer.page()
            else:
                self.writer.write(piece)
        self.writer.write("\n")

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        """Visible text in order; a page break is a form feed."""
        for child in element:
            name = local(child)
            if name in ("del", "moveFrom"):
                self.changed = True
            if name in _SILENT:
                continue
            if name == "r":
                yield from self._run(child)
            elif name == "p" and element.tag != f"{W}body":
                yield from self._pieces(child)
                yield "\n"
            else:
                yield from self._pieces(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        why = _unseen(run)
        pieces = [piece for child in run for piece in self._inside(child)]
        if why:
            text = "".join(pieces).strip()
            if text:
                self.writer.hide(text, why)
            return
        yield from pieces

    def _inside(self, child: etree._Element) -> Iterator[str]:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "tab":
            yield "\t"
        elif name == "br":
            yield "\f" if child.get(f"{W}type") == "page" else "\n"
        elif name == "cr":
            yield "\n"
        elif name == "lastRenderedPageBreak":
            yield "\f"
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in _SILENT:
            yield from self._pieces(child)

    def _boxes(self, table: etree._Element) -> Iterator[Box]:
        for row, line in enumerate(_rows(table)):
            column = _before(line)
            for cell in _cells(line):
                columns = _columns(cell)
                if not _continues(cell):
                    rows = 1 + _continued(table, row, column) if _starts_merge(cell) else 1
                    yield Box(row, column, self._cell_text(cell), rows, columns)
                column += columns

    def _cell_text(self, cell: etree._Element) -> str:
        return "".join(piece for piece in self._pieces(cell) if piece != "\f").strip()


def _unseen(run: etree._Element) -> str:
    """Why a run does not show: hidden, white on white, or too small to see."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return ""
    vanish = properties.find(f"{W}vanish")
    if vanish is not None and vanish.get(f"{W}val") not in ("0", "false", "off"):
        return "display-none"
    size = properties.find(f"{W}sz")
    if (
        size is not None
        and (size.get(f"{W}val") or "").isdecimal()
        and int(size.get(f"{W}val") or 99) <= _TINY_HALF_POINTS
    ):
        return "zero-size"
    return "same-colour" if _white(run, properties) else ""


def _white(run: etree._Element, properties: etree._Element) -> bool:
    ink = properties.find(f"{W}color")
    if ink is None or (ink.get(f"{W}val") or "").upper() != "FFFFFF":
        return False
    shaded = any(properties.find(f"{W}{name}") is not None for name in ("shd", "highlight"))
    around = (up.find(f"{W}{local(up)}Pr/{W}shd") for up in run.iterancestors())
    return not shaded and all(shade is None for shade in around)


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(f"{W}tr") if _table_of(row) is table]


def _table_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{W}tbl"), None)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row]


def _number(element: etree._Element | None, default: int) -> int:
    value = (element.get(f"{W}val") or "") if element is not None else ""
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 6 else default


def _columns(cell: etree._Element) -> int:
    return max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))


def _before(row: etree._Element) -> int:
    return _number(row.find(f"{W}trPr/{W}gridBefore"), 0)


def _merge(cell: etree._Element) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else merge.get(f"{W}val") or "continue"


def _continues(cell: etree._Element) -> bool:
    return _merge(cell) == "continue"


def _starts_merge(cell: etree._Element) -> bool:
    return _merge(cell) == "restart"


def _continued(table: etree._Element, row: int, column: int) -> int:
    """How many rows below carry on the merged cell that starts here."""
    count = 0
    for line in _rows(table)[row + 1 :]:
        below = _cell_at(line, column)
        if below is None or not _continues(below):
            break
        count += 1
    return count


def _cell_at(row: etree._Element, column: int) -> etree._Element | None:
    here = _before(row)
    for cell in _cells(row):
        if here == column:
            return cell
        here += _columns(cell)
    return None
