"""FADU_DATABASE_URL: a server with passwords, the three roles on it, and every wrong way of writing it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest

from fadu.config import roles
from fadu.config.address import BadUrl, Refused, address
from fadu.config.database import prepare, started
from fadu.config.home import Home
from fadu.config.postgres.embedded import Embedded, admin

PASSWORD = "chang-sha 长沙:/@"


@pytest.fixture
def foreign(own_home: Home) -> Iterator[str]:
    """A server as somebody else would run it: it wants a password of everybody. → a URL of its administrator's"""
    server = Embedded(own_home)
    server.open()
    with admin(server.place) as connection:
        connection.execute(f"CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD '{PASSWORD}'")
    rules = server.place.data / "pg_hba.conf"
    rules.write_text("local all postgres trust\nlocal all all scram-sha-256\n")
    with admin(server.place) as connection:
        connection.execute("SELECT pg_reload_conf()")
    yield f"postgresql://boss:{quote(PASSWORD, safe='')}@/city?host={quote(str(server.place.sockets), safe='')}&port=5432"
    server.close()


def test_roles_and_database_are_made_there_and_each_role_has_its_password(
    foreign: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", foreign)
    with started(own_home) as server:
        assert server is None
        target = address(own_home)
        prepare(target)  # once more: nothing to do, nothing broken
        for role in roles.ROLES:
            given = target.django(role)
            with psycopg.connect(
                host=given["HOST"],
                port=given["PORT"],
                dbname=given["NAME"],
                user=given["USER"],
                password=given["PASSWORD"],
            ) as connection:
                found = connection.execute(
                    "SELECT current_user, current_database(), rolsuper OR rolcreaterole OR rolcreatedb, "
                    "has_schema_privilege('public', 'CREATE') FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
                assert found == (role, "city", False, role == roles.OWNER)


def test_another_machine_with_the_same_url_works_out_the_same_passwords(
    foreign: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", foreign)
    first, second = address(own_home).passwords, address(own_home).passwords
    assert first == second
    assert len(set(first.values())) == 3
    assert PASSWORD not in first.values()


def test_a_user_who_may_not_create_roles_is_told_so(
    foreign: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with admin(Embedded(own_home).place) as connection:
        connection.execute("ALTER ROLE boss NOCREATEROLE")
    monkeypatch.setenv("FADU_DATABASE_URL", foreign)
    with pytest.raises(Refused, match="permission denied to create role"), started(own_home):
        pass


def test_a_wrong_password_is_refused_without_showing_it(
    foreign: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", foreign.replace("chang", "wrong"))
    with pytest.raises(Refused) as caught, started(own_home):
        pass
    for lang in ("zh", "en"):
        assert "password authentication failed" in caught.value.sentence(lang)
        assert "wrong-sha" not in caught.value.sentence(lang)
        assert "FADU_DATABASE_URL" in caught.value.remedy(lang)


def test_a_server_that_is_not_there_is_named(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", "postgresql://boss:secret@127.0.0.1:1/city")
    with pytest.raises(Refused) as caught, started(own_home):
        pass
    assert "127.0.0.1:1/city" in caught.value.sentence("zh")
    assert "secret" not in caught.value.sentence("zh")


@pytest.mark.parametrize(
    "given", ["mysql://boss@host/city", "host/city", "postgresql://boss@host", "postgresql://[bad/city"]
)
def test_a_url_that_is_none_is_refused_with_the_way_to_write_it(
    given: str, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", given)
    with pytest.raises(BadUrl) as caught:
        address(own_home)
    assert "postgresql://" in caught.value.remedy("zh")


def test_the_password_is_not_in_what_is_printed_of_an_address(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_DATABASE_URL", "postgresql://boss:verysecret@host/city")
    assert "verysecret" not in repr(address(own_home))
