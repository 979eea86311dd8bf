"""Which numbers of days (日) mean working days, instrument by instrument."""

from __future__ import annotations

from dataclasses import dataclass

from fadu.law import instruments as law
from fadu.measure.cite import Cite, Instrument, Mark, Term
from fadu.measure.clock import Span, days, working_days
from fadu.measure.trouble import Trouble


class DayCountUnknown(Trouble):
    code = "L-002"
    title = Term("未登记日数算法", "No day-count rule entered")
    zh = "《{instrument}》（{id}）的“日”是工作日还是自然日，尚未登记。"
    en = "Whether 日 means working days or calendar days in {instrument} ({id}) has not been entered."
    remedy_zh = "请查该法附则，登记于 law/daycount.py 并注明条文；条文自称“工作日”的，直接写 working_days()。"
    remedy_en = (
        "Look up its final provisions and enter them in law/daycount.py with the article; "
        "where the text itself says 工作日, write working_days()."
    )


@dataclass(frozen=True, slots=True)
class DayRule:
    """The numbers that mean working days: those listed, or every number `up_to` one, or `every` number."""

    cite: Cite
    working: frozenset[int] = frozenset()
    up_to: int = 0
    every: bool = False

    def means_working(self, number: int) -> bool:
        return self.every or number in self.working or 1 <= number <= self.up_to

    def span(self, number: int) -> Span:
        return working_days(number) if self.means_working(number) else days(number)


def _only(cite: Cite, *numbers: int) -> DayRule:
    return DayRule(cite, working=frozenset(numbers))


def _calendar(cite: Cite) -> DayRule:
    return DayRule(cite)


def _silent(instrument: Instrument) -> DayRule:
    """No working-day clause was found: calendar days, rolling by 民法典 203."""
    return DayRule(instrument.whole(mark=Mark.DESIGN, note="无工作日条款，按自然日"))


DAY_RULES: dict[str, DayRule] = {
    "ARL_2017": _only(law.ARL_2017.art(40, 2), 5, 7),
    "ARL_2023": _only(law.ARL_2023.art(88, 2), 3, 5, 7, 10),
    # Silent; its five days are read as working days after 行政复议法 art. 40.
    "ARR_2007": _only(law.ARR_2007.whole(mark=Mark.DESIGN, note="五日比照行政复议法第四十条"), 5),
    "APL_2021": _only(law.APL_2021.art(85), 2, 3, 5, 7),
    "ACL_2011": DayRule(law.ACL_2011.art(69), up_to=10),
    # Art. 82 binds the bodies that implement licences; the applicant's own 30 days (art. 50) are open to doubt.
    "ALiL_2019": DayRule(law.ALiL_2019.art(82), every=True),
    # The text writes 工作日 itself each time.
    "OGI_2019": _only(law.OGI.art(26) & law.OGI.art(30) & law.OGI.art(32) & law.OGI.art(33, 2), 7, 15, 20),
    "ALL_2017": _calendar(law.ALL_2017.art(101) & law.ALI_2018.art(48)),
    "ALI_2018": _calendar(law.ALI_2018.art(48)),
    "CPL_2023": _calendar(law.CPL_2023.art(85)),
    "CIV": _calendar(law.CIV.art(200) & law.CIV.art(203, 1)),
} | {
    instrument.id: _silent(instrument)
    for instrument in (
        law.HEAD_2020,
        law.PML_2010,
        law.PMR_2002,
        law.JC_2011,
        law.PPI,
        law.TRANSFER_2020,
        law.LL2023,
        law.GZTL2017,
        law.BASC2024,
        law.MAD713,
        law.GPJZ2024,
        law.MASS_EVENT,
    )
}


def day_rule(instrument: Instrument) -> DayRule:
    rule = DAY_RULES.get(instrument.id)
    if rule is None:
        raise DayCountUnknown(instrument=instrument.zh, id=instrument.id)
    return rule


def span_of(instrument: Instrument, number_of_days: int) -> Span:
    """What a number of 日 means: span_of(ARL_2023, 10) is ten working days, span_of(ARL_2017, 10) ten days."""
    return day_rule(instrument).span(number_of_days)
