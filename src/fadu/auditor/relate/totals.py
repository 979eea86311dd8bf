"""以上共计, 合计: a total told after its parts; and a grand total that cannot lie below a component it names."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import is_amount, same_unit
from fadu.auditor.relate.whole import total_meets
from fadu.auditor.tokens import Token

_BACKWARD = re.compile(
    r"^(?:以上|上述|以上各项|上述各项)?(?:共计|合计|总计|总共|共)(?:有|为|达|达到|是)?$|^(?:以上|上述).{0,6}(?:共计|合计|总计|共)"
    r"|^(?:两项|二者|三项|各项)?(?:共计|合计|总计|共)(?:办理|受理|处理|审理|收到|完成|收办|接待)[^，。；]{0,8}$"
)
_GRAND = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,20}?)(?:收入支出|收支|收、支)(?:总计|合计)$")

_FURTHEST = 80


def draw(tokens: list[Token]) -> None:
    for at, token in enumerate(tokens):
        if token.lead and is_amount(token):
            if _BACKWARD.match(token.lead) and token.gap != token.lead:
                _backward(tokens, at)
            grand = _GRAND.search(token.lead) if "计" in token.lead else None
            if grand is not None:
                _at_least(tokens, at, grand["what"])


def _backward(tokens: list[Token], at: int) -> None:
    """Collect the amounts of the same unit before a total: of the paragraph after 以上, else of the sentence."""
    whole_paragraph = tokens[at].lead.startswith(("以上", "上述"))
    items: list[int] = []
    for back in range(at - 1, max(-1, at - _FURTHEST), -1):
        token = tokens[back]
        ends = tokens[back + 1].breaks
        if ends == PARAGRAPH or (ends and not whole_paragraph):
            break
        if _BACKWARD.match(token.lead):
            break  # a total told before has taken what stands before it
        if not token.cued and is_amount(token) and same_unit(token, tokens[at]):
            if token.relations:
                return
            items.append(back)
    items.reverse()
    if len(items) < 2:
        return
    explicit = whole_paragraph or tokens[at].lead.startswith(("共计", "合计", "总计"))
    if not total_meets(tokens, at, items) and not (explicit and _parallel(tokens, items)):
        return
    already = [r for r in tokens[at].relations if r.type == "sum" and not r.op]
    rest = [r for r in tokens[at].relations if r not in already]
    tokens[at].relations = [
        Relation("sum", tuple(items), marker=tokens[at].lead, alternatives=tuple(r.to for r in already)),
        *rest,
    ]
    for m in items:
        tokens[m].relations.append(Relation("part_of", (at,), marker=tokens[at].lead))


def _parallel(tokens: list[Token], items: list[int]) -> bool:
    """Parts told in the same words: each clause ends, or each noun behind the number is, the same."""
    leads = {tokens[m].lead[-2:] for m in items}
    tails = {tokens[m].tail[:2] for m in items}
    return len(leads) == 1 or len(tails) == 1


def _below(total: Token, part: Token) -> bool:
    return total.high is not None and part.low is not None and total.high < part.low


def _at_least(tokens: list[Token], at: int, what: str) -> None:
    """财政拨款收入支出总计 cannot be less than 财政拨款收入 or 财政拨款支出."""
    what = what[-4:]
    for back in range(at - 1, max(-1, at - 40), -1):
        token = tokens[back]
        if (
            token.lead.endswith((what + "收入", what + "支出"))
            and is_amount(token)
            and same_unit(token, tokens[at])
        ):
            if _below(
                tokens[at], token
            ):  # no total names its floor; the bound is worth telling where it is broken
                tokens[at].relations.append(Relation("sum", (back,), "at_least", marker="总计"))
            return
