"""Which rehearsal year an installation wants, and its loading into an empty database."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from fadu.config import environment
from fadu.config.console import say
from fadu.config.progress import Bar
from fadu.measure.cite import Term

# From this year on the law and the holiday notices that the rehearsal follows are known.
FIRST_YEAR = 2020


_OTHER = Term(
    "此前载入的演示年度没有载完，按原来的设定续载；要换规模，请另设 FADU_HOME。",
    "The rehearsal year begun here before was cut off: it goes on as it began. For another size, name another FADU_HOME.",
)


@dataclass(frozen=True)
class Wish:
    """A city's year, at what share of its full size, by which seed."""

    city: str
    year: int
    scale: float
    seed: int


def wished() -> Wish:
    """FADU_CITY, FADU_YEAR, FADU_SCALE and FADU_SEED."""
    return Wish(
        city=environment.text("FADU_CITY", "changsha"),
        year=environment.whole("FADU_YEAR", 2023, least=FIRST_YEAR, most=2100),
        scale=environment.share("FADU_SCALE", 1.0),
        seed=environment.whole("FADU_SEED", 1, least=0, most=2**31),
    )


def load_if_empty(wish: Wish) -> None:
    """The year that a new installation shows; one whose loading was cut off is loaded to its end.

    A database in which anything else happened is left as it is.
    """
    if find_spec("fadu.rehearsal") is None:
        say(Term("演示年度尚未纳入。", "There is no rehearsal year yet."))
        return
    begun = _unfinished()
    due = begun or (wish if _empty() else None)
    if due is None:
        return
    if begun is not None and begun != wish:
        say(_OTHER)
    load_year = import_module("fadu.rehearsal.load").load_year
    title = Term(
        f"正在载入演示年度（合成数据）：{due.city} {due.year}，规模 {due.scale:g}",
        f"Loading the rehearsal year (synthetic data): {due.city} {due.year}, scale {due.scale:g}",
    )
    with Bar(title) as bar:
        load_year(due.city, due.year, due.scale, due.seed, progress=bar)


def _unfinished() -> Wish | None:
    rehearsals = import_module("fadu.rehearsal.models").Rehearsal.objects
    found = rehearsals.filter(finished_at=None).values_list("city", "year", "scale", "seed").first()
    return Wish(*found) if found else None


def _empty() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM engine_event)")
        return bool(cursor.fetchone()[0])
