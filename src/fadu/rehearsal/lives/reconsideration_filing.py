"""What an invented application for reconsideration says: by whom, about what, when it was known."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.stage import invented_person
from fadu.work.oversight.reconsideration.codes import NEW_BEGINS

MATTERS = {
    "penalty": 0.33, "complaint": 0.25, "disclosure": 0.12, "confirmation": 0.07, "inaction": 0.06, "coercion": 0.05,
    "levy": 0.035, "licence": 0.015, "compensation": 0.012, "ownership": 0.01, "agreement": 0.004, "other": 0.044,
}  # fmt: skip
FIELDS = {
    "market": 0.27, "police": 0.26, "land": 0.09, "housing": 0.08, "labour": 0.08, "urban": 0.05, "transport": 0.035,
    "township": 0.035, "health": 0.02, "environment": 0.015, "civil": 0.01, "farming": 0.015, "education": 0.01, "tax": 0.01,
    "other": 0.02,
}  # fmt: skip
CHANNELS = {"post": 0.5, "counter": 0.36, "internet": 0.13, "oral": 0.01}
OF_CITY = {"county_government": 0.3, "city_department": 0.64, "other": 0.06}
OF_COUNTY = {"county_department": 0.76, "township": 0.21, "other": 0.03}
TOO_LATE = 75
"""Days after knowing of the act by which sixty have run out, whatever the holidays."""


def application(unit: Unit, rng: random.Random, opened: date, fate: str) -> tuple[str, dict[str, Any]]:
    city_wide = unit.kind is UnitKind.CITY_GOVERNMENT
    kind = "citizen" if rng.random() < 0.86 else "organisation"
    name, contact = invented_person("申请人", rng)
    late = fate == "refused" and rng.random() < 0.22
    known = opened - timedelta(days=rng.randrange(TOO_LATE + 5, 300) if late else rng.randrange(2, 55))
    matter = one_of(MATTERS, rng)
    facts = {
        "applicant_kind": kind, "applicant": name, "contact": contact, "channel": one_of(CHANNELS, rng),
        "authority_kind": "city_government" if city_wide else "county_government", "respondent": "演示被申请机关",
        "respondent_kind": one_of(OF_CITY if city_wide else OF_COUNTY, rng), "matter": matter, "managed_field": one_of(FIELDS, rng),
        "act": "被申请复议的行为（演示）", "enterprise": kind == "organisation", "known_on": known, "told_on": known,
        "acted_on": known - timedelta(days=2), "mandatory_first": _mandatory(matter, opened, rng),
        "amount": 10_000 * rng.randrange(1, 400) if matter == "penalty" else None,
    }  # fmt: skip
    if opened >= NEW_BEGINS:
        by_agency = matter == "penalty" and fate == "concluded" and rng.random() < 0.06
        return ("lodge_with_agency" if by_agency else "receive"), facts
    return ("receive_to_forward" if fate == "forwarded" else "receive_2017"), facts


def _mandatory(matter: str, opened: date, rng: random.Random) -> str:
    """Inaction and refused disclosure are mandatory-first only since 2024."""
    if matter == "ownership":
        return "resources"
    if opened >= NEW_BEGINS and matter in ("inaction", "disclosure"):
        return matter if rng.random() < 0.7 else "optional"
    if opened >= NEW_BEGINS and matter == "penalty" and rng.random() < 0.2:
        return "on_the_spot"
    return "by_law" if rng.random() < 0.02 else "optional"


def one_of(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
