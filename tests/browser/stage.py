"""What every browser test stands on: Chromium, a server in this process, a small city-year on the stage, and its calendar.

A test module gets a database of its own (a copy of the stage), so whatever its stories commit is gone afterwards.
While Chromium runs, this thread has an event loop, which Django's database layer shuns: what a test wants of the
database goes through `Site.aside`.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any, TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from zoneinfo import ZoneInfo

import pytest
from tests.browser import setting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.plugin import DjangoDbBlocker

Turned = Callable[[], AbstractContextManager[str]]
Answer = TypeVar("Answer")

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-sync", "--disable-component-update", "--no-first-run")
SIZES = {"phone": (390, 844), "desktop": (1280, 900), "kiosk": (1080, 1920)}
LAST_DAY = date(2023, 12, 31)
_ZONE = ZoneInfo("Asia/Shanghai")


def chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@dataclass
class Site:
    """The running site: where it is, what stands on its stage, and what day it is there."""

    address: str
    staged: setting.Staged
    today: date = LAST_DAY
    _aside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    @property
    def now(self) -> datetime:
        """Half past five in the afternoon of the day that it is there."""
        return datetime.combine(self.today, time(17, 30), _ZONE)

    def aside(self, call: Callable[[], Answer]) -> Answer:
        """The answer of a call into the engine, made in a thread without an event loop."""
        return self._aside.submit(_with_fresh_connections, call).result()

    def cookie_of(self, name: str) -> dict[str, Any]:
        """The session of somebody of the cast, for a browser's context."""
        key = self.aside(lambda: setting.session_of(name))
        return {"name": "sessionid", "value": key, "url": self.address}

    def follow(self) -> None:
        """Lets the tallies catch up with what was done on the pages, as the running installation does by itself."""
        self.aside(setting.follow)

    def close(self) -> None:
        self._aside.shutdown()


def _with_fresh_connections(call: Callable[[], Answer]) -> Answer:
    from django.db import connections

    try:
        return call()
    finally:
        connections.close_all()


@pytest.fixture(scope="module")
def site(
    year_database: Turned,
    new_database: Callable[..., AbstractContextManager[str]],
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The pages, served by this process over a copy of the rehearsed year; on 31 December unless a test says otherwise."""
    with year_database() as year:
        pass
    index = tmp_path_factory.mktemp("library") / "index"
    with new_database(year), django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        from django.db import connections

        from fadu.config import office
        from fadu.library.search import searching
        from fadu.pages.visit import Office

        patch.setattr(searching, "place", lambda: index)
        # Each request has a thread of its own, whose connection must not outlive it.
        patch.setitem(connections["default"].settings_dict, "CONN_MAX_AGE", 0)
        staged = setting.set_the_stage(index)
        with _served() as address:
            running = Site(address, staged)
            patch.setattr(office, "office", lambda: Office(running.now, office.rehearsed()))
            yield running
            running.close()


@contextmanager
def _served() -> Iterator[str]:
    from fadu.config.wsgi import application

    server = make_server("127.0.0.1", 0, application, server_class=_Threads, handler_class=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _on_the_last_day(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test begins on the last day of the year, whatever day the one before it went to."""
    yield
    if "site" in request.fixturenames:
        request.getfixturevalue("site").today = LAST_DAY


@pytest.fixture(scope="module")
def browser(site: Site) -> Iterator[Browser]:
    """Started after the site and ended before it: while it runs, this thread has an event loop, which Django shuns."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium (apt-get install chromium fonts-noto-cjk)")
        pytest.skip("no Chromium on this machine (apt-get install chromium fonts-noto-cjk)")
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@contextmanager
def reader(
    browser: Browser,
    site: Site,
    size: str = "desktop",
    *,
    who: str = "",
    told: tuple[str, ...] = (),
    **options: Any,
) -> Iterator[Page]:
    """A page of somebody (of the cast: `who`) whose browser complains aloud: any script error or refused resource fails the test.

    `told` are the statuses with which a page may answer on purpose (a form with an error: "422").
    """
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
    if who:
        context.add_cookies([site.cookie_of(who)])  # type: ignore[list-item]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    meant = tuple(f"the server responded with a status of {status}" for status in told)
    assert [one for one in complaints if not any(status in one for status in meant)] == []


def fits(page: Page) -> None:
    """No page is wider than its window."""
    wider = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    assert wider <= 0, f"{page.url} is {wider} pixels wider than the window"
