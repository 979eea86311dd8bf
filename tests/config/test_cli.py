"""The command line as a whole: fast help, sentences instead of traces, exit codes, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest

from fadu.config.cli import Commands, fadu, opening_sentence
from fadu.config.environment import KNOWN

FADU = [sys.executable, "-c", "from fadu.config.cli import main; main()"]
GROUP = fadu
NAMES = Commands().list_commands(click.Context(GROUP))


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*FADU, *arguments], env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )


def test_help_lists_every_command_without_loading_django() -> None:
    probe = "import sys; from click.testing import CliRunner; from fadu.config.cli import fadu\n"
    probe += "print(CliRunner().invoke(fadu, ['--help']).output); assert not {'django', 'psycopg', 'numpy'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    for name in NAMES:
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    assert opening_sentence(name).rstrip().endswith((".", "。"))
    command = GROUP.get_command(click.Context(GROUP), name)
    assert command is not None
    assert command.help
    assert run(name, "--help").returncode == 0


def test_it_runs_as_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fadu.config.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("fadu, version ")


def test_an_unknown_command_is_wrong_usage() -> None:
    assert run("no-such-thing").returncode == 2


def test_a_trouble_is_a_sentence_on_stderr_and_exit_code_1() -> None:
    for lang, remedy in (("zh", "请改正拼写"), ("en", "Correct or unset it")):
        done = run("settings", FADU_LANG=lang, FADU_SCALF="1")
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith("[IN-001] ")
        assert remedy in done.stderr
        assert "Traceback" not in done.stderr


def test_settings_are_listed_and_a_password_is_not() -> None:
    done = run("settings", "--json", FADU_DATABASE_URL="postgresql://me:verysecret@host/db")
    listed = json.loads(done.stdout)
    assert set(listed) == set(KNOWN)
    assert listed["FADU_DATABASE_URL"]["value"] == "***"
    assert "verysecret" not in done.stdout + done.stderr


def test_status_says_where_everything_lies_and_starts_nothing() -> None:
    found = json.loads(run("status", "--json").stdout)
    assert found["home"] == os.environ["FADU_HOME"]
    assert found["embedded"] is True
