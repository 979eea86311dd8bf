"""The closed lists of a reconsideration case: kinds, grounds and outcomes, under both texts of the law."""

from __future__ import annotations

from datetime import date

from fadu.engine.line import Choice, Choices, Mark
from fadu.law.instruments import ARL_2017 as OLD
from fadu.law.instruments import ARL_2023 as NEW
from fadu.law.instruments import ARR_2007 as REG
from fadu.law.instruments import STAT_AR as FORM

NEW_BEGINS = date(2024, 1, 1)
D, K = Mark.DESIGN, Mark.KNOWN


class ApplicantKind(Choices):
    """Joint applicants, citizen and organisation, count as organisation."""

    citizen = Choice("公民", "Citizen", FORM.whole(), "6")
    organisation = Choice("法人或者其他组织", "Organisation", FORM.whole(), "7")


class RespondentKind(Choices):
    """Whose act it is; two or more respondents count once, as other."""

    township = Choice("乡镇政府（街道）", "Township or sub-district", FORM.whole())
    county_department = Choice("县级政府部门", "County department", FORM.whole())
    county_government = Choice("县级政府", "County government", FORM.whole())
    city_department = Choice("市级政府部门", "City department", FORM.whole())
    city_government = Choice("市级政府", "City government", FORM.whole())
    province_department = Choice("省级政府部门", "Provincial department", FORM.whole())
    province_government = Choice("省级政府", "Provincial government", FORM.whole())
    ministry = Choice("国务院部门", "Department of the State Council", FORM.whole())
    other = Choice("其他（含两个以上被申请人）", "Other, or several", FORM.whole(), "21")


class AuthorityKind(Choices):
    """Who decides; since 2024 governments, save for the exceptions of arts. 24 to 28."""

    city_government = Choice("市政府", "City government", NEW.art(24) & OLD.art(12))
    county_government = Choice("区县政府", "County government", NEW.art(24) & OLD.art(12))
    city_department = Choice("市部门", "City department", NEW.art(27) & OLD.art(12))
    county_department = Choice("区县部门", "County department", OLD.art(12))


class Matter(Choices):
    """The kind of act; an application about two or more counts once, as other."""

    penalty = Choice("行政处罚", "Penalty", FORM.whole(), "8")
    complaint = Choice("举报投诉处理", "Handling of a report or complaint", FORM.whole())
    disclosure = Choice("政府信息公开", "Information disclosure", FORM.whole())
    levy = Choice("行政征收", "Expropriation or levy", FORM.whole(mark=K), "11")
    confirmation = Choice("行政确认（含工伤认定）", "Confirmation, work injury included", FORM.whole())
    coercion = Choice("行政强制", "Coercion", FORM.whole(), "10")
    inaction = Choice("行政不作为", "Inaction", FORM.whole(), "12")
    ownership = Choice("行政确权", "Title to natural resources", FORM.whole())
    licence = Choice("行政许可", "Licence", FORM.whole(), "9")
    agreement = Choice("行政协议", "Administrative agreement", NEW.art(11, item=13))
    compensation = Choice("行政补偿、赔偿", "Compensation", NEW.art(11, item=6))
    other = Choice("其他", "Other", FORM.whole(), "13")


class ManagedField(Choices):
    """管理类别: the branch of administration; the list follows institutional reform."""

    police = Choice("公安", "Police", FORM.whole())
    market = Choice("市场监管", "Market regulation", FORM.whole())
    land = Choice("自然资源", "Natural resources", FORM.whole())
    housing = Choice("房屋征收、城建", "Housing and construction", FORM.whole())
    labour = Choice("人力资源社会保障", "Labour and social security", FORM.whole())
    urban = Choice("城管、综合执法", "Urban management", FORM.whole())
    transport = Choice("交通运输", "Transport", FORM.whole())
    environment = Choice("生态环境", "Environment", FORM.whole())
    civil = Choice("民政", "Civil affairs", FORM.whole())
    health = Choice("卫生健康", "Health", FORM.whole())
    farming = Choice("农业农村、林业", "Agriculture and forestry", FORM.whole())
    education = Choice("教育", "Education", FORM.whole())
    township = Choice("乡镇（街道）", "Township", FORM.whole())
    tax = Choice("财政、税务", "Finance and tax", FORM.whole())
    other = Choice("其他", "Other", FORM.whole())


class Channel(Choices):
    """How the application came."""

    counter = Choice("当面提交", "Handed in", NEW.art(22) & REG.art(18))
    post = Choice("邮寄", "Post", NEW.art(22) & REG.art(18))
    internet = Choice("互联网", "Internet", NEW.art(22))
    oral = Choice("口头", "Oral", NEW.art(22) & OLD.art(11))
    through_agency = Choice("经作出处罚的机关", "Through the penalising agency", NEW.art(32))


class MandatoryFirst(Choices):
    """复议前置: where no suit may come before reconsideration."""

    optional = Choice("非前置", "Not mandatory", FORM.whole(), "2")
    on_the_spot = Choice("当场作出的行政处罚", "On-the-spot penalty", NEW.art(23, 1, 1), "1", since=NEW_BEGINS)
    resources = Choice("侵犯已依法取得的自然资源权利", "Natural-resource rights", NEW.art(23, 1, 2) & OLD.art(30), "1")
    inaction = Choice("未履行法定职责", "Statutory duty not performed", NEW.art(23, 1, 3), "1", since=NEW_BEGINS)
    disclosure = Choice("不予公开政府信息", "Disclosure refused", NEW.art(23, 1, 4), "1", since=NEW_BEGINS)
    by_law = Choice("法律、行政法规另有规定", "By another law", NEW.art(23, 1, 5) & OLD.art(30, mark=K), "1")


class Screening(Choices):
    """How the examination of an application ended."""

    accepted = Choice("受理", "Accepted", NEW.art(30) & OLD.art(17))
    deemed = Choice("视为受理", "Deemed accepted", NEW.art(30, 3) & OLD.art(17, 2))
    ordered = Choice("上级责令受理", "Accepted by order", NEW.art(35) & OLD.art(20))
    refused = Choice("不予受理（R00）", "Refused", NEW.art(30) & OLD.art(17))
    told_elsewhere = Choice("告知向其他机关提出（R01）", "Told to apply elsewhere", OLD.art(17))
    forwarded = Choice("转送有权机关", "Forwarded", OLD.art(18))
    abandoned = Choice("逾期不补正，视为放弃（R02）", "Deemed abandoned", NEW.art(31) & REG.art(29))
    withdrawn = Choice("受理前撤回或化解", "Withdrawn or settled before acceptance", FORM.whole())


class RefusalGround(Choices):
    """The seven conditions, of which one is lacking."""

    no_party = Choice("没有明确的申请人或符合规定的被申请人", "No identifiable party", NEW.art(30, 1, 1) & REG.art(28))
    no_interest = Choice("与行政行为没有利害关系", "No interest", NEW.art(30, 1, 2) & REG.art(28))
    no_claim = Choice("没有具体的请求和理由", "No specific claim", NEW.art(30, 1, 3) & REG.art(28))
    out_of_time = Choice("超过申请期限", "Out of time", NEW.art(30, 1, 4) & REG.art(28))
    out_of_scope = Choice("不属于复议范围", "Outside the scope", NEW.art(30, 1, 5) & REG.art(28))
    no_jurisdiction = Choice("不属于本机关管辖", "Not of this authority", NEW.art(30, 1, 6) & REG.art(28))
    already_taken = Choice("已受理同一申请或人民法院已受理同一起诉", "Already taken up", NEW.art(30, 1, 7) & REG.art(28))


class Procedure(Choices):
    """The 2017 text knows one procedure."""

    ordinary = Choice("普通程序", "Ordinary", NEW.art(48) & OLD.art(22))
    simplified = Choice("简易程序", "Simplified", NEW.art(53), since=NEW_BEGINS)


class SimplifiedGround(Choices):
    """When facts and rights are clear and the dispute is small."""

    on_the_spot = Choice("当场作出的行政行为", "Act done on the spot", NEW.art(53, 1, 1))
    warning = Choice("警告或者通报批评", "Warning or public criticism", NEW.art(53, 1, 2))
    small_sum = Choice("涉及款额三千元以下", "No more than 3,000 yuan", NEW.art(53, 1, 3))
    disclosure = Choice("政府信息公开案件", "Information disclosure", NEW.art(53, 1, 4))
    agreed = Choice("当事人各方同意", "All parties agree", NEW.art(53, 2))


class SuspensionGround(Choices):
    """By name, since the two texts number them differently; collateral review has a step of its own."""

    dead = Choice("申请人死亡，尚未确定近亲属是否参加", "Applicant dead, kin undecided", NEW.art(39, 1, 1) & REG.art(41, item=1))
    incapable = Choice("申请人丧失行为能力，尚未确定代理人", "Applicant incapable", NEW.art(39, 1, 2) & REG.art(41, item=2))
    missing = Choice("申请人下落不明（或被宣告失踪）", "Applicant missing", NEW.art(39, 1, 3) & REG.art(41, item=4))
    entity_ended = Choice("申请人终止，尚未确定权利义务承受人", "Entity ended", NEW.art(39, 1, 4) & REG.art(41, item=3))
    force_majeure = Choice("不可抗力或者其他正当理由", "Force majeure", NEW.art(39, 1, 5) & REG.art(41, item=5))
    mediation = Choice("进行调解、和解，各方同意中止", "Mediation with consent", NEW.art(39, 1, 6))
    interpretation = Choice("法律适用问题需要解释或者确认", "Question of law", NEW.art(39, 1, 7) & REG.art(41, item=6))
    other_case = Choice("须以其他案件的审理结果为依据", "Depends on another case", NEW.art(39, 1, 8) & REG.art(41, item=7))
    other = Choice("其他", "Other", NEW.art(39, 1, 10) & REG.art(41, item=8))


class Approver(Choices):
    """Whose approval an extension needs: the one point on which the two texts name different heads."""

    authority_head = Choice("行政复议机关负责人", "Head of the authority", OLD.art(31, 1))
    body_head = Choice("行政复议机构负责人", "Head of the body", NEW.art(62, 1))


class Opinions(Choices):
    """How the parties were heard."""

    in_person = Choice("当面听取", "In person", NEW.art(49))
    internet = Choice("互联网听取", "By internet", NEW.art(49))
    telephone = Choice("电话听取", "By telephone", NEW.art(49))
    not_possible = Choice("因当事人原因不能听取，书面审理", "Not possible for the party's own reason", NEW.art(49))


class StayGround(Choices):
    """Why the act is not carried out meanwhile."""

    respondent = Choice("被申请人认为需要", "Respondent thinks it necessary", NEW.art(42, item=1) & OLD.art(21))
    authority = Choice("复议机关认为需要", "Authority thinks it necessary", NEW.art(42, item=2) & OLD.art(21))
    requested = Choice("申请人、第三人申请且要求合理", "Reasonable request", NEW.art(42, item=3) & OLD.art(21))
    by_law = Choice("法律、法规、规章规定", "By law", NEW.art(42, item=4) & OLD.art(21))


class Outcome(Choices):
    """How an accepted case ends, one for each case; compensation only rides along (R37)."""

    R10 = Choice("驳回行政复议申请", "Application dismissed", NEW.art(33) & REG.art(48, 1, 2))
    R11 = Choice("驳回行政复议请求", "Claim dismissed", NEW.art(69) & REG.art(48, 1, 1))
    R20 = Choice("维持", "Upheld", NEW.art(68) & OLD.art(28, 1, 1))
    R30 = Choice("变更", "Varied", NEW.art(63) & REG.art(47))
    R31 = Choice("撤销", "Annulled", NEW.art(64) & OLD.art(28, 1, 3))
    R32 = Choice("部分撤销", "Annulled in part", NEW.art(64) & OLD.art(28, 1, 3, mark=D))
    R33 = Choice("确认违法", "Declared illegal", NEW.art(65) & OLD.art(28, 1, 3))
    R34 = Choice("确认无效", "Declared void", NEW.art(67), since=NEW_BEGINS)
    R35 = Choice("责令履行", "Ordered to perform", NEW.art(66) & OLD.art(28, 1, 2))
    R36 = Choice("行政协议责任", "Liability under an agreement", NEW.art(71), since=NEW_BEGINS)
    R40 = Choice("调解", "Mediated", NEW.art(73) & REG.art(50))
    R50 = Choice("被申请人改变后撤回终止", "Withdrawn after the act was changed", NEW.art(41, item=1) & OLD.art(25))
    R51 = Choice("和解撤回终止", "Withdrawn on settlement", NEW.art(74) & REG.art(40))
    R52 = Choice("其他撤回终止", "Withdrawn otherwise", NEW.art(41, item=1) & OLD.art(25))
    R53 = Choice("其他终止", "Terminated otherwise", NEW.art(41) & REG.art(42))
    R60 = Choice("其他", "Other", FORM.whole())


class TerminationGround(Choices):
    """Why a case ends undecided, withdrawal apart."""

    no_kin = Choice("公民死亡，没有近亲属或其放弃", "No kin, or they waive", NEW.art(41, item=2) & REG.art(42, 1, 2))
    no_successor = Choice("法人终止，没有承受人或其放弃", "No successor, or it waives", NEW.art(41, item=3) & REG.art(42, 1, 3))
    criminal = Choice("限制人身自由变更为刑事强制措施", "Turned into criminal custody", NEW.art(41, item=4) & REG.art(42, 1, 5))
    suspended_60 = Choice("中止满六十日，原因仍未消除", "Suspended for sixty days", NEW.art(41, item=5) & REG.art(42, 2))


class MediationGround(Choices):
    """What could be mediated before 2024."""

    discretion = Choice("自由裁量权", "Discretion", REG.art(50, 1, 1))
    compensation = Choice("行政赔偿或者行政补偿", "Compensation", REG.art(50, 1, 2))


class Finding(Choices):
    """What became of the document that was reviewed alongside."""

    lawful = Choice("合法，予以告知", "Lawful", NEW.art(59) & OLD.art(26))
    stopped = Choice("停止执行或责令改正", "No longer applied", NEW.art(59))
    dealt_with = Choice("有权机关已处理", "Dealt with by the competent body", NEW.art(60) & OLD.art(26))


class Enforcer(Choices):
    """Who enforces what is neither sued over nor performed."""

    agency = Choice("作出行政行为的机关", "The agency", NEW.art(78, item=1) & OLD.art(33, item=1))
    authority = Choice("行政复议机关", "The authority", NEW.art(78, item=2) & OLD.art(33, item=2))
    court = Choice("人民法院", "The court", NEW.art(78) & OLD.art(33))


DECIDED = ("R10", "R11", "R20", "R30", "R31", "R32", "R33", "R34", "R35", "R36", "R60")
WITHDRAWN = ("R50", "R51", "R52")
CORRECTED = ("R30", "R31", "R32", "R33", "R34", "R35")
MEDIATED = ("R40", "R51", "R52")
DISMISSED = ("R10", "R11")
ADMITTED = ("accepted", "deemed", "ordered")
PARTY_GROUNDS = ("dead", "incapable", "entity_ended")
"""Grounds after sixty days of which the case ends: a missing applicant is not among them."""
OTHER_GROUNDS = ("missing", "force_majeure", "mediation", "interpretation", "other_case", "other")
SMALL_SUM = 300_000  # 三千元, in 分
