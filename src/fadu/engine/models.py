"""The engine's own tables, gathered for Django; each stands in the module that writes it."""

from fadu.engine.count import Counted, Tally
from fadu.engine.delegation import Delegation
from fadu.engine.docket import Due
from fadu.engine.files import Attached, File
from fadu.engine.follow import Cursor
from fadu.engine.holders import Holder
from fadu.engine.log import Event, Kept, Seal
from fadu.engine.people import ClosedUnit, Officer, Unit
from fadu.engine.ratings import Rating
from fadu.engine.reads import Reading
from fadu.engine.series import Series
from fadu.engine.shares import Share

__all__ = [
    "Attached", "ClosedUnit", "Counted", "Cursor", "Delegation", "Due", "Event", "File", "Holder", "Kept", "Officer", "Rating",
    "Reading", "Seal", "Series", "Share", "Tally", "Unit",
]  # fmt: skip
