"""Word and Excel: the parts of the package one by one."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from fadu.engine.cleaning.picture import image
from fadu.engine.cleaning.unclean import Unclean

UNPACKED = 200 * 1024 * 1024
PARTS = 5_000

_EMPTY: Mapping[str, bytes] = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
_MACROS = re.compile(r"vbaProject|vbaData|macrosheets|activeX|ctrlProps|attachedToolbars", re.IGNORECASE)
_HIDDEN_PARTS = re.compile(
    r"/embeddings/|/externalLinks/|/connections\.xml$|/queryTables/|^customXml/.*\.bin$", re.IGNORECASE
)
_EXTERNAL = re.compile(rb'<[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', re.IGNORECASE)
_AUTHORS = re.compile(rb'(\sw:(?:author|initials)=)(?:"[^"]*"|\'[^\']*\')')


def office(content: bytes) -> bytes:
    """A .docx or .xlsx without properties, authors of changes, and the metadata of its pictures; macros, embedded objects and
    links to other files are refused."""
    told = BytesIO()
    try:
        with (
            zipfile.ZipFile(BytesIO(content)) as archive,
            zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as clean,
        ):
            entries = archive.infolist()
            if len(entries) > PARTS or sum(one.file_size for one in entries) > UNPACKED:
                raise Unclean("展开后过大", "it unpacks to too much")
            if len({one.filename for one in entries}) != len(entries):
                raise Unclean("压缩包中有重名文件", "two of its parts have one name")
            for entry in entries:
                part = _part(archive, entry)
                if part is not None:
                    fresh = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    clean.writestr(fresh, part)
    except (zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, OSError, EOFError) as broken:
        raise Unclean(
            "文件已损坏、已加密或无法检查", "the file is damaged, encrypted or cannot be checked"
        ) from broken
    return told.getvalue()


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """One part, clean; None for a folder."""
    name = entry.filename
    if entry.is_dir():
        return None
    if name.startswith("/") or ".." in name.split("/") or "\\" in name or entry.flag_bits & 1:
        raise Unclean("压缩包中的文件名不正常，或者已加密", "its parts are named strangely, or encrypted")
    if _MACROS.search(name):
        raise Unclean("含有宏或控件", "there are macros or controls in it")
    if _HIDDEN_PARTS.search(name):
        raise Unclean("含有内嵌对象或外部数据连接", "there are embedded objects or links to other data in it")
    with archive.open(entry) as opened:
        part = opened.read(entry.file_size + 1)
    if len(part) != entry.file_size:
        raise Unclean("文件已损坏", "the file is damaged")
    if name in _EMPTY:
        return _EMPTY[name]
    if name.lower().endswith((".xml", ".rels", ".vml")):
        return _markup(name, part)
    if name.lower().endswith((".jpg", ".jpeg", ".png")):
        return image(part)
    return part


def _markup(name: str, part: bytes) -> bytes:
    plain = part.decode("utf-16").encode() if part[:2] in (b"\xff\xfe", b"\xfe\xff") else part
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unclean("内含文档类型声明", "there is a document type declaration in it")
    if name == "[Content_Types].xml" and b"macroEnabled" in plain:
        raise Unclean("含有宏", "there are macros in it")
    if name.endswith(".rels"):
        for link in _EXTERNAL.findall(plain):
            if b"/hyperlink" not in link:
                raise Unclean("引用了外部文件", "it draws on files elsewhere")
    if re.search(rb"\bDDE(AUTO)?\b\s", plain) and b"instrText" in plain:
        raise Unclean("含有动态数据交换域", "there is a dynamic data exchange field in it")
    return _AUTHORS.sub(rb'\1""', plain) if name.startswith("word/") else plain
