"""Documents for tests, made of a few lines of text: invented, and the other formats of a text."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from fadu.library.entry import Entry, entry_of_text
from fadu.library.given import given
from fadu.library.intake import Item, Outcome, take_in
from fadu.library.models import Document

AT = datetime(2024, 1, 2, tzinfo=UTC)

MEASURES = """# 甲市停车管理办法
2019年3月1日 甲市人民政府令第7号公布
## 第一章 总则
第一条 为了加强停车管理，根据《乙法》第三条第二款，制定本办法。
第二条 停车场分为：
（一）公共停车场；
（二）专用停车场。
前款第二项的停车场由其所有人管理。
第二条之一 夜间停车适用本办法第二条第一款第一项。
## 第二章 附则
第三条 本办法自2019年4月1日起施行。2010年5月6日甲市人民政府发布的《甲市停车场管理规定》（甲政发〔2010〕8号）同时废止。
"""


def item(text: str, path: str = "甲市停车管理办法.txt", **row: str) -> Item:
    """A text file with what an index says of it."""
    return Item(given(path, row or None), text.encode)


def taken(*items: Item) -> Outcome:
    """The outcome of taking these files in."""
    return take_in(items, at=AT)


def only(title: str) -> Document:
    """The one document of this title."""
    return Document.objects.get(title=title)


def entry(text: str, path: str = "", **row: str) -> Entry:
    """The text, read without a database."""
    return entry_of_text(text, given(path, row or None))


def as_docx(text: str) -> bytes:
    """The text as a Word document, a paragraph a line."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line.lstrip("# "))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str, encoding: str = "utf-8") -> bytes:
    """The text as a page of a government site, with a navigation that is no part of it."""
    body = "".join(f"<p>{line.lstrip('# ')}</p>" for line in text.splitlines())
    page = (
        f'<!doctype html><html><head><meta charset="{encoding}"></head><body><nav><a href="/">首页</a></nav>'
        f'<div class="content">{body}</div><footer>网站地图</footer></body></html>'
    )
    return page.encode(encoding)


def as_pdf(text: str, *, width: int = 34) -> bytes:
    """The text as print: lines of `width` characters, broken wherever they are full."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    paragraphs = [line.lstrip("# ") for line in text.splitlines()]
    lines = [line[at : at + width] for line in paragraphs for at in range(0, len(line), width)]
    for start in range(0, len(lines), 40):
        page.setFont("STSong-Light", 14)
        for n, line in enumerate(lines[start : start + 40]):
            page.drawString(60, 780 - 18 * n, line)
        page.showPage()
    page.save()
    return out.getvalue()
