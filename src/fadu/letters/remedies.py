"""救济途径: where and until when the recipient of an administrative act may object, as the law of the day has it.

Reconsideration within sixty days (行政复议法 2023 art. 20(1), 2017 art. 9), a suit within six months (行政诉讼法 art. 46(1)), after
a reconsideration within fifteen days (art. 45). From 2024 a refusal to disclose and a penalty on the spot must go to
reconsideration first (行政复议法 2023 art. 23(1)).
"""

from __future__ import annotations

from datetime import date

from fadu.engine.people import Unit, units
from fadu.law.instruments import ALL_2017, ARL_2017, ARL_2023
from fadu.measure.cite import Cite

NEW_LAW = ARL_2023.since
REFUSAL = 4
"""行政复议法 2023 art. 23(1): item 4 is a refusal to disclose government information."""

_GOVERNMENTS = ("city_government", "county_government")


def government_of(territory: str) -> Unit | None:
    """The government whose territory this is."""
    found = [one for one in units().values() if one.kind in _GOVERNMENTS and one.territory == territory]
    return found[0] if found else None


def reviewer(issuer: Unit, superior: str) -> str:
    """Which government reconsiders the acts of a unit: a department's own, a government's next above.

    A town, subdistrict or park belongs to the nearest government whose territory holds its own.
    """
    territory = issuer.territory
    if issuer.kind in _GOVERNMENTS:
        territory = territory[:-1]
    while territory:
        found = government_of(territory)
        if found:
            return found.name_zh
        territory = territory[:-1]
    return superior


def reconsideration_period(on: date) -> Cite:
    """What gives sixty days to apply for reconsideration."""
    return ARL_2023.art(20, 1) if on >= NEW_LAW else ARL_2017.art(9)


def reconsideration_first(on: date, *, item: int | None = None) -> Cite | None:
    """What makes reconsideration come before a suit, for the acts that it names; None before it was the law.

    `item` is the act's place in that list: `REFUSAL` for a refusal to disclose.
    """
    return ARL_2023.art(23, 1, item) if on >= NEW_LAW else None


def objection(document: str, issuer: Unit, superior: str, on: date, *, first: bool = False) -> str:
    """How to object to an act: reconsideration, or (unless that must come first) at once a suit."""
    where, law = _reviewer(issuer, superior, on)
    days = reconsideration_period(on)
    received = f"自收到本{document}之日起"
    before_suing = reconsideration_first(on) if first else None
    if before_suing:
        return (
            f"如不服本{document}，应当{received}六十日内先向{where}申请行政复议（{before_suing.zh}、{days.zh}）；"
            f"对行政复议决定仍不服的，可以自收到复议决定书之日起十五日内向有管辖权的人民法院提起行政诉讼"
            f"（{ALL_2017.art(45).zh}）。"
        )
    return (
        f"如不服本{document}，可以{received}六十日内向{where}申请行政复议（{days.zh}、{law.zh}），"
        f"也可以自收到之日起六个月内直接向有管辖权的人民法院提起行政诉讼（{ALL_2017.art(46, 1).zh}）。"
    )


def suit(document: str) -> str:
    """How to go on after a reconsideration."""
    return f"如不服本{document}，可以自收到本{document}之日起十五日内向有管辖权的人民法院提起行政诉讼（{ALL_2017.art(45).zh}）。"


def _reviewer(issuer: Unit, superior: str, on: date) -> tuple[str, Cite]:
    where = reviewer(issuer, superior)
    if issuer.kind in _GOVERNMENTS:
        return where, ARL_2023.art(24) if on >= NEW_LAW else ARL_2017.art(13)
    if on >= NEW_LAW:
        return where, ARL_2023.art(24)
    department = issuer.kind in ("city_department", "county_department")
    return f"{where}{'或者上一级主管部门' if department else ''}", ARL_2017.art(
        12
    ) if department else ARL_2017.art(15)
