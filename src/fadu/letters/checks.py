"""Templates held to the declarations that they speak of: for `fadu check` and the tests, before a letter is ever written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fadu.engine.line import NoSuchLine, NoSuchWord, line
from fadu.letters.places import unknown
from fadu.letters.template import FOLDER, read, served_by
from fadu.letters.troubles import TemplateWrong
from fadu.measure.cite import Term

NO_STEP = Term(
    "没有这样的业务、步骤，或者这一步没有文书", "no such line or step, or the step has no document"
)


def complaints(folder: Path = FOLDER) -> list[TemplateWrong]:
    """What is wrong with the templates; none: every one names only what its line declares."""
    return [one for path in sorted(folder.glob("*.toml")) for one in _of(path)]


def _of(path: Path) -> Iterator[TemplateWrong]:
    try:
        told = read(path)
    except TemplateWrong as wrong:
        yield wrong
        return
    for id, name in served_by(path):
        try:
            home = line(id)
            step = home.step(name)
        except (NoSuchLine, NoSuchWord):
            yield TemplateWrong(file=path.name, reason=NO_STEP, value=f"{id}.{name}")
            continue
        if step.document is None:
            yield TemplateWrong(file=path.name, reason=NO_STEP, value=f"{id}.{name}")
        for reason, value in unknown(told, home):
            yield TemplateWrong(file=path.name, reason=reason, value=value)
