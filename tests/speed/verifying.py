"""How long it takes to verify everything: each hash chain, row and docket entry replayed from the log, each tally recounted."""

from __future__ import annotations

from time import perf_counter

from fadu.engine import follow
from fadu.engine.line import lines
from fadu.engine.verifying import verify_lines

AT_MOST = {"seconds": 180.0}


def run() -> dict[str, float]:
    """Once: all lines, in as many processes as `fadu verify` takes."""
    follow.up_to_now(follow.TALLIES)
    begun = perf_counter()
    found = verify_lines(list(lines()), most=1, progress=lambda done, total: None)
    took = perf_counter() - begun
    broken = [one for line in found.values() for one in line.broken]
    if broken:
        raise broken[0]
    records, events = sum(one.records for one in found.values()), sum(one.events for one in found.values())
    return {
        "records": records,
        "events": events,
        "seconds": round(took, 1),
        "events_per_second": round(events / took),
    }
