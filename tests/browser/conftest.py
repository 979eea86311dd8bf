"""Chromium and a server with the small rehearsal year, for a walk through the pages."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.plugin import DjangoDbBlocker

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-sync", "--disable-component-update", "--no-first-run")


def chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def site(
    year_database: Callable[[], AbstractContextManager[str]], django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address at which the pages are served; nothing in the walk writes but the sign-in's session."""
    from fadu.config.wsgi import application

    with year_database(), django_db_blocker.unblock():
        from django.db import connections

        # Each request has a thread of its own, whose connection must not outlive it.
        kept = connections["default"].settings_dict["CONN_MAX_AGE"]
        connections["default"].settings_dict["CONN_MAX_AGE"] = 0
        server = make_server("127.0.0.1", 0, application, server_class=_Threads, handler_class=_Silent)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()
        connections["default"].settings_dict["CONN_MAX_AGE"] = kept


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
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
