"""跨域通办办件: a service case whose applicant stands in one region and whose deciding body in another.

Beside the law: 国办发〔2020〕35号 and 〔2022〕34号 on the modes, 优化营商环境条例 36, 行政许可法 42 and 45 (`ALL`, working days
by 82), GB/T 39046-2020 for the codes. In its simplest true form: a case begins when it is accepted here, or collected
here for a body elsewhere, and ends with the decision. Transit of papers neither stops the clock (it is no ground of
许可法 45) nor belongs to the promise. Left to the line of service cases proper: the legs of transfer and delivery, the
correction of materials, the agreements with partner cities. Not verified: the numbers of items in the national lists,
and that the four modes are counted apart; 无差别受理 is encouraged by 〔2020〕35号 and counted as a mode of its own.
"""

from __future__ import annotations

from fadu.engine.line import (
    APPLICANT,
    HANDLER,
    HEAD,
    THIRD_PARTY,
    Balance,
    Case,
    Choice,
    Choices,
    Clock,
    Figure,
    Rate,
    Relation,
    SpanOf,
    State,
    Step,
    Term,
    choice,
    closed,
    missed,
    number,
    open_at_end,
    open_at_start,
    opened,
    where,
    working_days,
)  # fmt: skip
from fadu.law.instruments import BIZ_ENV as BIZ
from fadu.law.instruments import CROSS_34, CROSS_35, GBT39046
from fadu.law.instruments import ALiL_2019 as ALL
from fadu.work.services.standard import DECIDED, STATUTORY_DAYS, Matter, Result, promised_within_the_law

CROSS = CROSS_35.whole() & CROSS_34.whole()


class Mode(Choices):
    """Who stands where; every case has one."""

    online = Choice("全程网办", "Wholly online", CROSS_35.whole())
    collected_elsewhere = Choice("异地代收、本地办理（外收我办）", "Collected elsewhere, decided here", CROSS_35.whole())
    collected_here = Choice("本地代收、异地办理（我收外办）", "Collected here, decided elsewhere", CROSS_35.whole())
    joint = Choice("多地联办", "Several places jointly", CROSS_35.whole())
    alike = Choice("异地受理、无差别办理", "Accepted anywhere alike", CROSS_35.whole())


class CrossRegion(Case):
    title = Term("跨域通办办件", "Cross-region service case")
    code = 42

    # 记什么
    mode = choice("通办模式", "Mode", Mode, cite=CROSS)
    matter = choice("事项类型", "Kind of item", Matter, cite=GBT39046.art("表A.1"))
    region = number("对方行政区划代码", "Code of the other region", cite=GBT39046.whole())
    promised_days = number("承诺办结时限（工作日）", "Promised working days", cite=BIZ.art(36, 2),
                           help=Term("当场办结填0", "0: decided on the spot"))  # fmt: skip
    result = choice("办理结果", "Result", Result, cite=ALL.art(38))

    # 在哪里
    under_way = State("已受理", "Accepted", start=True)
    collected = State("已代收，待属地办理", "Collected for a body elsewhere", start=True)
    special = State("特别程序", "Special procedure", cite=ALL.art(45))
    done = State("办结", "Decided", final=True)
    dropped = State("未办结", "Ended undecided", final=True)

    # 谁来办
    accept = Step("受理", "Accept", to=under_way, by=(HANDLER, APPLICANT), asks=(mode, matter, region, promised_days),
                  guards=(promised_within_the_law,), cite=ALL.art(32) & CROSS_35.whole(),
                  document=Term("受理通知书", "notice of acceptance"))  # fmt: skip
    collect = Step("异地代收", "Collect for elsewhere", to=collected, by=(HANDLER, APPLICANT), asks=(matter, region),
                   sets={"mode": "collected_here"}, cite=CROSS_35.whole(), document=Term("收件回执", "receipt"))  # fmt: skip
    begin_special = Step("进入特别程序", "Begin a special procedure", under_way, to=special, by=HANDLER, cite=ALL.art(45),
                         document=Term("特别程序告知书", "notice of special procedure"))  # fmt: skip
    end_special = Step("特别程序结束", "End the special procedure", special, to=under_way, by=HANDLER, cite=ALL.art(45))
    extend = Step("延长办理期限", "Extend", under_way, by=HEAD, once=True, cite=ALL.art(42, 1),
                  document=Term("延期告知书", "notice of extension"))  # fmt: skip
    grant = Step("准予", "Grant", under_way, to=done, by=(HANDLER, HEAD), sets={"result": "granted"}, cite=ALL.art(38, 1),
                 document=Term("办结单", "closing slip"))  # fmt: skip
    refuse = Step("不予", "Refuse", under_way, to=done, by=(HANDLER, HEAD), sets={"result": "refused"}, cite=ALL.art(38, 2),
                  document=Term("不予决定书", "decision of refusal"))  # fmt: skip
    hear_granted = Step("属地办结：准予", "Granted elsewhere", collected, to=done, by=THIRD_PARTY, sets={"result": "granted"},
                        cite=CROSS_35.whole())  # fmt: skip
    hear_refused = Step("属地办结：不予", "Refused elsewhere", collected, to=done, by=THIRD_PARTY, sets={"result": "refused"},
                        cite=CROSS_35.whole())  # fmt: skip
    withdraw = Step("申请人撤回", "Withdraw", under_way, special, collected, to=dropped, by=APPLICANT,
                    sets={"result": "withdrawn"}, cite=GBT39046.whole())  # fmt: skip
    terminate = Step("终止办理", "Terminate", under_way, special, collected, to=dropped, by=HANDLER,
                     sets={"result": "terminated"}, cite=GBT39046.whole())  # fmt: skip

    # 几日内
    decide_by = Clock("办结期限", "Decision", SpanOf(promised_days, working_days(STATUTORY_DAYS)), starts=accept,
                      until=(grant, refuse), pauses=special, adds={extend: working_days(10)},
                      cite=BIZ.art(36, 2) & ALL.art(42, 1) & ALL.art(45),
                      note=Term("只约束本地办理的办件；材料在途不停止计算（推断）",
                                "binds cases decided here only; the transit of papers does not stop it (inferred)"))  # fmt: skip

    # 报多少
    accepted = Figure("跨域通办受理（含代收）", "Accepted or collected", opened, cite=CROSS)
    carried_in = Figure("上年结转", "Carried in", open_at_start, cite=GBT39046.whole())
    handled = Figure("跨域通办办件", "Cases handled", closed, where=where(result=DECIDED), split=(mode,), cite=CROSS,
                     rule=Term("本期办结，含本地代收、属地办结的；撤回、终止的不计",
                               "decided in the period, also elsewhere if collected here; withdrawn ones not"))  # fmt: skip
    decided_here = Figure("其中：本地办结", "of which: decided here", closed, cite=CROSS,
                          where=where(result=DECIDED) & ~where(mode="collected_here"))  # fmt: skip
    decided_elsewhere = Figure("其中：本地代收、属地办结", "of which: collected here, decided elsewhere", closed, cite=CROSS,
                               where=where(result=DECIDED, mode="collected_here"))  # fmt: skip
    on_time = Figure("按承诺时限办结", "Decided within the promise", closed, cite=BIZ.art(36, 2),
                     where=where(result=DECIDED) & ~where(mode="collected_here") & ~missed(decide_by))  # fmt: skip
    undecided = Figure("撤回、终止", "Withdrawn or terminated", closed, where=where(result=("withdrawn", "terminated")),
                       cite=GBT39046.whole())  # fmt: skip
    carried_over = Figure("结转下年", "Carried over", open_at_end, cite=GBT39046.whole())
    on_time_rate = Rate("按承诺时限办结率", "Share decided within the promise", on_time, decided_here,
                        rule_id="SERVICE-ON-TIME-2", cite=BIZ.art(36, 2),
                        rule=Term("按承诺时限办结÷本地办结", "decided in time ÷ decided here"))  # fmt: skip

    # 须相符
    flow = Balance("结转＋受理＝办结＋撤回终止＋结转下年", "carried in + accepted = decided + undecided + carried over",
                   carried_in + accepted, handled + undecided + carried_over, cite=GBT39046.whole())  # fmt: skip
    places = Balance("办结＝本地办结＋属地办结", "decided = here + elsewhere", handled,
                     decided_here + decided_elsewhere, cite=CROSS)  # fmt: skip
    timely = Balance("按时办结不多于本地办结", "in time ≤ decided here", on_time, decided_here, relation=Relation.AT_MOST,
                     cite=BIZ.art(36, 2))  # fmt: skip
