"""How fast lives are written in bulk, beside a bare COPY of the same rows prepared before.

Both fill the same empty tables (records, events, facts, docket) with all their indexes, by the same connection. Bulk draws
life by life, as loading does, works out every hash and writes chunk by chunk; the time for drawing is taken out of it and
told apart. The bare COPY sends finished text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from statistics import median
from time import perf_counter

from django.db import transaction
from tests.speed._beside import beside, turned

from fadu.engine import copying
from fadu.engine.line import Line, line
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
    """Drawn, written in bulk and copied bare: records a second."""
    home = line(id)
    prepared = Writer(home, 1)
    for life in _lives(home):
        prepared.add(life)
    tables = [target.split(" ")[0].strip('"') for target in prepared.rows]
    with beside() as made:
        for table in tables:
            made.make(table)
        made.open()
        drawn, bulk, bare = [], [], []
        with turned():
            for _ in range(ROUNDS):
                drawing, writing = _in_bulk(home)
                made.truncate(*tables)
                drawn.append(drawing)
                bulk.append(writing)
                bare.append(_bare(prepared))
                made.truncate(*tables)
    number = len(next(iter(prepared.rows.values())))
    return number / median(drawn), number / median(bulk), number / median(bare)


def _lives(home: Line) -> Iterator[Life]:
    return islice(lives_of(home, City("changsha", 2023), share=DRAWN, seed=1), LIVES)


def _in_bulk(home: Line) -> tuple[float, float]:
    """Seconds for drawing and for writing."""
    writer, lives = Writer(home, 1), _lives(home)
    number, drawing, begun = 0, 0.0, perf_counter()
    while True:
        asked = perf_counter()
        life = next(lives, None)
        drawing += perf_counter() - asked
        if life is None:
            break
        writer.add(life)
        number += 1
        if number % CHUNK == 0:
            writer.flush()
    writer.flush()
    return drawing, perf_counter() - begun - drawing


def _bare(prepared: Writer) -> float:
    begun = perf_counter()
    with transaction.atomic():
        for target, rows in prepared.rows.items():
            copying.write(target, rows)
    return perf_counter() - begun
