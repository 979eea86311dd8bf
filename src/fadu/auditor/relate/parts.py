"""其中, 包括, 含 and brackets: which numbers are said to be parts of which, and whether the parts exhaust the whole."""

from __future__ import annotations

import re
from decimal import Decimal

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import akin, base_unit, is_amount, is_per_head, same_unit
from fadu.auditor.tokens import Token

CUE = re.compile(r"其中|包括|包含|(?<=[，、（(])含|分别为|分别是|以下几?个?方面|如下(?=[：:])")
_BEFORE_CUE = re.compile(r"[。\n]\s*\Z")
_BREAKER = re.compile(r"另|此外|同时|同比|比上年|较上年|与.{2,8}相比|总计|合计|共计|累计|人均|平均|以上")
_OPENER = re.compile(
    r"新(?:开工|签约|增|建|获|入|设|引|招|成|认|评|登)|完成|实现|建成|引进|开展|组织|举办|培育|获|入选|发放|净增|签约|开工|竣工|投产|"
    r"改造|打造|推动|推进|带动|总|省外|全[市省州国县区盟年]|居|排|较|比|还|并|均|已|现|成功|积极|创建|设立|投入|争取|申报|减|办理|达到|超"
)
_REST = re.compile(r"其他|其它|其余|剩余|余下|尚未|另外")
# Pairs that divide a thing in two: where both are named, nothing is left over.
_COMPLEMENTS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "预期性/约束性 男/女 城镇/农村 市级/县 基本支出/项目支出 人员经费/公用经费 税收/非税 建议/提案 收入/其他收入 中央/地方 "
        "进口/出口 上半年/下半年 境内/境外 城市/农村 国有/民营 已/未 线上/线下 行政复议/行政诉讼 本级/下级 新建/改 续建/新建 公办/民办 "
        "优/良 原告/被告 一般程序/简易 法人/自然人 书面/口头 专职/兼职"
    ).split()
)


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        gap = tokens[at].gap
        if tokens[at].breaks == PARAGRAPH and _FIRST_ITEM.search(gap):
            _numbered(tokens, at)
            continue
        found = None
        for found in CUE.finditer(gap):
            pass
        if found is not None:
            _enumeration(tokens, at, gap, found)
        elif "（" in gap or "(" in gap:
            _bracketed(tokens, at)


def _enumeration(tokens: list[Token], at: int, gap: str, cue: re.Match[str]) -> None:
    crosses = bool(_BEFORE_CUE.search(gap[: cue.start()])) or gap[: cue.start()].endswith("；")
    if "。" in gap[cue.end() :] or (tokens[at].breaks and not crosses and "。" in gap[: cue.start()]):
        return
    if cue.group() != "其中" and not _continues(gap, cue):
        return
    wholes = _wholes(tokens, at)
    if not wholes:
        return
    after = gap[cue.end() : cue.end() + 1]
    bracket = gap[: cue.start()].rstrip().endswith(("（", "("))
    wide = not bracket and (crosses or after in ("：", ":"))
    narrow_items = _items(tokens, at, wide=False, bracket=bracket)
    broad_items = _items(tokens, at, wide=True, bracket=bracket) if not bracket else narrow_items
    for whole in wholes:
        mine = _matching(tokens, narrow_items, whole, wholes)
        more = _matching(tokens, broad_items, whole, wholes)
        chosen = more if len(more) > len(mine) and (wide or _adds_up(tokens, whole, more)) else mine
        if chosen:
            link(tokens, whole, _plausible(tokens, whole, chosen), cue.group())


def _continues(gap: str, cue: re.Match[str]) -> bool:
    """Whether 包括 or 分别为 speaks of the number before it, not of a new subject: 共28项，包括… does, 常规项目包括… does not."""
    before = re.split("[，。；]", gap[: cue.start()])
    if cue.group()[0] in "分以如":
        return gap[cue.end() : cue.end() + 1] in ("：", ":")
    return cue.group() == "含" or len(before) == 1 or not before[-1].strip()


def _wholes(tokens: list[Token], at: int) -> list[int]:
    """The nearest amount of each unit before the cue, in its own clause or, after a full stop, in the sentence before."""
    found: list[int] = []
    seen: set[tuple[str, str]] = set()
    for back in range(at - 1, max(-1, at - 9), -1):
        token = tokens[back]
        if is_amount(token) and not token.chinese and not is_per_head(token):
            key = (token.kind, base_unit(token))
            if key not in seen and not _is_increment(token):
                seen.add(key)
                found.append(back)
        if token.breaks:
            break
        if "；" in token.gap or "（" in token.lead or CUE.search(token.gap):
            break
    return found


def _is_increment(token: Token) -> bool:
    return token.lead.endswith(("增加", "减少", "增长", "下降")) and ("比" in token.gap or "较" in token.gap)


def _items(tokens: list[Token], at: int, *, wide: bool, bracket: bool) -> list[int]:
    """The numbers listed after the cue, down to where the list ends."""
    items: list[int] = []
    depth = 0
    nested = False
    for m in range(at, len(tokens)):
        token = tokens[m]
        if m > at:
            if token.breaks:
                break
            gap = token.gap
            depth, inside = _depth(gap, depth)
            if depth < 0:
                break
            if "；" in gap or ";" in gap:
                if not wide and not bracket:
                    break
                nested = False
            if depth == 0 and not inside and _opens_list(gap):
                nested = True
            if depth > 0 or nested:
                continue
            if _ends_list(tokens, at, token):
                break
        if is_amount(token):
            items.append(m)
    return items


def _opens_list(gap: str) -> bool:
    """Whether a list of its own opens in this member of the list."""
    member = gap[gap.rfind("；") + 1 :]
    found = CUE.search(member)
    return found is not None and (found.group() == "其中" or _continues(member, found))


def _depth(gap: str, depth: int) -> tuple[int, bool]:
    """Bracket depth after a gap, and whether the gap opened a bracket that it closed again."""
    inside = False
    for character in gap:
        if character in "（(":
            depth += 1
            inside = True
        elif character in "）)":
            depth -= 1
            if depth < 0:
                return depth, inside
    return depth, inside


def _ends_list(tokens: list[Token], at: int, token: Token) -> bool:
    gap = token.gap
    comma = max(gap.rfind("，"), gap.rfind(","))
    if comma > gap.rfind("、"):
        clause = gap[comma + 1 :].lstrip()
        if _BREAKER.match(clause):
            return True
        if token.kind != "ratio" and token.kind != "rank" and _OPENER.match(clause):
            return True
        if is_amount(token) and not same_unit(token, tokens[at]) and not _REST.match(clause):
            return not any(same_unit(token, tokens[m]) for m in range(max(0, at - 4), at))
    return bool(_BREAKER.match(token.lead)) and token.kind not in ("ratio", "rank", "date")


def _matching(tokens: list[Token], items: list[int], whole: int, wholes: list[int]) -> list[int]:
    """The items that count in the whole's unit; where none does, those of an akin unit directly behind the cue."""
    exact = [m for m in items if same_unit(tokens[m], tokens[whole])]
    if exact or not items:
        return exact
    if any(same_unit(tokens[items[0]], tokens[other]) for other in wholes):
        return []
    first = next((w for w in wholes if akin(tokens[items[0]], tokens[w])), None)
    if first != whole:
        return []
    alike = [m for m in items if akin(tokens[m], tokens[whole])]
    small = [m for m in alike if (tokens[m].base or 0) <= (tokens[whole].base or 0)]
    return alike if len(small) == len(alike) else []


def _adds_up(tokens: list[Token], whole: int, items: list[int]) -> bool:
    return len(items) > 1 and total_meets(tokens, whole, items)


def total_meets(tokens: list[Token], whole: int, items: list[int]) -> bool:
    """Whether the parts can add to the whole within what was printed."""
    low = sum((tokens[m].low or Decimal(0) for m in items), Decimal(0))
    highs = [tokens[m].high for m in items]
    high = None if None in highs else sum((h for h in highs if h is not None), Decimal(0))
    target = tokens[whole]
    assert target.low is not None
    return (high is None or high >= target.low) and (target.high is None or low <= target.high)


def _plausible(tokens: list[Token], whole: int, items: list[int]) -> list[int]:
    """Later members of a comma list that would burst the whole belong to the next statement."""
    kept = items[:1]
    if len(items) > 1 and total_meets(tokens, whole, items):
        return items
    limit = tokens[whole].high
    for m in items[1:]:
        comma = "，" in tokens[m].gap
        if comma and limit is not None and (tokens[m].low or 0) > limit:
            break
        kept.append(m)
    return kept


def link(tokens: list[Token], whole: int, items: list[int], marker: str) -> None:
    items = [m for m in items if not any(r.type == "part_of" for r in tokens[m].relations)]
    if not items:
        return
    exhaustive, firm = _exhausts(tokens, whole, items)
    if exhaustive:
        _sum(tokens, whole, tuple(items), marker, firm)
    for m in items:
        tokens[m].relations.append(Relation("part_of", (whole,), marker=marker))


def _sum(tokens: list[Token], whole: int, items: tuple[int, ...], marker: str, firm: bool) -> None:
    for at, known in enumerate(tokens[whole].relations):
        if known.type == "sum" and not known.op:
            joined = Relation(
                "sum", known.to, known.op, known.signs, (*known.alternatives, items), known.marker, known.firm
            )
            tokens[whole].relations[at] = joined
            return
    tokens[whole].relations.append(Relation("sum", items, marker=marker, firm=firm))


def _exhausts(tokens: list[Token], whole: int, items: list[int]) -> tuple[bool, bool]:
    """Whether a list of parts is meant to be the whole of it, and whether that is beyond doubt."""
    if len(items) < 2:
        return False, False
    target = tokens[whole]
    loose = any(tokens[m].approx == "over" for m in items) or target.approx == "over"
    if not loose and total_meets(tokens, whole, items):
        return True, True
    leads = [tokens[m].lead + tokens[m].tail for m in items]
    if any(_REST.search(lead) for lead in leads[-2:]):
        return True, True
    if any(one in leads[a] and other in leads[1 - a] for one, other in _COMPLEMENTS for a in (0, 1)) and len(items) == 2:
        return True, True
    total = sum((tokens[m].base or Decimal(0) for m in items), Decimal(0))
    if not target.base or loose and total > target.base:
        return False, False
    share = total / target.base
    near = Decimal("0.9") <= share <= Decimal("1.2") if len(items) > 2 else Decimal("0.97") <= share <= Decimal("1.03")
    return near, False


def _bracketed(tokens: list[Token], at: int) -> None:
    """20所（新建12所、改建8所）: a bracket directly behind a number that counts in the same unit."""
    gap = tokens[at].gap
    if gap[:1] not in "（(" or not is_amount(tokens[at]) or not is_amount(tokens[at - 1]):
        return
    items = [m for m in _items(tokens, at, wide=True, bracket=True) if same_unit(tokens[m], tokens[at - 1])]
    if _depth(gap, 0)[0] != 1 or not items:
        return
    if len(items) > 1 and total_meets(tokens, at - 1, items):
        link(tokens, at - 1, items, "（）")


_FIRST_ITEM = re.compile(r"其中[：:]\s*\n\s*[1１][、.．]")
_NUMBERED = re.compile(r"\n\s*([0-9]{1,2})[、.．]")


def _numbered(tokens: list[Token], at: int) -> None:
    """其中：1、… 2、… : parts told in numbered paragraphs, each by the label its whole carries."""
    labels: dict[str, int] = {}
    for back in range(at - 1, max(-1, at - 6), -1):
        if is_amount(tokens[back]):
            labels.setdefault(_label(tokens[back]), back)
        if tokens[back].breaks:
            break
    found: dict[int, list[int]] = {whole: [] for whole in labels.values()}
    expected = 1
    taken: set[str] = set()
    for m in range(at, len(tokens)):
        marks = _NUMBERED.findall(tokens[m].gap)
        if str(expected) in marks:
            expected += len(marks) if m > at else 1
            taken = set()
        elif tokens[m].breaks == PARAGRAPH:
            break
        label = _label(tokens[m])
        if is_amount(tokens[m]) and label in labels and label not in taken:
            taken.add(label)
            found[labels[label]].append(m)
    for whole, items in found.items():
        if len(items) > 1:
            link(tokens, whole, items, "其中")


def _label(token: Token) -> str:
    return token.lead.strip().removesuffix("为").removesuffix("是")[-4:]
