"""What a number is said to be the number of: the clause before it, the noun behind it, the list it stands in."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.tokens import Token

_HEAD = re.compile(
    r"^(?:[——\-·●•○◆■※　 ]+|其中|同时|另外|此外|此|另有|另|分别|全年|今年以来|今年|去年|预计|目前|"
    r"累计|共计|共|已|并|约|以及|和|与|及|为|有|是|达到|达|"
    r"包括|含|以|到|至|比上年|同比|力争|实现|完成)+"
)
_TAIL = re.compile(
    r"(?:分别)?(?:达到了?|达|为|是|有|共计|共|约|近|超过?|突破|完成|实现|至|到|在|的|了|不低于|不少于|稳定|控制|保持|：)+$"
)
_NOUN_END = re.compile(r"[的和与及等在由被从向并且是有将为占居达比、“”]")
_CHANGE = re.compile(
    r"^(?:同比|比上年|较上年|年均|平均|同口径)?(?:增长|下降|增加|减少|提高|降低|上升|占比?|居|排|位居|位列)"
)
_LONGEST = 40


def name_subjects(tokens: list[Token]) -> None:
    for at, token in enumerate(tokens):
        token.subject = _subject(tokens, at, token)


def _subject(tokens: list[Token], at: int, token: Token) -> str:
    lead = token.lead.replace("\n", "").strip(" \u3000“”‘’《》\"'")
    head = _TAIL.sub("", _HEAD.sub("", lead))[-_LONGEST:]
    noun = "" if token.kind in ("ratio", "rank", "date") else _noun(token.tail)
    if head.endswith("等"):
        head, noun = noun or head, ""  # 市交通运输局等6家单位: the noun behind tells what is counted
    elif token.gap[: -len(lead) or None].endswith("、") and ("等" in head or head[:1] in "和与及"):
        head = _listed(token.gap) or head
    if len(head) >= 3 and not _CHANGE.match(head):
        return head + noun if noun and head.endswith(("新增", "建设", "引进", "完成", "新建")) else head
    if noun:
        return head + noun
    carried = tokens[at - 1].subject if at and token.breaks == 0 and "；" not in token.gap else ""
    if token.breaks == PARAGRAPH:
        carried = ""
    return (carried + head)[-_LONGEST:]


def _listed(gap: str) -> str:
    """审查政府文件、会议议题等材料: a list with 等 is one subject."""
    clause = re.split(r"[，。；：！？\n（）]", gap)[-1].strip()
    return _TAIL.sub("", _HEAD.sub("", clause))[-_LONGEST:]


def _noun(tail: str) -> str:
    return _NOUN_END.split(tail.replace("\n", "").strip(), maxsplit=1)[0][:20] if tail else ""
