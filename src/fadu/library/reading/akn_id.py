"""The anchors of the library as eIds after the Akoma Ntoso naming convention: a33-2-1 → art_33__para_2__point_1."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(sb|cz|[abcdshx])(\d*)(?:b(\d+))?((?:~\w+)?)")
_PREFIX = {
    "a": "art",
    "b": "book",
    "sb": "part",
    "c": "chp",
    "cz": "chp_last",
    "d": "sec",
    "s": "lvl",
    "h": "hdg",
    "x": "att",
}
_BELOW_ARTICLE = ("para", "point", "indent")


def eid(anchor: str) -> str:
    """Different anchors have different eIds."""
    annex, dot, own = anchor.rpartition(".")
    told = [_token(annex)] if dot else []
    below = _BELOW_ARTICLE if own.startswith("a") and own[1:2].isdigit() else ()
    for n, token in enumerate(own.split("-")):
        number, again, more = token.partition("~")
        if number.isdigit() and n:
            name = below[min(n - 1, len(below) - 1)] if below else "lvl"
            told.append(f"{name}_{number}" + (f".{more}" if again else ""))
        else:
            told.append(_token(token))
    return "__".join(told)


def _token(token: str) -> str:
    found = _TOKEN.fullmatch(token)
    if found is None or (not found[2] and found[1] != "cz"):
        return token.replace("~", ".")
    number = f"_{found[2]}" if found[2] else ""
    sub = f"-{found[3]}" if found[3] else ""
    return f"{_PREFIX[found[1]]}{number}{sub}{found[4].replace('~', '.')}"
