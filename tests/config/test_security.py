"""The deployment check of an installation that is served over HTTPS, and the headers that every page carries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from fadu.config import security
from fadu.config.environment import BadValue

PRODUCTION = {
    "FADU_HTTPS": "1",
    "FADU_PROXY": "1",
    "FADU_HOSTS": "fadu.example.gov.cn",
    "FADU_SECOND_FACTOR": "required",
}


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FADU_")}
    # No database: the checks named here read settings only, and the server is not asked for.
    done = subprocess.run(
        [
            sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING",
            "--tag", "security", "--tag", "compatibility", "--tag", "urls", "--tag", "models", "--tag", "templates",
        ],
        env={**environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "fadu.config.settings", "FADU_HOME": str(tmp_path),
             "FADU_DATABASE_URL": "postgresql://nobody:none@127.0.0.1:9/none",
             "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    assert not done.stderr.strip()


def test_cookies_and_transport_are_strict_only_where_there_is_https() -> None:
    plain, encrypted = security.settings({}), security.settings(PRODUCTION)
    assert "SESSION_COOKIE_SECURE" not in plain
    assert plain["SECURE_PROXY_SSL_HEADER"] is None
    assert encrypted["SESSION_COOKIE_SECURE"] is encrypted["CSRF_COOKIE_SECURE"] is True
    assert encrypted["SECURE_SSL_REDIRECT"] is True
    assert encrypted["SECURE_HSTS_SECONDS"] == 31_536_000
    assert encrypted["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert security.settings({"FADU_HTTPS": "1"})["SECURE_PROXY_SSL_HEADER"] is None, (
        "nobody was told of a proxy"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("FADU_SECOND_FACTOR", "perhaps"), ("FADU_HTTPS", "yes"), ("FADU_IDLE_MINUTES", "0")],
)
def test_a_useless_value_is_refused(name: str, value: str) -> None:
    with pytest.raises(BadValue):
        security.settings({name: value})


def test_every_page_carries_the_headers(city_year: int) -> None:
    for address in ("/", "/desk/sign-in", "/no/such/page"):
        headers = Client().get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
