"""One throw-away installation for a test run: an embedded server, its roles, a migrated database for each worker.

Tests act as the application's role: `@pytest.mark.django_db` rolls back after each test. What must really commit
(two interleaved transactions, a killed process) takes the fixture `own_database`, a private copy that is dropped.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples
from psycopg import sql

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from fadu.config.address import Address

# No example is timed: the machine may be busy, and timings belong in `make speed`. CI tries the same examples every time;
# elsewhere they are drawn anew.
examples.register_profile(
    "fadu",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.differing_executors,
    ],
)
examples.load_profile("fadu")

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
SHARED = Path(os.environ.get("FADU_SHARED") or "../shared").absolute()
_HOMES = "fadu-test-"
_TEMPLATE = "fadu_template"
_numbers = count(1)
_broken: list[ImportError] = []

if not WORKER:
    # The workers of one run inherit this environment, and so share one installation.
    os.environ["FADU_HOME"] = tempfile.mkdtemp(prefix=_HOMES)
    os.environ["FADU_SERVER_ROOT"] = "/var/tmp/fadu-tests"
    os.environ["FADU_DURABLE"] = "0"
    os.environ.pop("FADU_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "fadu.config.settings"


def pytest_configure(config: pytest.Config) -> None:
    if not WORKER:
        _sweep()
        config.stash[_HELD] = _hold(Path(os.environ["FADU_HOME"]))


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    # The pure floors are tested also while a floor that needs Django does not import; whoever needs it is told.
    try:
        django.setup()
    except ImportError as error:
        _broken.append(error)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not WORKER and (held := config.stash.get(_HELD, None)):
        _remove(Path(os.environ["FADU_HOME"]))
        os.close(held)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is not None and (marker.args or marker.kwargs.get("transaction")):
            # Django would clean up with TRUNCATE, which the application may not do: the log is append-only.
            raise pytest.UsageError(
                f"{item.nodeid}: take the fixture own_database instead of transaction=True"
            )


@pytest.fixture(autouse=True, scope="session")
def _no_unasked_queries(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.block():
        yield


@pytest.fixture(scope="session")
def embedded_server() -> Iterator[Address]:
    """The run's server, joined by each worker and stopped by the last to leave."""
    from fadu.config.address import address
    from fadu.config.home import home
    from fadu.config.postgres.embedded import Embedded

    server = Embedded(home())
    server.open()
    yield address(home())
    server.close()


@pytest.fixture(scope="session")
def django_db_setup(embedded_server: Address, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This worker's own migrated database, in which every test is rolled back."""
    if _broken:
        raise _broken[0]
    with django_db_blocker.unblock():
        _make_template(embedded_server)
        name = f"fadu_test_{WORKER or 'main'}"
        _copy(embedded_server, name)
        _turn_to(name)
    yield
    with django_db_blocker.unblock():
        _turn_to(name)


@pytest.fixture(scope="session")
def new_database(
    django_db_setup: None, embedded_server: Address, django_db_blocker: DjangoDbBlocker
) -> Callable[..., AbstractContextManager[str]]:
    """Call it for a private database, empty or a copy of `source`: what is committed in it stays, until it is dropped. → its name"""

    @contextmanager
    def opened(source: str = _TEMPLATE) -> Iterator[str]:
        from django.db import connections

        usual = str(connections["default"].settings_dict["NAME"])
        name = f"fadu_own_{WORKER or 'main'}_{next(_numbers)}"
        with django_db_blocker.unblock():
            _copy(embedded_server, name, source)
            _turn_to(name)
            try:
                yield name
            finally:
                _turn_to(usual)
        with embedded_server.connect("postgres") as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    return opened


@pytest.fixture
def own_database(new_database: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    """A private database for the whole test. → its name"""
    with new_database() as name:
        yield name


@pytest.fixture(scope="session")
def year_database(
    django_db_setup: None, embedded_server: Address, django_db_blocker: DjangoDbBlocker
) -> Callable[[], AbstractContextManager[str]]:
    """Call it to turn to this worker's database with a small rehearsal year (2023), loaded once a run. → its name"""
    name = f"fadu_year_{WORKER or 'main'}"

    @contextmanager
    def turned() -> Iterator[str]:
        from django.db import connections

        usual = str(connections["default"].settings_dict["NAME"])
        with django_db_blocker.unblock():
            _turn_to(name)
            try:
                yield name
            finally:
                _turn_to(usual)

    with django_db_blocker.unblock():
        from fadu.rehearsal.load import load_year

        _copy(embedded_server, name)
        with turned():
            load_year("changsha", 2023, 0.004, 1, workers=1)
    return turned


@pytest.fixture
def city_year(year_database: Callable[[], AbstractContextManager[str]]) -> Iterator[int]:
    """A small rehearsal year to read; what a test changes in it is rolled back. → the year"""
    from django.db import transaction

    with year_database(), transaction.atomic():
        yield 2023
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; where it lies elsewhere, FADU_SHARED says so."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have the reference material, but {SHARED} is no folder")
        pytest.skip(f"no reference material in {SHARED} (set FADU_SHARED)")
    return SHARED


def _make_template(server: Address) -> None:
    """Migrated once for the whole run, by the first worker to come."""
    from fadu.config import roles
    from fadu.config.migration import migrate

    with _turn(), server.connect("postgres") as admin:
        if roles.prepared(admin, _TEMPLATE):
            return
        unfinished = f"{_TEMPLATE}_unfinished"
        roles.prepare(admin, unfinished, {})
        with server.connect(unfinished) as inside:
            roles.open_schema(inside, unfinished)
        _turn_to(unfinished)
        migrate()
        _turn_to(unfinished)
        admin.execute(f"ALTER DATABASE {unfinished} RENAME TO {_TEMPLATE}")


def _copy(server: Address, name: str, source: str = _TEMPLATE) -> None:
    from fadu.config import roles

    with _turn(), server.connect("postgres") as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(source), sql.Identifier(roles.OWNER)
            )
        )
    with server.connect(name) as admin:
        roles.open_schema(admin, name)


def _turn_to(name: str) -> None:
    """Close every connection, forget the units read from it, and let the next ones go to that database."""
    from django.db import connections

    from fadu.engine.people import forget_units

    connections.close_all()
    forget_units()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def _turn() -> Iterator[None]:
    """One worker at a time."""
    descriptor = _hold(Path(os.environ["FADU_HOME"]), "template", fcntl.LOCK_EX)
    yield
    os.close(descriptor)


_HELD = pytest.StashKey[int]()


def _hold(home: Path, name: str = "run", how: int = fcntl.LOCK_EX | fcntl.LOCK_NB) -> int:
    descriptor = os.open(home / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, how)
    except BlockingIOError:
        os.close(descriptor)
        raise
    return descriptor


def _sweep() -> None:
    """Remove what killed runs left: their homes are held by nobody."""
    for home in Path(tempfile.gettempdir()).glob(f"{_HOMES}*"):
        if home.stat().st_uid == os.geteuid() and (home / "run").exists():
            try:
                held = _hold(home)
            except BlockingIOError:
                continue
            _remove(home)
            os.close(held)


def _remove(home: Path) -> None:
    cluster = home / "postgres"
    if cluster.is_symlink():
        shutil.rmtree(cluster.resolve(), ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
