"""How fast lives are written in bulk: from lives drawn before, beside a bare COPY of the same rows prepared before.

Both fill the same empty tables (records, events, facts, docket) with all their indexes, by the same connection. Bulk works
out every hash and writes chunk by chunk; the bare COPY sends finished text. Drawing the lives is timed apart.
"""

from __future__ import annotations

from itertools import islice
from statistics import median
from time import perf_counter

from django.db import transaction
from tests.speed._beside import beside, turned

from fadu.engine import copying
from fadu.engine.line import line
from fadu.rehearsal.bulk import CHUNK, Writer, lives_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

AT_LEAST = {"bulk_speed_as_share_of_the_bare_copy": 0.25}
LINES = ("services.proof_free", "people.mediation")
LIVES, ROUNDS = 20_000, 5
DRAWN = 0.4
"""Share of a year that is drawn from, so that as many courses are drafted for each record as in a whole year."""


def run() -> dict[str, float]:
    """Medians of the rounds; records a second of the greatest line, and the share for two lines."""
    big, small = (_measured(id) for id in LINES)
    return {
        "records_drawn_per_second": round(big[0]),
        "records_written_in_bulk_per_second": round(big[1]),
        "records_of_a_bare_copy_per_second": round(big[2]),
        "bulk_speed_as_share_of_the_bare_copy": round(big[1] / big[2], 3),
        "the_same_share_for_mediation_with_six_events_a_record": round(small[1] / small[2], 3),
    }


def _measured(id: str) -> tuple[float, float, float]:
    home, city = line(id), City("changsha", 2023)
    begun = perf_counter()
    lives = list(islice(lives_of(home, city, share=DRAWN, seed=1), LIVES))
    drawn = len(lives) / (perf_counter() - begun)
    prepared = Writer(home, 1)
    for life in lives:
        prepared.add(life)
    tables = [target.split(" ")[0].strip('"') for target in prepared.rows]
    with beside() as made:
        for table in tables:
            made.make(table)
        made.open()
        bulk, bare = [], []
        with turned():
            for _ in range(ROUNDS):
                bulk.append(_in_bulk(Writer(home, 1), lives))
                made.truncate(*tables)
                bare.append(_bare(prepared))
                made.truncate(*tables)
    return drawn, len(lives) / median(bulk), len(lives) / median(bare)


def _in_bulk(writer: Writer, lives: list[Life]) -> float:
    begun = perf_counter()
    for number, life in enumerate(lives, start=1):
        writer.add(life)
        if number % CHUNK == 0:
            writer.flush()
    writer.flush()
    return perf_counter() - begun


def _bare(prepared: Writer) -> float:
    begun = perf_counter()
    with transaction.atomic():
        for target, rows in prepared.rows.items():
            copying.write(target, rows)
    return perf_counter() - begun
