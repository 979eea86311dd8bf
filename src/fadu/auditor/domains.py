"""Addresses: which stand in a text, which site a page belongs to, and which imitate a government's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fadu.auditor.model import Document
from fadu.auditor.read.script import host_of

# Latin letters and those that pass for them; Chinese characters around an address are no part of it.
_HOST = re.compile(
    r"(?<![A-Za-z0-9@.-])((?:[A-Za-z0-9\u0370-\u04ff\u0261-]{1,63}\.){1,6}[a-zA-Z]{2,12})(?![A-Za-z0-9-])"
)
_GOVERNMENTS = re.compile(
    r"(?:^|\.)(?:gov\.(?:cn|hk|mo|uk|au|sg|my|nz|in|za|il|it|pl|tr|br)|gov|gob\.\w\w|govt\.nz)$"
)
_IMITATION = re.compile(r"(?:^|[.-])(?:g[o0]v|zhengfu|zhengwu)(?:cn|[.-]|\d|$)")
# Digits, Cyrillic and Greek letters that look like Latin ones.
_LIKE = str.maketrans("0135аоесɡѵν", "olesaoecgvv")
_PUBLIC = frozenset({"com", "net", "org", "gov", "edu", "ac", "mil"})


def hosts(text: str) -> Iterator[tuple[int, int, str]]:
    """Every host name printed in a text, with its place."""
    for match in _HOST.finditer(text):
        host = match[1].lower()
        if not host.replace(".", "").isdecimal():
            yield match.start(1), match.end(1), host


def lookalike(host: str) -> tuple[str, str] | tuple[()]:
    """Why a host imitates a government's (Chinese, English); empty where it does not."""
    if _GOVERNMENTS.search(host):
        return ()
    if host.startswith("xn--") or ".xn--" in host:
        return "国际化域名编码，可冒充相似字母", "an internationalised name that may imitate other letters"
    plain = host.translate(_LIKE)
    if _GOVERNMENTS.search(plain):
        return "以相似字符冒充 gov.cn", "look-alike characters imitate gov.cn"
    if ".gov.cn." in f".{host}" or _IMITATION.search(host):
        return "含 gov 字样而不属于 gov.cn", "it contains gov without belonging to gov.cn"
    return ()


def registrable(host: str) -> str:
    """The part of a host name that somebody registered: changsha.gov.cn, example.com."""
    parts = host.split(".")
    deep = len(parts) > 2 and parts[-2] in _PUBLIC and len(parts[-1]) == 2
    return ".".join(parts[-3 if deep else -2 :])


def same_site(link: str, site: str) -> bool:
    host = host_of(link)
    return not host or bool(site and registrable(host) == site)


def site_of(document: Document) -> str:
    """The site a page belongs to, judged by where most of its visible links lead."""
    seen = Counter(registrable(host_of(thing.link)) for thing in document.hidden if thing.reason == "link")
    return seen.most_common(1)[0][0] if seen else ""
