"""What each of the three roles may do, tried on a real server."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, connections


@pytest.mark.django_db
def test_the_application_acts_as_a_role_that_is_neither_owner_nor_superuser() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("fadu_app", False)
        cursor.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner <> 'fadu_owner'"
        )
        assert cursor.fetchone() == (0,)


def _refused(alias: str, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        connections[alias].cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_application_may_not_change_the_shape_of_the_database(own_database: str) -> None:
    _refused("default", "CREATE TABLE mine (n int)")
    _refused("default", "DROP TABLE django_session")
    _refused("default", "TRUNCATE django_session")
    _refused("default", "DELETE FROM django_migrations")
    _refused("default", "SET ROLE fadu_owner")


@pytest.mark.parametrize("table", ["engine_event", "engine_seal"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET hash = hash", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_log_is_append_only_for_the_application(own_database: str, table: str, statement: str) -> None:
    _refused("default", statement.format(table))


def test_the_reader_only_reads(own_database: str) -> None:
    with connections["reader"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    for statement in ("DELETE FROM django_session", "CREATE TABLE mine (n int)"):
        with (
            pytest.raises(Exception, match=r"permission denied|read-only"),
            connections["reader"].cursor() as cursor,
        ):
            cursor.execute(statement)
