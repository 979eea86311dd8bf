"""Where the database is reached, and as whom: the embedded server's socket, or FADU_DATABASE_URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from fadu.config import environment, roles
from fadu.config.home import Home
from fadu.config.postgres import place
from fadu.config.postgres.cluster import SUPERUSER
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

DATABASE = "fadu"


class BadUrl(Trouble):
    code = "IN-030"
    title = Term("数据库地址不可用", "Useless database address")
    zh = "FADU_DATABASE_URL 不可用：{reason}。"
    en = "FADU_DATABASE_URL cannot be used: {reason}."
    remedy_zh = (
        "写法是 postgresql://用户:密码@主机:端口/数据库，用户须能建角色和数据库；取消该变量则使用内嵌数据库。"
    )
    remedy_en = (
        "Write postgresql://user:password@host:port/database, of a user who may create roles and databases; "
        "without the variable the embedded server is used."
    )


class Refused(Trouble):
    code = "IN-031"
    title = Term("数据库拒绝", "Refused by the database")
    zh = "{where} 的数据库不能使用：{reason}。"
    en = "The database at {where} cannot be used: {reason}."
    remedy_zh = "请检查服务器是否在运行、地址与密码是否正确、用户可否建角色和数据库；取消 FADU_DATABASE_URL 则使用内嵌数据库。"
    remedy_en = (
        "Check that the server runs, that address and password are right, and that the user may create roles and databases; "
        "without FADU_DATABASE_URL the embedded server is used."
    )


@dataclass(frozen=True)
class Address:
    """One database, with what the administrator's connection needs."""

    name: str
    admin: dict[str, Any] = field(repr=False)
    foreign: bool

    @property
    def where(self) -> str:
        """For messages: never with the password."""
        return f"{self.admin.get('host', 'localhost')}:{self.admin.get('port', 5432)}/{self.name}"

    @cached_property
    def passwords(self) -> dict[str, str]:
        secret = self.admin.get("password")
        return roles.derived_passwords(str(secret), self.name) if self.foreign and secret else {}

    def django(self, role: str, **options: Any) -> dict[str, Any]:
        """An entry of Django's DATABASES."""
        others = {key: value for key, value in self.admin.items() if key not in _OWN}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.admin.get("host", ""),
            "PORT": str(self.admin.get("port", "")),
            "NAME": self.name,
            "USER": role,
            "PASSWORD": self.passwords.get(role, ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 10, "application_name": "fadu", **others, **options},
        }

    def connect(self, database: str | None = None) -> psycopg.Connection[Any]:
        """As the administrator, to make roles and databases and for nothing else."""
        given = {"connect_timeout": 10, **self.admin, "dbname": database or self.name}
        with self.refusals_told():
            return psycopg.connect(**given, autocommit=True)

    @contextmanager
    def refusals_told(self) -> Iterator[None]:
        """Inside, what the server does not let us do is a trouble."""
        try:
            yield
        except (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege) as error:
            raise Refused(where=self.where, reason=_one_line(error)) from error


_OWN = frozenset({"host", "port", "dbname", "user", "password"})


def address(home: Home) -> Address:
    """This installation's database; nothing is started or connected to."""
    given = environment.text("FADU_DATABASE_URL", "")
    if given:
        return _named(given)
    sockets = place.where(home).sockets
    return Address(
        name=DATABASE, admin={"host": str(sockets), "port": place.PORT, "user": SUPERUSER}, foreign=False
    )


def _named(url: str) -> Address:
    if not url.startswith(("postgresql://", "postgres://")):
        raise BadUrl(reason=Term("它不以 postgresql:// 开头", "it does not begin with postgresql://"))
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise BadUrl(reason=_one_line(error)) from error
    name = str(parts.pop("dbname", "") or "")
    if not name:
        raise BadUrl(reason=Term("没有写明数据库名", "it names no database"))
    return Address(name=name, admin=dict(parts), foreign=True)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
