"""Makes synthetic files of every format with several producers; every one is marked 演示数据."""
# ruff: noqa: ISC004

from __future__ import annotations

import importlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Block = str | list[list[str]]
MARK = "演示数据"


def docx_library(blocks: Sequence[Block]) -> bytes:
    import docx

    document = docx.Document()
    for block in [*blocks, MARK]:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for row, cells in enumerate(block):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_by_hand(body: str, *, namespace: str = W) -> bytes:
    """The least that is a .docx: `body` is WordprocessingML; digits are split over runs as old writers do."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    runs = "".join(f"<w:r>{properties}<w:t>{part}</w:t></w:r>" for part in (text[:3], text[3:]))
    return f"<w:p>{runs}</w:p>"


def pdf_reportlab(blocks: Sequence[Block], *, encoding: str = "") -> bytes:
    """GB1 character collection, no embedded font and no ToUnicode: the kind that some tools read as nothing."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=18, wordWrap="CJK")
    story: list[Any] = []
    for block in [*blocks, MARK]:
        if isinstance(block, str):
            story.append(Paragraph(block, style))
        else:
            grid = Table([[Paragraph(text, style) for text in row] for row in block])
            grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
            story.append(grid)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def pdf_by_hand(lines: Sequence[str], *, cmap: str, codec: str) -> bytes:
    """One page whose strings are bytes of `codec` under a predefined GB1 map such as GBK-EUC-H."""
    shown = "".join(
        f"BT /F1 14 Tf 60 {760 - 24 * at} Td <{line.encode(codec).hex()}> Tj ET\n"
        for at, line in enumerate(lines)
    )
    stream = zlib.compress(shown.encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{cmap} /DescendantFonts [6 0 R] >>".encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
        b"/Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 "
        b"/Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def font() -> Path | None:
    """A font with Chinese characters, where the test environment has one."""
    try:
        package = importlib.import_module("manimgx_fonts_cjk")
    except ImportError:
        return None
    return next(Path(str(package.__file__)).parent.glob("*.ttc"), None)


def pdf_fpdf2(blocks: Sequence[Block]) -> bytes:
    """An embedded, subset font with ToUnicode."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("cjk", fname=str(font()))
    pdf.set_font("cjk", size=11)
    for block in [*blocks, MARK]:
        if isinstance(block, str):
            pdf.multi_cell(0, 7, block, new_x="LMARGIN", new_y="NEXT")
            continue
        with pdf.table(first_row_as_headings=False) as table:
            for cells in block:
                row = table.row()
                for text in cells:
                    row.cell(text)
    return bytes(pdf.output())


def pdf_typst(blocks: Sequence[Block]) -> bytes:
    import typst

    parts = ['#set text(font: "Noto Sans CJK SC", lang: "zh")\n']
    for block in [*blocks, MARK]:
        if isinstance(block, str):
            parts.append(re.sub(r"([\\#$*_`<>@\[\]])", r"\\\1", block))
        else:
            cells = ", ".join(f"[{text}]" for row in block for text in row)
            parts.append(f"#table(columns: {len(block[0])}, {cells})")
    folder = font()
    paths = [str(folder.parent)] if folder else []
    source: Any = "\n\n".join(parts).encode()
    return bytes(typst.compile(source, font_paths=paths))


PDF_PRODUCERS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "reportlab": pdf_reportlab,
    "fpdf2": pdf_fpdf2,
    "typst": pdf_typst,
}


def html(body: str, *, head: str = "", title: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}<!-- {MARK} --></body></html>"
    )
