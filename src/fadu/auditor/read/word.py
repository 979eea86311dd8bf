"""Reads a .docx file: paragraphs, tables, page breaks; deleted, hidden and white text is set apart."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from fadu.auditor.model import Document
from fadu.auditor.read.imprint import published, title_of
from fadu.auditor.read.limits import Limits
from fadu.auditor.read.trouble import Locked, NoText, TooLarge, Unreadable, Unsupported
from fadu.auditor.read.wordtext import Paragraphs, W, local
from fadu.auditor.read.writer import Writer

_BODY = "word/document.xml"
_FEW = 60  # characters: a title and a date
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def read_word(data: bytes, name: str, limits: Limits) -> Document:
    xml = _part(data, name, limits)
    writer = Writer(name, limits)
    paragraphs = Paragraphs(writer)
    try:
        for block in _blocks(xml):
            paragraphs.block(block)
    except etree.XMLSyntaxError as why:
        raise Unreadable(name=name, form="docx", why=str(why)[:200]) from why
    text = writer.text
    if not text.strip() and b"<pic:pic" in xml:
        raise NoText(name=name, pages=len(writer.pages))
    return Document(
        name=name,
        text=text,
        pages=tuple(writer.pages),
        tables=tuple(writer.tables),
        hidden=tuple(writer.hidden),
        title=title_of(text),
        published=published(text),
        source_format="docx",
        encoding="utf-8",
        remarks=(*paragraphs.remarks(), *_pictures(xml, text)),
    )


def _pictures(xml: bytes, text: str) -> tuple[str, ...]:
    count = xml.count(b"<pic:pic>") + xml.count(b"<pic:pic ")
    few = len(text.strip()) < _FEW
    return (f"文档几乎没有文字而有 {count} 幅图片，图中文字未审核",) if count and few else ()


def _part(data: bytes, name: str, limits: Limits) -> bytes:
    """The main part, unpacked no further than the limit whatever the archive claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _BODY not in archive.namelist():
                raise Unsupported(name=name, form=_kind(archive.namelist()))
            info = archive.getinfo(_BODY)
            if info.flag_bits & 1:
                raise Locked(name=name)
            with archive.open(info) as part:
                xml = part.read(limits.unpacked_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as why:
        raise Unreadable(name=name, form="docx", why=str(why)[:200]) from why
    if len(xml) > limits.unpacked_bytes:
        raise TooLarge(
            name=name, what="解压后的正文", size=f">{limits.unpacked_bytes}", limit=limits.unpacked_bytes
        )
    # The strict flavour differs in its namespace alone.
    return xml.replace(_STRICT, W[1:-1].encode())


def _kind(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "pptx" if any(name.startswith("ppt/") for name in names) else "zip"


def _blocks(xml: bytes) -> Iterator[etree._Element]:
    """Paragraphs and tables that stand directly in the body, one at a time; each is dropped once read."""
    depth = 0
    events = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
    )
    for event, element in events:
        if local(element) not in ("p", "tbl"):
            continue
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if depth == 0 and element.tag.startswith(W):
            yield element
            _drop(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
