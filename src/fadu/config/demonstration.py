"""The accounts with which a rehearsal year can be tried out, as `fadu up` prints them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from fadu.measure.cite import Term

_CAST = "fadu.rehearsal.cast"


def accounts() -> Term:
    """One line an account: name, password, who it is. Empty while nobody plays a part."""
    if find_spec("fadu.rehearsal") is None or find_spec(_CAST) is None:
        return Term("", "")
    people = import_module(_CAST).accounts()
    if not people:
        return Term("", "")
    return Term(
        "演示账号（合成数据，密码公开，请勿用于正式环境）：\n"
        + "".join(f"  {one.name}  {one.password}  {one.title.zh}\n" for one in people),
        "Demonstration accounts (synthetic data, public passwords, never for real use):\n"
        + "".join(f"  {one.name}  {one.password}  {one.title.en}\n" for one in people),
    )
