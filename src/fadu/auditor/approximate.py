"""What the words before and behind a number say of it: 超 and 余 mean over, 近 and 不足 nearly, 约 and 左右 about."""

from __future__ import annotations

from fadu.auditor import words
from fadu.auditor.model import Approximation


def approximation_before(text: str, start: int, unit: str) -> Approximation:
    """What the words directly before a number say of it; 不低于 must be tried before 低于."""
    if start and text[start - 1] in _LAST_OF_PREFIXES:
        since = max(0, start - 4)
        for ends, said in _PREFIXES:
            if text.endswith(ends, since, start):
                return "exact" if _says_nothing(text, start, unit, said) else said
    return "exact"


_PREFIXES: tuple[tuple[tuple[str, ...], Approximation], ...] = (
    (("不超过", "不高于", "不多于", "不大于", "未超过"), "nearly"),
    (words.OVER_BEFORE, "over"),
    (words.NEARLY_BEFORE, "nearly"),
    (words.ABOUT_BEFORE, "about"),
)
_LAST_OF_PREFIXES = frozenset(word[-1] for _, group in ((s, g) for g, s in _PREFIXES) for word in group)


def _says_nothing(text: str, start: int, unit: str, said: Approximation) -> bool:
    last = text[start - 1]
    if last == "近":
        return unit in words.LOOKING_BACK_UNITS
    return said == "about" and last == "约" and text[start - 2 : start - 1] in tuple(words.NO_ABOUT_BEFORE)


def approximation_after(after: str) -> Approximation:
    return "about" if after in ("左右", "上下") else "nearly" if after[-1] in "下内" else "over"
