"""申请行政复议, as a citizen meets it. Who decides, and what kind of body acted, follow from whose act it is: nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fadu.cities import UnitKind
from fadu.engine.people import Unit, units
from fadu.law.instruments import ARL_2017 as OLD
from fadu.law.instruments import ARL_2023 as NEW
from fadu.measure.cite import Term
from fadu.measure.clock.argument import said_day
from fadu.portal.errands.bodies import city, district_of, public_bodies
from fadu.portal.errands.errand import BODY, WHERE, Body, Decided, Errand, Notice, OwnStep, Page, Point
from fadu.work.oversight.reconsideration.codes import NEW_BEGINS
from fadu.work.oversight.reconsideration.guards import filing_due

RESPONDENTS = frozenset(
    {UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.COUNTY_DEPARTMENT, UnitKind.TOWN,
     UnitKind.SUBDISTRICT, UnitKind.DEVELOPMENT_ZONE}
)  # fmt: skip
"""Whose acts a government of this city reviews; for acts of the city government itself one applies to the province."""
RESPONDENT_KINDS = {
    UnitKind.TOWN: "township", UnitKind.SUBDISTRICT: "township", UnitKind.COUNTY_DEPARTMENT: "county_department",
    UnitKind.COUNTY_GOVERNMENT: "county_government", UnitKind.CITY_DEPARTMENT: "city_department",
}  # fmt: skip
FIELDS = {
    "GA": "police", "SC": "market", "ZR": "land", "ZJ": "housing", "RS": "labour", "YB": "labour", "CG": "urban",
    "JT": "transport", "HJ": "environment", "MZ": "civil", "WJ": "health", "NY": "farming", "LY": "farming",
    "JY": "education", "CZ": "tax",
}  # fmt: skip
"""管理类别 by the system to which a body belongs; whoever examines the case may correct it."""


def authority_of(unit: Unit) -> Unit:
    """The government that decides: a county's for its departments, towns and sub-districts; the city's for all others
    (2023 art. 24; also one of the two that art. 12 of the 2017 text lets the applicant choose from)."""
    below = unit.kind in (UnitKind.COUNTY_DEPARTMENT, UnitKind.TOWN, UnitKind.SUBDISTRICT)
    wanted = UnitKind.COUNTY_GOVERNMENT if below else UnitKind.CITY_GOVERNMENT
    ground = district_of(unit.territory) if below else city()
    return next(one for one in units().values() if one.kind == wanted and one.territory == ground)


def decided(body: Body, on: date) -> Decided:
    unit = units()[body.unit]
    authority = authority_of(unit)
    county = authority.kind == UnitKind.COUNTY_GOVERNMENT
    town = unit.kind in (UnitKind.TOWN, UnitKind.SUBDISTRICT)
    facts = {
        "respondent": unit.name_zh,
        "respondent_kind": RESPONDENT_KINDS.get(UnitKind(unit.kind), "other"),
        "authority_kind": "county_government" if county else "city_government",
        "managed_field": "township" if town else FIELDS.get(unit.system[:2], "other"),
    }
    return Decided(authority.place, Term(authority.name_zh, authority.name_en), facts)


def foresee(facts: Mapping[str, Any], on: date) -> Sequence[Notice]:
    """Whether the period for applying has run out, as far as the days given show it."""
    if facts.get("known_on") is None:
        return ()
    row = {"filing_days": None, "told_on": None, "acted_on": None, "immovable": None, **facts, "law_on": on}
    due = filing_due(row)
    assert due is not None
    cite = NEW.art(20) & NEW.art(21) if on >= NEW_BEGINS else OLD.art(9)
    if on <= due:
        return (Notice(Term(f"按您填的日期，申请期限到{said_day(due, 'zh')}，没有超过。",
                            f"By the days you gave, you may apply until {said_day(due, 'en')}: you are in time."), cite=cite),)  # fmt: skip
    late = Term(f"按您填的日期，申请期限到{said_day(due, 'zh')}，已经超过。",
                f"By the days you gave, the time for applying ended on {said_day(due, 'en')}.")  # fmt: skip
    why = Term("仍可提交，由复议机关审查：因不可抗力或者其他正当理由耽误的，期限自障碍消除之日起继续计算；请在“事实和理由”中写明。",
               "You may still send it, and the authority examines it: where force majeure or another good reason held you up, the"
               " time runs on once that is over. Say so under “claims and reasons”.")  # fmt: skip
    return (Notice(late, (why,), cite, warning=True),)


PAGES = (
    WHERE,
    Page(BODY, Term("您对哪个机关的行为不服？", "Whose act do you object to?"), (BODY,),
         Term("在决定书上盖章的那个机关，就是被申请人。由哪个政府审理，系统会替您确定。",
              "The body whose seal is on the decision is the respondent. Which government decides follows from it.")),
    Page("matter", Term("是哪一类事情？", "What kind of matter is it?"), ("matter",),
         Term("罚款、没收、吊销选“行政处罚”；要求公开信息被拒绝选“政府信息公开”；该办不办选“行政不作为”。一次申请只写一件事。",
              "Fines and seizures of gain are penalties; a refused request for information is disclosure; nothing being done is"
              " inaction. One act, one application.")),
    Page("act", Term("您不服的是什么行为？", "What act do you object to?"), ("act",),
         Term("写出决定书的名称和文号；没有文书的，写什么人在什么时间做了（没有做）什么。",
              "Give the decision's title and number; if there is none, say who did, or failed to do, what and when.")),
    Page("known", Term("您哪一天知道这个行为的？", "On which day did you learn of it?"), ("known_on",),
         Term("通常是收到决定书的那一天。申请期限一般是从这一天起六十日。",
              "Usually the day you received the decision. As a rule you have sixty days from then."), needed=("known_on",)),
    Page("told", Term("您哪一天知道可以申请复议、向谁申请、期限多长？",
                      "On which day did you learn that you may apply, to whom, and until when?"),
         ("told_on",),
         Term("决定书上一般都写着，填收到决定书那一天；没有人告诉您、后来才知道的，填后来知道的那一天。不清楚可以不填。",
              "Decisions usually say so: give the day you received it. If nobody told you, give the day you found out. You may leave"
              " it blank.")),
    Page("acted", Term("这个行为是哪一天作出的？", "On which day was the act done?"), ("acted_on",),
         Term("决定书上落款的日期。不清楚可以不填。", "The date on the decision. You may leave it blank.")),
    Page("claims", Term("您要求什么？理由是什么？", "What do you ask for, and why?"), ("claims",),
         Term("例如：请求撤销某号处罚决定。再写主要事实和理由。有证据的，提交以后可以在进度查询里上传。",
              "Such as: to annul decision no. …; then the main facts and reasons. Evidence can be uploaded afterwards where you"
              " track the case."), needed=("claims",)),
    Page("amount", Term("涉及多少钱？", "How much money is at stake?"), ("amount",),
         Term("如罚款数额。2024年起受理的，三千元以下的案件可以适用简易程序，三十日内审结。不涉及钱的不填。",
              "Such as the fine. Since 2024 a case of up to 3,000 yuan may take the simplified procedure, thirty days. Leave it blank"
              " if no money is at stake.")),
    Page("kind", Term("您以谁的名义申请？", "In whose name are you applying?"), ("applicant_kind",)),
    Page("name", Term("您的姓名（单位名称）？", "What is your name?"), ("applicant",),
         Term("按身份证件或者营业执照填写。", "As on your identity card or business licence."), autocomplete="name"),
    Page("agent", Term("有人替您办吗？", "Does somebody act for you?"), ("agent",),
         Term("可以委托一至二名律师、基层法律服务工作者或者其他代理人；填姓名和联系方式。没有的不填。",
              "You may appoint one or two lawyers or other agents: give name and contact. Leave it blank if nobody does.")),
    Page("contact", Term("怎样联系您？", "How can you be reached?"), ("contact",),
         Term("手机号、邮箱或者邮寄地址。通知书和决定书都靠它送到您手里。",
              "A telephone number, e-mail or postal address. Notices and the decision reach you through it."), needed=("contact",)),
)  # fmt: skip

STEPS = (
    OwnStep("take_correction", Term("补正材料", "Supplement your application"),
            Term("申请材料不齐或者不清楚。请按补正通知一次补齐；补正所用时间不计入审理期限。",
                 "Something is missing or unclear. Supply all that the notice lists; the time you take is not counted in the review."),
            Term("提交补正材料", "Send it"), files=True, file_needed=True),
    OwnStep("withdraw_early", Term("撤回申请", "Withdraw the application"),
            Term("受理以前可以撤回。撤回后本次申请结束；撤回后能否再申请，受申请期限限制。",
                 "Before acceptance you may withdraw. It then ends; applying anew is bound by the period for applying."),
            Term("撤回", "Withdraw"), asked=False),
)  # fmt: skip

RECONSIDERATION = Errand(
    name="reconsideration",
    title=Term("申请行政复议", "Apply for reconsideration"),
    lead=Term("认为行政机关的行为侵犯了您的合法权益，可以请上级政府重新审查。不收费。",
              "If you hold that a public body's act infringes your rights, a higher authority examines it anew. It is free."),
    line_id="oversight.reconsideration",
    opening=lambda on: "receive" if on >= NEW_BEGINS else "receive_2017",
    who=(Point(Term("认为行政行为侵犯其合法权益的公民、法人或者其他组织。", "Any person or organisation whose rights the act infringes."),
               NEW.art(2) & OLD.art(2)),
         Point(Term("自知道或者应当知道行政行为之日起六十日内；法律规定更长的，从其规定。因不可抗力或者其他正当理由耽误的，障碍消除后继续计算。",
                    "Within sixty days from when you knew or should have known of it, or longer where a law says so. Time lost to force"
                    " majeure or another good reason is not counted."), NEW.art(20) & OLD.art(9)),
         Point(Term("没有告知复议权利、机关和期限的，自知道这些之日起算，但自知道行为内容之日起最长一年（2024年起）。",
                    "If you were not told that you may apply, to whom and until when, it runs from when you learnt it, at most a year from"
                    " knowing the act (since 2024)."), NEW.art(20, 3))),
    needs=(Point(Term("决定书的名称、文号和收到的日期", "The decision's title, number and the day you received it"),
                 NEW.art(22) & OLD.art(11)),
           Point(Term("您的要求、主要事实和理由", "What you ask for, the main facts and reasons"), NEW.art(22) & OLD.art(11)),
           Point(Term("姓名或者名称、联系方式", "Your name and how to reach you"), NEW.art(22) & OLD.art(11))),
    not_for=(Point(Term("国防、外交等国家行为；规章、规范性文件本身；对公务员的奖惩任免；对民事纠纷的调解。",
                        "Acts of state; rules and normative documents as such; personnel decisions; mediation of civil disputes."),
                   NEW.art(12) & OLD.art(8)),
             Point(Term("对市政府的行为不服：向省政府申请。海关、税务、国家安全等垂直领导的机关：向其上一级主管部门申请。",
                        "Acts of the city government: apply to the province. Customs, tax, state security: to their own superior."),
                   NEW.art(24) & NEW.art(27))),
    decides=Point(Term("区县部门、乡镇街道的行为，由区县政府审理；市级部门、区县政府的行为，由市政府审理。",
                       "Acts of county departments, towns and sub-districts: the county's government. Acts of city departments and county"
                       " governments: the city government."), NEW.art(24) & OLD.art(12)),
    fee=Point(Term("不收取任何费用。", "Free of any charge."), NEW.art(87) & OLD.art(39)),
    received=Point(Term("复议机关收到申请之日起审查；本平台提交的，以提交之日为收到之日。",
                        "The authority examines it from the day it has it: sent here, the day you send it."),
                   NEW.art(30) & OLD.art(17, 2)),
    clocks={"screen_by": Term("最迟在这一天决定是否受理；没有决定的，视为受理。",
                              "Whether it is accepted is decided by this day; silence counts as acceptance."),
            "screen_by_2017": Term("最迟在这一天决定是否受理；没有决定的，自收到之日起就算受理。",
                                   "Whether it is accepted is decided by this day; silence counts as acceptance from the first day."),
            "decide_by": Term("受理以后，最迟在这一天作出决定；情况复杂的可以延长，最多三十日。",
                              "Once accepted, it is decided by this day; complex cases may be extended by thirty days at most.")},
    pages=PAGES,
    bodies=lambda district, search: public_bodies(district, search, frozenset(RESPONDENTS)),
    decided=decided,
    foresee=foresee,
    fixed={"channel": "internet"},
    steps=STEPS,
    after=Point(Term("先审查是否受理；受理后听取双方意见、审理，再作决定。每一步都会在进度查询里看到。",
                     "First it is examined whether to accept it; then the parties are heard and a decision follows. Each step shows when"
                     " you track it."), NEW.art(30) & NEW.art(62) & OLD.art(31)),
    result=("refusal_ground", "competent_authority", "outcome", "decision_no", "concluded_on", "served_on"),
    ended=frozenset({"told_elsewhere", "forwarded", "abandoned", "withdrawn", "not_accepted", "served", "performed", "archived"}),
)  # fmt: skip
