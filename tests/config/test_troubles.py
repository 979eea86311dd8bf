"""Every trouble of the installation renders in both languages, and failures of the server are recognised."""

from __future__ import annotations

import psycopg
import pytest
from django.db import OperationalError

from fadu.config.interruption import ConnectionLost, DiskFilled, recognised
from fadu.measure.trouble import catalogue, duplicate_codes


def test_codes_are_given_once() -> None:
    assert duplicate_codes() == {}


def test_every_trouble_of_ours_says_what_to_do() -> None:
    ours = [kind for kind in catalogue() if kind.__module__.startswith("fadu.config")]
    assert len(ours) >= 10
    for kind in ours:
        for lang in ("zh", "en"):
            sentence = kind().sentence(lang)  # type: ignore[arg-type]
            assert len(sentence) > 20
            assert kind().remedy(lang)  # type: ignore[arg-type]


def test_a_disk_that_fills_up_in_the_middle_is_recognised_through_djangos_exception() -> None:
    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.DiskFull("could not extend file: No space left on device")
    assert isinstance(recognised(error), DiskFilled)


def test_a_lost_connection_is_recognised() -> None:
    assert isinstance(recognised(psycopg.errors.AdminShutdown("terminating connection")), ConnectionLost)
    assert isinstance(
        recognised(psycopg.OperationalError("server closed the connection unexpectedly")), ConnectionLost
    )


@pytest.mark.parametrize("error", [ValueError("x"), psycopg.errors.UniqueViolation("duplicate")])
def test_a_fault_of_the_program_is_no_trouble(error: Exception) -> None:
    assert recognised(error) is None
