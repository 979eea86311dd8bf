"""The general rules on periods that every clock rests on: 民法典 book one, chapter ten."""

from datetime import date

from fadu.measure.cite import Cite, Instrument, Mark

CIVIL_CODE = Instrument(
    id="CIV",
    zh="民法典",
    en="Civil Code, General Part",
    number="主席令第45号",
    since=date(2021, 1, 1),
    until=None,
    mark=Mark.READ,
    checked=date(2025, 4, 19),
    source="LawRefBook/Laws 2f4c5c2",
)

FIRST_DAY: Cite = CIVIL_CODE.art(201, 1)
FROM_THE_HOUR: Cite = CIVIL_CODE.art(201, 2)
MONTH_END: Cite = CIVIL_CODE.art(202)
ROLL: Cite = CIVIL_CODE.art(203, 1)
# No law says which of the two edge days of a pause count; we leave out both, and say so.
PAUSE_EDGES = Mark.DESIGN
