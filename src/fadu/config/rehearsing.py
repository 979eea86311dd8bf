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


@dataclass(frozen=True)
class Wish:
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
    """The year that a new installation shows; a database in which anything happened is left as it is."""
    if not _empty():
        return
    if find_spec("fadu.rehearsal") is None:
        say(Term("演示年度尚未纳入，数据库为空。", "There is no rehearsal year yet; the database is empty."))
        return
    load_year = import_module("fadu.rehearsal.load").load_year
    title = Term(
        f"正在载入演示年度（合成数据）：{wish.city} {wish.year}，规模 {wish.scale:g}",
        f"Loading the rehearsal year (synthetic data): {wish.city} {wish.year}, scale {wish.scale:g}",
    )
    with Bar(title) as bar:
        load_year(wish.city, wish.year, wish.scale, wish.seed, progress=bar)


def _empty() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM engine_event)")
        return bool(cursor.fetchone()[0])
