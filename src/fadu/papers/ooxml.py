"""What python-docx lacks of ECMA-376: faces for every script, rules, page-number fields, mirrored pages, timeless packing."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from fadu.papers import page
from fadu.papers.document import plain
from fadu.papers.fonts import NAMED

RED = RGBColor.from_string(page.RED.lstrip("#").upper())
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows: the bytes must not tell when they were made


def without_time(package: bytes) -> bytes:
    """A .docx (or any ZIP) packed anew without the moment of its making: equal content, equal bytes."""
    told = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return told.getvalue()


def faced(properties: Any, name: str) -> None:
    """The face of a run or style, for every script."""
    faces = properties.find(qn("w:rFonts"))
    if faces is None:
        faces = OxmlElement("w:rFonts")
        properties.insert(0, faces)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), name)


def run(made: Any, text: str, face: str, size: float, *, red: bool = False) -> None:
    """Text added to a paragraph, in one of the standard's faces (a key of NAMED) and a size in pt."""
    added = made.add_run(plain(text).replace("\n", " "))
    added.font.size = Pt(size)
    faced(added._element.get_or_add_rPr(), NAMED[face])
    if red:
        added.font.color.rgb = RED


def own_line(part: Any, align: Any) -> Any:
    """The first line of a header or footer of its own."""
    part.is_linked_to_previous = False
    made = part.paragraphs[0]
    made.alignment = align
    return made


def numbered(footer: Any, *, right: bool) -> None:
    """页码: a dash on each side, at the outer margin, one character in."""
    made = own_line(footer, ALIGN.RIGHT if right else ALIGN.LEFT)
    if right:
        made.paragraph_format.right_indent = Pt(page.ADVANCE)
    else:
        made.paragraph_format.left_indent = Pt(page.ADVANCE)
    for text, kind in (("— ", ""), ("", "begin"), ("PAGE", "text"), ("", "end"), (" —", "")):
        run = made.add_run(text if kind == "" else "")
        run.font.size = Pt(page.SIZE_4)
        faced(run._element.get_or_add_rPr(), NAMED["digits"])
        if kind == "text":
            code = OxmlElement("w:instrText")
            code.text = text
            run._element.append(code)
        elif kind:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
            run._element.append(code)


def mirrored(document: Any) -> None:
    """Printed on both sides and bound at the left: odd and even pages mirror each other."""
    settings = document.settings.element
    zoom = settings.find(qn("w:zoom"))
    settings.insert(0 if zoom is None else settings.index(zoom) + 1, OxmlElement("w:mirrorMargins"))
    document.settings.odd_and_even_pages_header_footer = True


def ruled(made: Any, side: str, color: str, *, eighths: int, space: float, style: str = "single") -> None:
    """A rule above or below a paragraph: `eighths` of a point thick, `space` points away."""
    properties = made._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    border = OxmlElement(f"w:{side}")
    for name, value in (
        ("val", style),
        ("sz", eighths),
        ("space", min(31, round(space))),
        ("color", color.lstrip("#").upper()),
    ):
        border.set(qn(f"w:{name}"), str(value))
    borders.insert(0 if side == "top" else len(borders), border)


def outlined(made: Any, level: int) -> None:
    """The heading's level in the outline; its look stays its own."""
    properties = made._p.get_or_add_pPr()
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    properties.append(outline)
