"""The three roles of the database: the owner migrates, the application acts, the reader looks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from psycopg import sql

OWNER, APP, READER = "fadu_owner", "fadu_app", "fadu_reader"
ROLES = (OWNER, APP, READER)
_TURN = 0x0FAD0
"""Number of the advisory lock under which roles and databases are made."""

Connection = psycopg.Connection[Any]


def prepared(admin: Connection, database: str) -> bool:
    """Do the roles and the database exist?"""
    found = admin.execute(
        "SELECT (SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s)), "
        "(SELECT count(*) FROM pg_database WHERE datname = %s)",
        (list(ROLES), database),
    ).fetchone()
    return found == (len(ROLES), 1)


def prepare(admin: Connection, database: str, passwords: Mapping[str, str]) -> None:
    """Make what is missing of the roles and the database. Safe to repeat, also by two at once."""
    admin.execute("SELECT pg_advisory_lock(%s)", (_TURN,))
    try:
        for role in ROLES:
            _make_role(admin, role, passwords.get(role))
        if not prepared(admin, database):
            _make_database(admin, database)
    finally:
        admin.execute("SELECT pg_advisory_unlock(%s)", (_TURN,))


def _make_role(admin: Connection, role: str, password: str | None) -> None:
    name = sql.Identifier(role)
    if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
        admin.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(name))
    if password is not None:
        admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))


def _make_database(admin: Connection, database: str) -> None:
    # An administrator who is not superuser may give a database only to a role that he is a member of.
    admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
    admin.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
            sql.Identifier(database), sql.Identifier(OWNER)
        )
    )


def open_schema(admin: Connection, database: str) -> None:
    """Rights in the database itself. `admin` is connected to it; nothing is left to PUBLIC."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            admin.execute(sql.SQL(statement).format(database=sql.Identifier(database), **_NAMES))


def grant(owner: Any, insert_only: Iterable[str]) -> None:
    """Rights on the tables, after a migration. `owner` is a cursor of the owner's, inside a transaction."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            owner.execute(sql.SQL(statement).format(**_NAMES))
    for table in insert_only:
        owner.execute("SELECT to_regclass(%s) IS NOT NULL", (f"public.{table}",))
        if owner.fetchone()[0]:
            target = sql.Identifier("public", table)
            owner.execute(sql.SQL("REVOKE ALL ON {} FROM {app}").format(target, **_NAMES))
            owner.execute(sql.SQL("GRANT SELECT, INSERT ON {} TO {app}").format(target, **_NAMES))


def granted(owner: Any, insert_only: Iterable[str]) -> bool:
    """Do the rights on the tables stand as `grant` leaves them? A migration may have been killed before its grants."""
    owner.execute(_GRANTED, {"app": APP, "reader": READER, "insert_only": list(insert_only)})
    return bool(owner.fetchone()[0])


def derived_passwords(secret: str, database: str) -> dict[str, str]:
    """The roles' passwords on a foreign server, worked out from the administrator's own.

    So that two machines with the same FADU_DATABASE_URL agree without a secret being stored or passed around. The
    derivation is slow on purpose: a role's password must not help to guess the administrator's.
    """
    return {
        role: hashlib.scrypt(
            secret.encode(), salt=f"{role}@{database}".encode(), n=2**14, r=8, p=1, dklen=24
        ).hex()
        for role in ROLES
    }


_NAMES = {"owner": sql.Identifier(OWNER), "app": sql.Identifier(APP), "reader": sql.Identifier(READER)}

_SCHEMA = """
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {owner}, {app};
GRANT CONNECT ON DATABASE {database} TO {reader};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO {owner};
GRANT USAGE ON SCHEMA public TO {app}, {reader}
"""

_TABLES = """
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {reader};
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app}
"""

_GRANTED = """
SELECT count(*) > 0
   AND bool_and(has_table_privilege(%(app)s, oid, 'SELECT') AND has_table_privilege(%(reader)s, oid, 'SELECT'))
   AND NOT bool_or(relname = ANY(%(insert_only)s) AND has_table_privilege(%(app)s, oid, 'UPDATE, DELETE, TRUNCATE'))
  FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
"""
