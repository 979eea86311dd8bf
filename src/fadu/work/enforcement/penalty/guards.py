"""What a penalty step must satisfy beyond its state, and what follows from its facts: kinds, hearing, review, bands, time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Term
from fadu.engine.troubles import Barred, FactMissing, FactWrong, ReasonNeeded
from fadu.law.instruments import APL_2017 as OLD
from fadu.law.instruments import APL_2021 as NEW
from fadu.measure.cite import Cite, Mark
from fadu.measure.trouble import Trouble
from fadu.work.enforcement.penalty.codes import (
    HEARING_KINDS,
    NEW_BEGINS,
    NOT_PENALISED,
    SEVERITY,
    OnTheSpot,
    Outcome,
    Sanction,
)  # fmt: skip
from fadu.work.enforcement.penalty.discretion import BAND_CITE, band, lacking, late_fine, pursued_until, weigh

Row = Mapping[str, Any]
YUAN = 100
"""分 in a yuan."""


def new(row: Row) -> bool:
    return bool(row["law_on"] >= NEW_BEGINS)


def imposed(row: Row, facts: Row) -> list[str]:
    """The kinds that stand once these facts are written, light to heavy."""
    return [kind for kind in SEVERITY if {**row, **facts}.get(kind)]


# ------------------------------------------------------------------------------------------------- what follows


def heaviest(row: Row, facts: Row, on: date) -> str | None:
    """Several kinds in one decision count once, under the heaviest."""
    return next(reversed(imposed(row, facts)), None)


def may_be_heard(row: Row, facts: Row, on: date) -> bool:
    """Some kinds give the right; sums do from the local standard on (art. 63)."""
    known = {**row, **facts}
    standard = known["hearing_standard"]
    sums = max(known.get("proposed_fine") or 0, known.get("proposed_confiscated") or 0)
    return any(known.get(kind) for kind in HEARING_KINDS) or sums >= standard


def measure_of(row: Row, facts: Row, on: date) -> str:
    return weigh(facts).measure


def reason_of(row: Row, facts: Row, on: date) -> str:
    return weigh(facts).said


def outcome_of(row: Row, facts: Row, on: date) -> str | None:
    return weigh(facts).outcome


def least_of_band(row: Row, facts: Row, on: date) -> int | None:
    return _band(facts)[0] if facts.get("fine_most") is not None else None


def most_of_band(row: Row, facts: Row, on: date) -> int | None:
    return _band(facts)[1] if facts.get("fine_most") is not None else None


def _band(facts: Row) -> tuple[int, int]:
    return band(weigh(facts).measure, facts.get("fine_least") or 0, facts["fine_most"])


def relief_of(row: Row, facts: Row, on: date) -> str:
    """Which list a decision applied: told by the sum against the legal minimum, not by what it is called."""
    known = {**row, **facts}
    fine, least = known.get("fine") or 0, known.get("fine_least") or 0
    if known.get("outcome") in ("P2", "P5", "P6", "P7"):
        return "exempt"
    if not known.get("fined") or row["measure"] not in ("lenient", "may_exempt"):
        return "none"
    return "mitigated" if fine < least else "lenient"


def spared(row: Row, facts: Row, on: date) -> int:
    """The legal minimum that an exemption or a mitigation did not ask for."""
    known = {**row, **facts}
    least = known.get("fine_least") or 0
    if relief_of(row, facts, on) == "exempt":
        return int(least)
    return max(0, least - (known.get("fine") or 0)) if relief_of(row, facts, on) == "mitigated" else 0


def owes(row: Row, facts: Row, on: date) -> bool:
    known = {**row, **facts}
    return bool(known.get("fined") or (known.get("confiscated") or 0) > 0)


def late_of(row: Row, facts: Row, on: date) -> int:
    return late_fine(row, on)


# ------------------------------------------------------------------------------------------------------- guards


def _wrong(field: Term, value: object, zh: str, en: str) -> FactWrong:
    return FactWrong(field=field, value=value, reason=Term(zh, en))


def two_officers(row: Row, facts: Row, on: date) -> Trouble | None:
    """Not fewer than two officers with their papers, unless another law says otherwise (art. 42)."""
    if facts["officers"] >= 2:
        return None
    return _wrong(Term("执法人员数", "Officers"), facts["officers"], "不得少于两人（行政处罚法第四十二条）",
                  "not fewer than two (art. 42)")  # fmt: skip


def within_summary_limits(row: Row, facts: Row, on: date) -> Trouble | None:
    """On the spot: a warning, or a fine of at most 200 yuan (organisations 3 000); before 2021-07-15 50 and 1 000."""
    citizen = facts["party_kind"] == "citizen"
    most = (200 if citizen else 3_000) if new(row) else (50 if citizen else 1_000)
    cite = NEW.art(51) if new(row) else OLD.art(33)
    fine = facts.get("fine") or 0
    if not facts.get("warned") and fine == 0:
        return FactMissing(
            step=Term("当场处罚", "Decide on the spot"), fields=[Term("警告或罚款", "Warning or fine")]
        )
    if fine > most * YUAN:
        zh = f"简易程序罚款不超过{most}元，本案{fine / YUAN:g}元，应适用普通程序"
        en = f"on the spot a fine is at most {most} yuan; {fine / YUAN:g} yuan need the ordinary procedure"
        return _barred(zh, en, cite, "请先立案", "Open a case")
    return None


def _barred(zh: str, en: str, cite: Cite, remedy_zh: str, remedy_en: str) -> Barred:
    return Barred(what=Term(zh, en), cite=cite, remedy=Term(remedy_zh, remedy_en))


def kinds_and_sums(row: Row, facts: Row, on: date) -> Trouble | None:
    """Some kind is imposed, one the law of the case knows; and money stands behind a fine, and only behind one."""
    kinds, known = imposed(row, facts), {**row, **facts}
    if not kinds:
        return FactMissing(
            step=Term("处罚", "Penalise"), fields=[Sanction.codes[kind].title for kind in SEVERITY]
        )
    for kind in kinds:
        if not Sanction.codes[kind].in_force(row["law_on"]):
            return _wrong(Term("处罚种类", "Kind"), Sanction.title(kind), "2021年7月15日以前的法律没有这一种类",
                          "the law before 15 July 2021 has no such kind")  # fmt: skip
    for kind, sums, title in (("fined", "fine", "罚款"), ("gains_taken", "confiscated", "没收违法所得")):
        if kind == "gains_taken" and known.get("goods_taken"):
            continue
        if bool(known.get(kind)) != bool(known.get(sums)):
            return _wrong(Term(title, sums.capitalize()), known.get(sums), "种类与金额须同时填写或同时不填",
                          "the kind and its sum go together")  # fmt: skip
    return None


def not_the_investigator(row: Row, facts: Row, on: date) -> Trouble | None:
    """Who investigated does not preside over the hearing (art. 64)."""
    if not facts["host_investigated"]:
        return None
    return _barred("听证由行政机关指定的非本案调查人员主持", "a hearing is presided over by somebody who did not investigate",
                   NEW.art(64, 1, 4),
                   "请另行指定主持人", "Name another")  # fmt: skip


def on_the_day_called(row: Row, facts: Row, on: date) -> Trouble | None:
    if on == row["hearing_on"]:
        return None
    return _wrong(
        Term("听证日期", "Hearing"),
        on,
        f"通知的听证日期为{row['hearing_on']}",
        f"it was called for {row['hearing_on']}",
    )


def properly_prepared(row: Row, facts: Row, on: date) -> Trouble | None:
    """No penalty before the hearing is settled, the review passed and the major case discussed (arts. 57, 58, 63–65)."""
    if row["hearing_right"] and row["hearing"] not in ("held", "waived", "lapsed"):
        return _barred("当事人有权要求听证，五日内尚未表示，也未听证", "the party may still ask for a hearing", NEW.art(64, 1, 1),
                       "请待期限届满或听证后决定", "Wait for the period or hold it")  # fmt: skip
    review = row["review_ground"] not in (None, "none") or row["hearing"] == "held"
    if new(row) and review and row["review_passed_on"] is None:
        return _barred("未经法制审核或者审核未通过，不得作出决定", "without a passed legal review there is no decision", NEW.art(58),
                       "请先提交法制审核", "Submit it for review")  # fmt: skip
    if row["complicated"] and row["discussed_on"] is None:
        return _barred("情节复杂或者重大违法行为，负责人应当集体讨论决定", "a complex or major case is discussed collectively",
                       NEW.art(57, 2) if new(row) else OLD.art(38, 2), "请先登记集体讨论", "Record the discussion")  # fmt: skip
    return None


def not_heavier_for_the_defence(row: Row, facts: Row, on: date) -> Trouble | None:
    """Nobody is penalised more heavily for having spoken (art. 45): never above what was notified."""
    fine = facts.get("fine") or 0
    if fine <= (row["proposed_fine"] or 0):
        return None
    return _barred(f"告知拟罚款{(row['proposed_fine'] or 0) / YUAN:g}元，决定{fine / YUAN:g}元重于告知",
                   f"{fine / YUAN:g} yuan exceed the {(row['proposed_fine'] or 0) / YUAN:g} that were notified",
                   NEW.art(44) & NEW.art(45), "有新事实的，请重新告知", "On new facts notify anew")  # fmt: skip


def within_the_band(row: Row, facts: Row, on: date) -> Trouble | None:
    """A fine lies within the band to which the circumstances lead; the legal range binds, the benchmark yields to a reason."""
    fine, most, least = facts.get("fine") or 0, row["fine_most"], row["fine_least"] or 0
    if row["measure"] == "shall_exempt":
        return _barred(f"依法应当不予处罚：{row['measure_reason']}", f"no penalty by law: {row['measure_reason']}", NEW.art(33),
                       "请作出不予处罚决定", "Decide on no penalty")  # fmt: skip
    if "fined" not in imposed(row, facts) or most is None:
        return None
    if fine > most or (fine < least and row["measure"] not in ("lenient", "may_exempt")):
        return _barred(f"法定罚款幅度为{least / YUAN:g}至{most / YUAN:g}元，且没有减轻情形",
                       f"the law allows {least / YUAN:g} to {most / YUAN:g} yuan, and nothing mitigates", NEW.art(32, mark=Mark.KNOWN),
                       "请在法定幅度内决定", "Stay within it")  # fmt: skip
    low, high = row["band_least"], row["band_most"]
    if low <= fine <= high or facts.get("departure_reason"):
        return None
    zh = f"{row['measure_reason']}，裁量幅度为{low / YUAN:g}至{high / YUAN:g}元，拟罚{fine / YUAN:g}元"
    en = f"{row['measure_reason']}: the band is {low / YUAN:g} to {high / YUAN:g} yuan, the fine {fine / YUAN:g}"
    return ReasonNeeded(
        what=Term(zh, en),
        cite=BAND_CITE,
        field=Term("偏离裁量基准的理由", "Reason for departing from the benchmark"),
    )


def still_pursuable(row: Row, facts: Row, on: date) -> Trouble | None:
    """An act not discovered within two years (five) is not penalised (art. 36)."""
    if row["act_ended_on"] is None or row["opened"] <= pursued_until(row):
        return None
    return _barred(f"违法行为{row['act_ended_on']}终了，{row['opened']}才发现，追责期限至{pursued_until(row)}",
                   f"it ended on {row['act_ended_on']}, was found on {row['opened']}; the law allowed until {pursued_until(row)}",
                   NEW.art(36), "请作出不予处罚决定", "Decide on no penalty")  # fmt: skip


def rightly_exempt(row: Row, facts: Row, on: date) -> Trouble | None:
    """Going without a penalty rests on facts that bear it out; what is wanting is named."""
    outcome = facts["outcome"]
    if outcome not in NOT_PENALISED:
        return _wrong(
            Term("处理结果", "Outcome"),
            Outcome.title(outcome),
            "该结果须用另一步骤登记",
            "this outcome has a step of its own",
        )
    if outcome == "P3" or outcome == row["exempt_as"]:
        return None
    if outcome == "P8":
        late = row["act_ended_on"] is not None and row["opened"] > pursued_until(row)
        return (
            None
            if late
            else _wrong(
                Term("处理结果", "Outcome"), Outcome.title("P8"), "追责期限未过", "the period has not passed"
            )
        )
    missing = "、".join(term.zh for term in lacking(row)), ", ".join(term.en for term in lacking(row))
    zh = f"登记的情节不符合，裁量结论为：{row['measure_reason']}" + (
        f"；尚缺：{missing[0]}" if missing[0] else ""
    )
    en = f"the facts on record lead elsewhere: {row['measure_reason']}" + (
        f"; wanting: {missing[1]}" if missing[1] else ""
    )
    return _wrong(Term("处理结果", "Outcome"), Outcome.title(outcome), zh, en)


def collectable(row: Row, facts: Row, on: date) -> Trouble | None:
    """A ground for collecting on the spot bears itself out (arts. 68, 69)."""
    if facts["on_the_spot"] != "small" or (row["fine"] or 0) <= (100 if new(row) else 20) * YUAN:
        return None
    return _wrong(Term("当场收缴理由", "Ground"), OnTheSpot.title("small"), "罚款超过可当场收缴的数额",
                  "the fine is above what may be collected so")  # fmt: skip


def consented(row: Row, facts: Row, on: date) -> Trouble | None:
    """Electronic service needs the party's signed consent (art. 61)."""
    if facts["service_way"] != "electronic" or facts.get("consent"):
        return None
    return FactMissing(
        step=Term("电子送达", "Serve electronically"), fields=[Term("当事人签订的确认书", "Signed consent")]
    )


def settled(row: Row, facts: Row, on: date) -> Trouble | None:
    """A case is closed once what it imposed is paid or enforced."""
    if not row["owes_sum"] or row["paid_on"] or row["enforced_on"]:
        return None
    return FactMissing(
        step=Term("结案", "Close"), fields=[Term("缴清或执行完毕日期", "Day of payment or enforcement")]
    )


def is_published(row: Row, facts: Row, on: date) -> Trouble | None:
    if row["published_on"] and row["unpublished_on"] is None:
        return None
    return FactMissing(
        step=Term("撤回公开", "Withdraw the publication"), fields=[Term("公开日期", "Published on")]
    )
