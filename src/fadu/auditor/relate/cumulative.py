"""新增 X，总数达 Y: an addition is part of the stock it leads to; and 19项中有13项, a share told by the word 中."""

from __future__ import annotations

import re

from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import is_amount, same_unit
from fadu.auditor.relate.parts import link
from fadu.auditor.tokens import Token

_ADDED = re.compile(
    r"新增|净增|新(?:认定|获批|创建|建成|入库|入选|登记|培育|设立|签约|评定|获评|开|改扩?建|发展|入规)"
)
_STOCK = re.compile(
    r"(?:^|[，、；,])(?:(?:累计|总数|总量|总计|总共|共有|总规模|总装机|保有量|存量|现有|总人数|总户数|总里程|总额|总面积)[^，。；]{0,8}"
    r"(?:达到?|为|突破|超过?|增至|增加到|有|是)?|达到?|增加?[至到]|总[^，。；、]{1,6}达到?)(?:了)?(?:约|近|超过?)?$"
)
_OF = re.compile(r"(?<![高初集其小大])中[，,]?(?:有|已有)?$|(?<![高初集其小大])中[，,](?=[^，。；]{0,6}$)")
_FURTHEST = 3


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.breaks or not is_amount(token) or "；" in token.gap:
            continue
        if _PENDING.match(token.lead):
            _progress(tokens, at)
        elif _STOCK.search(token.gap) or _stock_named(token):
            _addition(tokens, at)
        elif (
            "中" in token.gap
            and "其中" not in token.gap
            and _OF.search(token.gap)
            and token.gap.find("中") < 24
        ):
            _member(tokens, at)


_SETTLED, _PENDING = re.compile("^已"), re.compile("^(?:正在|尚|未|待|仍)")


def _progress(tokens: list[Token], at: int) -> None:
    """共发现 X 个，已整改 Y 个，正在整改 Z 个: what is settled and what is pending make up what was found."""
    whole, settled = at - 2, at - 1
    if whole < 0 or tokens[at].breaks or tokens[settled].breaks or not _SETTLED.match(tokens[settled].lead):
        return
    trio = tokens[whole : at + 1]
    if all(is_amount(t) and same_unit(t, tokens[at]) for t in trio) and not any(t.relations for t in trio):
        link(tokens, whole, [settled, at], "已、正在", complete=True)


def _stock_named(token: Token) -> bool:
    """现有电力装机达1340万千瓦: the stock is named again before its number."""
    return token.lead.startswith(("现有", "累计", "总量", "总数", "总装机"))


def _addition(tokens: list[Token], at: int) -> None:
    for back in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        token = tokens[back]
        if is_amount(token):
            added = same_unit(token, tokens[at]) and not token.relations and _nearest_added(token)
            if added and not _exceeds(token, tokens[at]) and _same_stock(token, tokens[at]):
                token.relations.append(Relation("part_of", (at,), marker=tokens[at].lead or "达到"))
            return
        if token.breaks or token.kind == "date":
            return


def _nearest_added(token: Token) -> bool:
    """新增 must open the clause of the number itself, not an earlier one."""
    clause = re.split(r"[，；。,]", token.gap)[-1]
    return bool(_ADDED.search(clause))


_STOCK_WORDS = re.compile(
    r"累计|总数|总量|总计|总共|共有|总规模|保有量|存量|现有|达到?|为|突破|超过?|增至|增加到|有|是|建成|已|了|约|近|全[市省州区县国]"
)


def _same_stock(part: Token, whole: Token) -> bool:
    """累计建成名医工作室 is no stock of 省级重点专科: what else the clause names must be named before."""
    if part.approx == "over" and whole.lead in ("达", "达到", "为"):
        return False  # 突破200亿元，达230亿元: the same amount, told more exactly
    noun = _STOCK_WORDS.sub("", whole.lead)
    told = part.lead + part.tail
    return len(noun) < 3 or any(noun[at : at + 2] in told for at in range(len(noun) - 1))


def _exceeds(part: Token, whole: Token) -> bool:
    return part.low is not None and whole.high is not None and part.low > whole.high * 10 > 0


def _member(tokens: list[Token], at: int) -> None:
    whole = tokens[at - 1]
    if is_amount(whole) and same_unit(whole, tokens[at]) and not whole.chinese and not tokens[at].relations:
        tokens[at].relations.append(Relation("part_of", (at - 1,), marker="中有"))
