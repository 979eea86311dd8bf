"""受理, 结转, 答复, 顺延: received plus carried in less carried out is what was dealt with."""

from __future__ import annotations

import re

from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import is_amount, same_unit
from fadu.auditor.tokens import Token

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("carried_in", re.compile(r"(?:上年度?|上一?年|往年|去年)(?:度)?(?:遗留|结转|转入|转来)|旧存")),
    (
        "carried_out",
        re.compile(r"(?:结转|顺延|转)(?:到|至|入)?(?:下年|下一年|次年|明年|下年度)|未(?:审|办)结|继续办理"),
    ),
    ("done", re.compile(r"(?:答复|办结|办理完毕|审结|结案)(?:[^，。；]{0,8})$")),
    ("received", re.compile(r"(?:新收|收到|受理|接收|立案|登记)[^，。；]{0,24}$")),
)
_LONGEST = 12


def draw(tokens: list[Token]) -> None:
    for at, token in enumerate(tokens):
        if ("转" in token.gap or "延" in token.tail) and is_amount(token):
            _around(tokens, at)


def _around(tokens: list[Token], at: int) -> None:
    """Look for the four roles in the sentence that speaks of a carry-over."""
    first, last = at, at
    while first > 0 and not tokens[first].breaks and at - first < _LONGEST:
        first -= 1
    while last + 1 < len(tokens) and not tokens[last + 1].breaks and last - at < _LONGEST:
        last += 1
    found: dict[str, int] = {}
    for m in range(first, last + 1):
        if is_amount(tokens[m]) and same_unit(tokens[m], tokens[at]):
            role = _role(tokens[m])
            if role and role not in found:
                found[role] = m
    if len(found) < 4 or any(r.type == "sum" for r in tokens[found["done"]].relations):
        return
    order = (found["received"], found["carried_in"], found["carried_out"])
    tokens[found["done"]].relations.append(Relation("sum", order, "balance", (1, 1, -1), marker="结转"))


def _role(token: Token) -> str:
    around = token.lead + "#" + token.tail
    for role, pattern in _ROLES:
        if pattern.search(token.lead if role in ("done", "received") else around):
            return role
    return ""
