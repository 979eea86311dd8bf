"""比上年增加 D，增长 G %: growth told with its increment; and 由 A 增加到 B, growth told with both ends."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import is_amount, same_unit
from fadu.auditor.tokens import Token

_UP, _DOWN = "增长|增加|上升|提高|提升|增幅|增|升高|多", "下降|减少|降低|降幅|减|缩减|压减|少|降"
_RATE = re.compile(rf"(?:{_UP}|{_DOWN})(?:了|率|幅度)?(?:为|达|达到|约|超过?|近)?$")
_STEP = re.compile(rf"(?:{_UP}|{_DOWN})(?:了|额)?(?:为|达|约|近|超过?)?$")
_DECLINE = re.compile(rf"(?:{_DOWN})(?:了|额|率|幅度)?(?:为|达|达到|约|近|超过?)?$")
_COMPARED = re.compile(r"比|较|相比|同比|环比|净增")
_OTHER_BASE = re.compile(
    "年均|平均|可比|不变价|口径|实际|累计|每年|同比|比|较"
)  # a yearly mean, or another base than the one told
_CLAUSE_BASE = re.compile(r"(?:增|提|升|扩|发展|减|降|缩|压|上|下)[^，。；、]{0,4}[至到为]$")
_SINCE = re.compile(r"[从由][^，。；、]{0,16}$")


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.breaks or "；" in token.gap:
            continue
        if token.kind == "ratio" and token.unit == "%" and _RATE.search(token.lead):
            if not _rate(tokens, at):
                _rate_before_step(tokens, at)
        elif _CLAUSE_BASE.search(token.lead) and _SINCE.search(tokens[at - 1].lead):
            _from_to(tokens, at)


def _rate(tokens: list[Token], at: int) -> bool:
    """增加 D，增长 G%: the step stands before the rate."""
    step = tokens[at - 1]
    if not is_amount(step) or not _STEP.search(step.lead) or len(tokens[at].lead) > _SHORT:
        return False
    dated = at > 1 and tokens[at - 2].kind == "date" and _COMPARED.search(tokens[at - 2].gap)
    if not _COMPARED.search(step.gap) and not dated:
        return False
    new = _new_value(tokens, at - 1)
    if new is not None:
        _link(tokens, at, at - 1, new)
    return new is not None


def _rate_before_step(tokens: list[Token], at: int) -> None:
    """比上年增长 G%、增加 D: the step stands behind the rate, the amount before it."""
    if at + 1 >= len(tokens) or tokens[at + 1].breaks or not is_amount(tokens[at - 1]):
        return
    step, new = tokens[at + 1], tokens[at - 1]
    told = is_amount(step) and same_unit(step, new) and _BARE_STEP.fullmatch(step.gap)
    if told and _COMPARED.search(tokens[at].gap) and len(tokens[at].lead) <= _LONG:
        _link(tokens, at, at + 1, at - 1)


def _link(tokens: list[Token], at: int, step: int, new: int) -> None:
    down = _DECLINE.search(tokens[at].lead)
    op = (
        "real_growth"
        if _real(tokens, at, new)
        else "decline_from_decrement"
        if down
        else "growth_from_increment"
    )
    tokens[at].relations.append(Relation("ratio_of", (step, new), op, marker=tokens[step].lead))


_SHORT, _LONG = 6, 10
_BARE_STEP = re.compile(rf"[，、](?:比上年|较上年|同比|净)?(?:{_UP}|{_DOWN})(?:了|额)?")


# At constant prices a rate is not the quotient of the nominal amounts beside it.
_CONSTANT_PRICES = re.compile("实际|可比|不变价|同口径|名义|扣除")
_AT_CONSTANT_PRICES = re.compile("生产总值|增加值|总产值|GDP|产值|GNP|国民收入|人均可支配|消费品零售")


def _real(tokens: list[Token], at: int, new: int) -> bool:
    return bool(_CONSTANT_PRICES.search(tokens[at].lead) or _AT_CONSTANT_PRICES.search(tokens[new].lead))


def _new_value(tokens: list[Token], step: int) -> int | None:
    """The amount that grew: the nearest one of the same unit before, at most one full stop back."""
    stops = 0
    for back in range(step - 1, max(-1, step - 6), -1):
        stops += bool(tokens[back + 1].breaks)
        if tokens[back + 1].breaks == PARAGRAPH or stops > 1:
            return None
        if stops and not _COMPARED.search(tokens[step].gap + tokens[step - 1].gap):
            return None
        if (
            is_amount(tokens[back])
            and same_unit(tokens[back], tokens[step])
            and not _STEP.search(tokens[back].lead)
        ):
            return back if _same_thing(tokens[back], tokens[step], across=bool(stops)) else None
    return None


def _same_thing(new: Token, step: Token, *, across: bool) -> bool:
    """Whether the change is told of the amount: 收入支出总计减少 of a 收入支出总计, 增加 of whatever stands just before."""
    what = re.split("[比较]", _STEP.sub("", step.lead.strip()))[0]
    return what[-3:] in new.lead + new.tail if what else not across


def _from_to(tokens: list[Token], at: int) -> None:
    """由 A 增加到 B，增加 D，增长 G%: check the rate and the difference against both ends."""
    base, new = tokens[at - 1], tokens[at]
    comparable = same_unit(base, new) or not base.unit
    if not comparable or base.number is None or new.number is None:
        return
    for told in tokens[at + 1 : at + 3]:
        plain = _STEP.search(told.lead) and len(told.lead) <= _SHORT and not _OTHER_BASE.search(told.lead)
        if told.breaks or "；" in told.gap or not plain:
            return
        if told.unit == "%" and new.kind != "ratio":
            told.relations.append(Relation("ratio_of", (at, at - 1), "growth", marker=new.lead))
        elif same_unit(told, new) or (told.unit in ("个百分点", "百分点") and new.unit == "%"):
            told.relations.append(Relation("sum", (at, at - 1), "difference", (1, -1), marker=new.lead))
