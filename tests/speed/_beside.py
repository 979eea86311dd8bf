"""A schema beside the installation's own, in which a measurement may make tables of the same names and drop them again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection

from fadu.config import roles
from fadu.config.address import address
from fadu.config.home import home
from fadu.engine.line import lines

NAME = "fadu_speed"
ENGINE = ("engine_event", "engine_kept", "engine_docket", "engine_tally", "engine_counted")


def tables() -> list[str]:
    """Everything that grows with the years: the lines' tables, the log, the docket and the tallies."""
    return [*(line.table for line in lines()), *ENGINE]


@dataclass(frozen=True)
class Beside:
    """The schema, as the administrator reaches it."""

    admin: psycopg.Connection[Any]

    def make(self, table: str) -> None:
        """The table, empty, with every index of its model."""
        self.admin.execute(f"CREATE TABLE {NAME}.{table} (LIKE public.{table} INCLUDING ALL)")

    def make_bare(self, table: str) -> None:
        self.admin.execute(f"CREATE TABLE {NAME}.{table} (LIKE public.{table} INCLUDING DEFAULTS)")

    def index(self, table: str) -> None:
        """The indexes that `make_bare` left out, and statistics."""
        found = self.admin.execute(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = %s", (table,)
        )
        for (definition,) in found.fetchall():
            self.admin.execute(definition.replace(" ON public.", f" ON {NAME}."))
        self.admin.execute(f"ANALYZE {NAME}.{table}")

    def truncate(self, *tables: str) -> None:
        self.admin.execute("TRUNCATE " + ", ".join(f"{NAME}.{table}" for table in tables))

    def open(self) -> None:
        """Lets the application in."""
        self.admin.execute(f"GRANT USAGE ON SCHEMA {NAME} TO {roles.APP}")
        self.admin.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {NAME} TO {roles.APP}"
        )


@contextmanager
def beside() -> Iterator[Beside]:
    """Inside, the schema exists; afterwards it is gone."""
    with address(home()).connect() as admin:
        drop = f"DROP SCHEMA IF EXISTS {NAME} CASCADE"
        admin.execute(drop)
        admin.execute(f"CREATE SCHEMA {NAME}")
        try:
            yield Beside(admin)
        finally:
            admin.execute(drop)


@contextmanager
def turned() -> Iterator[None]:
    """Inside, the application's connection finds the schema's tables first."""
    turn(True)
    try:
        yield
    finally:
        turn(False)


def turn(aside: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET search_path TO {f'{NAME}, public' if aside else 'public'}")
