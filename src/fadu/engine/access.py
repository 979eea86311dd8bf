"""Who may see and do what: one rule for every door, by territory (块), system (条), role and what the law makes public.

`may_read` decides on one record and `readable_sql` on many; both say the same of every line, row and viewer. What a
viewer is to a record (`standing`) then decides which facts of it they read (`reads`) and which acts are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any

from django.db import connection

from fadu.engine.actor import (
    APPLICANT,
    COURT,
    HANDLER,
    HEAD,
    NAMELESS,
    RESPONDENT,
    SUPERVISOR,
    SYSTEM,
    THE_APPLICANT,
    THE_PUBLIC,
    THE_SYSTEM,
    THIRD_PARTY,
    Actor,
    Place,
    Role,
    holder,
    place_of,
)
from fadu.engine.history import COPY, JOINT

if TYPE_CHECKING:
    from fadu.engine.line import Line

__all__ = [
    "APPLICANT",
    "COPY",
    "COURT",
    "HANDLER",
    "HEAD",
    "JOINT",
    "NAMELESS",
    "RESPONDENT",
    "SUPERVISOR",
    "SYSTEM",
    "THE_APPLICANT",
    "THE_PUBLIC",
    "THE_SYSTEM",
    "THIRD_PARTY",
    "Actor",
    "Place",
    "Reading",
    "Role",
    "Standing",
    "after_prefix",
    "ground_sql",
    "holder",
    "in_whose_place",
    "may_add",
    "may_hand_over",
    "may_read",
    "may_share",
    "may_take",
    "official_sql",
    "place_of",
    "readable_sql",
    "reads",
    "sees",
    "standing",
    "units_of",
]  # fmt: skip


def sees(viewer: Actor, place: Place) -> bool:
    """Does the record lie on the viewer's ground? The public has none."""
    return any(_sees(hat, place) for hat in viewer.hats)


def _sees(viewer: Actor, place: Place) -> bool:
    if Role.SYSTEM in viewer.roles:
        return True
    return (
        viewer.official
        and place.territory.startswith(viewer.territory)
        and place.system.startswith(viewer.system)
    )


# ------------------------------------------------------------------------------------------------- what one may read


class Standing(IntEnum):
    """What a viewer is to a record, from nobody to the handling unit; each may do what those below may, but for APPLICANT."""

    NONE = 0
    PUBLIC = 1  # the law opens this record to anyone
    APPLICANT = 2  # the outsider whose own case it is
    COPY = 3  # their unit was sent a copy (抄送)
    GROUND = 4  # it lies on their ground
    JOINT = 5  # their unit handles it jointly (会办)
    UNIT = 6  # their unit handles it

    @property
    def official(self) -> bool:
        return self >= Standing.COPY


class Reading(Enum):
    """What a viewer gets of a fact."""

    SHOWN = "shown"
    MASKED = "masked"
    HIDDEN = "hidden"


def standing(viewer: Actor, line: Line, row: Mapping[str, Any]) -> Standing:
    """What the viewer is to the record. `row` holds at least the engine's columns and those that `line.opened_to` reads."""
    if not viewer.official:
        if viewer.own and viewer.own == row["id"]:
            return Standing.APPLICANT
        return Standing.PUBLIC if line.is_public(row) else Standing.NONE
    if any(Role.SYSTEM in hat.roles or hat.unit == row["unit"] for hat in viewer.hats) and sees(
        viewer, place_of(row)
    ):
        return Standing.UNIT
    shared = _shares(viewer, row["id"])
    if JOINT in shared:
        return Standing.JOINT
    if sees(viewer, place_of(row)):
        return Standing.GROUND
    return Standing.COPY if COPY in shared else Standing.NONE


def may_read(viewer: Actor, line: Line, row: Mapping[str, Any]) -> bool:
    """May the viewer open this record? The one rule: lists, counts, exports and searches apply it as `readable_sql`."""
    return standing(viewer, line, row) > Standing.NONE


def reads(how: Standing, line: Line, name: str) -> Reading:
    """Which facts that opens: the public public ones, the applicant also what applicants tell or are told, officials all, and personal
    ones only in the units that handle the record."""
    note = line.facts[name]
    if how in (Standing.UNIT, Standing.JOINT):
        return Reading.SHOWN
    if how.official:
        return Reading.MASKED if note.personal else Reading.SHOWN
    told = how is Standing.APPLICANT and (note.told or name in line.told_by_applicant)
    return (
        Reading.SHOWN
        if told or (how > Standing.NONE and note.public and not note.personal)
        else Reading.HIDDEN
    )


def _shares(viewer: Actor, record: int) -> frozenset[str]:
    """How the record is shared with the viewer's units."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind FROM engine_share WHERE record = %s AND unit = ANY(%s)", [record, units_of(viewer)]
        )
        return frozenset(kind for (kind,) in cursor.fetchall())


def units_of(viewer: Actor) -> list[int]:
    """The units in whose name the viewer may act."""
    return sorted({hat.unit for hat in viewer.hats})


def readable_sql(viewer: Actor, line: Line, *, table: str = "") -> tuple[str, dict[str, Any]]:
    """`may_read` as an SQL condition on the line's own table (or its alias `table`), with the values it names."""
    if viewer.official:
        return official_sql(viewer, table=table, key="id")
    opened = line.public_sql(table)
    if not viewer.own:
        return opened, {}
    prefix = f"{table}." if table else ""
    return f"({opened} OR {prefix}id = %(viewer_own)s)", {"viewer_own": viewer.own}


def official_sql(viewer: Actor, *, table: str = "", key: str = "record") -> tuple[str, dict[str, Any]]:
    """What an official may read, on any table with territory and system and a record's key: on their ground, or shared."""
    ground, values = ground_sql(viewer, table=table)
    if not viewer.official or ground == "TRUE":
        return ground, dict(values)
    prefix = f"{table}." if table else ""
    # An array, read once: the planner can then serve both halves from their indexes.
    shared = "ARRAY(SELECT s.record FROM engine_share s WHERE s.unit = ANY(%(viewer_units)s))"
    return f"(({ground}) OR {prefix}{key} = ANY({shared}))", {**values, "viewer_units": units_of(viewer)}


def ground_sql(viewer: Actor, *, table: str = "") -> tuple[str, dict[str, str]]:
    """`sees` as an SQL condition on the columns territory and system (text ranges, so an index serves it)."""
    grounds: list[str] = []
    values: dict[str, str] = {}
    for number, hat in enumerate(viewer.hats):
        ground, bounds = _ground_sql(hat, table, f"_{number}" if number else "")
        if ground == "TRUE":
            return ground, {}
        if ground != "FALSE" and ground not in grounds:
            grounds.append(ground)
            values |= bounds
    if len(grounds) > 1:
        return "(" + " OR ".join(f"({ground})" for ground in grounds) + ")", values
    return "".join(grounds) or "FALSE", values


def _ground_sql(viewer: Actor, table: str, mark: str) -> tuple[str, dict[str, str]]:
    if Role.SYSTEM in viewer.roles:
        return "TRUE", {}
    if not viewer.official:
        return "FALSE", {}
    prefix = f"{table}." if table else ""
    parts, values = [], {}
    for column, code in (("territory", viewer.territory), ("system", viewer.system)):
        if code:
            name = f"ground_{column}{mark}"
            parts.append(f"{prefix}{column} >= %({name})s AND {prefix}{column} < %({name}_end)s")
            values[name] = code
            values[f"{name}_end"] = after_prefix(code)
    return " AND ".join(parts) or "TRUE", values


def after_prefix(code: str) -> str:
    """The first text that no longer begins with the code, under byte order."""
    return code[:-1] + chr(ord(code[-1]) + 1)


# --------------------------------------------------------------------------------------------------- what one may do


def may_take(actor: Actor, by: frozenset[Role], unit: int, *, record: int = 0) -> bool:
    """May this person take a step that these roles may take, in a record of this unit?

    A handler or head acts in the own unit only; an outsider's act is taken by the holder of the record, or recorded by
    the unit's handler; the supervising body acts on its ground (`in_whose_place` asks for the ground too).
    """
    if Role.SYSTEM in actor.roles:
        return Role.SYSTEM in by or any(role.outside for role in by)
    if not actor.official:
        return bool(actor.roles & by) and bool(record) and actor.own == record
    if Role.SUPERVISOR in actor.roles & by:
        return True
    own = actor.unit == unit
    stands_in = frozenset({Role.HANDLER}) if any(role.outside for role in by) else frozenset()
    return own and bool(actor.roles & (by | stands_in))


def in_whose_place(
    actor: Actor, by: frozenset[Role], row: Mapping[str, Any], *, opening: bool = False
) -> Actor | None:
    """As whom the person may take a step of this record: as themselves, or for one who delegated to them; None: not at all."""
    if opening and not actor.official and not actor.own:
        return actor if actor.roles & by else None
    for hat in actor.hats:
        if may_take(hat, by, row["unit"], record=row["id"]) and (
            not hat.official or hat.unit == row["unit"] or _sees(hat, place_of(row))
        ):
            return hat
    return None


def may_hand_over(actor: Actor, row: Mapping[str, Any]) -> Actor | None:
    """As whom the person may hand the record to another unit: the head of the unit that has it, or who oversees its ground."""
    return in_whose_place(actor, frozenset({Role.HEAD, Role.SUPERVISOR}), row)


def may_share(actor: Actor, row: Mapping[str, Any]) -> Actor | None:
    """As whom the person may ask other units to join or send them copies: the unit that has it, or who oversees its ground."""
    return in_whose_place(actor, frozenset({Role.HANDLER, Role.HEAD, Role.SUPERVISOR}), row)


def may_add(actor: Actor, line: Line, row: Mapping[str, Any]) -> bool:
    """May the person add notes and attachments: the unit, those who handle jointly, who oversees its ground, the system; the
    holder of the record adds papers of their own."""
    how = standing(actor, line, row)
    supervises = how is Standing.GROUND and any(
        Role.SUPERVISOR in hat.roles and _sees(hat, place_of(row)) for hat in actor.hats
    )
    return supervises or how in (Standing.UNIT, Standing.JOINT, Standing.APPLICANT)
