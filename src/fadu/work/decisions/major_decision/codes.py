"""The closed lists of major decisions: what counts as one, what each procedure found, how it was decided."""

from __future__ import annotations

from fadu.engine.line import Choice, Choices, Mark
from fadu.law.instruments import HNXZCX
from fadu.law.instruments import MAD713 as MAD
from fadu.law.instruments import OGI_2019 as OGI

SCOPE = MAD.art(3, 1)
PROPOSAL = MAD.art(10)
PARTICIPATION = MAD.art(14)
COMMENT = MAD.art(15)
HEARING = MAD.art(16)
MATERIALS = MAD.art(16, 3)
EXPERTS = MAD.art(19)
RISK = MAD.art(22)
RISK_FOUND = MAD.art(24)
REVIEW = MAD.art(25)
FILE = MAD.art(26, 1)
REVIEW_DAYS = MAD.art(26, 2)
DISCUSSION = MAD.art(30)
TO_PARTY = MAD.art(31)
PUBLICATION = MAD.art(32)
ARCHIVE = MAD.art(33)
EVALUATION = MAD.art(36)
ADJUSTMENT = MAD.art(37)
THREE_EXPERTS = HNXZCX.whole(mark=Mark.LOCAL, note="专家不少于3人系湖南地方做法")
OUTCOME = MAD.art(30, mark=Mark.DESIGN, note="决定的种类条例未列举")
DRAWN = MAD.whole(mark=Mark.DESIGN, note="指标口径系本项目推断")
OPENNESS = OGI.art(26)


class Matter(Choices):
    """What a major decision is about; macro-economic control, law-making and emergencies are none (art. 3), so no codes."""

    policy = Choice("公共服务、市场监管等方面的重大公共政策和措施", "Public policy", MAD.art(3, 1, 1))
    plan = Choice("经济和社会发展等方面的重要规划", "Plan", MAD.art(3, 1, 2))
    resources = Choice(
        "重要自然资源、文化资源的重大公共政策和措施", "Natural and cultural resources", MAD.art(3, 1, 3)
    )
    project = Choice("重大公共建设项目", "Public works", MAD.art(3, 1, 4))
    other = Choice("其他重大事项", "Other", MAD.art(3, 1, 5))


class Risk(Choices):
    """What the risk assessment found (art. 24)."""

    controllable = Choice("风险可控", "Controllable", RISK_FOUND)
    after_measures = Choice("采取措施后可控", "Controllable after measures", RISK_FOUND)
    not_controllable = Choice("风险不可控", "Not controllable", RISK_FOUND)


class Opinion(Choices):
    """What the legality review found (art. 25–28)."""

    lawful = Choice("合法", "Lawful", REVIEW)
    exploratory = Choice("探索性改革，明示法律风险", "Exploratory, its legal risk stated", REVIEW)
    adjust = Choice("应当调整或者补充", "To be adjusted", MAD.art(28))
    unlawful = Choice("不合法", "Unlawful", REVIEW)


class Outcome(Choices):
    """How it was decided."""

    adopted = Choice("通过", "Adopted", OUTCOME)
    adopted_revised = Choice("原则通过，修改后印发", "Adopted in principle, to be revised", OUTCOME)


class Found(Choices):
    """What the evaluation afterwards advises."""

    go_on = Choice("继续执行", "Go on", EVALUATION)
    adjust = Choice("调整", "Adjust", EVALUATION)
    stop = Choice("停止执行", "Stop", EVALUATION)
