"""Migrating: as the owner, with the grants after it, and never over a database that is newer."""

from __future__ import annotations

import pytest
from django.db import connections

from fadu.config.migration import NewerDatabase, insert_only_tables, migrate
from fadu.config.roles import granted


def _owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def test_a_database_of_a_newer_version_is_refused_in_a_sentence(own_database: str) -> None:
    _owner(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('engine', '9999_from_the_future', now())"
    )
    with pytest.raises(NewerDatabase) as caught:
        migrate()
    for lang in ("zh", "en"):
        assert "engine.9999_from_the_future" in caught.value.sentence(lang)
        assert own_database in caught.value.sentence(lang)


def test_rights_that_a_killed_migration_never_set_are_set_by_the_next_start(own_database: str) -> None:
    _owner("GRANT UPDATE ON engine_event TO fadu_app")
    _owner("REVOKE SELECT ON django_session FROM fadu_app")
    assert not _in_order()
    migrate()
    assert _in_order()


def test_the_log_is_among_the_tables_that_are_only_added_to() -> None:
    assert {"engine_event", "engine_seal"} <= set(insert_only_tables())


def _in_order() -> bool:
    with connections["owner"].cursor() as cursor:
        return granted(cursor, insert_only_tables())
