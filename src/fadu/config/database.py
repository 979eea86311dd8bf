"""A database to work with: started, prepared, migrated, and left in good order, for as long as a command needs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fadu.config import roles
from fadu.config.address import Address, address
from fadu.config.home import Home, home
from fadu.config.postgres.embedded import Embedded
from fadu.measure.cite import Term

Say = Callable[[Term], None]


@dataclass(frozen=True)
class Served:
    """An installation whose database answers; `server` is None where FADU_DATABASE_URL names a foreign one."""

    home: Home
    server: Embedded | None


def _silent(_: Term) -> None:
    """Nobody wants to know."""


@contextmanager
def running(say: Say = _silent) -> Iterator[Home]:
    """Inside, Django is set up and its database is there, prepared and migrated."""
    with serving(say) as server:
        yield server.home


@contextmanager
def serving(say: Say = _silent) -> Iterator[Served]:
    """As `running`, for who must also look after the server."""
    here = home()
    with started(here, say) as server:
        set_up()
        from fadu.config.migration import bring_up_to_date

        bring_up_to_date(say)
        try:
            yield Served(here, server)
        finally:
            close_connections()


@contextmanager
def started(here: Home, say: Say = _silent) -> Iterator[Embedded | None]:
    """Inside, the server answers and has its roles and its database."""
    target = address(here)
    server = None if target.foreign else Embedded(here, say)
    if server is not None:
        server.open()
    try:
        prepare(target)
        yield server
    finally:
        if server is not None:
            server.close()


def prepare(target: Address) -> None:
    """Roles, database and rights, where they are missing."""
    with target.refusals_told(), target.connect("postgres") as admin:
        if not target.foreign and roles.prepared(admin, target.name):
            return
        roles.prepare(admin, target.name, target.passwords)
    with target.refusals_told(), target.connect() as admin:
        roles.open_schema(admin, target.name)


def set_up() -> None:
    """Django, with our settings."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fadu.config.settings")
    django.setup()


def close_connections() -> None:
    from django.db import connections

    connections.close_all()
