"""Deputies' suggestions and CPPCC proposals: the periods that local rules set, and the schemes by which replies are classed,
as cited data.  # fmt: skip

No such rule of Hunan or Changsha in force has been read (湘政办发〔2017〕41号 was seen in its opening only, and its own
sheet says valid to 2022-08-24). Until one is entered, the periods of one complete pattern stand in for it, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fadu.law.instruments import (
    DEP_BEIJING_2014,
    DEP_CHONGQING_2017,
    DEP_HENAN_2017,
    DEP_QINGDAO_2021,
    DEP_SHANDONG_2017,
    DEP_SHANGHAI_2015,
    DEP_ZHEJIANG_2016,
)
from fadu.measure.cite import Cite, Mark, Term
from fadu.measure.clock import Span, days, months, working_days


class Stage(StrEnum):
    """What a local rule sets a period for."""

    ASSIGN = "assign"
    RETURN = "return"
    REASSIGN = "reassign"
    CONTACT = "contact"
    OPINION = "opinion"
    OPINION_AGAIN = "opinion_again"
    FEEDBACK = "feedback"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class LocalPeriod:
    """One period of one place's rule."""

    span: Span
    cite: Cite


def _of(cite: Cite, span: Span) -> LocalPeriod:
    return LocalPeriod(span, cite)


_BJ, _CQ, _HEN, _QD = DEP_BEIJING_2014, DEP_CHONGQING_2017, DEP_HENAN_2017, DEP_QINGDAO_2021
_SD, _SH, _ZJ = DEP_SHANDONG_2017, DEP_SHANGHAI_2015, DEP_ZHEJIANG_2016

LOCAL_PERIODS: Mapping[str, Mapping[Stage, LocalPeriod]] = {
    "beijing": {
        Stage.FEEDBACK: _of(_BJ.art(23), working_days(15)),
        Stage.REDO: _of(_BJ.art(27), months(2)),
    },
    "zhejiang": {
        Stage.RETURN: _of(_ZJ.art(14), days(10)),
        Stage.OPINION: _of(_ZJ.art(18), months(2)),
        Stage.REDO: _of(_ZJ.art(24), months(1)),
    },
    "shandong": {
        Stage.ASSIGN: _of(_SD.art(10), days(5)),
        Stage.RETURN: _of(_SD.art(12), days(5)),
        Stage.OPINION: _of(_SD.art(21), months(1)),
        Stage.REDO: _of(_SD.art(24), months(1)),
    },
    "shanghai": {
        Stage.ASSIGN: _of(_SH.art(11), working_days(7)),
        Stage.RETURN: _of(_SH.art(14), working_days(7)),
        Stage.OPINION: _of(_SH.art(17), months(1)),
        Stage.REDO: _of(_SH.art(21, 2), months(1)),
    },
    "qingdao": {
        Stage.ASSIGN: _of(_QD.art(14), working_days(5)),
        Stage.RETURN: _of(_QD.art(19), working_days(5)),
        Stage.OPINION: _of(_QD.art(24), months(1)),
    },
    "henan": {
        Stage.RETURN: _of(_HEN.art(14), working_days(10)),
        Stage.REASSIGN: _of(_HEN.art(14), working_days(10)),
        Stage.OPINION: _of(_HEN.art(18), months(2)),
        Stage.FEEDBACK: _of(_HEN.art(22), working_days(10)),
        Stage.REDO: _of(_HEN.art(22), months(1)),
    },
    "chongqing": {
        Stage.ASSIGN: _of(_CQ.art(13, 2), working_days(10)),
        Stage.RETURN: _of(_CQ.art(16), working_days(10)),
        Stage.REASSIGN: _of(_CQ.art(16), working_days(10)),
        Stage.CONTACT: _of(_CQ.art(18), working_days(20)),
        Stage.OPINION: _of(_CQ.art(20, 1), working_days(30)),
        Stage.OPINION_AGAIN: _of(_CQ.art(20, 1), working_days(5)),
        Stage.FEEDBACK: _of(_CQ.art(27, 1), working_days(20)),
        Stage.REDO: _of(_CQ.art(27, 2), months(2)),
    },
}

STAND_IN = "chongqing"
"""The only rule read that sets a period for every stage; Chongqing's, which binds nobody in Changsha."""

STAND_IN_NOTE = Term(
    "可配置：湖南省、长沙市的规定未见，暂按重庆市2017年条例设定，对长沙没有拘束力",
    "configuration: no rule of Hunan or Changsha was found; Chongqing's of 2017 stands in and binds nobody here",
)


def local_period(stage: Stage) -> LocalPeriod:
    return LOCAL_PERIODS[STAND_IN][stage]


class Group(StrEnum):
    """What the classes of all schemes come down to, so that they can be added up."""

    SOLVED = "solved"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    NOT_NOW = "not_now"
    PASSED_UP = "passed_up"


@dataclass(frozen=True, slots=True)
class Grade:
    """One class of one scheme; `promises`: the reply undertakes something still to be done (承诺事项)."""

    letter: str
    title: Term
    group: Group
    promises: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of classing replies, with where it was seen."""

    id: str
    title: Term
    mark: Mark
    grades: tuple[Grade, ...]
    cite: Cite | None = None


_SOLVED = Grade("A", Term("已经解决或基本解决", "solved or basically solved"), Group.SOLVED)

SCHEMES: tuple[Scheme, ...] = (
    Scheme("v1", Term("A/B/C/D（两市政府2020—2024年用法）", "A/B/C/D (two city governments, 2020-2024)"), Mark.PAGE, (
        _SOLVED,
        Grade("B", Term("正在解决或已着手解决", "being solved, or work has started"), Group.UNDER_WAY, promises=True),
        Grade("C", Term("列入计划规划逐步解决", "in plan or programme, to be solved step by step"), Group.PLANNED,
              promises=True),
        Grade("D", Term("暂不能解决或留作参考", "cannot be solved for now, or for reference"), Group.NOT_NOW),
    )),
    Scheme("v2", Term("A/B/C/D（某市2008年通知）", "A/B/C/D (a city's notice of 2008)"), Mark.PAGE, (
        _SOLVED,
        Grade("B", Term("正在解决或列入规划逐步解决", "being solved, or in a programme to be solved step by step"), Group.UNDER_WAY,
              promises=True),
        Grade("C", Term("因条件限制以后解决", "limited by present conditions, to be solved later"), Group.PLANNED),
        Grade("D", Term("留作参考", "for reference"), Group.NOT_NOW),
    )),
    Scheme("abc", Term("A/B/C（多地用法，未核）", "A/B/C (many places, not verified)"), Mark.KNOWN, (
        _SOLVED,
        Grade("B", Term("列入计划逐步解决", "planned, to be solved step by step"), Group.PLANNED, promises=True),
        Grade("C", Term("留作参考或说明解释", "for reference, or explained"), Group.NOT_NOW),
    )),
    Scheme("cq", Term("重庆条例四类", "the four kinds of Chongqing's regulations"), Mark.LOCAL, (
        Grade("1", Term("已经解决或者采纳", "solved or adopted"), Group.SOLVED),
        Grade("2", Term("正在研究解决", "being studied, with a timetable"), Group.UNDER_WAY, promises=True),
        Grade("3", Term("不具备解决条件", "conditions are lacking"), Group.NOT_NOW),
        Grade("4", Term("涉及上级国家机关职权", "within a higher body's powers, reported to it"), Group.PASSED_UP),
    ), _CQ.art(22)),
    Scheme("qd", Term("青岛条例按时间分类", "by time, as in Qingdao's regulations"), Mark.LOCAL, (
        Grade("1", Term("答复期限内落实", "done within the period for reply"), Group.SOLVED),
        Grade("2", Term("年内落实", "within the year"), Group.UNDER_WAY, promises=True),
        Grade("3", Term("跨年度落实", "over several years, with a schedule"), Group.PLANNED, promises=True),
        Grade("4", Term("不具备条件，已作说明", "not possible, explained"), Group.NOT_NOW),
    ), _QD.art(26)),
)  # fmt: skip


def graded() -> Iterator[tuple[str, Scheme, Grade]]:
    """Every class of every scheme under a code of its own: abc_A, cq_2 …"""
    return ((f"{scheme.id}_{grade.letter}", scheme, grade) for scheme in SCHEMES for grade in scheme.grades)


def codes_of(*groups: Group) -> tuple[str, ...]:
    return tuple(code for code, _, grade in graded() if grade.group in groups)


PROMISING = frozenset(code for code, _, grade in graded() if grade.promises)
