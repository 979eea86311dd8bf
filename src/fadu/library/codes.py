"""The permanent code of a document in addresses: gbf-2018-37 from its number, zfxxgktl from the initials of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pypinyin import Style, lazy_pinyin

from fadu.library import documentnumber
from fadu.library.models import Document
from fadu.library.titles import title_key

_LONGEST = 28
_AT_ONCE = 8  # numbered variants looked up together


def base_of(title: str, number: str) -> str:
    """The code before it is made unique."""
    parsed = documentnumber.parse(number)
    # The number of an order tells nobody what it is about, and changes when the text is made anew.
    if parsed is not None and parsed.year and len(parsed.code) <= 10:
        return "-".join(
            str(part) for part in (initials(parsed.code), parsed.year, parsed.seq) if part is not None
        )
    return initials(title_key(title))[:_LONGEST].strip("-") or "wj"


def initials(words: str) -> str:
    """政府信息公开条例 → zfxxgktl; words in Latin script keep their letters."""
    letters = "".join(
        lazy_pinyin(words, style=Style.FIRST_LETTER, errors=lambda rest: re.sub(r"[^a-zA-Z0-9]", "", rest))
    )
    return re.sub(r"[^a-z0-9]", "", letters.lower())


def free_codes(bases: Sequence[str]) -> list[str]:
    """A code for each base that no document has: the base itself, or the base and the next free number."""
    candidates = {code for base in bases for code in _variants(base, 1)}
    taken = set(Document.objects.filter(code__in=candidates).values_list("code", flat=True))
    given: list[str] = []
    for base in bases:
        first, code = 1, ""
        while not code:
            code = next((one for one in _variants(base, first) if one not in taken), "")
            if not code:
                first += _AT_ONCE
                taken |= set(
                    Document.objects.filter(code__in=_variants(base, first)).values_list("code", flat=True)
                )
        taken.add(code)
        given.append(code)
    return given


def _variants(base: str, first: int) -> list[str]:
    return [base if n == 1 else f"{base}-{n}" for n in range(first, first + _AT_ONCE)]
