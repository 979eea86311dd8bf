"""What the scripts, frames and head of a page do behind the reader's back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

_WRITES = re.compile(r"document\.write(?:ln)?\s*\(|\.innerHTML\s*=|insertAdjacentHTML")
_ADDRESS = re.compile(r"""(?:https?:)?\\?/\\?/([\w.-]{4,120})""")
_TITLE = re.compile(r"""document\.title\s*=\s*(?:["']([^"'\n]{0,200})|[^=])""")
_CODED_TITLE = re.compile(r"<title[^>]{0,200}>\s*(?:&#x?[0-9a-fA-F]{2,6};){4}", re.I)
_ENGINES = re.compile(r"baidu|sogou|google|so\.com|bing|spider|\bbot\b|360", re.I)
_LOOKS = re.compile(r"document\.referrer|navigator\.userAgent")
_MOVES = re.compile(r"location(?:\.href|\.replace|\s*=)|document\.write")
_CODED = re.compile(
    r"eval\s*\(\s*(?:function\s*\(p,a,c,k|unescape|String\.fromCharCode|atob)|fromCharCode\((?:\s*\d+\s*,){12}"
)
_LONGEST = 200_000

# Hosts that public sites load scripts from as a matter of course: counting, accessibility, error reporting.
_USUAL = (
    "gov.cn",
    "baidu.com",
    "bdstatic.com",
    "cnzz.com",
    "conac.cn",
    "mca.gov.cn",
    "people.cn",
    "qq.com",
    "jiathis.com",
)


def scripted(root: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Reason, text and link of whatever scripts do to what is read."""
    for script in root.iter("script"):
        source = script.get("src") or ""
        if source and not usual(source):
            yield "script-source", source[:200], source
        text = (script.text or "")[:_LONGEST]
        if text:
            yield from _inline(text)


def _inline(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _TITLE.finditer(text):
        yield "script-title", found[1] or found[0], ""
    if _LOOKS.search(text) and _ENGINES.search(text) and _MOVES.search(text):
        yield "cloaking", _near(text, _LOOKS), _first_address(text)
    if _CODED.search(text):
        yield "script-coded", _near(text, _CODED), ""
    if _WRITES.search(text):
        hosts = dict.fromkeys(host for host in _ADDRESS.findall(text) if not usual("//" + host))
        for host in list(hosts)[:20]:
            yield "script-link", _near(text, _WRITES), "//" + host


def heads(root: HtmlElement, source: str) -> Iterator[tuple[str, str, str]]:
    """What the head tells search engines only."""
    for meta in root.iter("meta"):
        name = (meta.get("name") or "").lower()
        if name in ("keywords", "description") and meta.get("content"):
            yield "meta", str(meta.get("content"))[:2000], ""
        if (meta.get("http-equiv") or "").lower() == "refresh" and "url" in (
            meta.get("content") or ""
        ).lower():
            target = re.split(r"url\s*=", str(meta.get("content")), maxsplit=1, flags=re.I)[-1].strip(" '\"")
            yield "refresh", target[:200], target[:500]
    if _CODED_TITLE.search(source[:200_000]):
        yield "coded-title", (root.findtext(".//title") or "")[:200], ""


def host_of(link: str) -> str:
    """The host a link leads to; nothing for links within the site."""
    try:
        return (urlsplit(link.strip()).hostname or "").lower()
    except ValueError:
        return ""


def usual(link: str) -> bool:
    host = host_of(link)
    return not host or any(host == known or host.endswith("." + known) for known in _USUAL)


def _near(text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    return " ".join(text[match.start() : match.start() + 160].split()) if match else ""


def _first_address(text: str) -> str:
    match = _ADDRESS.search(text)
    return "//" + match[1] if match else ""
