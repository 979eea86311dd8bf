"""Intake: every format is one document, twice is once, several texts are versions, and a cut-off import goes on."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.library.making import AT, MEASURES, as_docx, as_html, as_pdf, item, only, taken

from fadu.library import merging, validity
from fadu.library.entry import entry_of
from fadu.library.gathering import DamagedArchive, NotAnIndex, gather
from fadu.library.given import given
from fadu.library.intake import Item, take_in
from fadu.library.kinds import Link
from fadu.library.models import Citation, Document, Doubt, Name, Relation, Revision, Source, Version

MADE = "2001年1月5日 第九届全国人民代表大会常务委员会第一次会议通过"
LAW_1 = "# 乙法\n2001年1月5日 第九届全国人民代表大会常务委员会第一次会议通过\n第一条 甲。\n第二条 本法自2001年7月1日起施行。"
LAW_2 = (
    "# 乙法\n2001年1月5日 第九届全国人民代表大会常务委员会第一次会议通过\n"
    "2010年3月1日 第十一届全国人民代表大会常务委员会第二次会议《关于修改〈乙法〉的决定》第一次修正\n"
    "第一条 丙，第三条所称丁。\n戊；己。\n第二条 本法自2001年7月1日起施行。\n第三条 庚。\n辛，壬。"
)


@pytest.mark.django_db
def test_a_file_becomes_a_document_with_provisions_citations_relations_names_and_a_revision() -> None:
    taken(item(MEASURES))
    document = only("甲市停车管理办法")
    version = document.versions.get()
    assert [one.anchor for one in version.provisions.order_by("seq")] == ["head", "a1", "a2", "a2b1", "a3"]
    assert version.provisions.get(anchor="a2b1").text == "第二条之一 夜间停车适用本办法第二条第一款第一项。"
    assert (document.begins, document.ends) == (date(2019, 4, 1), None)
    cited = {(one.written, one.target_id, one.target_anchor, one.why) for one in version.citations.all()}
    assert cited == {
        ("《乙法》第三条第二款", None, "a3-2", "not_held"),
        ("本办法第二条第一款第一项", document.pk, "a2-1-1", ""),
        ("《甲市停车场管理规定》（甲政发〔2010〕8号）", None, "", "not_held"),
    }
    assert set(document.names.values_list("kind", flat=True)) == {"title", "number"}
    assert Revision.objects.filter(document=document.pk, what="created").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [("甲.docx", as_docx(MEASURES)), ("甲.html", as_html(MEASURES)), ("甲.htm", as_html(MEASURES, "gbk")), ("甲.pdf", as_pdf(MEASURES)),
     ("甲.txt", MEASURES.encode("gbk"))],
    ids=["docx", "html", "html in GBK", "pdf", "txt in GBK"],
)  # fmt: skip
def test_every_format_is_read_into_the_same_structure(name: str, data: bytes) -> None:
    """The files are made from the text; none is a found one."""
    read = entry_of(data, given(name))
    assert read.fields.title == "甲市停车管理办法"
    assert read.fields.number == "甲市人民政府令第7号"
    assert read.fields.effective_from == date(2019, 4, 1)
    assert sorted(read.articles) == ["a1", "a2", "a2b1", "a3"]
    assert [tie.number for tie in read.ties if tie.link is Link.REPEALS] == ["甲政发-2010-8"]


@pytest.mark.django_db
def test_the_same_document_twice_is_one_whatever_its_format() -> None:
    taken(
        item(MEASURES),
        item(MEASURES, "另一处/甲市停车管理办法.txt"),
        Item(given("甲.docx"), lambda: as_docx(MEASURES)),
    )
    assert Document.objects.count() == Version.objects.count() == 1
    # The file of the same name is the same file; the other format is another file of the same text.
    assert Source.objects.count() == 2
    assert not Doubt.objects.filter(why="alike").exists()


@pytest.mark.django_db
def test_a_copy_with_a_slip_is_the_same_text_and_is_asked_about() -> None:
    long = MEASURES.replace("甲。", "") + "".join(
        f"第{n}条 停车场应当设置标志，公布收费标准。\n" for n in "四五六七八九"
    )
    taken(item(long), item(long.replace("夜间停车", "夜问停车"), "扫描件.txt"))
    assert Version.objects.count() == 1
    assert Doubt.objects.get(why="alike").field == "text"


@pytest.mark.django_db
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["old first", "new first"])
def test_dated_texts_of_one_law_are_its_versions_in_any_order(order: tuple[int, int]) -> None:
    files = [item(LAW_1, "行政法/乙法(2001-01-05).txt"), item(LAW_2, "行政法/乙法(2010-03-01).txt")]
    for n in order:
        taken(files[n])
    document = only("乙法")
    assert [(one.n, one.dated, one.since, one.until) for one in document.versions.order_by("n")] == [
        (1, date(2001, 1, 5), date(2001, 7, 1), date(2010, 2, 28)),
        (2, date(2010, 3, 1), date(2010, 3, 1), None),
    ]
    early, late = (validity.as_of(document, day) for day in (date(2005, 1, 1), date(2020, 1, 1)))
    assert early is not None
    assert late is not None
    assert (early.n, late.n) == (1, 2)
    assert validity.as_of(document, date(2001, 6, 30)) is None
    assert validity.of(document, date(2020, 1, 1)).state is validity.State.AMENDED
    assert document.code == "yf"


@pytest.mark.django_db
def test_books_of_one_code_are_one_text_in_the_order_of_their_articles() -> None:
    head = "# 丁法典\n# {}\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n2021年1月1日 施行\n"
    books = [
        ("物权编", "第一章 一般规定\n第三条 丙。\n第四条 丁。"),
        ("总则", "第一章 一般规定\n第一条 甲。\n第二条 乙。"),
        ("附则", "第五条 戊。"),
    ]
    taken(*(item(head.format(name) + text, f"民法典/{name}.txt") for name, text in books))
    version = only("丁法典").versions.get()
    articles = version.provisions.filter(kind="article").order_by("seq")
    assert [one.anchor for one in articles] == ["a1", "a2", "a3", "a4", "a5"]
    assert version.text.count("2020年5月28日") == 1
    assert all(one.text.startswith(one.label) for one in articles)
    assert sorted(Source.objects.values_list("outcome", flat=True)) == ["created", "part", "part"]


@pytest.mark.django_db
def test_another_text_of_one_title_that_no_day_tells_apart_is_kept_apart_and_asked_about() -> None:
    taken(
        item("甲市养犬办法\n第一条 养犬应当登记。", "1.txt"), item("甲市养犬办法\n第一条 禁止养犬。", "2.txt")
    )
    assert sorted(Document.objects.values_list("code", flat=True)) == ["jsyqbf", "jsyqbf-2"]
    assert Doubt.objects.filter(why="same_title").count() == 1


@pytest.mark.django_db
def test_a_person_says_that_two_documents_are_one() -> None:
    taken(item("# 甲市养犬办法\n第一条 养犬应当登记。\n第二条 甲。", "1.txt"), item("# 甲市养犬办法\n第一条 禁止养犬。", "2.txt"),
          item("# 甲市遛犬办法\n第一条 依照《甲市养犬办法》第二条登记。", "3.txt"))  # fmt: skip
    first, second = Document.objects.filter(title="甲市养犬办法").order_by("pk")
    gone = second.pk
    merging.merge(second, into=first, at=AT, by=7)
    assert [one.text.split("\n")[-1] for one in first.versions.order_by("n")] == [
        "第二条 甲。",
        "第一条 禁止养犬。",
    ]
    assert not Document.objects.filter(pk=gone).exists()
    assert Citation.objects.get(version__document=only("甲市遛犬办法")).target == first
    assert Doubt.objects.filter(why="same_title", settled_at=None).count() == 0
    assert Revision.objects.filter(document=gone, what="removed", by=7).count() == 1
    # The file that brought it is known, and brings it no second time.
    again = taken(item("# 甲市养犬办法\n第一条 禁止养犬。", "2.txt"))
    assert again.counts == {"known": 1}


@pytest.mark.django_db
def test_taking_in_again_changes_nothing() -> None:
    first = taken(item(MEASURES), item(LAW_1, "行政法/乙法(2001-01-05).txt"))
    revisions = Revision.objects.count()
    again = taken(item(MEASURES), item(LAW_1, "行政法/乙法(2001-01-05).txt"))
    assert (first.counts["created"], again.counts) == (2, {"known": 2})
    assert Revision.objects.count() == revisions


@pytest.mark.django_db
def test_a_word_file_is_kept_beside_its_text_once() -> None:
    content = as_docx(MEASURES)
    file = Item(given("甲市停车管理办法.docx"), lambda: content)
    first, again = taken(file), taken(file)
    assert (first.counts, again.counts, first.unkept) == ({"created": 1}, {"known": 1}, [])
    kept = only("甲市停车管理办法").attachments.get()
    assert kept.name == "甲市停车管理办法.docx"
    assert bytes(kept.content).startswith(b"PK")


class Cut(Exception):  # noqa: N818 (the plug is pulled)
    """The process ends here."""


def test_an_import_that_was_cut_off_goes_on_where_it_was(own_database: str) -> None:
    def cut() -> bytes:
        raise Cut

    texts = [f"甲市第{n}号停车办法\n第一条 甲{n}。" for n in range(120)]
    files = [item(text, f"{n:03}.txt") for n, text in enumerate(texts)]
    with pytest.raises(Cut):
        take_in([*files[:70], Item(given("070.txt"), cut), *files[71:]], at=AT)
    # The batches before the cut are whole, the one that was cut left nothing.
    assert Document.objects.count() == Source.objects.count() == 50
    outcome = take_in(files, at=AT)
    assert outcome.counts == {"known": 50, "created": 70}
    assert Document.objects.count() == Version.objects.count() == 120


@pytest.mark.django_db
def test_an_unreadable_file_is_told_and_holds_up_nobody() -> None:
    outcome = taken(Item(given("坏.pdf"), lambda: b"%PDF-1.4 broken"), item(MEASURES))
    assert outcome.counts == {"refused": 1, "created": 1}
    assert outcome.refused[0][:2] == ("坏.pdf", "AR-003")


@pytest.mark.django_db
def test_what_comes_later_is_linked_then() -> None:
    taken(item(MEASURES))
    taken(item(f"# 乙法\n{MADE}\n第一条 甲。\n第二条 乙。\n第三条 丙。\n丁。", "行政法/乙法.txt"),
          item("甲市停车场管理规定\n甲政发[2010]8号\n第一条 本规定自2010年6月1日起施行。\n甲市人民政府\n2010年5月6日",
               "老.txt"))  # fmt: skip
    law, old, new = only("乙法"), only("甲市停车场管理规定"), only("甲市停车管理办法")
    assert Citation.objects.get(written__startswith="《乙法》").target == law
    # By its number, in another writing.
    assert Citation.objects.get(number_key="甲政发-2010-8").target == old
    assert Relation.objects.get(kind="repeals").target == old
    assert (old.begins, old.ends, old.ended_as) == (date(2010, 6, 1), date(2019, 3, 31), "repealed")
    told = validity.of(old, date(2019, 4, 1))
    assert (told.state, told.source) == (validity.State.REPEALED, new.pk)


@pytest.mark.django_db
def test_a_namesake_made_later_is_not_repealed_by_the_older_text() -> None:
    taken(
        item(MEASURES),
        item("甲市停车场管理规定\n第一条 本规定自2022年6月1日起施行。\n甲市人民政府\n2022年5月6日", "新.txt"),
    )
    assert Relation.objects.get(kind="repeals").target is None
    assert only("甲市停车场管理规定").ends is None


@pytest.mark.django_db
def test_an_article_that_the_cited_document_lacks_is_told() -> None:
    taken(item(MEASURES), item("乙法\n第一条 甲。", "行政法/乙法.txt"))
    assert Citation.objects.get(written__startswith="《乙法》").why == "no_place"


@pytest.mark.django_db
def test_a_bare_name_in_a_sentence_is_found_by_its_end() -> None:
    taken(
        item("丙法\n第一条 甲。", "行政法/丙法.txt"),
        item("# 丁办法\n第一条 行为人隐瞒丙法第一条所列事实的，处罚款。", "丁.txt"),
    )
    cited = Citation.objects.get(version__document=only("丁办法"))
    assert (cited.target, cited.written) == (only("丙法"), "丙法第一条")
    assert cited.version.text[cited.start : cited.end] == "丙法第一条"


def test_folders_and_archives_bring_what_an_index_says(tmp_path: Path) -> None:
    (tmp_path / "laws" / "行政法规").mkdir(parents=True)
    (tmp_path / "laws" / "行政法规" / "甲.txt").write_text(MEASURES, encoding="utf-8")
    (tmp_path / "laws" / "照片.png").write_bytes(b"\x89PNG")
    row = {
        "file": "laws/行政法规/甲.txt",
        "title": "甲市停车管理办法",
        "issuer": None,
        "index_number": "11/2019-1",
        "category": "行政法规",
    }
    (tmp_path / "fulltext_index.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    (one,) = gather([tmp_path / "laws"])
    assert (one.given.path, one.given.index_no, one.given.category) == (
        "laws/行政法规/甲.txt",
        "11/2019-1",
        "行政法规",
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.jsonl", json.dumps({"file": "甲.txt", "number": "甲政发〔2019〕1号"}))
        archive.writestr("甲.txt", MEASURES)
    (tmp_path / "都.zip").write_bytes(packed.getvalue())
    (other,) = gather([tmp_path / "都.zip"])
    assert (other.given.number, other.read()) == ("甲政发〔2019〕1号", MEASURES.encode())


def test_a_faulty_index_and_a_damaged_archive_are_told(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "index.jsonl").write_text('{"title": 1}\n', encoding="utf-8")
    with pytest.raises(NotAnIndex) as told:
        gather([tmp_path])
    assert told.value.values["line"] == 1
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(DamagedArchive):
        gather([tmp_path / "坏.zip"])


@pytest.mark.django_db
def test_a_part_of_the_real_corpus(shared: Path) -> None:
    """Texts that nobody here wrote: two dated texts of the Patent rules, the law they implement, a policy page."""
    corpus = shared / "corpus"
    names = ["laws/行政法规/专利法实施细则(2010-01-09).txt", "laws/行政法规/专利法实施细则(2023-12-11).txt",
             "laws/民法商法/专利法(2020-10-17).txt",
             "policy/gov_国办发〔2018〕128号_国务院办公厅关于印发“无废城市”建设试点工作方案的通知.txt"]  # fmt: skip
    take_in(gather([corpus / name for name in names]), at=AT)
    rules, law = only("中华人民共和国专利法实施细则"), only("中华人民共和国专利法")
    assert [one.dated for one in rules.versions.order_by("n")] == [date(2010, 1, 9), date(2023, 12, 11)]
    assert Relation.objects.filter(kind="implements", source=rules, target=law).exists()
    assert Citation.objects.filter(version__document=rules, target=law, why="").count() > 100
    assert set(Name.objects.filter(document=rules).values_list("key", flat=True)) == {
        "专利法实施细则",
        "国务院令-306",
    }
    page = Document.objects.get(number_key="国办发-2018-128")
    assert (page.code, page.index_no, page.written_on) == (
        "gbf-2018-128",
        "000014349/2018-00230",
        date(2018, 12, 29),
    )
    assert page.doubts.count() == 0
