"""其中, 包括, 含 and brackets: which numbers are said to be parts of which, and whether the parts exhaust the whole."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import akin, base_unit, is_amount, is_per_head, same_unit
from fadu.auditor.relate.whole import closes, exhausts, total_meets
from fadu.auditor.tokens import NAUGHT, Token

CUE = re.compile(r"其中|包括|包含|(?<=[，、（(])含|分别为|分别是|以下几?个?方面|如下(?=[：:])")
_BEFORE_CUE = re.compile(r"[。\n]\s*\Z")
_BREAKER = re.compile(r"另|此外|同时|同比|比上年|较上年|与.{2,8}相比|总计|合计|共计|累计|人均|平均|以上")
_OPENER = re.compile(
    r"新(?:开工|签约|增|建|获|入|设|引|招|成|认|评|登)|完成|实现|建成|引进|开展|组织|举办|培育|获|入选|发放|净增|签约|开工|竣工|投产|"
    r"改造|打造|推动|推进|带动|总|省外|全[市省州国县区盟年]|居|排|较|比|还|并|均|已|现|成功|积极|创建|设立|投入|争取|申报|减|办理|达到|超"
)
_REST = re.compile(r"其他|其它|其余|剩余|余下|尚未|另外")


_LONGEST_LIST = 80  # numbers; keeps the whole linear, and no printed list is longer


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        gap = tokens[at].gap
        if tokens[at].breaks == PARAGRAPH and _FIRST_ITEM.search(gap):
            _numbered(tokens, at)
            continue
        cues = list(CUE.finditer(gap))
        tokens[at].cued = bool(cues)
        if cues:
            _enumeration(tokens, at, gap, cues[-1])
        elif "（" in gap or "(" in gap:
            _bracketed(tokens, at)


def _enumeration(tokens: list[Token], at: int, gap: str, cue: re.Match[str]) -> None:
    crosses = bool(_BEFORE_CUE.search(gap[: cue.start()])) or gap[: cue.start()].endswith("；")
    if "。" in gap[cue.end() :] or (tokens[at].breaks and not crosses and "。" in gap[: cue.start()]):
        return
    if _depth(gap[cue.end() :], 0)[0] < 0 or (cue.group() != "其中" and not _continues(gap, cue)):
        return
    wholes = _wholes(tokens, at)
    if not wholes:
        return
    after = gap[cue.end() : cue.end() + 1]
    bracket = gap[: cue.start()].rstrip().endswith(("（", "("))
    wide = not bracket and (crosses or after in ("：", ":"))
    narrow_items, cut = _items(tokens, at, wide=False, bracket=bracket)
    broad_items = _items(tokens, at, wide=True, bracket=bracket)[0] if cut else narrow_items
    lists: dict[int, list[int]] = {}
    for whole in wholes:
        mine = _matching(tokens, narrow_items, whole, wholes)
        more = _matching(tokens, broad_items, whole, wholes)
        chosen = more if len(more) > len(mine) and (wide or _adds_up(tokens, whole, more)) else mine
        if cue.group()[0] == "分" and not _adds_up(tokens, whole, chosen):
            continue  # 7个，分别是： a list of names, which may hold numbers of their own
        if chosen:
            lists[whole] = _plausible(tokens, whole, chosen)
    closed = {len(items) for whole, items in lists.items() if _adds_up(tokens, whole, items)}
    for (
        whole,
        items,
    ) in lists.items():  # 3件2230元，其中A1件880元…: a list that closes in yuan is complete in cases too
        link(tokens, whole, items, cue.group(), complete=len(items) in closed)


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
        if is_amount(token) and not is_per_head(token) and not _is_base(token):
            key = (token.kind, base_unit(token))
            if key not in seen and not _is_increment(token):
                seen.add(key)
                found.append(back)
        if token.breaks:
            break
        if "；" in token.gap or "（" in token.lead or token.cued:
            break
    return found


_STEP = re.compile(
    r"^(?:同比|比.{0,8}|较.{0,8})?(?:增加|减少|增长|下降|提高|降低|多|少|增|减)[了支收]?$|[比较].*(?:增加|减少|增长|下降|多|少|增|减)[了支收]?$"
)


def _is_base(token: Token) -> bool:
    """比预算数X少支Y: X is what something else is held against."""
    return token.lead.startswith(("比", "较")) or "比" in token.lead[-8:]


def _is_increment(token: Token) -> bool:
    """比上年增加X tells a change, not a part; 学位增加X does not compare."""
    return _STEP.search(token.lead) is not None


def _items(tokens: list[Token], at: int, *, wide: bool, bracket: bool) -> tuple[list[int], bool]:
    """The numbers listed after the cue, down to where the list ends; and whether a semicolon ended it."""
    items: list[int] = []
    depth = 0
    nested = False
    for m in range(at, min(len(tokens), at + _LONGEST_LIST)):
        token = tokens[m]
        if m > at:
            if token.breaks:
                break
            gap = token.gap
            depth, inside = _depth(gap, depth)
            if depth < 0:
                break
            if "；" in gap:
                if not wide and not bracket:
                    return items, True
                nested = False
            if depth == 0 and not inside and _opens_list(gap):
                nested = True
            if nested and not wide and not bracket:
                break
            if depth > 0 or nested:
                continue
            if _ends_list(tokens, at, token):
                break
        if is_amount(token) and not (m > at and _is_increment(token)):
            items.append(m)
    return items, False


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
    return len(items) > 1 and closes(tokens, whole, items)


def _plausible(tokens: list[Token], whole: int, items: list[int]) -> list[int]:
    """Later members of a comma list that would burst the whole belong to the next statement."""
    kept = items[:1]
    if len(items) > 1 and total_meets(tokens, whole, items):
        return items
    limit = tokens[whole].high
    for m in items[1:]:
        comma = "，" in tokens[m].gap
        if comma and limit is not None and (tokens[m].low or NAUGHT) > limit:
            break
        kept.append(m)
    return kept


def link(tokens: list[Token], whole: int, items: list[int], marker: str, *, complete: bool = False) -> None:
    """Draw part_of for every member, and the sum where the list is complete."""
    items = [m for m in items if not any(r.type == "part_of" for r in tokens[m].relations)]
    if not items:
        return
    exhaustive, firm = exhausts(tokens, whole, items)
    if exhaustive or (complete and len(items) > 1):
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


def _bracketed(tokens: list[Token], at: int) -> None:
    """20所（新建12所、改建8所）: a bracket directly behind a number that counts in the same unit."""
    gap = tokens[at].gap
    if gap[:1] not in "（(" or not is_amount(tokens[at]) or not is_amount(tokens[at - 1]):
        return
    items = [
        m for m in _items(tokens, at, wide=True, bracket=True)[0] if same_unit(tokens[m], tokens[at - 1])
    ]
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
    for m in range(at, min(len(tokens), at + 4 * _LONGEST_LIST)):
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
