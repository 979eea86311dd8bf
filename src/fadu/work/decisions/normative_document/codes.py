"""The closed lists of normative documents: who issues, what a review finds, what filing and clean-up result in."""

from __future__ import annotations

from fadu.engine.line import Choice, Choices, Mark
from fadu.law.instruments import GBF37, GBF115, GPJZ2024, HNGFX, HNXZCX, MAD713
from fadu.law.instruments import OGI_2019 as OGI

MAKING = GBF37.whole()
ASSESS = GBF37.art("第（四）项", mark=Mark.KNOWN, note="要求见摘录，项次未核")
CONSULT = GBF37.art("第（五）项", mark=Mark.KNOWN, note="要求见摘录，项次、天数未核")
VETTING = GBF37.art("第（六）项")
COLLECTIVE = GBF37.art("第（七）项")
ISSUERS = HNGFX.art(5)
REVIEW = GBF115.whole()
REVIEW_DAYS = GBF115.whole(mark=Mark.KNOWN, note="5至15个工作日，凭记忆，未核")
UNIFIED = HNXZCX.art(49, mark=Mark.KNOWN, note="制度见摘录，条次未核")
IN_FORCE = HNGFX.art(20, note="2018年令第289号修改后")
VALID = HNXZCX.art(51, mark=Mark.KNOWN, note="有效期制度见摘录，5年、2年及条次未核")
FILE_UP = HNGFX.art(22, 1, 1, note="2018年令第289号修改后；受备机关据同例县级规定")
FILE_UP_2025 = HNGFX.art(22, mark=Mark.KNOWN, note="2025年令第327号修改后的条文未见")
EXAMINE = HNGFX.whole(mark=Mark.LOCAL, note="15日见县级规定，外省有30日")
CLEAN = HNGFX.whole(note="清理结果四类见摘录")
CLEAN_CYCLE = HNGFX.whole(mark=Mark.KNOWN, note="两年一次未核")
EVALUATE = HNGFX.whole(mark=Mark.KNOWN, note="期满前6个月评估为外地通例，湖南未核")
REQUEST = HNGFX.whole(mark=Mark.KNOWN, note="30日未核")
DRAWN = HNGFX.whole(mark=Mark.DESIGN, note="指标口径系本项目推断")
FAIR = GPJZ2024.art(14) & GPJZ2024.art(18)
FAIR_BEFORE = GBF37.whole(mark=Mark.KNOWN, note="2024-08-01前的公平竞争审查规定未登记")
OPENNESS = OGI.art(26)
MAJOR_COMMENT = MAD713.art(15)
MAJOR_REVIEW = MAD713.art(26, 2)
MAJOR = MAD713.art(3)


class Level(Choices):
    """Who issues; coordinating bodies, agencies of departments and internal units may not (art. 5), so they have no code."""

    city_government = Choice("市政府（含办公厅）", "City government", ISSUERS)
    city_department = Choice("市政府工作部门", "City department", ISSUERS)
    county_government = Choice("区县（市）政府", "District or county government", ISSUERS)
    county_department = Choice("区县（市）政府工作部门", "District or county department", ISSUERS)
    town = Choice("乡镇政府、派出机关", "Town government or branch", ISSUERS)
    authorised = Choice("法律法规授权的组织", "Organisation authorised by law", ISSUERS)


GOVERNMENTS = ("city_government", "county_government")
"""Whose documents go to the government above and to the standing committee at the same level."""
DEPARTMENTS = ("city_department", "county_department", "authorised")


class Competition(Choices):
    """What the fair-competition review found."""

    no_effect = Choice("不影响公平竞争，可以出台", "No effect on competition", GPJZ2024.art(18))
    exempt = Choice("符合例外规定，可以出台", "Within an exception", GPJZ2024.art(12))
    failed = Choice("不符合审查标准，不得出台", "Fails: may not be issued", GPJZ2024.art(18))


class Opinion(Choices):
    """What the legality review found."""

    lawful = Choice("合法", "Lawful", VETTING)
    after_changes = Choice("应当予以修改", "Lawful after changes", VETTING)
    unlawful = Choice("不合法", "Unlawful", VETTING)
    no_need = Choice("建议不制定", "Better not made", REVIEW)
    returned = Choice("退回补正程序", "Returned: procedure incomplete", REVIEW)


class Filing(Choices):
    """What the authority answered to a filing."""

    accepted = Choice("准予备案", "Accepted", FILE_UP)
    refused = Choice("不予备案（非规范性文件）", "Not a normative document", FILE_UP)
    supplement = Choice("补正", "To be supplemented", FILE_UP)
    correct = Choice("限期纠正", "To be corrected", FILE_UP)
    revoke = Choice("撤销", "To be revoked", FILE_UP)


class CleanUp(Choices):
    """The four results of a clean-up."""

    kept = Choice("继续有效", "Continues in force", CLEAN)
    amend = Choice("修改", "To be amended", CLEAN)
    repeal = Choice("废止", "Repealed", CLEAN)
    lapse = Choice("失效", "Lapsed", CLEAN)


class Evaluation(Choices):
    """What the evaluation before expiry advises."""

    renew = Choice("继续施行，重新公布", "Renew under a new number", EVALUATE)
    amend = Choice("修改后施行", "Amend", EVALUATE)
    end = Choice("期满失效", "Let it expire", EVALUATE)
    repeal = Choice("提前废止", "Repeal now", EVALUATE)
