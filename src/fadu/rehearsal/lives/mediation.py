"""A year of disputes before people's mediation committees: most settled within days, many by word of mouth.

Courses are drafted once a day and stream; parties, committee and mediator are put in afterwards, from the rosters.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from typing import Any

from fadu.engine.access import Place
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives import committee, mediator
from fadu.rehearsal.lives.committee import Seat
from fadu.rehearsal.stage import City, in_workdays, next_workday, workdays
from fadu.rehearsal.stock import Draw, by_day, drafted, placed
from fadu.work.people.mediation import Mediation

USUAL = 53_600
ACCEPTED = 52_800
STOCK = 28
CARRIED, REFUSED, TAIL = 0.012, 0.005, 0.006
"""Shares of the year's disputes: pending at either end of it; refused by a party; settled before, performed within it."""
KINDS = {"village": 4, "residents": 5, "town": 24, "street": 26, "enterprise": 6, "sectoral": 40, "regional": 8}
"""How busy a committee of each kind is, beside the others."""

DISPUTES = {
    "neighbours": 28, "damages": 9, "family": 17, "housing": 6, "contract": 5, "business": 4, "land": 3, "expropriation": 3,
    "pollution": 1, "labour": 5, "consumer": 3, "medical": 2, "traffic": 8, "property": 4, "other": 5, "tourism": 0.4,
    "online": 0.6, "intellectual": 0.2, "finance": 0.5, "school": 0.4,
}  # fmt: skip
SOURCES = {"own_motion": 48, "application": 42, "referral": 10}
REFERRERS = {"police": 46, "court": 34, "petitions": 14, "procuratorate": 2, "other": 4}


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    accepted = city.target("people.mediation.accepted", usual=ACCEPTED, rng=rng, share=share)
    settled = _settled(city, accepted, rng, share)
    course = _Courses(city, year, rng)
    cast = _Cast(city, share, rng)
    for _, courses in by_day(course.streams(accepted, settled), size=STOCK, rng=rng):
        for life in courses:
            yield cast.put_in(life)


def _settled(city: City, accepted: int, rng: random.Random, share: float) -> int:
    if city.published("people.mediation.succeeded") is None:
        return round(accepted * rng.uniform(0.964, 0.974))
    return city.target("people.mediation.succeeded", usual=ACCEPTED, rng=rng, share=share)


class _Cast:
    """Parties, committees and mediators, drawn for each dispute."""

    def __init__(self, city: City, share: float, rng: random.Random) -> None:
        self.rng, self.number = rng, 0
        self.mediators: dict[int, list[int]] = defaultdict(list)
        for person in mediator.roster(city, share):
            if person.until is None and person.since.year < city.year - 1:
                self.mediators[person.seat.key].append(person.key)
        self.seats = [seat for seat in committee.roster(city, share) if seat.until is None and self.mediators[seat.key]]
        self.weights = list(accumulate(KINDS[seat.kind] * rng.uniform(0.3, 1.7) for seat in self.seats))

    def put_in(self, life: Life) -> Life:
        seat: Seat = self.rng.choices(self.seats, cum_weights=self.weights)[0]
        self.number += 1
        return placed(life, seat.place, {
            "register": {"committee": seat.key, "committee_kind": seat.kind, "party": f"演示当事人甲{self.number:06d}",
                         "other_party": f"演示当事人乙{self.number:06d}"},
            "begin": {"mediator": self.rng.choice(self.mediators[seat.key])},
        })  # fmt: skip


class _Courses:
    """The courses of a year, each drawn until it ends as its stream demands."""

    def __init__(self, city: City, year: int, rng: random.Random) -> None:
        self.city, self.year, self.rng = city, year, rng
        self.last = date(year, 12, 31)
        self.nowhere: Place = city.place(city.data.units[0])

    def streams(self, accepted: int, settled: int) -> dict[Draw, list[date]]:
        """Pending before + accepted = settled + failed + pending, with as many pending at one end as at the other."""
        city, rng, year = self.city, self.rng, self.year
        pending = max(1, round(accepted * CARRIED))
        carried = max(1, round(settled / accepted * pending))
        before, late = workdays(year - 1)[-15:], workdays(year)[-15:]
        return {
            partial(self.concluded, True): rng.choices(before, k=carried) + city.opening_days(year, settled - carried, rng),
            partial(self.concluded, False): rng.choices(before, k=pending - carried)
            + city.opening_days(year, accepted - settled - (pending - carried), rng, until=late[-8]),
            self.pending: rng.choices(late, k=pending),
            self.refused: city.opening_days(year, max(1, round(accepted * REFUSED)), rng, until=late[0]),
            self.tail: rng.choices(before, k=max(1, round(accepted * TAIL))),
        }

    # -- streams

    def concluded(self, settled: bool, opened: date) -> Life:
        """Concluded within the year, whenever it was opened; what comes after the year is left to the next."""

        def course() -> Life | None:
            life = self.under_way(opened)
            self.conclude(life, settled=settled, waits=opened.year < self.year)
            return life if life.row["concluded_on"].year == self.year else None

        life = drafted(course)
        self.aftermath(life, settled=settled)
        return life

    def pending(self, opened: date) -> Life:
        return self.under_way(opened)

    def refused(self, opened: date) -> Life:
        return self.registered(opened).take("decline", on=in_workdays(opened, self.rng.randrange(0, 4)))

    def tail(self, opened: date) -> Life:
        """Settled before the year began, to be performed within it."""

        def course() -> Life | None:
            life = self.under_way(opened)
            self.conclude(life, settled=True, waits=False, later=True)
            return life if life.row["concluded_on"].year < self.year else None

        life = drafted(course)
        self.aftermath(life, settled=True)
        return life

    # -- stretches of a course

    def registered(self, opened: date) -> Life:
        rng = self.rng
        source = _one(SOURCES, rng)
        referrer: dict[str, Any] = {"referrer": _one(REFERRERS, rng)} if source == "referral" else {}
        return Life(Mediation, self.nowhere).open(
            "register", on=opened, committee=0, committee_kind="town", source=source, dispute=_one(DISPUTES, rng),
            parties=rng.choices((2, 3, 4, 6, 12), (80, 9, 6, 4, 1))[0], party="演示", other_party="演示",
            difficult=rng.random() < 0.03, **referrer)  # fmt: skip

    def under_way(self, opened: date) -> Life:
        """Accepted and begun in the year of its opening."""

        def course() -> Life | None:
            life = self.begun(opened)
            return life if life.last_on.year == opened.year else None

        return drafted(course)

    def begun(self, opened: date) -> Life:
        rng = self.rng
        life = self.registered(opened)
        facts = {"court_days": rng.choice((15, 20, 30, 30))} if life.row["referrer"] == "court" else {}
        if rng.random() < 0.003:
            life.take("report", on=opened)
        life.take("accept", on=in_workdays(opened, rng.choice((0, 0, 0, 0, 0, 1))), **facts)
        return life.take("begin", on=in_workdays(life.last_on, rng.choice((0, 0, 0, 0, 1))), mediator=0)

    def conclude(self, life: Life, *, settled: bool, waits: bool, later: bool = False) -> None:
        """The agreement or the breaking off; `waits`: not before the new year, `later`: to be performed in it."""
        rng = self.rng
        if rng.random() < 0.02:
            life.take("extend", on=in_workdays(life.last_on, rng.randrange(5, 12)), extension_days=rng.choice((10, 15, 20)))
        if rng.random() < 0.004:
            life.take("note_averted", on=life.last_on, averted=rng.choices(("crime", "petition", "suicide", "brawl"), (50, 30, 12, 8))[0],
                      averted_persons=rng.randrange(1, 30))  # fmt: skip
        on = self.concluding(life, settled=settled, waits=waits)
        if not settled:
            life.take("break_off", on=on, failure=rng.choices(("none_reached", "party_ended"), (85, 15))[0])
            return
        facts: dict[str, Any] = {}
        if rng.random() < 0.6:
            facts["amount"] = 4_000 * rng.choices((3, 20, 80, 300), (50, 30, 15, 5))[0] * rng.randrange(1, 30)
        if later or rng.random() < 0.3:
            facts["perform_until"] = max(on, date(self.year, 1, 6) if later else on) + timedelta(days=rng.choice((3, 7, 15, 30)))
        life.take("agree_orally" if rng.random() < 0.56 else "agree_in_writing", on=on, **facts)

    def concluding(self, life: Life, *, settled: bool, waits: bool) -> date:
        rng, due = self.rng, life.due("mediate_by")
        assert due is not None
        if waits:
            on = in_workdays(date(self.year, 1, 1), rng.randrange(1, 14))
            return max(life.last_on, on if rng.random() < 0.02 else min(on, due))
        if rng.random() < 0.008:
            return in_workdays(due, rng.randrange(1, 6))
        least = 0 if settled else 2
        on = in_workdays(life.last_on, rng.choices((least, 1, 2, 3, 5, 8, 12, 16), (44, 14, 11, 10, 8, 6, 4, 3))[0])
        return max(life.last_on, min(on, due))

    def aftermath(self, life: Life, *, settled: bool) -> None:
        """What followed within the year: performance, a court's confirmation, a breach, the dossier."""
        for step, on, facts in self.following(life, settled=settled):
            if on > self.last:
                return
            life.take(step, on=on, **facts)

    def following(self, life: Life, *, settled: bool) -> Iterator[tuple[str, date, dict[str, object]]]:
        rng = self.rng
        if settled:
            if life.state == "agreed_in_writing" and rng.random() < 0.05:
                yield from self.confirmation(life)
            if life.state in ("agreed_orally", "agreed_in_writing") and rng.random() < 0.008:
                yield "note_breach", in_workdays(life.last_on, rng.randrange(10, 40)), {}
                if rng.random() < 0.3:
                    yield "sue", in_workdays(life.last_on, rng.randrange(1, 30)), {}
                    yield "end_suit", in_workdays(life.last_on, rng.randrange(20, 60)), {"suit_result": _one(_SUITS, rng)}
            if life.state == "confirmed" and rng.random() < 0.04:
                yield "enforce", in_workdays(life.last_on, rng.randrange(10, 40)), {}
            if life.state == "not_confirmed" and rng.random() < 0.4:
                yield "amend", in_workdays(life.last_on, rng.randrange(3, 20)), {}
            if life.state != "not_confirmed" and (life.state != "breached" or rng.random() < 0.4):
                yield "perform", self.performing(life), {}
            if life.state == "performed" and rng.random() < 0.18:
                yield "revisit", in_workdays(life.last_on, rng.randrange(3, 25)), {}
        yield "file", in_workdays(life.last_on, rng.choice((0, 0, 1, 2, 5, 10))), {}

    def performing(self, life: Life) -> date:
        rng = self.rng
        until = life.row["perform_until"]
        if until is None or until < life.last_on:
            return next_workday(life.last_on + timedelta(days=rng.choice((0, 0, 0, 0, 1, 3, 10))))
        if rng.random() < 0.03:
            return next_workday(until + timedelta(days=rng.randrange(1, 20)))
        return life.last_on + timedelta(days=rng.randrange((until - life.last_on).days + 1))

    def confirmation(self, life: Life) -> Iterator[tuple[str, date, dict[str, object]]]:
        """The parties go to court together; it takes three days to say whether it takes the case, and thirty to decide."""
        rng = self.rng
        yield "apply_for_confirmation", in_workdays(life.last_on, rng.choice((0, 1, 2, 5, 10, 15))), {}
        chance = rng.random()
        if chance < 0.02:
            yield "court_declines", in_workdays(life.last_on, 1), {"ground": rng.choice(("scope", "venue", "status", "title_to_things"))}
        elif chance < 0.04:
            yield "withdraw_application", in_workdays(life.last_on, 2), {}
        else:
            yield "court_takes", in_workdays(life.last_on, rng.choice((0, 0, 1, 1, 1, 2, 3))), {}
            if rng.random() < 0.02:
                yield "court_extends", in_workdays(life.last_on, 18), {"court_extension_days": 15}
            on = in_workdays(life.last_on, rng.choice((1, 3, 5, 8, 12, 18)))
            if chance < 0.08:
                yield "court_rejects", on, {"ground": rng.choice(("unclear", "unlawful", "interests", "coerced"))}
            else:
                yield "court_confirms", on, {}


_SUITS = {"upheld": 7, "changed": 2, "revoked": 1}


def _one(weights: Mapping[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
