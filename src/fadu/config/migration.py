"""Migrations: run as the owner, followed by the grants; a database that is newer than the program is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.apps import apps
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from fadu.config import roles
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

OWNER_ALIAS = "owner"


class NewerDatabase(Trouble):
    code = "IN-040"
    title = Term("数据库比程序新", "Database newer than the program")
    zh = (
        "数据库 {database} 已由较新版本的法度升级：{names} 是本程序没有的迁移。为免损坏数据，本程序不打开它。"
    )
    en = "The database {database} was migrated by a newer Fadu: {names} are unknown here. It is left closed to keep it whole."
    remedy_zh = "请改用较新版本的法度（git pull，make env），或另设 FADU_HOME 建立新的数据库。"
    remedy_en = "Use the newer Fadu (git pull, make env), or name another FADU_HOME for a new database."


def bring_up_to_date(say: Callable[[Term], None]) -> None:
    """Migrate when something is pending."""
    executor = MigrationExecutor(connections[OWNER_ALIAS])
    refuse_newer(executor)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(Term("正在升级数据库结构……", "Migrating the database …"))
        call_command("migrate", database=OWNER_ALIAS, interactive=False, verbosity=0)
    with connections[OWNER_ALIAS].cursor() as cursor:
        settled = roles.granted(cursor, insert_only_tables())
    if not settled:
        grant()


def migrate() -> None:
    """Every migration, as the owner, and then the rights of the other two roles."""
    bring_up_to_date(lambda _: None)


def grant() -> None:
    with transaction.atomic(using=OWNER_ALIAS), connections[OWNER_ALIAS].cursor() as cursor:
        roles.grant(cursor, insert_only_tables())


def refuse_newer(executor: MigrationExecutor) -> None:
    loader = executor.loader
    known = set(loader.disk_migrations or {}) | set(loader.replacements)
    unknown = sorted(set(loader.applied_migrations or {}) - known)
    if unknown:
        names = [f"{app}.{name}" for app, name in unknown]
        raise NewerDatabase(database=connections[OWNER_ALIAS].settings_dict["NAME"], names=names)


def insert_only_tables() -> Iterator[str]:
    """Tables that the application may add to and read, never change: each app declares its own in `insert_only`."""
    for config in apps.get_app_configs():
        yield from getattr(config, "insert_only", ())
