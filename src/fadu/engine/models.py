"""The engine's own tables, gathered for Django; each stands in the module that writes it."""

from fadu.engine.count import Counted, Tally
from fadu.engine.docket import Due
from fadu.engine.follow import Cursor
from fadu.engine.log import Event, Kept, Seal
from fadu.engine.people import Officer, Unit
from fadu.engine.series import Series

__all__ = ["Counted", "Cursor", "Due", "Event", "Kept", "Officer", "Seal", "Series", "Tally", "Unit"]
