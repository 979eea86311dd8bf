"""Reads an HTML page: its main text and tables, and apart from them what a visitor does not see."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from fadu.auditor.model import Document
from fadu.auditor.read.body import Walk
from fadu.auditor.read.decode import decode
from fadu.auditor.read.imprint import published
from fadu.auditor.read.limits import Limits
from fadu.auditor.read.maintext import main_of
from fadu.auditor.read.script import heads, scripted
from fadu.auditor.read.style import sheet
from fadu.auditor.read.trouble import Unreadable
from fadu.auditor.read.writer import Writer

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,20})""", re.I)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LARGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)|base64|width", re.I)
_FEW = 60  # Chinese characters: a title and a date
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_page(data: bytes, name: str, limits: Limits) -> Document:
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, declared=charset[1].decode("ascii") if charset else "")
    source = _PROLOG.sub("", decoded.text.replace("\0", ""), count=1)
    root, deep = _tree(source, name)
    writer = Writer(name, limits)
    for found in heads(root, source):
        writer.hide(found[1], found[0], found[2])
    title = " ".join((root.findtext(".//title") or "").split())
    if title:
        writer.line(title)
    _body(root, writer, title)
    for reason, text, link in scripted(root):
        writer.hide(text, reason, link)
    remarks = (
        decoded.remarks + (("页面嵌套过深，其后内容未读",) if deep else ()) + _pictures(root, writer.text)
    )
    return Document(
        name=name,
        text=writer.text,
        tables=tuple(writer.tables),
        hidden=tuple(writer.hidden),
        title=title or _heading(root),
        published=published(_stamp(root) or writer.text) or published(_words(root)),
        source_format="html",
        encoding=decoded.encoding,
        remarks=remarks,
    )


def _tree(source: str, name: str) -> tuple[HtmlElement, bool]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as why:
        raise Unreadable(name=name, form="HTML", why=str(why)[:200]) from why
    deep = any("depth" in (entry.message or "").lower() for entry in parser.error_log)
    return root, deep


def _body(root: HtmlElement, writer: Writer, title: str) -> None:
    body = root.find("body")
    if body is None:
        return
    rules = sheet("\n".join((style.text or "")[:200_000] for style in root.iter("style")))
    main = main_of(body)
    heading = _heading(root)
    outside = heading and not any(found is main or main in found.iterancestors() for found in root.iter("h1"))
    if outside and heading != title:
        writer.line(heading)
    Walk(writer, rules, main).over(body)


def _pictures(root: HtmlElement, text: str) -> tuple[str, ...]:
    """A report published as a picture leaves a page with hardly a word."""
    count = sum(
        1 for image in root.iter("img") if _LARGE.search(image.get("style") or image.get("src") or "")
    )
    if not count or len(_CHINESE.findall(text)) >= _FEW:
        return ()
    return (f"页面几乎没有文字而有 {count} 幅图片，图中文字未审核",)


def _heading(root: HtmlElement) -> str:
    first = next(iter(root.iter("h1")), None)
    return " ".join(first.text_content().split())[:300] if first is not None else ""


def _stamp(root: HtmlElement) -> str:
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() in ("pubdate", "publishdate", "publish_time"):
            return "发布时间：" + str(meta.get("content") or "")
    return ""


def _words(root: HtmlElement) -> str:
    return str(root.text_content())[:200_000]
