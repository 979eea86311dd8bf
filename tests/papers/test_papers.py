"""Papers read back: their text, their measures on the page, and that nothing typed is ever markup."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import docx as reader
import pdfplumber
import pypdfium2
import pytest

from fadu.papers import page
from fadu.papers.break_title import title_lines
from fadu.papers.document import (
    Align,
    Article,
    Attachment,
    Heading,
    Imprint,
    Kind,
    Paper,
    Paragraph,
    Signing,
    Table,
    ordinal,
    plain,
    width,
)
from fadu.papers.fonts import faces
from fadu.papers.page import inset, mark_size
from fadu.papers.portable import pdf, picture
from fadu.papers.word import docx

MM = 72 / 25.4
SENTENCE = "各级行政机关应当依照法律法规的规定公开政府信息不得以任何理由拖延"  # 32 characters, none a mark
NOTICE = Paper(
    title="关于印发《演示市政府信息公开工作若干意见》的通知",
    kind=Kind.OFFICIAL,
    issuer_mark="演示市人民政府",
    number="演政发〔2023〕12号",
    urgency="特急",
    addressee="各区县人民政府",
    body=(
        Heading("一、总体要求", 1),
        Paragraph(SENTENCE * 40),
        Heading("（一）基本原则", 2),
        Table(
            head=("序号", "事项"), rows=tuple((str(n), f"第{n}项") for n in range(1, 61)), caption="事项清单"
        ),
        Article("第一条", ("甲款", "乙款")),
        Signing(("当事人（签名）",)),
    ),
    attachments=(Attachment("事项清单。", (Paragraph("附件的正文"),)), Attachment("名单")),
    signed_by=("演示市人民政府",),
    written_on=date(2023, 5, 6),
    annotation="此件公开发布",
    imprint=Imprint(("演示市委办公厅",), "演示市人民政府办公厅", date(2023, 5, 8)),
    mark="演示数据",
)


def text_of(made: bytes) -> str:
    """What a PDF says, as an independent reader finds it, without spaces."""
    document = pypdfium2.PdfDocument(made)
    return "".join("".join(one.get_textpage().get_text_range().split()) for one in document)


def words_of(made: bytes) -> str:
    """What a .docx says: paragraphs and cells."""
    document = reader.Document(io.BytesIO(made))
    told = [one.text for one in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(told)


@pytest.mark.parametrize("kind", Kind)
def test_a_paper_says_the_same_in_both_formats(kind: Kind) -> None:
    paper = replace(NOTICE, kind=kind)
    in_pdf, in_word = text_of(pdf(paper)), "".join(words_of(docx(paper)).split())
    for said in (
        "一、总体要求",
        SENTENCE * 2,
        "第60项",
        "第一条甲款",
        "附件：1．事项清单",
        "附件1",
        "附件的正文",
        "当事人（签名）",
    ):
        assert said in in_pdf
        assert said in in_word
    if kind is not Kind.STATUTE:
        assert "演政发〔2023〕12号" in in_pdf
        assert "演政发〔2023〕12号" in in_word


def test_the_text_stands_where_the_standard_puts_it() -> None:
    """版心 156 × 225 mm at 28 mm and 37 mm, 22 lines of 28 characters; the full lines of a page of text are measured."""
    made = pdf(Paper("题", (Paragraph(SENTENCE * 60),), written_on=date(2023, 1, 1)))
    second = pdfplumber.open(io.BytesIO(made)).pages[1]
    assert (round(second.width / MM), round(second.height / MM)) == (210, 297)
    body = [char for char in second.chars if char["size"] == pytest.approx(16, abs=0.1)]
    rows = sorted({round(char["top"], 1) for char in body})
    assert len(rows) == page.LINES == 22
    first = [char for char in body if round(char["top"], 1) == rows[0]]
    assert len(first) == page.CHARACTERS == 28
    # An even page is bound at the right: 28 mm stand there, 26 mm at the left.
    assert first[0]["x0"] / MM == pytest.approx(26, abs=0.5)
    assert first[-1]["x1"] / MM == pytest.approx(26 + 156, abs=0.5)
    gaps = [lower - upper for upper, lower in pairwise(rows)]
    assert gaps == pytest.approx([225 * MM / 22] * 21, abs=0.2)
    assert rows[0] / MM == pytest.approx(37, abs=1.5)
    assert second.chars[-1]["top"] > (37 + 225) * MM, "the page number stands below the text"


def test_the_red_heading_hangs_35_mm_below_the_text_area_and_fills_no_more_than_its_width() -> None:
    first = pdfplumber.open(io.BytesIO(pdf(NOTICE))).pages[0]
    mark = [char for char in first.chars if char["size"] > 30]
    assert "".join(char["text"] for char in mark) == "演示市人民政府文件"
    assert all(
        char["non_stroking_color"] == pytest.approx((0xE6 / 255, 0, 0x12 / 255), abs=0.01) for char in mark
    )
    assert mark[-1]["x1"] - mark[0]["x0"] < 156 * MM
    # The glyph's own box begins a little above the line's.
    assert mark[0]["top"] / MM == pytest.approx(37 + 35, abs=4)


def test_a_table_goes_on_overleaf_under_its_header() -> None:
    document = pypdfium2.PdfDocument(pdf(NOTICE))
    pages = ["".join(one.get_textpage().get_text_range().split()) for one in document]
    with_rows = [said for said in pages if "第9项" in said or "第59项" in said]
    assert len(with_rows) == 2
    assert all("序号事项" in said for said in with_rows)


def test_no_page_carries_the_signature_alone() -> None:
    """Whatever the length of the text, the page with the date also has some of it, or the short paragraph before it."""
    for filled in range(9, 19):
        paper = Paper(
            "题",
            (*(Paragraph(f"第{n}段") for n in range(filled)), Paragraph("末段" * 30)),
            signed_by=("演示局",),
            written_on=date(2023, 5, 6),
        )
        last = pypdfium2.PdfDocument(pdf(paper))
        said = "".join(last[len(last) - 1].get_textpage().get_text_range().split())
        assert "2023年5月6日" in said
        assert "末段" in said


def test_page_numbers_are_dashed_and_a_letter_hides_its_first() -> None:
    official, letter = pdf(NOTICE), pdf(replace(NOTICE, kind=Kind.LETTER))
    assert "—1—" in text_of(official)
    assert "—1—" not in text_of(letter)
    assert "—2—" in text_of(letter)


MARKUP = '#panic() $x^2$ *粗* _斜_ `码` <标签> @引 = 题 // 注 \\n [括] {花} "引" ~ -- ---'


def test_nothing_typed_is_markup() -> None:
    paper = Paper(MARKUP, (Paragraph(MARKUP), Table(rows=((MARKUP, "乙"),)), Heading(MARKUP, 3)), number=MARKUP,
                  addressee=MARKUP, signed_by=(MARKUP,), written_on=date(2023, 1, 1))  # fmt: skip
    plain_markup = "".join(MARKUP.split())
    said = text_of(pdf(paper))
    assert said.count(plain_markup[:20]) >= 5
    assert MARKUP in words_of(docx(paper))


@pytest.mark.parametrize(
    "strange",
    ["\x00\x01\x0b", "\ud800", "\ufffe", "\u202e反\u202c", "\u200b\u00ad", "\t", "", " \n \n", "x" * 5_000, "長" * 3_000],
    ids=["controls", "surrogate", "noncharacter", "turned", "invisible", "tab", "empty", "blank", "long Latin", "long Chinese"],
)  # fmt: skip
def test_any_text_makes_a_paper(strange: str) -> None:
    body = (Paragraph(f"前{strange}后"), Table(rows=((strange, strange),)), Article(strange, (strange,)))
    paper = Paper(f"题{strange}", body, number=strange, issuer_mark=strange[:40], signed_by=(strange[:300],),
                  written_on=date(2023, 1, 1), note=strange[:90])  # fmt: skip
    assert pdf(paper).startswith(b"%PDF-")
    assert docx(paper).startswith(b"PK")


def test_long_runs_stay_on_the_page() -> None:
    made = pdfplumber.open(
        io.BytesIO(pdf(Paper("题", (Paragraph("x" * 500 + "2023-430105-012-0000007"),))))
    ).pages[0]
    assert max(char["x1"] for char in made.chars) < (28 + 156) * MM + 1
    assert text_of(pdf(Paper("题", (Paragraph("编号2023-430105-012-0000007"),)))).endswith(
        "编号2023-430105-012-0000007—1—"
    )


def test_what_no_face_has_is_named_by_its_number() -> None:
    """A character of the private use area has no glyph anywhere; a rare one in use has."""
    assert not faces().covered.has("\ue000")
    said = text_of(pdf(Paper("题", (Paragraph("甲\ue000乙㐀丙"),), written_on=date(2023, 1, 1))))
    assert "甲〔U+E000〕乙㐀丙" in said


def test_equal_papers_give_equal_bytes_and_the_file_says_what_stands_in_for_which_face() -> None:
    assert pdf(NOTICE) == pdf(NOTICE)
    assert docx(NOTICE) == docx(NOTICE)
    found = pypdfium2.PdfDocument(pdf(NOTICE)).get_metadata_dict()
    assert "仿宋_GB2312→" in found["Subject"]
    assert found["Title"] == NOTICE.title


def test_the_word_document_names_the_faces_of_the_standard_on_its_page() -> None:
    made = reader.Document(io.BytesIO(docx(NOTICE)))
    section = made.sections[0]
    measures = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    assert [round(one.mm) for one in measures] == [210, 297, 37, 28]
    xml = made.element.xml
    assert all(name in xml for name in ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"))
    assert 'w:type="linesAndChars"' in xml
    assert 'w:linePitch="580"' in xml, "225 mm / 22 = 28.99 pt"


@pytest.mark.parametrize("kind", Kind)
def test_pages_can_be_shown_as_pictures(kind: Kind) -> None:
    shown = picture(replace(NOTICE, kind=kind), ppi=40)
    assert len(shown) >= 3
    assert all(one.startswith(b"\x89PNG") for one in shown)


# ------------------------------------------------------------------------------------------------------- small parts


def test_headings_are_counted_as_the_standard_counts() -> None:
    assert [ordinal(level, 11) for level in (1, 2, 3, 4)] == ["十一、", "（十一）", "11.", "（11）"]


def test_the_date_stands_four_characters_in_and_the_name_over_its_middle() -> None:
    # 长沙市司法局 (6) over 2024年3月5日 (7 wide: 3 Chinese, 6 digits at half, = 6.0) …
    assert width("2024年3月5日") == 6.0
    assert inset(6.0, 6.0) == (4.0, 4.0)
    # … a name of 20 would hang over the margin by 3: it ends there, the date stands under its middle, 7 in.
    assert inset(20.0, 6.0) == (0.0, 7.0)


def test_the_mark_shrinks_until_it_fits() -> None:
    assert mark_size("府") == 48
    long = "长沙市人民政府办公厅长沙市司法局文件"  # 18 characters and one to spare: 442.2 pt / 19
    assert mark_size(long) == pytest.approx(23.3, abs=0.05)


def test_titles_break_between_words_into_like_lines() -> None:
    title = "关于进一步加强全市政府信息公开和政务公开工作的实施意见"
    first, second = title_lines(title, 20)
    assert first + second == title
    assert abs(len(first) - len(second)) <= 6
    assert not second.startswith(("的", "和", "》"))
    assert title_lines("短题", 20) == ("短题",)
    assert title_lines("甲\n乙", 20) == ("甲", "乙")


def test_text_is_cleaned_of_what_cannot_be_printed_and_no_more() -> None:
    assert plain("甲\x00乙\u202e丙\r\n丁\t戊") == "甲乙丙\n丁　戊"
    assert plain("𠮷龘㐀\U00031350") == "𠮷龘㐀\U00031350"


def test_a_table_has_rows_of_one_length() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        Table(rows=(("甲", "乙"), ("丙",)))
    with pytest.raises(ValueError, match="level"):
        Heading("题", 5)


def test_paragraphs_stand_where_they_are_put() -> None:
    made = pdfplumber.open(
        io.BytesIO(
            pdf(Paper("题", (Paragraph("甲", Align.FLUSH), Paragraph("乙"), Paragraph("丙", Align.RIGHT))))
        )
    ).pages[0]
    at = {char["text"]: char["x0"] / MM for char in made.chars}
    assert at["甲"] == pytest.approx(28, abs=0.5)
    assert at["乙"] == pytest.approx(28 + 2 * 156 / 28, abs=0.5)
    assert at["丙"] == pytest.approx(28 + 156 - 156 / 28, abs=0.6)
