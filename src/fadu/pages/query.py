"""Query strings read strictly: what a visitor typed is a value of the right kind, or a sentence says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

_WHOLE = re.compile(r"[0-9]{1,19}")
FIRST_YEAR, LAST_YEAR = 1990, 2100


class BadQuery(Trouble):
    code = "PG-001"
    title = Term("网址中的条件有误", "A condition in the address is wrong")
    zh = "网址中的“{name}={value}”不能用：应为{wanted}。"
    en = "“{name}={value}” in the address cannot be used: it must be {wanted}."
    remedy_zh = "请改正网址，或从页面上的选项中重新选择。"
    remedy_en = "Correct the address, or choose again on the page."


def whole(given: Mapping[str, str], name: str, *, least: int, most: int) -> int | None:
    """A whole number within its bounds; None where nothing is given."""
    text = given.get(name, "").strip()
    if not text:
        return None
    if not (_WHOLE.fullmatch(text) and text.isascii() and least <= int(text) <= most):
        raise BadQuery(
            name=name,
            value=text[:40],
            wanted=Term(f"{least}至{most}的整数", f"a whole number from {least} to {most}"),
        )
    return int(text)


def year_of(given: Mapping[str, str], usual: int) -> int:
    return whole(given, "year", least=FIRST_YEAR, most=LAST_YEAR) or usual


def one_of(given: Mapping[str, str], name: str, known: Mapping[str, object]) -> str | None:
    """One of the known codes; None where nothing is given."""
    text = given.get(name, "").strip()
    if not text:
        return None
    if text not in known:
        listed = list(known)[:12]
        raise BadQuery(
            name=name, value=text[:40], wanted=Term("、".join(listed) + "之一", "one of " + ", ".join(listed))
        )
    return text


def words(given: Mapping[str, str], name: str, *, most: int) -> str:
    """A line of text as people mean it: signs that cannot be printed become spaces (the database holds no NUL), spaces are
    joined, and what is too long is cut."""
    text = "".join(sign if sign.isprintable() else " " for sign in given.get(name, ""))
    return " ".join(text.split())[:most]
