"""Which of the numbers behind a cue are members of its list, and where the list ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fadu.auditor.relate.cues import REST, depth_after, is_end, is_increment, opens_list
from fadu.auditor.relate.likeness import akin, is_amount, same_unit
from fadu.auditor.relate.whole import total_meets
from fadu.auditor.tokens import NAUGHT, Token

LONGEST_LIST = 80  # numbers; keeps the whole linear, and no printed list is longer
_SHORT_CLAUSE = 9
_BREAKER = re.compile(r"另|此外|同时|同比|比上年|较上年|与.{2,8}相比|总计|合计|共计|累计|人均|平均|以上")
# Verbs that open a statement of their own behind a comma.
_OPENER = re.compile(
    r"新[\u4e00-\u9fff]|完成|实现|建成|引进|开展|组织|举办|培育|获|入选|发放|净增|签约|开工|竣工|投产|"
    r"改造|打造|推动|推进|带动|总|省外|全[市省州国县区盟年]|居|排|较|比|还|并|均|已|现|成功|积极|创建|设立|投入|争取|申报|减|办理|达到|超"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a list may go: over semicolons or not, and past clauses that look like new statements or not."""

    wide: bool = False
    generous: bool = False
    bracket: bool = False


def members(tokens: list[Token], at: int, reach: Reach) -> list[int]:
    """The amounts listed from the token at the cue on."""
    items: list[int] = []
    depth = 0
    nested = False
    for m in range(at, min(len(tokens), at + LONGEST_LIST)):
        token = tokens[m]
        if m > at:
            gap = token.gap
            depth, inside = depth_after(gap, depth)
            parted = "；" in gap
            if token.breaks or depth < 0 or (parted and not reach.wide and not reach.bracket):
                break
            nested = (nested and not parted) or (depth == 0 and not inside and opens_list(gap))
            if nested and not reach.wide and not reach.bracket:
                break
            if depth > 0 or nested:
                continue
            if not reach.generous and _ends_list(tokens, at, token):
                break
        if is_amount(token) and not (m > at and is_increment(tokens, m)) and not is_end(tokens, m):
            items.append(m)
    return items


def _ends_list(tokens: list[Token], at: int, token: Token) -> bool:
    """Whether a new statement begins; the words of a share, a rank or a date end nothing."""
    if not is_amount(token):
        return False
    gap = token.gap
    comma = gap.rfind("，")
    if comma <= gap.rfind("、") or comma < gap.rfind("；"):
        return bool(_BREAKER.match(token.lead))
    clause = gap[comma + 1 :].lstrip()
    if _BREAKER.match(clause) or _OPENER.match(clause):
        return True
    if same_unit(token, tokens[at]):
        return not _parallel(token.lead, tokens[at].lead)
    return not REST.match(clause) and not any(same_unit(token, tokens[m]) for m in range(max(0, at - 4), at))


def _parallel(lead: str, first: str) -> bool:
    """Whether a clause is told like the first member of its list: short, or with its head or its tail."""
    return (
        len(lead) <= _SHORT_CLAUSE
        or lead[:1] == first[:1]
        or (lead[-1:] == first[-1:] and len(lead) < 2 * _SHORT_CLAUSE)
        or lead[-2:] == first[-2:]
        or bool(REST.search(lead))
    )


def matching(tokens: list[Token], items: list[int], whole: int, wholes: list[int]) -> list[int]:
    """The items that count in the whole's unit; where none does, those of an akin unit directly behind the cue."""
    exact = [m for m in items if same_unit(tokens[m], tokens[whole])]
    if exact or not items:
        return exact
    alike = [m for m in items if akin(tokens[m], tokens[whole])]
    if not alike or any(same_unit(tokens[alike[0]], tokens[other]) for other in wholes):
        return []
    if next((w for w in wholes if akin(tokens[alike[0]], tokens[w])), None) != whole:
        return []
    fitting = all((tokens[m].base or NAUGHT) <= (tokens[whole].base or NAUGHT) for m in alike)
    return alike if fitting else []


def plausible(tokens: list[Token], whole: int, items: list[int]) -> list[int]:
    """Later members of a comma list that would burst the whole belong to the next statement."""
    limit = tokens[whole].high
    if limit is None and items and (tokens[items[0]].low or NAUGHT) > (tokens[whole].base or NAUGHT):
        return []  # 2户企业产值突破50亿元，其中甲达60.3亿元: a mark that each has passed, no sum of theirs
    if len(items) > 1 and total_meets(tokens, whole, items):
        return items
    kept = items[:1]
    for m in items[1:]:
        if "，" in tokens[m].gap and limit is not None and (tokens[m].low or NAUGHT) > limit:
            break
        kept.append(m)
    return kept
