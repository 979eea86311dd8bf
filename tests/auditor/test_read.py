"""Readers: every format yields the same words and places; what is hidden is set apart; bombs are refused."""
# ruff: noqa: E501, PT017, PT018

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.auditor import producers as make

from fadu.auditor.model import Document
from fadu.auditor.read import Limits, read
from fadu.auditor.read.fold import fold
from fadu.auditor.read.trouble import Locked, NoText, TooLarge, TooLong, Unreadable, Unsupported
from fadu.measure.trouble import Trouble

TABLE = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "0", "11"],
    ["行政规范性文件", "8", "26", "66"],
]
SENTENCE = "全年受理矛盾纠纷52840件，调处成功51232件，成功率97.1%。"
BLOCKS: list[make.Block] = ["某市2023年法治政府建设情况报告", SENTENCE, TABLE, "表后一句１２３。"]
needs_font = pytest.mark.skipif(make.font() is None, reason="no Chinese font package: manimgx-fonts-cjk")


def grid(document: Document) -> list[list[str]]:
    (table,) = document.tables
    rows: list[list[str]] = [["" for _ in range(table.width)] for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.cell_text(cell)
    return rows


def holds_all(document: Document) -> None:
    flat = document.text.replace("\n", "")
    assert SENTENCE in flat
    assert "表后一句１２３。" in flat
    assert flat.index(SENTENCE) < flat.index("信息内容") < flat.index("表后一句")
    assert grid(document) == TABLE
    assert make.MARK in document.text


def test_docx_from_a_library() -> None:
    holds_all(read(make.docx_library(BLOCKS), name="a.docx"))


@pytest.mark.parametrize("producer", ["reportlab", "fpdf2", "typst"])
def test_pdf_from_each_producer(producer: str) -> None:
    if producer != "reportlab" and make.font() is None:
        pytest.skip("no Chinese font package: manimgx-fonts-cjk")
    holds_all(read(make.PDF_PRODUCERS[producer](BLOCKS), name="a.pdf"))


@pytest.mark.parametrize(
    ("cmap", "codec"), [("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312"), ("UniGB-UCS2-H", "utf-16-be")]
)
def test_pdf_with_a_predefined_gb1_map_and_no_font(cmap: str, codec: str) -> None:
    document = read(make.pdf_by_hand([SENTENCE, "第二行"], cmap=cmap, codec=codec), name="gb1.pdf")
    assert document.text.splitlines()[:2] == [SENTENCE, "第二行"]


def test_pages_of_a_pdf_begin_where_their_text_begins() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    for line in ("第一页文字", "第二页文字"):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    document = read(out.getvalue(), name="two.pdf")
    assert document.page_of(document.text.index("第一页")) == 1
    assert document.page_of(document.text.index("第二页")) == 2


def test_a_scan_is_said_to_be_a_scan() -> None:
    pixel = zlib.compress(b"\x80")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 26 >>\nstream\nq 500 0 0 700 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(pixel) + pixel + b"\nendstream",
    ]
    with pytest.raises(NoText, match="没有文字层"):
        read(make.pdf_of(objects), name="scan.pdf")


PICTURE = "data:image/png;base64,iVBORw0KGgo="


def test_a_page_that_is_a_picture_says_so() -> None:
    body = f"<div><h1>某市2023年法治政府建设报告</h1><p><img src='{PICTURE}'></p></div>"
    (remark,) = read(make.html(body, title="报告").encode(), name="p.html").remarks
    assert "1 幅图片" in remark
    assert (
        read(make.html(body + f"<p>{SENTENCE * 5}</p>", title="报告").encode(), name="p.html").remarks == ()
    )


def test_one_scanned_page_among_others_is_named() -> None:
    pixel = zlib.compress(b"\x80")
    shown = b"BT /F1 14 Tf 60 700 Td <" + "受理申请".encode("gbk").hex().encode() + b"> Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
        page % (4, b"/Font << /F1 7 0 R >>"),
        b"<< /Length %d >>\nstream\n" % len(shown) + shown + b"\nendstream",
        page % (6, b"/XObject << /I 10 0 R >>"),
        b"<< /Length 26 >>\nstream\nq 500 0 0 700 0 0 cm /I Do Q\nendstream",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [8 0 R] >>",
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) "
            b"/Ordering (GB1) /Supplement 2 >> /FontDescriptor 9 0 R /DW 1000 >>"
        ),
        b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(pixel) + pixel + b"\nendstream",
    ]
    document = read(make.pdf_of(objects), name="half.pdf")
    assert document.text == "受理申请\n"
    assert "第 2 页为图像" in document.remarks[0]


def test_a_locked_pdf_is_refused_as_locked() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make.pdf_reportlab([SENTENCE]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Locked, match="密码"):
        read(out.getvalue(), name="locked.pdf")


def test_docx_hidden_deleted_and_white_text() -> None:
    vanish, white = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    deleted = "<w:p><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del><w:ins><w:r><w:t>新的</w:t></w:r></w:ins></w:p>"
    body = (
        make.paragraph("正文一二三四")
        + make.paragraph("足彩平台", vanish)
        + make.paragraph("白字广告", white)
        + deleted
    )
    document = read(make.docx_by_hand(body), name="h.docx")
    assert document.text.split() == ["正文一二三四", "新的"]
    assert [(one.text, one.reason) for one in document.hidden] == [
        ("足彩平台", "display-none"),
        ("白字广告", "same-colour"),
    ]
    assert document.remarks


def test_docx_merged_cells_strict_namespace_and_page_break() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{make.paragraph(text)}</w:tc>"

    merged = '<w:vMerge w:val="restart"/>'
    body = (
        make.paragraph("第一页的话")
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + "<w:tbl><w:tr>"
        + cell("结果", merged)
        + cell("数量", '<w:gridSpan w:val="2"/>')
        + "</w:tr>"
        + "<w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("12")
        + cell("34")
        + "</w:tr></w:tbl>"
    )
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    for namespace in (make.W, strict):
        document = read(make.docx_by_hand(body, namespace=namespace), name="m.docx")
        (table,) = document.tables
        shape = [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in table.cells]
        assert shape == [(0, 0, 2, 1, "结果"), (0, 1, 1, 2, "数量"), (1, 1, 1, 1, "12"), (1, 2, 1, 1, "34")]
        assert document.page_of(document.text.index("12")) == 2


PAGE = """
<div class="header"><a href="/">首页</a> 导航文字</div><div id="nav"><ul><li><a href="/a">政务公开</a></li></ul></div>
<div class="wrap"><div class="crumb">您的位置：首页 &gt; 通知公告</div>
<h1>某市2023年法治政府建设情况报告</h1><div class="info">发布时间：2024-02-22 15:53 来源：市司法局</div>
<div class="article"><p>全年受理<b>52840</b>件，<br>成功<span>51232</span>件。</p><p>{body}</p>
<table><tr><th rowspan="2">名称</th><th colspan="2">数量</th></tr><tr><td>1</td><td>2</td></tr></table>
<p>这是又一段足够长的正文，用来说明正文所在之处，免得把导航当成正文。</p></div></div>
<div class="footer">版权所有 某市人民政府 备案号 12345678</div>
"""


def page(body: str = "正文", head: str = "") -> Document:
    return read(make.html(PAGE.format(body=body), head=head, title="某市2023年报告").encode(), name="p.html")


def test_html_main_text_without_navigation_and_footer() -> None:
    document = page()
    assert "全年受理52840件，\n成功51232件。" in document.text
    for word in ("导航文字", "政务公开", "版权所有", "您的位置"):
        assert word not in document.text
    assert document.text.startswith("某市2023年报告\n某市2023年法治政府建设情况报告\n")
    assert document.published == date(2024, 2, 22)
    shape = [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in document.tables[0].cells]
    assert shape == [(0, 0, 2, 1, "名称"), (0, 1, 1, 2, "数量"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2")]


LONG = "全市受理矛盾纠纷52840件，调处成功51232件，持续完善调解组织建设，取得明显成效。" * 6
MENU = "".join(f'<li><a href="/c{at}/">政务公开栏目之{at}</a></li>' for at in range(80))
OLD_SITE = f"""<table width="1000"><tr><td colspan="2"><img src="banner.jpg"><a href="/">首页</a></td></tr>
<tr><td width="200"><ul>{MENU}</ul></td><td><table><tr><td class="title"><b>某市2023年法治政府建设情况报告</b></td></tr>
<tr><td id="zoom"><p>{LONG}</p><p>{LONG}</p></td></tr></table></td></tr><tr><td colspan="2">主办单位：某市人民政府办公室</td></tr></table>"""
PORTAL = f"""<div id="app"><header><ul>{MENU}</ul></header><div class="container"><div class="row"><div class="main-left">
<ucapcontent><div class="view TRS_UEDITOR"><p>{LONG}</p><p>{LONG}</p></div></ucapcontent></div>
<div class="sidebar"><h3>相关链接</h3><ul>{MENU}</ul></div></div></div><footer>版权所有 某市人民政府</footer></div>"""
FLAT = f"<p>{LONG}</p><p>{LONG}</p><div class='footer'>版权所有</div>"
SECTIONS = f"""<div class="page"><div class="nav">{MENU}</div><div class="art"><div class="s1"><h2>一、总体情况</h2><p>{LONG}</p></div>
<div class="s2"><h2>二、主要问题</h2><p>{LONG}</p></div></div></div>"""


@pytest.mark.parametrize("markup", [OLD_SITE, PORTAL, FLAT, SECTIONS])
def test_html_main_text_of_several_templates(markup: str) -> None:
    text = read(make.html(markup, title="报告").encode(), name="p.html").text
    assert text.replace("\n", "").count(LONG) == 2
    for word in ("政务公开栏目之3", "版权所有", "主办单位", "相关链接"):
        assert word not in text


@pytest.mark.parametrize(
    ("markup", "head", "reason"),
    [
        ('<a style="display:none" href="http://bet.example.com">足彩</a>', "", "display-none"),
        ('<span style="visibility:hidden">足彩</span>', "", "invisible"),
        ('<span style="position:absolute;left:-9999px">足彩</span>', "", "off-screen"),
        ('<span style="text-indent:-999em">足彩</span>', "", "off-screen"),
        ('<span style="font-size:0">足彩</span>', "", "zero-size"),
        ('<span style="opacity:0">足彩</span>', "", "zero-size"),
        ('<div style="width:1px;height:1px;overflow:hidden">足彩</div>', "", "zero-size"),
        ('<span style="color:#fff">足彩</span>', "", "same-colour"),
        ('<span style="color:rgb(250,250,250)">足彩</span>', "", "same-colour"),
        ('<span class="x1">足彩</span>', "<style>.x1{display:none}</style>", "display-none"),
        ('<marquee width="0" height="0">足彩</marquee>', "", "zero-size"),
        ("<span hidden>足彩</span>", "", "display-none"),
    ],
)
def test_html_hidden_text_is_set_apart(markup: str, head: str, reason: str) -> None:
    document = page(f"正文{markup}继续", head)
    assert "足彩" not in document.text
    assert [one.reason for one in document.hidden if one.text == "足彩"] == [reason]


def test_html_table_whose_cells_stand_where_none_may() -> None:
    body = "<div><table><tr><b><td>1</td><td>2</td><td>3</td><td>4</td></b></tr></table><table><tr></tr></table></div>"
    tree = "<table><tr><td>=-7<t><heap>1<td>2<td>3</table>"
    for markup in (body, tree):
        assert "1" in read(make.html(markup).encode(), name="p.html").text


def test_html_visible_white_on_dark_is_text() -> None:
    document = page('<span style="background:#036"><b style="color:#fff">白字蓝底</b></span>')
    assert "白字蓝底" in document.text
    assert not [one for one in document.hidden if one.reason == "same-colour"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("document.write('<a href=\"http://bet.example.com\">x</a>')", "script-link"),
        ("document.title='足彩'", "script-title"),
        ("if(/baidu/.test(document.referrer)){location.href='http://bet.example.com'}", "cloaking"),
        ("eval(String.fromCharCode(100))", "script-coded"),
    ],
)
def test_html_scripts_that_change_what_is_read(script: str, reason: str) -> None:
    document = page(head=f"<script>{script}</script>")
    assert reason in [one.reason for one in document.hidden]


@pytest.mark.parametrize(
    "codec", ["utf-8", "gbk", "gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(codec: str) -> None:
    text = SENTENCE + "\n第二行，长沙市1234件。\n"
    document = read(text.encode(codec), name="a.txt")
    assert document.text == text
    assert not document.remarks


def test_mixed_encodings_are_reported_by_line() -> None:
    data = "第一行\n".encode() + "第二行\n".encode("gbk") + "第三行\n".encode()
    document = read(data, name="a.txt")
    assert document.text == "第一行\n第二行\n第三行\n"
    assert "第 2 行" in document.remarks[0]
    assert document.encoding == "gb18030+utf-8"


def test_folding_keeps_every_offset() -> None:
    text = "調處成功率達９７．１％，萬億後Ａ　。"
    assert fold(text) == "调处成功率达97.1%，万亿后A 。"
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200))
def test_folding_never_changes_length(text: str) -> None:
    assert len(fold(text)) == len(text)


SMALL = Limits(
    file_bytes=1 << 22,
    unpacked_bytes=1 << 22,
    characters=200_000,
    cells=5_000,
    seconds=20,
    memory_bytes=1 << 30,
)


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        _read_or_trouble(data, name)


@settings(max_examples=40)
@given(st.data())
def test_damaged_docx_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(make.docx_by_hand(make.paragraph("受理52840件") * 3))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _read_or_trouble(bytes(whole), "a.docx")


TAGS = st.sampled_from(
    ["<div>", "</div>", "<p>", "<table>", "<tr>", "<td rowspan=9999>", "</table>", "<a href=//x.y>", "字1"]
)


@settings(max_examples=60)
@given(st.lists(TAGS, max_size=60))
def test_any_markup_is_read_or_refused(tags: list[str]) -> None:
    _read_or_trouble(("<html><body>" + "".join(tags)).encode(), "a.html")


def _read_or_trouble(data: bytes, name: str) -> None:
    try:
        document = read(data, name=name, limits=SMALL)
    except Trouble as trouble:
        assert name in trouble.sentence() and name in trouble.sentence("en")
        return
    assert all(
        0 <= cell.start <= cell.end <= len(document.text) for table in document.tables for cell in table.cells
    )
    assert all(0 <= one.at <= len(document.text) for one in document.hidden)


def test_docx_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (SMALL.unpacked_bytes + 2))
    with pytest.raises(TooLarge, match="超过上限"):
        read(out.getvalue(), name="bomb.docx", limits=SMALL)


def test_entity_bomb_is_refused_or_empty() -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "x" * 10}">' for at in range(9))
    xml = f'<!DOCTYPE w [{entities}]><w:document xmlns:w="{make.W}"><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml)
    _read_or_trouble(out.getvalue(), "bomb.docx")


def test_pdf_bomb_is_refused_within_its_memory() -> None:
    packer, block = zlib.compressobj(1), bytes(1 << 20)
    bomb = zlib.compress(b"".join(packer.compress(block) for _ in range(700)) + packer.flush())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(bomb) + bomb + b"\nendstream",
    ]
    limits = Limits(seconds=8, memory_bytes=500 << 20)
    with pytest.raises((TooLarge, TooLong, Unreadable)):
        read(make.pdf_of(objects), name="bomb.pdf", limits=limits)


def test_one_line_of_ten_megabytes_is_read_and_more_is_refused() -> None:
    line = ("受理一二三" * 700_000).encode()
    assert len(line) > 10_000_000
    assert len(read(line, name="long.txt").text) == 3_500_000
    with pytest.raises(TooLarge):
        read(line, name="long.txt", limits=SMALL)


@pytest.mark.parametrize(
    ("head", "form"), [(b"\xd0\xcf\x11\xe0", "doc"), (b"\x89PNG", "PNG"), (b"{\\rtf", "RTF")]
)
def test_other_formats_are_refused_by_name(head: bytes, form: str) -> None:
    with pytest.raises(Unsupported, match=form):
        read(head + b"\0" * 40, name="a.doc")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="PDF"):
        read(b"%PDF-1.4 nothing here", name="a.pdf")
