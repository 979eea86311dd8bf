"""占, 占比, 完成预算的, 成功率: a share whose part and whole both stand in the text."""

from __future__ import annotations

import re

from fadu.auditor.context import SENTENCE
from fadu.auditor.model import Relation
from fadu.auditor.relate.likeness import is_amount, same_unit
from fadu.auditor.tokens import Token

_VALUE = r"(?:达到?了?|为|是|约|超过?|近|在|稳定在|上升至|提高到|提升至)?"
_OF = re.compile(
    rf"^(?:分别|约|共|均)?占(?:到)?(?P<name>[^占]{{0,24}}?)(?P<how>的?比重|的?比例|的|比)?{_VALUE}$"
)
_OUTSIDE = re.compile(
    r"^(?:据?全[国省市州区县盟球社体]|世界|同期|国内|我[国省市]|本[省市]|[^总]{2,3}[省市县区]|当年|规上|规模|居民|.*(?:[GＧ][DＤ][PＰ]))"
)
_FULFILS = re.compile(
    r"(?:完成|为|达到|达|占|是|相当于)(?P<name>[^，。；]{0,10}(?:预算|计划|目标|任务)[数值]?)的?$"
)
_RATE = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{1,10}})率{_VALUE}$")
_GRAND = ("合计", "总计", "总额", "总数", "总量", "总和")
# The word in a rate and the words that tell its numerator.
_STEMS: dict[str, tuple[str, ...]] = {
    "成功": ("成功",), "办结": ("办结", "审结", "结案", "办理完毕"), "结案": ("结案", "审结", "办结"), "审结": ("审结", "结案"),
    "答复": ("答复", "回复", "办复"), "回复": ("回复", "答复"), "办复": ("办复", "答复", "办结"), "合格": ("合格",),
    "化解": ("化解", "调解成功", "调处成功"), "调解": ("调解成功", "调成"), "调撤": ("调撤",), "整改": ("整改",), "完成": ("完成",),
    "满意": ("满意",), "达标": ("达标",), "优良": ("优良",), "胜诉": ("胜诉",), "纠错": ("纠错", "撤销"), "出庭": ("出庭",),
    "开工": ("开工",), "到位": ("到位",), "投产": ("投产",), "入库": ("入库",), "竣工": ("竣工",), "采纳": ("采纳",),
    "破案": ("破案", "侦破", "破获"), "处置": ("处置",), "签约": ("签约",), "就业": ("就业",), "销号": ("销号",), "兑现": ("兑现",),
}  # fmt: skip


def draw(tokens: list[Token]) -> None:
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.kind != "ratio" or token.relations or not token.lead or isinstance(token.value, str):
            continue
        if (
            token.breaks
            and "占" not in token.lead
            and not (token.breaks == SENTENCE and token.lead.startswith("完成"))
        ):
            continue
        lead = token.lead.strip()
        fulfils = _FULFILS.search(lead) if lead.endswith("的") or lead.startswith("完成") else None
        if fulfils:
            _fulfilment(tokens, at, fulfils["name"])
        elif "占" in lead:
            found = _OF.match(lead)
            if found is not None:
                _share(tokens, at, found["name"].removesuffix("的"))
        elif "率" in lead and (rate := _RATE.search(lead)):
            _success(tokens, at, rate["stem"])


def _share(tokens: list[Token], at: int, name: str) -> None:
    if name and _OUTSIDE.match(name) and not name.endswith(_GRAND):
        return
    part = _nearest_amount(tokens, at)
    if part is None:
        return
    own = not name or name in ("总数", "总量", "总额", "全部", "总")
    whole = _own_whole(tokens, part) if own else _named(tokens, part, name)
    if whole is not None and whole != part:
        tokens[at].relations.append(Relation("ratio_of", (part, whole), "percent", marker="占" + name))
        drawn = any(r.type == "part_of" for r in tokens[part].relations)
        if not drawn and (not name or name.endswith(_GRAND)):
            tokens[part].relations.append(Relation("part_of", (whole,), marker="占" + name))


def _nearest_amount(tokens: list[Token], at: int) -> int | None:
    for back in range(at - 1, max(-1, at - 6), -1):
        if tokens[back + 1].breaks or "；" in tokens[back + 1].gap:
            return None
        if is_amount(tokens[back]):
            return back
    return None


def _own_whole(tokens: list[Token], part: int) -> int | None:
    """The whole its part is linked to; else the amount of the same unit just before it in the sentence."""
    for relation in tokens[part].relations:
        if relation.type == "part_of":
            return relation.to[0]
    for back in range(part - 1, max(-1, part - 4), -1):
        if tokens[back + 1].breaks or "；" in tokens[back + 1].gap:
            return None
        if is_amount(tokens[back]) and same_unit(tokens[back], tokens[part]):
            smaller = (tokens[part].base or 0) <= (tokens[back].base or 0)
            return back if smaller else None
    return None


def _named(tokens: list[Token], part: int, name: str) -> int | None:
    """The nearest earlier amount of the same unit whose clause names the whole."""
    if len(name) < 3 and name not in _GRAND:
        return None
    far = False  # another sentence may speak of another year, unless it is this very total
    for back in range(part - 1, max(-1, part - 60), -1):
        far |= bool(tokens[back + 1].breaks)
        if is_amount(tokens[back]) and same_unit(tokens[back], tokens[part]) and _names(tokens[back], name):
            return None if far and not name.endswith(_GRAND) else back
    return None


def _names(token: Token, name: str) -> bool:
    lead = token.lead.strip().removesuffix("为").removesuffix("达").removesuffix("完成")
    return lead.endswith(name)


def _fulfilment(tokens: list[Token], at: int, name: str) -> None:
    """预算为 A，决算为 B，完成预算的 C%: both must stand before it with no list of parts between."""
    key = "预算" if "预算" in name else "计划" if "计划" in name else "目标" if "目标" in name else "任务"
    actual = None
    for back in range(at - 1, max(-1, at - 5), -1):
        stop = tokens[back + 1].breaks and not (back == at - 1 and tokens[at].breaks == SENTENCE)
        if stop or tokens[back + 1].cued:
            return
        token = tokens[back]
        if not is_amount(token):
            continue
        if actual is None and key not in token.lead:
            actual = back
        elif actual is not None and key in token.lead and same_unit(token, tokens[actual]):
            tokens[at].relations.append(Relation("ratio_of", (actual, back), "percent", marker="完成" + name))
            return


_INTAKE = re.compile(
    "参|报名|申请|申报|承接|办理|审理|调解|接待|处理|诉讼|案件|受理|收到|接到|接收|新收|收办|收案|应|需|排查|检查|抽检|抽查|监测|立案|登记|承办|交办|派发|转办|共|各类|总|发现|接报|列入|计划|下达|录入"
)


def _success(tokens: list[Token], at: int, stem: str) -> None:
    """受理 A 件，成功 B 件，成功率 C%: the rate's word must tell the numerator, a word of intake the denominator."""
    stems = next((words for word, words in _STEMS.items() if stem.endswith(word)), ())
    part = at - 1
    # Without a mark between them the words behind the numerator would be those of the rate itself.
    if part < 1 or tokens[at].breaks or tokens[part].breaks or not re.search("[，、]", tokens[at].gap):
        return
    told = tokens[part].lead + tokens[part].tail
    whole = _before(tokens, part) if is_amount(tokens[part]) and any(word in told for word in stems) else None
    if whole is None or not _taken_in(tokens, whole, stems):
        return
    tokens[at].relations.append(Relation("ratio_of", (part, whole), "percent", marker=stem + "率"))
    if not any(r.type == "part_of" for r in tokens[part].relations):
        tokens[part].relations.append(Relation("part_of", (whole,), marker=stem + "率"))


def _taken_in(tokens: list[Token], at: int, stems: tuple[str, ...]) -> bool:
    """甲类100件、乙类50件，办结140件: what was taken in there is a sum, and no single number is the whole."""
    lead = tokens[at].lead
    several = at > 0 and tokens[at].gap[:1] in ("、", "和", "与") and same_unit(tokens[at - 1], tokens[at])
    return _INTAKE.search(lead) is not None and not several and not any(word in lead for word in stems)


def _before(tokens: list[Token], part: int) -> int | None:
    for back in range(part - 1, max(-1, part - 3), -1):
        if is_amount(tokens[back]) and same_unit(tokens[back], tokens[part]):
            return back
        if tokens[back].breaks:
            return None
    return None
