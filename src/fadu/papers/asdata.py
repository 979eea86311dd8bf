"""A paper as the plain data that the typesetter reads: every text cleaned, broken and measured; the look stays there."""

from __future__ import annotations

from datetime import date
from typing import Any

from fadu.papers import page
from fadu.papers.break_title import title_lines
from fadu.papers.document import (
    Article,
    Attachment,
    Block,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Signing,
    Table,
    lines,
    said_date,
    width,
)
from fadu.papers.fonts import Faces
from fadu.papers.glyphs import Coverage

TITLE_ROOM = page.TEXT_WIDTH / page.POINT / page.SIZE_2  # characters of size 2 on a line
LONG_CELL = 300  # characters in a cell, from which its row may go on overleaf


def as_data(paper: Paper, faces: Faces) -> dict[str, Any]:
    """What the template is given."""
    told = _Text(faces)
    day = paper.written_on or (paper.imprint.printed_on if paper.imprint else None)
    return {
        "kind": paper.kind.value, "page": _page(paper), "families": faces.families, "description": faces.told,
        "title": told.line(paper.title), "title_lines": told.title(paper.title),
        "author": told.line("、".join(paper.signed_by) or paper.issuer_mark) or "—",
        "date": [day.year, day.month, day.day] if day else None,
        "mark": told.line(paper.mark), "corner": _corner(paper, told), "issuer_mark": told.line(issuer_mark(paper)),
        "issuer_lines": told.title(paper.issuer_mark), "number": told.line(paper.number), "signatory": told.line(paper.signatory),
        "note": told.lines(paper.note), "addressee": told.line(addressed(paper)), "body": [told.block(one) for one in paper.body],
        "attachment_notes": [told.line(one) for one in attachment_notes(paper)],
        "signed": [{"text": told.line(text), "inset": inset} for text, inset in signature(paper)],
        "annotation": told.lines(annotated(paper)), "attachments": [
            {"label": label, "title_lines": told.title(one.name), "body": [told.block(part) for part in one.body]}
            for label, one in enclosed(paper)
        ],
        "imprint": _imprint(paper, told),
    }  # fmt: skip


def plain_data(paper: Paper) -> dict[str, Any]:
    """The same for a page on the screen, whose own faces print what they can."""
    return as_data(paper, Faces({}, Coverage([(0, 0x10FFFF)])))


# --------------------------------------------------------------------------- what both formats say of the parts alike


def issuer_mark(paper: Paper) -> str:
    """发文机关标志: in the 文件 form the issuer's name is followed by that word."""
    mark = paper.issuer_mark.strip()
    return f"{mark}文件" if mark and paper.kind is Kind.OFFICIAL and not mark.endswith("文件") else mark


def corner(paper: Paper) -> list[tuple[str, str]]:
    """What stands at the top left, in order, with its face."""
    return [
        (face, text)
        for face, text in (("body", paper.copy_no), ("black", paper.secrecy), ("black", paper.urgency))
        if text
    ]


def addressed(paper: Paper) -> str:
    """主送机关 with its full-width colon."""
    return f"{paper.addressee.strip().rstrip('：:')}：" if paper.addressee.strip() else ""


def annotated(paper: Paper) -> str:
    """附注 in its brackets."""
    text = paper.annotation.strip()
    return f"（{text}）" if text and not text.startswith("（") else text


def attachment_notes(paper: Paper) -> list[str]:
    """附件说明 after 附件：, numbered where there are several, without a mark at the end."""
    names = [one.name.strip().rstrip("。；，") for one in paper.attachments]
    return names if len(names) < 2 else [f"{number}．{name}" for number, name in enumerate(names, start=1)]


def enclosed(paper: Paper) -> list[tuple[str, Attachment]]:
    """The attachments that follow with the paper itself, each with its label (附件1)."""
    several = len(paper.attachments) > 1
    return [
        (f"附件{number}" if several else "附件", one)
        for number, one in enumerate(paper.attachments, start=1)
        if one.body
    ]


def signature(paper: Paper) -> list[tuple[str, float]]:
    """署名 and 成文日期 with how many characters each stands in from the right."""
    day = said_date(paper.written_on) if paper.written_on else ""
    wide = max(map(width, paper.signed_by), default=0.0)
    over, under = page.inset(wide, width(day))
    told = [(one, over + (wide - width(one)) / 2) for one in paper.signed_by]
    return [*told, *([(day, under)] if day else [])]


def shares(table: Table) -> tuple[int, ...]:
    """The widths of a table's columns as shares."""
    return table.widths or (1,) * table.columns


def copies(names: tuple[str, ...]) -> str:
    """抄送: the names, ended by a full stop."""
    return f"{'，'.join(name.strip() for name in names)}。" if names else ""


def printed_on(day: date | None) -> str:
    """印发日期."""
    return f"{said_date(day)}印发" if day else ""


# -------------------------------------------------------------------------------------------------- for the typesetter


class _Text:
    """Texts made printable: cleaned, and what the faces lack named."""

    def __init__(self, faces: Faces) -> None:
        self._covered = faces.covered

    def lines(self, text: str) -> list[str]:
        return [self._covered.shown(line) for line in lines(text)]

    def line(self, text: str) -> str:
        return " ".join(self.lines(text))

    def title(self, text: str) -> list[str]:
        clean = "\n".join(self._covered.shown(line) for line in lines(text))
        return list(title_lines(clean, TITLE_ROOM))

    def block(self, one: Block) -> dict[str, Any]:
        """One block as data."""
        if isinstance(one, Paragraph):
            return {"part": "paragraph", "align": one.align.value, "lines": self.lines(one.text)}
        if isinstance(one, Heading):
            return {"part": "heading", "level": one.level, "text": self.line(one.text)}
        if isinstance(one, Article):
            return {"part": "article", "number": self.line(one.number),
                    "lines": [line for text in one.paragraphs for line in self.lines(text)]}  # fmt: skip
        if isinstance(one, Signing):
            return {"part": "signing", "who": [self.line(who) for who in one.who]}
        return {"part": "table", "columns": one.columns, "widths": shares(one), "caption": self.line(one.caption),
                "head": [self.lines(cell) for cell in one.head],
                "rows": [self.row(row) for row in one.rows]}  # fmt: skip

    def row(self, row: tuple[str, ...]) -> list[dict[str, Any]]:
        long = max(map(len, row)) > LONG_CELL
        return [{"lines": self.lines(cell), "long": long} for cell in row]


def _corner(paper: Paper, told: _Text) -> list[dict[str, str]]:
    return [{"face": face, "text": told.line(text)} for face, text in corner(paper)]


def _imprint(paper: Paper, told: _Text) -> dict[str, str] | None:
    if paper.imprint is None:
        return None
    return {"copies": told.line(copies(paper.imprint.copied_to)), "printed_by": told.line(paper.imprint.printed_by),
            "printed_on": printed_on(paper.imprint.printed_on)}  # fmt: skip


def _page(paper: Paper) -> dict[str, Any]:
    return {
        "top": page.TOP, "bottom": page.BOTTOM, "left": page.LEFT, "right": page.RIGHT, "pitch": page.PITCH, "advance": page.ADVANCE,
        "size2": page.SIZE_2, "size3": page.SIZE_3, "size4": page.SIZE_4, "red": page.RED, "mark_below": page.MARK_BELOW_TEXT_TOP,
        "mark_size": page.mark_size(issuer_mark(paper)), "rule_gap": page.RULE_GAP, "letter_top": page.LETTER_MARK_TOP,
        "letter_rule": page.LETTER_RULE_WIDTH, "letter_foot": page.LETTER_RULE_FOOT, "number_below": page.NUMBER_BELOW_TEXT,
        "thick": page.THICK, "thin": page.THIN,
    }  # fmt: skip
