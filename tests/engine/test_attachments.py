"""Papers of a record: taken for what they are, cleaned of what nobody meant to send, stored once, read by the one rule."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.engine.cast import AN, BAI, CHENG, at, request

from fadu.engine import act, attachments, follow
from fadu.engine.access import SUPERVISOR, THE_PUBLIC, Actor, holder
from fadu.engine.attachments import Opening, Taken, clean_name, take_in
from fadu.engine.files import File
from fadu.engine.line import line
from fadu.engine.shares import COPY, JOINT
from fadu.engine.verify import verify_line
from fadu.measure.trouble import Trouble

DAY, NEXT = date(2023, 3, 1), date(2023, 3, 2)
REQUESTS = "oversight.information_request"
CITY = Actor(1, "司", frozenset({SUPERVISOR}), 109, "4301", "SF")


def photo(kind: str = "JPEG", **more: Any) -> bytes:
    """A picture of 40 × 20 that was taken at a known place with a known camera, lying on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "SECRETCAM", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 12.0, 0.0)})
    told = BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(told, kind, exif=exif, **more)
    return told.getvalue()


def pdf(**also: Any) -> bytes:
    """A page with document information, XMP, a script that runs on opening and a file inside."""
    with pikepdf.new() as made, made.open_metadata() as meta:
        made.add_blank_page()
        meta["dc:creator"] = ["SECRETAUTHOR"]
        made.docinfo["/Author"] = "SECRETAUTHOR"
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('SECRETSCRIPT')")
        made.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="SECRETPROGRAM"))
        made.attachments["SECRETFILE.txt"] = pikepdf.AttachedFileSpec(made, b"SECRETCONTENT")
        for name, value in also.items():
            made.Root[f"/{name}"] = value
    told = BytesIO()
    made.save(told)
    return told.getvalue()


def word(**parts: bytes) -> bytes:
    made = docx.Document()
    made.core_properties.author = "SECRETAUTHOR"
    made.add_paragraph("演示内容")
    made.add_picture(BytesIO(photo()))
    told = BytesIO()
    made.save(told)
    return _with(told.getvalue(), parts)


def sheet(**parts: bytes) -> bytes:
    made = openpyxl.Workbook()
    made.properties.creator = "SECRETAUTHOR"
    made.active["A1"] = "演示"
    told = BytesIO()
    made.save(told)
    return _with(told.getvalue(), parts)


def _with(package: bytes, parts: dict[str, bytes]) -> bytes:
    told = BytesIO(package)
    with zipfile.ZipFile(told, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return told.getvalue()


def _parts(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


# ------------------------------------------------------------------------------------------------------- taking in


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_keeps_nothing_but_itself_and_stands_upright(kind: str) -> None:
    came = photo(kind)
    assert b"SECRETCAM" in came
    taken = take_in(came + b"APPENDED", f"照片.{'jpg' if kind == 'JPEG' else 'png'}")
    assert b"SECRETCAM" not in taken.content
    assert b"APPENDED" not in taken.content
    with Image.open(BytesIO(taken.content)) as kept:
        assert (kept.size, dict(kept.getexif())) == ((20, 40), {})
    assert taken.received == hashlib.sha256(came + b"APPENDED").hexdigest() != taken.sha256


def test_a_pdf_keeps_its_pages_and_nothing_that_tells_or_runs() -> None:
    taken = take_in(pdf(), "材料.pdf")
    with pikepdf.open(BytesIO(taken.content)) as kept:
        assert len(kept.pages) == 1
        assert "/Info" not in kept.trailer
        assert not {"/OpenAction", "/Metadata", "/AA"} & set(kept.Root.keys())
        assert len(kept.attachments) == 0
        plain = b"".join(repr(one).encode() for one in kept.objects)
    for secret in (b"SECRETAUTHOR", b"SECRETSCRIPT", b"SECRETPROGRAM", b"SECRETCONTENT"):
        assert secret not in plain + taken.content
    assert take_in(pdf(), "材料.pdf").content == taken.content, "the same pages give the same bytes"


def test_a_photo_inside_a_pdf_keeps_its_pixels_and_nothing_else() -> None:
    with pikepdf.new() as made:
        page = made.add_blank_page()
        drawn = pikepdf.Stream(made, photo())
        drawn.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=20, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=made.make_indirect(drawn)))
        told = BytesIO()
        made.save(told)
    assert b"SECRETCAM" in told.getvalue()
    taken = take_in(told.getvalue(), "扫描.pdf")
    assert b"SECRETCAM" not in taken.content
    with pikepdf.open(BytesIO(taken.content)) as kept:
        inside = kept.pages[0].Resources.XObject.Im0.read_raw_bytes()
    with Image.open(BytesIO(inside)) as drawn_again, Image.open(BytesIO(photo())) as before:
        assert drawn_again.tobytes() == before.tobytes()


def test_a_signed_pdf_is_kept_as_it_is_but_not_with_scripts() -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = "签署人"
        made.Root.Perms = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=pikepdf.String(b"\x30\x80")
            )
        )
        told = BytesIO()
        made.save(told)
        assert take_in(told.getvalue(), "签名.pdf").content == told.getvalue()
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
        armed = BytesIO()
        made.save(armed)
    assert "已签名" in _refused(armed.getvalue(), "签名.pdf")


def test_word_and_excel_lose_their_properties_and_stay_readable() -> None:
    paper = take_in(word(), "意见.docx")
    assert b"SECRETAUTHOR" not in _parts(paper.content)
    assert b"SECRETCAM" not in _parts(paper.content)
    assert docx.Document(BytesIO(paper.content)).paragraphs[0].text == "演示内容"
    table = take_in(sheet(), "台账.xlsx")
    assert b"SECRETAUTHOR" not in _parts(table.content)
    assert openpyxl.load_workbook(BytesIO(table.content)).active["A1"].value == "演示"


EXTERNAL = b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://a/b.dotm" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "空.txt", "空的"),
        (b"MZ\x90\x00\x03", "程序.exe", "不收"),
        (b"MZ\x90\x00\x03", "程序.txt", "不是可读的文本"),
        (b"<html><script>1</script>", "页.html", "不收"),
        (b"%PDF-1.7 nonsense", "坏.pdf", "损坏"),
        (photo(), "照片.pdf", "内容却是jpg"),
        (photo()[:200], "照片.jpg", "损坏"),
        (b"GIF89a" + bytes(20), "动.gif", "不收"),
        (b"PK\x03\x04nonsense", "包.docx", "不收"),
        (b"a\x00b", "文.txt", "控制字符"),
        (word(**{"word/vbaProject.bin": b"x"}), "宏.docx", "宏"),
        (word(**{"word/embeddings/oleObject1.bin": b"x"}), "嵌.docx", "内嵌"),
        (word(**{"word/_rels/settings.xml.rels": EXTERNAL}), "引.docx", "外部文件"),
        (word(**{"word/extra.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "体.docx", "文档类型"),
        (word(**{"../out.xml": b"<a/>"}), "出.docx", "文件名"),
        (sheet(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}), "链.xlsx", "外部数据"),
        (sheet(), "台账.docx", "内容却是xlsx"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_with_its_reason(content: bytes, name: str, reason: str) -> None:
    assert reason in _refused(content, name)


def test_an_upload_above_the_limit_is_refused_without_being_read_to_its_end() -> None:
    endless = BytesIO(b"a" * 5_000)
    with pytest.raises(Trouble, match="超过"):
        take_in(endless, "长.txt", limit=1_000)
    assert endless.tell() == 1_001


def test_an_encrypted_pdf_and_a_package_that_unpacks_to_too_much_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        told = BytesIO()
        made.save(told, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "加密" in _refused(told.getvalue(), "密.pdf")
    monkeypatch.setattr("fadu.engine.cleaning.package.UNPACKED", 1_000)
    assert "展开后过大" in _refused(word(), "弹.docx")


def _refused(content: bytes, name: str) -> str:
    with pytest.raises(Trouble) as told:
        take_in(content, name)
    assert told.value.code == "A-016"
    return told.value.sentence("zh")


@settings(max_examples=150)
@given(
    st.binary(max_size=300),
    st.sampled_from(["pdf", "docx", "xlsx", "png", "jpg", "txt", "csv", ""]),
    st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"PK\x03\x04"]),
)
def test_whatever_comes_is_taken_or_refused_but_breaks_nothing(
    content: bytes, suffix: str, start: bytes
) -> None:
    assert _code(lambda: take_in(start + content, f"x.{suffix}")) in ("", "A-016")


def _code(do: Callable[[], object]) -> str:
    """The code of the Trouble that it raises; empty if it goes through."""
    try:
        do()
    except Trouble as trouble:
        return trouble.code
    return ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\材料.pdf", "材料.pdf"),
        ("a\r\nb\u202e.txt", "ab.txt"),
        ("...", "附件"),
        ('a"b<c>.csv', "a_b_c_.csv"),
        ("长" * 300 + ".pdf", "长" * 90 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert clean_name(name) == kept


# ----------------------------------------------------------------------------------------------------- in a record


def paper(text: str = "演示附件") -> Taken:
    return take_in(text.encode(), "材料.txt")


def _added(key: int, actor: Actor = AN, **more: Any) -> int:
    return act.attach(
        key,
        more.pop("taken", None) or paper(),
        title="材料（演示）",
        actor=actor,
        on=NEXT,
        at=at(NEXT),
        **more,
    ).past.seq


def test_an_attachment_stands_in_the_log_and_its_content_is_kept_once(city: None) -> None:
    first, second = request(DAY), request(DAY)
    seq = _added(first, letter="长府信复〔2023〕12号")
    _added(second)
    assert File.objects.count() == 1
    (told,) = attachments.of(first, act.find(first).history)
    digest = hashlib.sha256("演示附件".encode()).hexdigest()
    assert (told.seq, told.title, told.name, told.kind, told.size) == (
        seq,
        "材料（演示）",
        "材料.txt",
        "txt",
        12,
    )
    assert (told.sha256, told.received, told.letter) == (digest, digest, "长府信复〔2023〕12号")
    assert attachments.fetch(AN, first, seq) == (told, "演示附件".encode())
    _verified()


def _verified() -> None:
    follow.up_to_now(follow.TALLIES)
    assert verify_line(line(REQUESTS)).broken == []


READERS = {
    (Opening.OFFICIALS, False): "an bai city joint copy",
    (Opening.OFFICIALS, True): "an bai joint",
    (Opening.APPLICANT, False): "an bai city joint copy own",
    (Opening.APPLICANT, True): "an bai joint own",
    (Opening.PUBLIC, False): "an bai city joint copy own other public",
    (Opening.PUBLIC, True): "an bai joint own",
}


def test_who_reads_an_attachment(city: None) -> None:
    key, other = request(DAY), request(DAY)
    act.invite(key, 2001, kind=JOINT, actor=AN, on=NEXT, at=at(NEXT))
    act.invite(key, 3001, kind=COPY, actor=AN, on=NEXT, at=at(NEXT))
    copied = Actor(30011, "抄", AN.roles, 3001, "430104", "SF")
    stranger = Actor(50011, "外", AN.roles, 5001, "430111", "SF")
    viewers = {"an": AN, "bai": BAI, "city": CITY, "joint": CHENG, "copy": copied, "own": holder(key), "other": holder(other),
               "public": THE_PUBLIC, "stranger": stranger}  # fmt: skip
    for (opening, personal), readers in READERS.items():
        seq = _added(key, taken=paper(f"{opening}{personal}"), open_to=opening, personal=personal)
        codes = {
            name: _code(partial(attachments.fetch, viewer, key, seq)) for name, viewer in viewers.items()
        }
        assert [name for name, code in codes.items() if not code] == readers.split(), (opening, personal)
        assert set(codes.values()) == {"", "A-009"}


def test_what_the_applicant_adds_is_theirs_and_the_units(city: None) -> None:
    key, other = request(DAY), request(DAY)
    seq = _added(key, holder(key), open_to=Opening.PUBLIC, letter="假的")
    (told,) = attachments.of(key, act.find(key).history)
    assert (told.seq, told.open_to, told.personal, told.letter, told.actor) == (
        seq,
        Opening.APPLICANT,
        True,
        None,
        -2,
    )
    for stranger in (holder(other), THE_PUBLIC, CHENG):
        with pytest.raises(Trouble) as refused:
            _added(key, stranger)
        assert refused.value.code == "A-002"
    with pytest.raises(Trouble) as no_note:
        act.note(key, "演示", actor=holder(key), on=NEXT, at=at(NEXT))
    assert no_note.value.code == "A-002"


def test_an_erased_attachment_is_gone_while_its_hash_stays_and_other_records_keep_theirs(city: None) -> None:
    first, second = request(DAY), request(DAY)
    seq, other = _added(first), _added(second)
    act.erase(first, events=(seq,), actor=BAI, on=NEXT, at=at(NEXT))
    (told,) = attachments.of(first, act.find(first).history)
    assert (told.erased, told.title, told.name, len(told.sha256)) == (True, "", "", 64)
    with pytest.raises(Trouble):
        attachments.fetch(AN, first, seq)
    assert attachments.fetch(AN, second, other)[1] == "演示附件".encode()
    act.erase(second, events=(other,), actor=BAI, on=NEXT, at=at(NEXT))
    assert File.objects.get().content is None
    _verified()
    again = _added(second)
    assert attachments.fetch(AN, second, again)[1] == "演示附件".encode()
    _verified()


def test_a_content_that_was_meddled_with_is_found(city: None) -> None:
    _added(request(DAY))
    File.objects.update(content=b"x")
    follow.up_to_now(follow.TALLIES)
    (broken,) = verify_line(line(REQUESTS)).broken
    assert "附件的内容与其哈希不符" in broken.sentence("zh")
