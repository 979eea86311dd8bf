"""其中, 包括, 含 and brackets: which numbers are said to be parts of which, and whether the parts exhaust the whole."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.model import Relation
from fadu.auditor.relate import numbered
from fadu.auditor.relate.cues import CUE, continues, depth_after, is_base, is_increment
from fadu.auditor.relate.likeness import base_unit, is_amount, is_per_head, same_unit
from fadu.auditor.relate.members import Reach, matching, members, plausible
from fadu.auditor.relate.whole import closes, exhausts, significant
from fadu.auditor.tokens import Token

_BEFORE_CUE = re.compile(r"[。\n]\s*\Z")
_FURTHEST_WHOLE = 8
_LEAST_DIGITS = 3  # a list is stretched to make a sum close only where chance would not


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        gap = tokens[at].gap
        cues = list(CUE.finditer(gap))
        tokens[at].cued = bool(cues)
        if tokens[at].breaks == PARAGRAPH and numbered.opens(gap):
            for whole, items in numbered.lists(tokens, at).items():
                link(tokens, whole, items, "其中")
        elif cues:
            _enumeration(tokens, at, gap, cues[-1])
        elif gap[:1] == "（":
            _bracketed(tokens, at)


def _enumeration(tokens: list[Token], at: int, gap: str, cue: re.Match[str]) -> None:
    before, after = gap[: cue.start()], gap[cue.end() :]
    crosses = bool(_BEFORE_CUE.search(before)) or before.endswith("；")
    if "。" in after or (tokens[at].breaks and not crosses and "。" in before):
        return
    if depth_after(after, 0)[0] < 0 or not continues(gap, cue):
        return
    wholes = _wholes(tokens, at)
    bracket = before.rstrip().endswith("（")
    natural = Reach(wide=not bracket and (crosses or after[:1] == "："), bracket=bracket)
    lists: dict[int, list[int]] = {}
    for whole in wholes:
        items = _chosen(tokens, at, whole, wholes, natural)
        # 7个，分别是： may be a list of names, which hold numbers of their own
        if items and (cue.group()[0] != "分" or _adds_up(tokens, whole, items)):
            lists[whole] = items
    closed = {len(items) for whole, items in lists.items() if _adds_up(tokens, whole, items)}
    for (
        whole,
        items,
    ) in lists.items():  # 3件2230元，其中A1件880元…: a list that closes in yuan is complete in cases
        link(tokens, whole, items, cue.group(), complete=len(items) in closed)


def _chosen(tokens: list[Token], at: int, whole: int, wholes: list[int], natural: Reach) -> list[int]:
    """The members as the words bound them; stretched only where that makes the sum close."""
    items = plausible(tokens, whole, matching(tokens, members(tokens, at, natural), whole, wholes))
    if not items or _adds_up(tokens, whole, items):
        return items
    target = tokens[whole]
    for length in range(2, len(items) if target.approx == "exact" and target.base else 0):
        if tokens[items[length]].gap[:1] not in ("、", "；") and _adds_up(tokens, whole, items[:length]):
            return items[:length]  # what follows a list that is already complete belongs to it no more
    if significant(target) < _LEAST_DIGITS:
        return items
    for reach in (
        Reach(generous=True, bracket=natural.bracket),
        Reach(wide=True),
        Reach(wide=True, generous=True),
    ):
        longer = matching(tokens, members(tokens, at, reach), whole, wholes)
        if len(longer) > len(items) and _adds_up(tokens, whole, longer):
            return longer
    return items


def _adds_up(tokens: list[Token], whole: int, items: list[int]) -> bool:
    return len(items) > 1 and closes(tokens, whole, items)


def _wholes(tokens: list[Token], at: int) -> list[int]:
    """The nearest amount of each unit before the cue, in its own clause or, after a full stop, in the sentence before."""
    found: dict[tuple[str, str], int] = {}
    for back in range(at - 1, max(-1, at - 1 - _FURTHEST_WHOLE), -1):
        token = tokens[back]
        if (
            is_amount(token)
            and not is_per_head(token)
            and not is_base(token)
            and not is_increment(tokens, back)
        ):
            found.setdefault((token.kind, base_unit(token)), back)
        if token.breaks or token.cued or "；" in token.gap or "（" in token.lead:
            break
    return list(found.values())


def link(tokens: list[Token], whole: int, items: list[int], marker: str, *, complete: bool = False) -> None:
    """Draw part_of for every member, and the sum where the list is complete."""
    items = [m for m in items if not any(r.type == "part_of" for r in tokens[m].relations)]
    if not items:
        return
    exhaustive, firm = exhausts(tokens, whole, items)
    if exhaustive or (complete and len(items) > 1):
        _sum(tokens, whole, tuple(items), marker, firm)
    for m in items:
        other = _other_measure(tokens[m], tokens[whole])
        if other and not exhaustive and (tokens[m].low or 0) > (tokens[whole].high or tokens[m].low or 0):
            continue  # 利润100亿元，其中甲公司营收150亿元: another measure, so no part and no error
        tokens[m].relations.append(Relation("part_of", (whole,), marker=marker, firm=not other))


_MEASURES = re.compile(
    "营业?收入?|收入|产值|投资|利润|贷款|存款|余额|出口|进口|销售额?|零售额|税收|税额|面积|里程|产量|销量|增加值|成交额"
)


def _other_measure(part: Token, whole: Token) -> bool:
    """Whether a part is told in a measure of its own that its whole does not name."""
    named = _MEASURES.findall(part.lead)
    return bool(named) and not any(measure in whole.lead + whole.tail for measure in named)


def _sum(tokens: list[Token], whole: int, items: tuple[int, ...], marker: str, firm: bool) -> None:
    for at, known in enumerate(tokens[whole].relations):
        if known.type == "sum" and not known.op:
            others = (*known.alternatives, items)
            joined = Relation("sum", known.to, known.op, known.signs, others, known.marker, known.firm)
            tokens[whole].relations[at] = joined
            return
    tokens[whole].relations.append(Relation("sum", items, marker=marker, firm=firm))


def _bracketed(tokens: list[Token], at: int) -> None:
    """20所（新建12所、改建8所）: a bracket directly behind a number that counts in the same unit."""
    whole = at - 1
    if depth_after(tokens[at].gap, 0)[0] != 1 or not is_amount(tokens[whole]) or is_increment(tokens, at):
        return
    listed = members(tokens, at, Reach(wide=True, bracket=True))
    items = [m for m in listed if same_unit(tokens[m], tokens[whole])]
    if (
        items
        and not is_base(tokens[at])
        and plausible(tokens, whole, items) == items
        and _below(tokens, whole, items)
    ):
        link(tokens, whole, items, "（）")


def _below(tokens: list[Token], whole: int, items: list[int]) -> bool:
    limit = tokens[whole].high
    return limit is None or all((tokens[m].low or 0) <= limit for m in items)
