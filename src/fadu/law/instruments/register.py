"""The instruments found by id, and by the other names under which the notes on the law speak of them."""

from __future__ import annotations

from fadu.law.instruments import adjudication, elsewhere, emergency, enforcement, rulemaking, services
from fadu.measure.cite import Instrument, Term
from fadu.measure.clock import CIVIL_CODE as CIV
from fadu.measure.trouble import Trouble


class InstrumentUnknown(Trouble):
    code = "L-003"
    title = Term("没有这部法规", "No such instrument")
    zh = "法规登记中没有 {id}。"
    en = "The register of instruments has no {id}."
    remedy_zh = "请核对编号，或先在 law/instruments 登记。"
    remedy_en = "Check the id, or enter the instrument in law/instruments first."


INSTRUMENTS: dict[str, Instrument] = {CIV.id: CIV} | {
    entry.id: entry
    for module in (adjudication, enforcement, rulemaking, services, emergency, elsewhere)
    for entry in vars(module).values()
    if isinstance(entry, Instrument)
}

# Other names under which the notes on the law speak of the same instrument.
ALIASES = {
    "ALL": "ALiL_2019",
    "FYF2023": "ARL_2023",
    "GKTL2019": "OGI_2019",
    "GOV_INFO": "OGI_2019",
    "GYSS": "PPI",
    "OGI": "OGI_2019",
    "RECONSID": "ARL_2023",
    "RLG_INSPECT_2019": "DCGD2019",
    "RLG_OUTLINE_2021": "GY2021",
    "WEB_47": "WZZY47",
    "WEB_CHECK": "JCZB19",
    "XSJS2018": "ALI_2018",
}


def instrument(id: str) -> Instrument:
    found = INSTRUMENTS.get(ALIASES.get(id, id))
    if found is None:
        raise InstrumentUnknown(id=id)
    return found
