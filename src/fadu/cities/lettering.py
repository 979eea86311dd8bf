"""How a city numbers its letters: the word of each unit (机关代字), the word of each kind of paper, from letters.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fadu.cities import city

_BELOW_COUNTY = ("街道", "乡", "镇")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The city's words; `superior` is the government above it."""

    superior: str
    territory: Mapping[str, str]
    system: Mapping[str, str]
    unit: Mapping[str, str]
    kind: Mapping[str, str]

    def word_of_unit(self, *, code: str, territory: str, system: str, name: str) -> str:
        """机关代字: the unit's own, or its territory's word and its system's (长司, 芙司, 芙定王台府)."""
        if code in self.unit:
            return self.unit[code]
        ground = max((one for one in self.territory if territory.startswith(one)), key=len, default="")
        local = "" if territory == ground else _short(name)
        return self.territory.get(ground, "") + local + self.system.get(system, "")

    def word_of_kind(self, document: str) -> str:
        """文种字 by how the document's name ends (the longest ending counts); empty: it gets no number."""
        name = document.split("（")[0]
        return (
            self.kind[max(fits, key=len)]
            if (fits := [one for one in self.kind if name.endswith(one)])
            else ""
        )


def _short(name: str) -> str:
    """定王台街道 → 定王台; a park keeps its name."""
    for ending in _BELOW_COUNTY:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


@cache
def lettering(name: str) -> Lettering:
    """The scheme of the city of that folder, read once."""
    told = tomllib.loads((city(name).folder / "letters.toml").read_text("utf-8"))
    return Lettering(told["superior"], told["territory"], told["system"], told["unit"], told["kind"])
