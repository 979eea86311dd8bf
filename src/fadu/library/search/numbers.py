"""Document numbers as people type them, looser than any text prints them: 国办发2018 37, 711号令, 国令711, 主席令63号."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fadu.library import documentnumber
from fadu.library.numerals import HAN, arabic
from fadu.library.search.tokens import fold, initials_starts

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_BETWEEN = r"[^\w]{0,3}年?[^\w]{0,3}第?\s*"
_LETTERED = re.compile(rf"(?P<code>[A-Za-z]{{2,8}})[^\w]{{0,3}}{_YEAR}{_BETWEEN}(?P<seq>\d{{1,4}})\s*号?")
_TYPED = (
    re.compile(rf"(?P<code>[\u4e00-\u9fff]{{2,12}}?)?[^\w]{{0,3}}{_YEAR}{_BETWEEN}(?P<seq>\d{{1,4}})\s*号?文?件?"),
    re.compile(rf"(?P<code>[\u4e00-\u9fff]{{0,12}}(?:令|公告))\s*第?\s*(?P<seq>\d{{1,5}}|[{HAN}]{{1,6}})\s*号?"),
    re.compile(rf"(?P<code>[\u4e00-\u9fff]{{2,12}}?)?\s*第?\s*(?P<seq>\d{{1,5}}|[{HAN}]{{1,6}})\s*号\s*(?P<order>令|公告)"),
)  # fmt: skip
_SHORT = {"国令": "国务院令", "令": "", "公告": ""}


@dataclass(frozen=True, slots=True)
class Typed:
    """`keys` as the index holds them, the likeliest first; `printed` as a text would print it, folded."""

    keys: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


def typed(query: str) -> Typed:
    """The number that a whole query is; no keys where it is none."""
    plain = unicodedata.normalize("NFKC", query).strip()
    whole = documentnumber.parse(plain)
    if whole:
        return Typed((whole.key,), (fold(whole.shown),))
    lettered = _LETTERED.fullmatch(plain)
    if lettered:  # GBF 2018 37: the code by its initials
        return Typed((f"{lettered['code'].lower()}-{lettered['year']}-{int(lettered['seq'])}",))
    for pattern in _TYPED:
        found = pattern.fullmatch(plain)
        if not found:
            continue
        given = found.groupdict()
        code = (given.get("code") or "") + (given.get("order") or "")
        code = re.sub(r"^中华人民共和国(?=.)", "", code)
        code = _SHORT.get(code, code)
        seq, year = arabic(given["seq"]), given.get("year")
        if seq is None or (not code and not year and not given.get("order") and "令" not in plain):
            continue
        number = documentnumber.Number(code, int(year) if year else None, seq)
        if code:
            return Typed((number.key,), (fold(number.shown),))
        return Typed((loose(number, plain),), ())
    return Typed()


_BEGUN = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{2,8}}|[A-Za-z]{{2,8}})[^\w]{{0,3}}{_YEAR}(?:{_BETWEEN}(?P<seq>\d{{0,4}}))?\s*号?"
)


def prefixes(begun: str) -> tuple[str, ...]:
    """What the keys begin with of the numbers that somebody is about to type: 国办发2018 → 国办发-2018-."""
    found = _BEGUN.fullmatch(unicodedata.normalize("NFKC", begun).strip())
    return (f"{found['code'].lower()}-{found['year']}-{found['seq'] or ''}",) if found else ()


def loose(number: documentnumber.Number, written: str = "") -> str:
    """The key without its code: of 国办发〔2018〕37号 -2018-37, of an order 令-711."""
    if number.year:
        return f"-{number.year}-{number.seq}"
    return f"{'公告' if '公告' in (number.code or written) else '令'}-{number.seq}"


def keys(written: str) -> tuple[str, ...]:
    """What a document's number is found by."""
    number = documentnumber.parse(written)
    if number is None:
        return ()
    initials = initials_starts(fold(number.code))[0]
    return (number.key, loose(number), f"{initials}-{number.year}-{number.seq}")
