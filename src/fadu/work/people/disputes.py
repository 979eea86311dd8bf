"""The code lists of a mediation case (rows of the case table, grounds of a court) and what its facts must satisfy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Choice, Choices, Mark, Term
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import CPI_2022 as CPI
from fadu.law.instruments import CPL_2023
from fadu.law.instruments import MED_STAT as STAT
from fadu.law.instruments import PML_2010 as PML
from fadu.measure.trouble import Trouble

TABLE = STAT.whole()
UNSURE = STAT.whole(mark=Mark.KNOWN, note="2019年后表式，未核")


class Source(Choices):
    """How the dispute came: the table's three rows."""

    own_motion = Choice("主动调解", "On the committee's own motion", PML.art(17), "主动")
    application = Choice("依申请调解", "On application", PML.art(17), "依申请")
    referral = Choice("接受委托移送", "Referred", TABLE, "接受委托移送")


class Referrer(Choices):
    """Who referred it."""

    court = Choice("人民法院", "Court", TABLE)
    police = Choice("公安机关", "Police", TABLE)
    petitions = Choice("信访部门", "Petitions office", TABLE)
    procuratorate = Choice("检察机关", "Procuratorate", TABLE)
    other = Choice("其他", "Other", TABLE)


class Dispute(Choices):
    """What it is about: the fifteen rows of the table, then the later additions."""

    family = Choice("婚姻家庭", "Marriage and family", TABLE)
    neighbours = Choice("邻里", "Neighbours", TABLE)
    housing = Choice("房屋宅基地", "Houses and homesteads", TABLE)
    contract = Choice("合同", "Contract", TABLE)
    business = Choice("生产经营", "Production and trade", TABLE)
    damages = Choice("损害赔偿", "Damages", TABLE)
    land = Choice("山林土地", "Woods and land", TABLE)
    expropriation = Choice("征地拆迁", "Expropriation", TABLE)
    pollution = Choice("环境污染", "Pollution", TABLE)
    labour = Choice("劳动争议", "Labour", TABLE)
    consumer = Choice("消费", "Consumers", TABLE)
    medical = Choice("医疗", "Medical", TABLE)
    traffic = Choice("道路交通事故", "Traffic accidents", TABLE)
    property = Choice("物业", "Property management", TABLE)
    other = Choice("其他", "Other", TABLE)
    tourism = Choice("旅游", "Tourism", UNSURE, since=date(2019, 1, 1))
    online = Choice("电子商务（互联网）", "Online trade", UNSURE, since=date(2019, 1, 1))
    intellectual = Choice("知识产权", "Intellectual property", UNSURE, since=date(2019, 1, 1))
    finance = Choice("金融、保险", "Finance and insurance", UNSURE, since=date(2019, 1, 1))
    school = Choice("校园", "Schools", UNSURE, since=date(2019, 1, 1))


class Agreement(Choices):
    """In which form the parties agreed."""

    oral = Choice("口头协议", "Oral", PML.art(30))
    written = Choice("书面协议", "Written", PML.art(29))


class Failure(Choices):
    """Why mediation ended without agreement."""

    none_reached = Choice("调解不成", "No agreement reached", PML.art(26))
    party_ended = Choice("当事人要求终止", "A party asked to end it", PML.art(23, item=2))


class Averted(Choices):
    """What a dispute was kept from becoming: pairs of cases and persons in the table."""

    suicide = Choice("防止民间纠纷引起自杀", "Suicide", TABLE)
    crime = Choice("防止民间纠纷转化为刑事案件", "Crime", TABLE)
    petition = Choice("防止群体性上访", "Collective petition", TABLE)
    brawl = Choice("防止群体性械斗", "Brawl", TABLE)


class Confirmation(Choices):
    """How an application for judicial confirmation ended."""

    confirmed = Choice("裁定协议有效", "Agreement confirmed", PML.art(33) & CPL_2023.art(206))
    rejected = Choice("裁定驳回申请", "Application dismissed", CPI.art(358))
    not_accepted = Choice("裁定不予受理", "Application not accepted", CPI.art(355))
    withdrawn = Choice("撤回申请", "Application withdrawn", CPI.art(357))


class Ground(Choices):
    """Why a court would not take an application (355) or dismissed it (358)."""

    scope = Choice("不属于人民法院受理范围", "Outside the courts' competence", CPI.art(355, 1, 1))
    venue = Choice("不属于收到申请的人民法院管辖", "Not this court's", CPI.art(355, 1, 2))
    status = Choice("确认婚姻、亲子、收养等身份关系", "Marriage, parentage or adoption", CPI.art(355, 1, 3))
    procedure = Choice("涉及其他特别程序、公示催告程序、破产程序", "Another special, public-summons or bankruptcy procedure",
                       CPI.art(355, 1, 4))  # fmt: skip
    title_to_things = Choice("涉及物权、知识产权确权", "Title to property or intellectual property", CPI.art(355, 1, 5))
    unlawful = Choice("违反法律强制性规定", "Against mandatory law", CPI.art(358, item=1))
    interests = Choice("损害国家利益、社会公共利益、他人合法权益", "Against public or others' interests", CPI.art(358, item=2))
    morals = Choice("违背公序良俗", "Against good morals", CPI.art(358, item=3))
    coerced = Choice("违反自愿原则", "Not voluntary", CPI.art(358, item=4))
    unclear = Choice("内容不明确", "Unclear", CPI.art(358, item=5))
    otherwise = Choice("其他不能司法确认的情形", "Otherwise not confirmable", CPI.art(358, item=6))


class SuitResult(Choices):
    """What a court made of the agreement when a party sued over it (PML 32)."""

    upheld = Choice("维持", "Upheld", UNSURE)
    changed = Choice("变更", "Changed", UNSURE)
    revoked = Choice("撤销", "Revoked", UNSURE)


NOT_TAKEN = ("scope", "venue", "status", "procedure", "title_to_things")
"""The grounds of art. 355; a court that finds one after filing dismisses by it (355 para. 2)."""


def wrong(name: str, value: Any, zh: str, en: str) -> FactWrong:
    return FactWrong(field=_TITLES[name], value=value, reason=Term(zh, en))


_TITLES = {
    "referrer": Term("移送单位", "Referred by"), "court_days": Term("法院委派期限（日）", "Days set by the court"),
    "ground": Term("不予受理、驳回理由", "Ground of refusal"), "perform_until": Term("约定履行期限", "To be performed by"),
}  # fmt: skip


def referrer_if_referred(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A referral names who referred it; nothing else does."""
    referred = facts["source"] == "referral"
    if referred == (facts.get("referrer") is not None):
        return None
    return wrong("referrer", facts.get("referrer"), "接受委托移送的须填、其他来源不得填", "given for a referral, and for nothing else")


def court_days_from_a_court(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Only a court's referral carries a period of the court, of thirty days at most (INVITED 27)."""
    given = facts.get("court_days")
    if given is None or (row["referrer"] == "court" and 1 <= given <= 30):
        return None
    return wrong("court_days", given, "只有法院委派的才填，且为1至30日（特邀调解规定第二十七条）",
                 "only when a court referred it: 1 to 30 days (art. 27)")  # fmt: skip


def performance_not_before_agreement(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    given = facts.get("perform_until")
    if given is None or given >= on:
        return None
    return wrong("perform_until", given, f"不得早于达成协议之日{on}", f"not before the agreement of {on}")


def ground_for_not_accepting(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["ground"] in NOT_TAKEN:
        return None
    return wrong("ground", Ground.title(facts["ground"]), "不是不予受理的理由（民诉法解释第三百五十五条）", "not a ground of art. 355")
