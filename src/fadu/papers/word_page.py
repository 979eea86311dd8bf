"""The page of a .docx: measures, grid, faces, page numbers, the mark above the text."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from fadu.papers import page
from fadu.papers.document import Kind, Paper, one_line
from fadu.papers.fonts import NAMED
from fadu.papers.ooxml import faced, mirrored, numbered, own_line, run

LONGEST = 255  # characters of a core property


def new_document(paper: Paper) -> Any:
    """A Word document without text, on the standard's page."""
    document = Document()
    _without_thumbnail(document)
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(page.PAGE_WIDTH), Mm(page.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(page.TOP), Mm(page.BOTTOM)
    section.left_margin, section.right_margin = Mm(page.LEFT), Mm(page.RIGHT)
    section.header_distance = Mm(18)
    section.footer_distance = Mm(page.BOTTOM - page.NUMBER_BELOW_TEXT - page.SIZE_4 * page.POINT)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(page.PITCH * 20)))
    grid.set(qn("w:charSpace"), str(round((page.ADVANCE - page.SIZE_3) * 4096)))
    mirrored(document)
    normal = document.styles["Normal"]
    normal.font.size = Pt(page.SIZE_3)
    faced(normal.element.get_or_add_rPr(), NAMED["body"])
    core = document.core_properties
    core.title = one_line(paper.title)[:LONGEST]
    core.author = one_line("、".join(paper.signed_by))[:LONGEST]
    core.comments, core.last_modified_by = "版式依照GB/T 9704-2012", ""
    section.different_first_page_header_footer = paper.kind is Kind.LETTER
    for footer, right in ((section.footer, True), (section.even_page_footer, False)):
        numbered(footer, right=right)
    if paper.mark:
        for header in (section.header, section.even_page_header, section.first_page_header):
            run(own_line(header, ALIGN.CENTER), one_line(paper.mark), "black", 10.5)
    return document


def _without_thumbnail(document: Any) -> None:
    """The library's own template carries a picture of a page that is none of ours."""
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[key]
