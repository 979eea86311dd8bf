"""A paper as .docx (ECMA-376), laid out by the same measures; it names the faces of the standard for the reader's machine."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from fadu.papers import page
from fadu.papers.asdata import (
    TITLE_ROOM,
    addressed,
    annotated,
    attachment_notes,
    copies,
    corner,
    enclosed,
    issuer_mark,
    printed_on,
    shares,
    signature,
)
from fadu.papers.break_title import title_lines
from fadu.papers.document import (
    Align,
    Article,
    Block,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Signing,
    Table,
    lines,
    one_line,
)
from fadu.papers.ooxml import outlined, own_line, ruled, run, without_time
from fadu.papers.word_page import new_document

_ALIGNED = {Align.CENTRED: ALIGN.CENTER, Align.RIGHT: ALIGN.RIGHT}
_LEVEL = {0: "black", 1: "black", 2: "script", 3: "body", 4: "body"}


def docx(paper: Paper) -> bytes:
    """The paper as .docx; equal papers give equal bytes."""
    made = _Writer(paper).written()
    whole = io.BytesIO()
    made.save(whole)
    return without_time(whole.getvalue())


class _Writer:
    """Writes one paper into a Word document, part by part."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.document = paper, new_document(paper)

    def written(self) -> Any:
        """The finished document."""
        paper = self.paper
        {
            Kind.OFFICIAL: self._official,
            Kind.LETTER: self._letter,
            Kind.STATUTE: self._statute,
            Kind.WRIT: self._writ,
        }[paper.kind]()
        self._blank()
        for line in lines(addressed(paper)):
            self._line(line)
        for one in paper.body:
            self._block(one)
        self._closing()
        for label, attachment in enclosed(paper):
            self._line(label, face="black").paragraph_format.page_break_before = True
            self._title(attachment.name)
            for one in attachment.body:
                self._block(one)
        self._imprint()
        return self.document

    # ------------------------------------------------------------------------------------------------- single parts

    def _line(
        self,
        text: str,
        *,
        face: str = "body",
        size: float = page.SIZE_3,
        align: Any = ALIGN.JUSTIFY,
        **how: Any,
    ) -> Any:
        made = self.document.add_paragraph()
        made.alignment = align
        shape = made.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing = Pt(how.get("pitch", page.PITCH))
        if how.get("indent"):
            shape.first_line_indent = Pt(2 * page.ADVANCE)
        run(made, text, face, size, red=how.get("red", False))
        return made

    def _blank(self, count: int = 1) -> None:
        for _ in range(count):
            self._line("")

    def _title(self, text: str, *, face: str = "title") -> None:
        for line in title_lines("\n".join(lines(text)), TITLE_ROOM):
            self._line(line, face=face, size=page.SIZE_2, align=ALIGN.CENTER, pitch=36)

    # ------------------------------------------------------------------------------------------------------- headings

    def _official(self) -> None:
        paper, used = self.paper, 0.0
        for face, text in corner(paper):
            self._line(one_line(text), face=face)
            used += page.PITCH * page.POINT
        size = page.mark_size(issuer_mark(paper))
        mark = self._line(
            issuer_mark(paper), face="title", size=size, align=ALIGN.CENTER, pitch=size * 1.2, red=True
        )
        mark.paragraph_format.space_before = Mm(max(0.0, page.MARK_BELOW_TEXT_TOP - used))
        self._blank(2)
        if paper.signatory:
            number = self._line(f"　{paper.number}\t签发人：", align=ALIGN.LEFT)
            number.paragraph_format.tab_stops.add_tab_stop(
                Mm(page.TEXT_WIDTH) - Pt((5 + len(paper.signatory)) * page.SIZE_3)
            )
            run(number, paper.signatory, "script", page.SIZE_3)
        else:
            number = self._line(paper.number, align=ALIGN.CENTER)
        ruled(number, "bottom", page.RED, eighths=11, space=page.RULE_GAP / page.POINT)
        self._blank(2)
        self._title(paper.title)

    def _letter(self) -> None:
        paper = self.paper
        size = min(page.mark_size(issuer_mark(paper)), 36.0)
        mark = self._line(
            issuer_mark(paper), face="title", size=size, align=ALIGN.CENTER, pitch=size * 1.2, red=True
        )
        over = (page.LETTER_RULE_WIDTH - page.TEXT_WIDTH) / 2
        mark.paragraph_format.left_indent = mark.paragraph_format.right_indent = Mm(-over)
        ruled(
            mark, "bottom", page.RED, eighths=18, space=page.RULE_GAP / page.POINT, style="thickThinSmallGap"
        )
        self.document.sections[0].top_margin = Mm(page.LETTER_MARK_TOP)
        foot = own_line(self.document.sections[0].first_page_footer, ALIGN.CENTER)
        foot.paragraph_format.left_indent = foot.paragraph_format.right_indent = Mm(-over)
        ruled(foot, "top", page.RED, eighths=18, space=1, style="thinThickSmallGap")
        for text in (paper.number, *(text for _, text in corner(paper))):
            self._line(text, align=ALIGN.RIGHT if text == paper.number else ALIGN.LEFT)
        self._blank(2)
        self._title(paper.title)

    def _writ(self) -> None:
        self._title(self.paper.issuer_mark)
        self._title(self.paper.title)
        if self.paper.number:
            self._line(self.paper.number, align=ALIGN.RIGHT)

    def _statute(self) -> None:
        self._title(self.paper.title)
        if self.paper.note:
            self._blank()
        for line in lines(self.paper.note):
            self._line(line, face="script", align=ALIGN.CENTER)

    # --------------------------------------------------------------------------------------------------------- blocks

    def _block(self, one: Block) -> None:
        if isinstance(one, Paragraph):
            for line in lines(one.text):
                self._line(
                    line, indent=one.align is Align.INDENTED, align=_ALIGNED.get(one.align, ALIGN.JUSTIFY)
                )
        elif isinstance(one, Heading):
            made = self._line(one_line(one.text), face=_LEVEL[one.level], indent=one.level > 0,
                              align=ALIGN.JUSTIFY if one.level else ALIGN.CENTER)  # fmt: skip
            made.paragraph_format.keep_with_next = True
            outlined(made, one.level)
        elif isinstance(one, Article):
            self._article(one)
        elif isinstance(one, Signing):
            for who in one.who:
                self._line(
                    f"{one_line(who)}________________　　　　年　　月　　日",
                    pitch=1.8 * page.PITCH,
                    align=ALIGN.LEFT,
                )
        else:
            self._table(one)

    def _article(self, one: Article) -> None:
        told = [line for text in one.paragraphs for line in lines(text)]
        made = self._line(one.number, face="black", indent=True)
        run(made, f"　{told[0] if told else ''}", "body", page.SIZE_3)
        for line in told[1:]:
            self._line(line, indent=True)

    def _table(self, one: Table) -> None:
        if one.caption:
            self._line(
                one_line(one.caption), face="black", size=page.SIZE_4, align=ALIGN.CENTER
            ).paragraph_format.keep_with_next = True
        size = 12.0 if one.columns > 4 else page.SIZE_4
        rows = [one.head, *one.rows] if one.head else list(one.rows)
        made = self.document.add_table(len(rows), one.columns)
        made.style, made.alignment, made.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        whole = sum(shares(one))
        for number, row in enumerate(rows):
            heads = bool(one.head) and number == 0
            if heads:
                made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, text, share in zip(made.rows[number].cells, row, shares(one), strict=True):
                cell.width = Mm(page.TEXT_WIDTH * share / whole)
                self._cell(cell, text, "black" if heads else "body", size)

    def _cell(self, cell: Any, text: str, face: str, size: float) -> None:
        for number, line in enumerate(lines(text) or [""]):
            made = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(2)
            made.paragraph_format.line_spacing = Pt(size * 1.4)
            made.alignment = ALIGN.CENTER if face == "black" else ALIGN.LEFT
            run(made, line, face, size)

    # ---------------------------------------------------------------------------------------------------- the closing

    def _closing(self) -> None:
        notes = attachment_notes(self.paper)
        if notes:
            self._blank()
        for number, note in enumerate(notes):
            made = self._line(("附件：" if number == 0 else "") + one_line(note))
            made.paragraph_format.left_indent = Pt(5 * page.ADVANCE)
            made.paragraph_format.first_line_indent = Pt(-3 * page.ADVANCE if number == 0 else 0)
        told = signature(self.paper)
        if told:
            self._blank(2)
        for text, inset in told:
            made = self._line(one_line(text), align=ALIGN.RIGHT)
            made.paragraph_format.right_indent = Pt(inset * page.ADVANCE)
            made.paragraph_format.keep_together = True
        for line in lines(annotated(self.paper)):
            self._line(line, indent=True)

    def _imprint(self) -> None:
        imprint, framed = self.paper.imprint, self.paper.kind is not Kind.LETTER
        if imprint is None:
            return
        self._blank()
        made: list[Any] = []
        if imprint.copied_to:
            made.append(self._line(f"　抄送：{copies(imprint.copied_to)}", size=page.SIZE_4))
        if framed and imprint.printed_by:
            made.append(
                self._line(
                    f"　{imprint.printed_by}\t{printed_on(imprint.printed_on)}　",
                    size=page.SIZE_4,
                    align=ALIGN.LEFT,
                )
            )
            made[-1].paragraph_format.tab_stops.add_tab_stop(Mm(page.TEXT_WIDTH), 2)
        if framed and made:
            ruled(made[0], "top", "#000000", eighths=8, space=1)
            ruled(made[-1], "bottom", "#000000", eighths=8, space=1)
            if len(made) > 1:
                ruled(made[-1], "top", "#000000", eighths=6, space=1)
