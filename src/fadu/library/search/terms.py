"""The field's terms, from terms.toml: what means the same, and what everyday word stands for which official one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fadu.library.search.tokens import Segmenter, fold


@dataclass(frozen=True)
class Terms:
    """`alike`: folded name → the other folded names that find it; `names`: folded → as written, all of them."""

    alike: dict[str, tuple[str, ...]]
    names: dict[str, str]


@cache
def terms() -> Terms:
    """Read once a process."""
    data = tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))
    alike: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for table, rows in data.items():
        for written, _source in rows:
            folded = [fold(name) for name in written]
            names.update(zip(folded, written, strict=True))
            for name in folded[:1] if table == "everyday" else folded:
                others = alike.setdefault(name, [])
                others.extend(other for other in folded if other != name and other not in others)
    return Terms({name: tuple(others) for name, others in alike.items() if others}, names)


@cache
def segmenter() -> Segmenter:
    """The one segmenter of indexing and asking: were they two, the words of a query would not be those of the texts."""
    return Segmenter(name for name in terms().names if 2 <= len(name) <= 4 and "|" not in name)
