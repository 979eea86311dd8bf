"""Table 3 as the official format lays it out: two rows of heads, groups merged over their rows."""

from __future__ import annotations

from fadu.auditor.forms.disclosure import ROWS, Row

GROUPS: tuple[tuple[str, str, str], ...] = (
    ("（三）不予公开", "secret", "query"),
    ("（四）无法提供", "not_held", "unclear"),
    ("（五）不予处理", "petition", "confirm"),
    ("（六）其他处理", "no_correction", "other"),
)
Span = tuple[str, int, int]  # text, rows, columns


def official(values: dict[str, list[str]], labels: dict[str, str]) -> list[list[Span]]:
    """Rows of merged cells; `values` holds seven printed numbers a row."""
    rows: list[list[Span]] = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(name, 1, 1) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    openings = {first: (name, _length(first, last)) for name, first, last in GROUPS}
    inside = {row.code for _, first, last in GROUPS for row in _between(first, last)}
    for row in ROWS:
        line: list[Span] = []
        outer = row.code in ("new", "carried_in", "carried_out")
        if row.code == "granted":
            line.append(("三、本年度办理结果", 22, 1))
        if row.code in openings:
            name, length = openings[row.code]
            line.append((name, length, 1))
        line.append((labels.get(row.code, row.name), 1, 3 if outer else 1 if row.code in inside else 2))
        rows.append([*line, *((text, 1, 1) for text in values[row.code])])
    return rows


def _between(first: str, last: str) -> list[Row]:
    codes = [row.code for row in ROWS]
    return list(ROWS[codes.index(first) : codes.index(last) + 1])


def _length(first: str, last: str) -> int:
    return len(_between(first, last))


def as_html(rows: list[list[Span]]) -> str:
    def cell(span: Span) -> str:
        return f'<td rowspan="{span[1]}" colspan="{span[2]}"><p>{span[0]}</p></td>'

    return "<table>" + "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows) + "</table>"


def placed(rows: list[list[Span]]) -> list[tuple[int, int, Span]]:
    """Each cell with the row and column of its upper left corner."""
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        column = 0
        for span in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + right) for down in range(span[1]) for right in range(span[2])}
            found.append((number, column, span))
            column += span[2]
    return found


def as_docx(rows: list[list[Span]], before: str) -> bytes:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph(before)
    table = document.add_table(rows=len(rows), cols=10)
    for row, column, (text, down, right) in placed(rows):
        cell = table.cell(row, column)
        if down > 1 or right > 1:
            cell = cell.merge(table.cell(row + down - 1, column + right - 1))
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(rows: list[list[Span]], before: str) -> bytes:
    import io

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=9, wordWrap="CJK")
    grid: list[list[object]] = [["" for _ in range(10)] for _ in rows]
    spans = []
    for row, column, (text, down, right) in placed(rows):
        grid[row][column] = Paragraph(text, style) if down == 1 else text[:6]
        if down > 1 or right > 1:
            spans.append(("SPAN", (column, row), (column + right - 1, row + down - 1)))
    table = Table(grid, colWidths=[50, 60, 150, *[34] * 7], repeatRows=0)
    font = ("FONT", (0, 0), (-1, -1), "STSong-Light", 8)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), font, *spans])
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph(before, style), table])
    return out.getvalue()


def as_typst(rows: list[list[Span]], before: str) -> bytes:
    """A PDF whose table breaks over pages, groups and all."""
    from typing import Any

    import typst
    from tests.auditor.producers import font

    cells = "\n".join(
        f"table.cell(rowspan: {down}, colspan: {right})[{text}]," for row in rows for text, down, right in row
    )
    source: Any = (
        '#set page(height: 14cm)\n#set text(font: "Noto Sans CJK SC", size: 8pt)\n'
        f"{before}\n#table(columns: (40pt, 50pt, 110pt, ..(30pt,) * 7),\n{cells})"
    ).encode()
    file = font()
    return bytes(typst.compile(source, font_paths=[str(file.parent)] if file else []))
