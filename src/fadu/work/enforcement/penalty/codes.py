"""The closed lists of a penalty case, and the order of severity under which one decision counts once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fadu.engine.line import Choice, Choices, Mark
from fadu.law.instruments import APL_2021 as NEW
from fadu.law.instruments import CPL_2023 as CPL
from fadu.law.instruments import ENF_STAT as FORM
from fadu.law.instruments import SAMR_PROC as MARKET

NEW_BEGINS = date(2021, 7, 15)
K = Mark.KNOWN


class Power(Choices):
    """What the agency's power to penalise rests on."""

    statutory = Choice("法定职权", "By statute", NEW.art(17, mark=K))
    authorised = Choice("法律、法规授权", "Authorised by statute", NEW.art(19, mark=K))
    entrusted = Choice("委托", "Entrusted", NEW.art(20, mark=K))
    concentrated = Choice("相对集中行政处罚权", "Concentrated power", NEW.art(18, mark=K))
    conferred = Choice("赋予乡镇（街道）", "Conferred on a town", NEW.art(24))


class PartyKind(Choices):
    citizen = Choice("公民", "Citizen", NEW.art(51))
    organisation = Choice("法人或者其他组织", "Organisation", NEW.art(51))


class ClueSource(Choices):
    inspection = Choice("检查发现", "Inspection", NEW.art(54))
    complaint = Choice("投诉举报", "Complaint", NEW.art(54))
    transferred = Choice("移送、交办", "Passed on", NEW.art(54))
    monitoring = Choice("电子技术监控", "Electronic monitoring", NEW.art(41))
    other = Choice("其他", "Other", NEW.art(54))


class Procedure(Choices):
    simple = Choice("简易程序", "Summary", NEW.art(51))
    ordinary = Choice("普通程序", "Ordinary", NEW.art(54))


class PeriodRule(Choices):
    """Which period binds the decision: the Act's ninety days leave nothing out; a rule may set otherwise (art. 60)."""

    general = Choice("行政处罚法九十日", "The Act's ninety days", NEW.art(60))
    market = Choice(
        "市场监管程序规定（扣除听证、检测等时间）",
        "Market regulation (leaves out hearing, testing …)",
        MARKET.art(64),
    )


class Sanction(Choices):
    """The kinds of art. 9, each the name of the fact that says whether it is imposed; six are known only since 2021."""

    warned = Choice("警告", "Warning", NEW.art(9, item=1), "1")
    criticised = Choice("通报批评", "Public criticism", NEW.art(9, item=1), "1", since=NEW_BEGINS)
    fined = Choice("罚款", "Fine", NEW.art(9, item=2), "2")
    gains_taken = Choice("没收违法所得", "Gains confiscated", NEW.art(9, item=2), "3")
    goods_taken = Choice("没收非法财物", "Goods confiscated", NEW.art(9, item=2), "3")
    permit_suspended = Choice("暂扣许可证件", "Permit suspended", NEW.art(9, item=3), "4")
    grade_lowered = Choice("降低资质等级", "Grade lowered", NEW.art(9, item=3), "4", since=NEW_BEGINS)
    permit_revoked = Choice("吊销许可证件", "Permit revoked", NEW.art(9, item=3), "5")
    business_restricted = Choice(
        "限制开展生产经营活动", "Business restricted", NEW.art(9, item=4), "6", since=NEW_BEGINS
    )
    business_stopped = Choice("责令停产停业", "Business stopped", NEW.art(9, item=4), "7")
    closed_down = Choice("责令关闭", "Closed down", NEW.art(9, item=4), "7", since=NEW_BEGINS)
    barred_from_trade = Choice("限制从业", "Barred from the trade", NEW.art(9, item=4), "7", since=NEW_BEGINS)
    detained = Choice("行政拘留", "Detention", NEW.art(9, item=5), "8")
    otherwise = Choice("其他行政处罚", "Other", NEW.art(9, item=6), "9")


_UP_TO_GRADE = (
    "otherwise",
    "warned",
    "criticised",
    "fined",
    "gains_taken",
    "goods_taken",
    "permit_suspended",
    "grade_lowered",
)
SEVERITIES: Mapping[str, tuple[str, ...]] = {
    "HEAVIEST-1": (
        *_UP_TO_GRADE,
        "business_restricted",
        "business_stopped",
        "closed_down",
        "barred_from_trade",
        "permit_revoked",
        "detained",
    ),
    "HEAVIEST-2": (
        *_UP_TO_GRADE,
        "permit_revoked",
        "business_restricted",
        "business_stopped",
        "closed_down",
        "barred_from_trade",
        "detained",
    ),
}
"""Two published forms order the kinds differently (revocation above or below stopping a business): light to heavy, and
what is not named gives way to what is. Which one holds is the compiler's to say; the first is used here."""
SEVERITY = SEVERITIES["HEAVIEST-1"]
HEARING_KINDS = ("grade_lowered", "permit_revoked", "business_stopped", "closed_down", "barred_from_trade")
"""The kinds that give a right to a hearing whatever the sum (art. 63)."""


class Harm(Choices):
    none = Choice("没有造成危害后果", "None", NEW.art(33, 1))
    slight = Choice("危害后果轻微", "Slight", NEW.art(33, 1))
    real = Choice("造成危害后果", "Real", NEW.art(5, mark=K))


class Capacity(Choices):
    adult = Choice("完全责任能力", "Of age and sound mind", NEW.art(30))
    minor = Choice("已满十四周岁不满十八周岁", "Fourteen to eighteen", NEW.art(30))
    child = Choice("不满十四周岁", "Under fourteen", NEW.art(30))
    incapable = Choice("不能辨认或者不能控制自己行为", "Cannot know or control the act", NEW.art(31))


class Mitigation(Choices):
    """What makes a penalty lighter by law (art. 32)."""

    none = Choice("无", "None", NEW.art(32, mark=K))
    remedied = Choice("主动消除或者减轻危害后果", "Remedied the harm unasked", NEW.art(32, item=1, mark=K))
    coerced = Choice("受他人胁迫或者诱骗", "Coerced or lured", NEW.art(32, item=2, mark=K))
    confessed = Choice(
        "主动供述尚未掌握的违法行为", "Told what was not yet known", NEW.art(32, item=3, mark=K)
    )
    helped = Choice("配合查处有立功表现", "Helped the investigation", NEW.art(32, item=4, mark=K))
    other = Choice("法律、法规、规章规定的其他情形", "Otherwise by law", NEW.art(32, item=5, mark=K))


class Aggravation(Choices):
    none = Choice("无", "None", NEW.art(34))
    emergency = Choice("违反突发事件应对措施", "Against measures in an emergency", NEW.art(49, mark=K))
    repeated = Choice("裁量基准规定的从重情形", "Heavier by the benchmark", NEW.art(34))


class Measure(Choices):
    """What the circumstances lead to."""

    shall_exempt = Choice("不予处罚", "No penalty", NEW.art(33, 1))
    may_exempt = Choice("可以不予处罚（首违不罚）", "May go without penalty", NEW.art(33, 1))
    lenient = Choice("从轻或者减轻", "Lighter", NEW.art(32, mark=K))
    general = Choice("一般", "General", NEW.art(34))
    heavy = Choice("从重", "Heavier", NEW.art(34))


class Relief(Choices):
    """Which of the lists of exempt and lenient matters the decision applied."""

    none = Choice("未适用", "None", NEW.art(34))
    exempt = Choice("不予处罚清单", "Exempt", NEW.art(33))
    mitigated = Choice("减轻处罚清单", "Below the legal minimum", NEW.art(32, mark=K))
    lenient = Choice("从轻处罚清单", "Lenient", NEW.art(32, mark=K))


class ReviewGround(Choices):
    """Why the legal review must come before the decision (art. 58)."""

    none = Choice("不属于应当法制审核的情形", "Not required", NEW.art(58))
    public_interest = Choice("涉及重大公共利益", "Major public interest", NEW.art(58, 1, 1))
    hearing = Choice("直接关系重大权益，经过听证", "Major rights, after a hearing", NEW.art(58, 1, 2))
    complex = Choice(
        "案件情况疑难复杂、涉及多个法律关系", "Difficult, several legal relations", NEW.art(58, 1, 3)
    )
    other = Choice("法律、法规规定的其他情形", "Otherwise by law", NEW.art(58, 1, 4))


class Hearing(Choices):
    asked = Choice("已要求听证", "Asked for", NEW.art(64, 1, 1))
    held = Choice("已听证", "Held", NEW.art(65))
    waived = Choice("放弃听证", "Waived", NEW.art(64, 1, 1))
    lapsed = Choice("逾期未要求", "Not asked for in time", NEW.art(64, 1, 1))


class Outcome(Choices):
    P1 = Choice("给予处罚", "Penalty", NEW.art(57, 1, 1))
    P2 = Choice("轻微违法，不予处罚", "Minor: no penalty", NEW.art(57, 1, 2))
    P3 = Choice("违法事实不能成立，不予处罚", "Facts not established", NEW.art(57, 1, 3))
    P4 = Choice("涉嫌犯罪，移送司法机关", "Suspected crime: transferred", NEW.art(57, 1, 4))
    P5 = Choice(
        "初次违法且危害后果轻微并及时改正，不予处罚", "First, slight, corrected: no penalty", NEW.art(33, 1)
    )
    P6 = Choice("没有主观过错，不予处罚", "No fault: no penalty", NEW.art(33, 2))
    P7 = Choice("无责任能力，不予处罚", "No capacity: no penalty", NEW.art(30) & NEW.art(31))
    P8 = Choice("超过追责期限，不予处罚", "Out of time: no penalty", NEW.art(36))
    P9 = Choice("撤销立案", "Case withdrawn", NEW.art(54, mark=K))


NOT_PENALISED = ("P2", "P3", "P5", "P6", "P7", "P8")


class OnTheSpot(Choices):
    """Why a fine may be collected on the spot (arts. 68, 69)."""

    small = Choice("一百元以下", "At most 100 yuan", NEW.art(68, item=1))
    hard_later = Choice("不当场收缴事后难以执行", "Hard to collect later", NEW.art(68, item=2))
    remote = Choice("边远、水上、交通不便，当事人提出", "Remote, and the party asks", NEW.art(69))


class ServiceWay(Choices):
    handed = Choice("当场宣告交付", "Handed over", NEW.art(61))
    direct = Choice("直接送达", "Served in person", CPL.art(88, mark=K))
    post = Choice("邮寄送达", "By post", CPL.art(91, mark=K))
    electronic = Choice("电子送达（当事人签订确认书）", "Electronically, with signed consent", NEW.art(61))
    left = Choice("留置送达", "Left", CPL.art(89, mark=K))


class Change(Choices):
    """How a published decision fell (art. 48)."""

    changed = Choice("依法被变更", "Changed", NEW.art(48))
    annulled = Choice("依法被撤销", "Annulled", NEW.art(48))
    unlawful = Choice("确认违法", "Declared illegal", NEW.art(48))
    void = Choice("确认无效", "Declared void", NEW.art(48))


class Challenge(Choices):
    """How a reconsideration or a suit about the decision ended."""

    upheld = Choice("维持、驳回", "Upheld", FORM.whole())
    corrected = Choice("纠正（撤销、变更、确认违法等）", "Corrected", FORM.whole())
    other = Choice("撤回、调解等其他结果", "Other", FORM.whole())
