"""Titles: the key under which all writings of one title meet, and the other names that a title carries with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_NOTHING = re.compile(
    r"[\s\u200b\u200c\ufeff<>〈〉《》“”‘’\"'「」『』（）()\[\]〔〕【】,，、.。:：;；·・\-—–―－_]+"
)
_EDITION = re.compile(r"[（(](?:19|20)\d{2}年?(?:修正|修订|修改|修正文本|修正本|修订本|版)[)）]$")
_NATION = "中华人民共和国"
_HANDED_ON = re.compile(
    r"^(?P<by>.{2,60}?)关于(?:印发|发布|公布|颁布|批转|转发|实施)(?P<mark>《)?(?P<inner>.{4,200}?)(?(mark)》|)"
    r"(?P<plan>(?:（[^（）]{2,12}）)?)的(?:通知|决定|公告|通告|命令|令|函)$"
)
_ISSUED = re.compile(
    r"^(?P<by>.{3,60}?(?:委员会|人民代表大会|政府|院|部|局|厅|办公室|署|会|行|办))(?P<rest>关于.{4,})$"
)
TRIAL = ("试行", "暂行")


def title_key(title: str) -> str:
    """The title without blanks, brackets, quotes, punctuation, the nation's name and the mark of an edition."""
    plain = _EDITION.sub("", title.strip())
    plain = _NOTHING.sub("", unicodedata.normalize("NFKC", plain))
    return plain.replace(_NATION, "") or plain


def inner(title: str) -> str:
    """The title of what is handed on: 国务院关于印发个人所得税专项附加扣除暂行办法的通知 → 个人所得税专项附加扣除暂行办法."""
    found = _HANDED_ON.match(title)
    return found["inner"] + found["plan"] if found else ""


def without_issuer(title: str) -> str:
    """最高人民法院关于审理…的解释 → 关于审理…的解释; empty where the title does not begin with an issuer."""
    found = _ISSUED.match(title)
    return found["rest"] if found else ""


def issuers_of(title: str) -> tuple[str, ...]:
    """Who a title says that it is from: 最高人民法院、最高人民检察院关于…; none where it does not say so plainly."""
    found = _ISSUED.match(title)
    if not found:
        return ()
    return tuple(part for part in re.split(r"[、，,\s]+", found["by"]) if part)


def other_names(title: str) -> Iterator[tuple[str, str]]:
    """(kind, key) of what a document is also called, beside its title: `models.Name.kind`."""
    found = {title_key(title)}
    for kind, name in (("inner", inner(title)), ("short", without_issuer(title))):
        key = title_key(name)
        if key and key not in found:
            found.add(key)
            yield kind, key


def is_trial(title: str) -> bool:
    return any(word in title for word in TRIAL)
