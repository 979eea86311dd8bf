"""减证办（免证办）办件: a service case in which proofs that the law lets a body ask for were not asked of the applicant.

Beside the law: 优化营商环境条例 36 and 44 (`BIZ`), 在线政务服务若干规定 7 (`ONLINE`), 行政许可法 42 and 45 (`ALL`, working days
by 82), 国办发〔2020〕42号 on commitments, GB/T 39046-2020 for the codes. In its simplest true form: a case is here from
acceptance to decision. Correction of materials, non-acceptance, delivery and the call log of each proof belong to the
line of service cases proper. Not verified: no national definition of 免证办 or 减证办 was found, so the counting rules
are this project's own and marked as such; a case names the way of its first proof that was replaced. The 20 working
days are the licensing law's; items with another statutory period are not told apart here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    APPLICANT,
    HANDLER,
    HEAD,
    TIMES,
    Balance,
    Case,
    Choice,
    Choices,
    Clock,
    Figure,
    Mark,
    Rate,
    Relation,
    SpanOf,
    State,
    Step,
    Term,
    Total,
    choice,
    closed,
    missed,
    note_of,
    number,
    open_at_end,
    open_at_start,
    opened,
    where,
    working_days,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import BIZ_ENV as BIZ
from fadu.law.instruments import COMMIT_42 as COMMIT
from fadu.law.instruments import ELIC_3 as ELIC
from fadu.law.instruments import GBT39046
from fadu.law.instruments import ONLINE_716 as ONLINE
from fadu.law.instruments import ALiL_2019 as ALL
from fadu.measure.trouble import Trouble
from fadu.work.services.standard import (
    DECIDED,
    STATUTORY_DAYS,
    Channel,
    Matter,
    Result,
    promised_within_the_law,
)

OWN_RULE = BIZ.art(44, mark=Mark.DESIGN, note="无全国统计定义，本项目口径")


class Way(Choices):
    """By what a proof was replaced; a proof that was abolished is no longer asked and so isn't replaced."""

    data_sharing = Choice("数据共享", "Shared data", ONLINE.art(7))
    e_licence = Choice("电子证照、电子证明", "Electronic licence or proof", ELIC.whole())
    commitment = Choice("告知承诺", "Notice and commitment", COMMIT.whole())
    department = Choice("部门核验", "Checked between departments", BIZ.art(44))


def something_was_spared(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A case belongs here only if at least one proof was spared; none can be fewer than nought."""
    for name, least in (("spared", 1), ("submitted", 0)):
        if facts[name] < least:
            reason = Term(f"应不少于{least}份", f"at least {least}")
            note = note_of(ProofFree._meta.get_field(name))
            return FactWrong(field=note.title if note else name, value=facts[name], reason=reason)
    return None


class ProofFree(Case):
    title = Term("减证办（免证办）办件", "Proof-free service case")
    code = 41

    # 记什么
    matter = choice("事项类型", "Kind of item", Matter, cite=GBT39046.art("表A.1"))
    channel = choice("办理形式", "Channel", Channel, cite=GBT39046.art("表A.5"))
    way = choice("免提交方式", "How the proof was replaced", Way, cite=BIZ.art(44))
    spared = number("免提交证明份数", "Proofs spared", cite=OWN_RULE)
    submitted = number("自行提交证明份数", "Proofs submitted", cite=OWN_RULE)
    promised_days = number("承诺办结时限（工作日）", "Promised working days", cite=BIZ.art(36, 2),
                           help=Term("当场办结填0", "0: decided on the spot"))  # fmt: skip
    result = choice("办理结果", "Result", Result, cite=ALL.art(38))

    # 在哪里
    under_way = State("已受理", "Accepted", start=True)
    special = State("特别程序", "Special procedure", cite=ALL.art(45))
    done = State("办结", "Decided", final=True)
    dropped = State("未办结", "Ended undecided", final=True)

    # 谁来办
    accept = Step("受理", "Accept", to=under_way, by=(HANDLER, APPLICANT), cite=ALL.art(32),
                  asks=(matter, channel, way, spared, submitted, promised_days),
                  guards=(promised_within_the_law, something_was_spared),
                  document=Term("受理通知书", "notice of acceptance"))  # fmt: skip
    begin_special = Step("进入特别程序", "Begin a special procedure", under_way, to=special, by=HANDLER, cite=ALL.art(45),
                         document=Term("特别程序告知书", "notice of special procedure"))  # fmt: skip
    end_special = Step("特别程序结束", "End the special procedure", special, to=under_way, by=HANDLER, cite=ALL.art(45))
    extend = Step("延长办理期限", "Extend", under_way, by=HEAD, once=True, cite=ALL.art(42, 1),
                  document=Term("延期告知书", "notice of extension"))  # fmt: skip
    grant = Step("准予", "Grant", under_way, to=done, by=(HANDLER, HEAD), sets={"result": "granted"}, cite=ALL.art(38, 1),
                 document=Term("办结单", "closing slip"))  # fmt: skip
    refuse = Step("不予", "Refuse", under_way, to=done, by=(HANDLER, HEAD), sets={"result": "refused"}, cite=ALL.art(38, 2),
                  document=Term("不予决定书", "decision of refusal"))  # fmt: skip
    withdraw = Step("申请人撤回", "Withdraw", under_way, special, to=dropped, by=APPLICANT, sets={"result": "withdrawn"},
                    cite=GBT39046.whole())  # fmt: skip
    terminate = Step("终止办理", "Terminate", under_way, special, to=dropped, by=HANDLER, sets={"result": "terminated"},
                     cite=GBT39046.whole())  # fmt: skip

    # 几日内
    decide_by = Clock("办结期限", "Decision", SpanOf(promised_days, working_days(STATUTORY_DAYS)), until=(grant, refuse),
                      pauses=special, adds={extend: working_days(10)}, cite=BIZ.art(36, 2) & ALL.art(42, 1) & ALL.art(45),
                      note=Term("承诺时限不长于法定二十个工作日；超过的应公开说明理由",
                                "never above the 20 working days of the law; an overrun must be explained"))  # fmt: skip

    # 报多少
    accepted = Figure("减证办受理", "Accepted", opened, cite=GBT39046.whole())
    carried_in = Figure("上年结转", "Carried in", open_at_start, cite=GBT39046.whole())
    handled = Figure("减证办办件", "Cases handled", closed, where=where(result=DECIDED), split=(way,), cite=OWN_RULE,
                     rule=Term("本期作出决定的办件，含免证办；撤回、终止的不计",
                               "cases decided in the period; withdrawn and terminated ones not"))  # fmt: skip
    proof_free = Figure("其中：免证办", "of which: no proof at all", closed, cite=OWN_RULE,
                        where=where(result=DECIDED, submitted=0),
                        rule=Term("受理时自行提交的证明为零", "no proof was handed in"))  # fmt: skip
    proofs_spared = Figure("免提交证明份数", "Proofs spared", closed, where=where(result=DECIDED), sums=spared, unit=TIMES,
                           cite=OWN_RULE)  # fmt: skip
    on_time = Figure("按承诺时限办结", "Decided within the promise", closed, where=where(result=DECIDED) & ~missed(decide_by),
                     cite=BIZ.art(36, 2))  # fmt: skip
    undecided = Figure("撤回、终止", "Withdrawn or terminated", closed, where=where(result=("withdrawn", "terminated")),
                       cite=GBT39046.whole())  # fmt: skip
    carried_over = Figure("结转下年", "Carried over", open_at_end, cite=GBT39046.whole())
    fewer_proofs = Total("其中：减证办", "of which: fewer proofs", handled - proof_free, cite=OWN_RULE,
                         rule=Term("自行提交一部分证明", "some proofs were handed in"))  # fmt: skip
    on_time_rate = Rate("按承诺时限办结率", "Share decided within the promise", on_time, handled, rule_id="SERVICE-ON-TIME-1",
                        cite=BIZ.art(36, 2), rule=Term("按承诺时限办结÷办结", "decided in time ÷ decided"))  # fmt: skip

    # 须相符
    flow = Balance("结转＋受理＝办结＋撤回终止＋结转下年", "carried in + accepted = decided + undecided + carried over",
                   carried_in + accepted, handled + undecided + carried_over, cite=GBT39046.whole())  # fmt: skip
    spared_each = Balance("办件数不多于免提交证明份数", "cases ≤ proofs spared", handled, proofs_spared,
                          relation=Relation.AT_MOST, cite=OWN_RULE)  # fmt: skip
    timely = Balance("按时办结不多于办结", "in time ≤ decided", on_time, handled, relation=Relation.AT_MOST, cite=BIZ.art(36, 2))
