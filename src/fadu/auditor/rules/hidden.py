"""What a page does not show: hidden text and links, scripts that change it, cloaked titles, look-alike domains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fadu.auditor.domains import hosts, lookalike, same_site, site_of
from fadu.auditor.model import Document, Finding, Hidden, Severity
from fadu.auditor.read.script import host_of, usual
from fadu.auditor.rules import Case
from fadu.auditor.spam import foreign

_UNSEEN = {
    "display-none": ("样式设为不显示", "styled not to show"),
    "invisible": ("样式设为不可见", "styled invisible"),
    "off-screen": ("被移到屏幕之外", "placed off the screen"),
    "zero-size": ("尺寸为零", "of zero size"),
    "same-colour": ("与底色同色", "in the colour of its background"),
}
_SCRIPTS = {
    "script-title": ("脚本改写网页标题", "a script rewrites the title"),
    "script-link": ("脚本写入外部链接", "a script writes an outside link"),
    "script-coded": ("脚本内容被编码隐藏", "a script hides its content by encoding"),
    "cloaking": ("脚本按访问来源（搜索引擎）跳转", "a script redirects visitors from search engines"),
    "refresh": ("网页自动跳转", "the page redirects by itself"),
    "meta": ("网页描述信息", "the page's description for search engines"),
    "coded-title": ("标题以字符编码书写", "the title is written in character references"),
    "script-source": ("引用外部脚本", "an outside script is loaded"),
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONG = 20  # characters from which hidden words of an office file deserve a note


def hidden(case: Case) -> Iterator[Finding]:
    """Each hidden thing that carries spam, leads away, or acts on visitors behind their back."""
    document = case.document
    site = site_of(document)
    for thing in document.hidden:
        judged = _unseen(document, thing, site) if _shy(thing) else _acting(thing, site)
        if judged:
            yield _finding(thing, *judged)


def _shy(thing: Hidden) -> bool:
    return thing.reason in _UNSEEN or thing.reason.startswith("frame-")


def _unseen(document: Document, thing: Hidden, site: str) -> tuple[Severity, str, str] | None:
    how_zh, how_en = _UNSEEN.get(thing.reason.removeprefix("frame-"), ("不可见", "unseen"))
    spam = foreign(thing.text) or foreign(thing.link)
    if thing.link and not usual(thing.link) and not same_site(thing.link, site):
        zh, en = f"链接（{host_of(thing.link)}）{how_zh}", f"a link to {host_of(thing.link)} is {how_en}"
        return ("error" if spam else "likely"), f"暗链：{zh}", en
    if spam:
        return "error", f"隐藏的垃圾信息：文字{how_zh}", f"spam text is {how_en}"
    if document.source_format == "docx" and len(_CHINESE.findall(thing.text)) >= _LONG:
        return "note", f"隐藏文字：{how_zh}", f"text is {how_en}"
    return None


def _acting(thing: Hidden, site: str) -> tuple[Severity, str, str] | None:
    if thing.reason not in _SCRIPTS:
        return None
    zh, en = _SCRIPTS[thing.reason]
    if foreign(thing.text) or foreign(thing.link):
        return "error", f"{zh}，内容为垃圾信息", f"{en}, and it is spam"
    away = bool(thing.link) and not usual(thing.link) and not same_site(thing.link, site)
    if thing.reason == "cloaking" or (thing.reason == "refresh" and away):
        return "likely", zh, en
    if thing.reason in ("coded-title", "script-coded") or (thing.reason == "script-link" and away):
        return "note", zh, en
    return None


def domains(case: Case) -> Iterator[Finding]:
    """Addresses in the text or behind its links that imitate a government domain."""
    document = case.document
    for start, end, host in hosts(document.text):
        why = lookalike(host)
        if why:
            yield _domain(start, end, host, why)
    for thing in document.hidden:
        host = host_of(thing.link)
        why = lookalike(host) if host else ("", "")
        if host and why:
            yield _domain(thing.at, thing.at, host, why)


def cloaked_title(case: Case) -> Iterator[Finding]:
    """A page title that has nothing in common with the page: search engines see another page than readers."""
    document = case.document
    if document.source_format != "html" or not _CHINESE.search(document.title):
        return
    # The reader puts the title on the first line: the page begins after it.
    body = "".join(document.text[len(document.title) + 1 :].split())
    words = "".join(_CHINESE.findall(document.title))
    shared = any(words[at : at + 3] in body for at in range(max(1, len(words) - 2)))
    if len(words) >= 4 and len(body) > 200 and not shared:
        yield Finding(
            "tampering.title",
            "likely",
            0,
            len(document.title),
            document.title,
            f"网页标题“{document.title}”与正文没有任何共同之处，疑被替换。",
            f"The page title “{document.title}” has nothing in common with the page; it may have been replaced.",
        )


def _domain(start: int, end: int, host: str, why: tuple[str, str]) -> Finding:
    return Finding(
        "tampering.domain",
        "likely",
        start,
        end,
        host,
        f"域名 {host} 疑似仿冒政府网站：{why[0]}。",
        f"The domain {host} looks like an imitation of a government site: {why[1]}.",
    )


def _finding(thing: Hidden, severity: Severity, zh: str, en: str) -> Finding:
    said = (thing.text or thing.link)[:120]
    return Finding(
        "tampering.hidden",
        severity,
        thing.at,
        thing.at,
        said,
        f"{zh}：“{said}”。请检查网页源代码。",
        f"Hidden in the page: {en}: “{said}”. Check the page's source.",
    )


RULES = (hidden, domains, cloaked_title)
