"""When a page says it was published, and what a plain text calls itself."""

from __future__ import annotations

import re
from datetime import date

_DATE = r"((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(r"发\s*布\s*(?:时间|日期)\s*[:：]?\s*" + _DATE)
_ISSUED = re.compile(r"(?:公开日期|发文日期|成文日期|时间|日期)\s*[:：]\s*" + _DATE)
_HEAD = 4000


def published(text: str) -> date | None:
    """The day of publication a page prints; never a day it merely mentions."""
    match = _PUBLISHED.search(text) or _ISSUED.search(text[:_HEAD])
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def title_of(text: str) -> str:
    """The first line that is a line of words and not a running number or a mark."""
    for line in text[:_HEAD].splitlines():
        words = line.strip(" \t　-—·")
        if len(words) >= 4 and not words.isdecimal() and not words.endswith(("。", "；", ";", "，")):
            return words[:200] if len(words) <= 120 else ""
    return ""
