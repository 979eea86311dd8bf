"""The words that open a list of parts (其中, 包括, 含, 分别为：), and whether they speak of the number before them."""

from __future__ import annotations

import re

from fadu.auditor.tokens import Token

CUE = re.compile(r"其中|包括|包含|(?<=[，（])含(?!有)|分别为|分别是|以下几?个?方面|如下(?=：)")
REST = re.compile(r"其他|其它|其余|剩余|余下|尚未|另外")
_CHANGE = "增加|减少|增长|下降|提高|降低|上升|超收|多|少|增|减"
_NEAR = 24  # 包括 further off has found a subject of its own
_STEP = re.compile(
    rf"^(?:同比|比.{{0,8}}|较.{{0,8}})?(?:{_CHANGE})[了支收]?(?:近|约|超过?)?$|[比较].*(?:{_CHANGE})[了支收]?(?:近|约|超过?)?$"
)
_CHANGED = re.compile(rf"(?:{_CHANGE})[了支收]?$")


def continues(gap: str, cue: re.Match[str]) -> bool:
    """Whether 包括 or 分别为 speaks of the number before it: 共28项，包括… does, 常规项目包括… has a new subject."""
    if cue.group()[0] in "分以如":
        return gap[cue.end() : cue.end() + 1] == "："
    before = re.split("[，。；]", gap[: cue.start()])
    if cue.group()[0] == "包" and cue.start() > _NEAR:
        return False
    return cue.group() in ("其中", "含") or len(before) == 1 or not before[-1].strip()


def opens_list(gap: str) -> bool:
    """Whether a list of its own opens in this member of a list."""
    member = gap[gap.rfind("；") + 1 :]
    found = CUE.search(member)
    return found is not None and continues(member, found)


def depth_after(gap: str, depth: int) -> tuple[int, bool]:
    """Bracket depth after a gap, and whether the gap opened a bracket that it closed again."""
    inside = False
    for character in gap:
        if character == "（":
            depth += 1
            inside = True
        elif character == "）":
            depth -= 1
            if depth < 0:
                break
    return depth, inside


def is_base(token: Token) -> bool:
    """比预算数X少支Y: X is what something else is held against."""
    return token.lead.startswith(("比", "较")) or "比" in token.lead[-8:]


def is_end(tokens: list[Token], at: int) -> bool:
    """从92项减少到70项: where something came from, or fell to, is no part of anything."""
    if _FELL_TO.match(tokens[at].lead):
        return True
    return (
        at + 1 < len(tokens)
        and _TO.search(tokens[at + 1].lead) is not None
        and _FROM.search(tokens[at].lead) is not None
    )


_FROM = re.compile(r"[从由][^，。；、]{0,16}$")
_TO = re.compile(r"[增减提升降缩扩压长少][^，。；、]{0,3}[到至为]$|^[至到]$")
_FELL_TO = re.compile(r"(?:减少|下降|降低|压缩|压减|缩短|精简|降|减|缩)[至到为]")


def is_increment(tokens: list[Token], at: int) -> bool:
    """比上年增加X tells a change, not a part; 学位增加X does not compare."""
    token = tokens[at]
    if _STEP.search(token.lead) is not None:
        return True
    compared = (
        at > 0 and tokens[at - 1].kind == "date" and tokens[at - 1].lead.endswith(("比", "较", "与", "同"))
    )
    return compared and _CHANGED.search(token.lead) is not None
