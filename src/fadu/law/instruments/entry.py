"""How an instrument is entered: what was read in the frozen collection, what was seen in part, what nobody has checked."""

from __future__ import annotations

from datetime import date
from functools import partial

from fadu.measure.cite import Instrument, Mark

# The public statute collection in which the texts were read ended on this day: later change is not excluded.
COLLECTION = date(2025, 4, 19)
# For pages and excerpts: the day on which the notes on them were taken over; the day each was seen is not recorded.
NOTES = date(2026, 11, 23)

READ = partial(Instrument, mark=Mark.READ, checked=COLLECTION, source="LawRefBook/Laws 2f4c5c2")
PAGE = partial(Instrument, mark=Mark.PAGE, checked=NOTES)
EXCERPT = partial(Instrument, mark=Mark.EXCERPT, checked=NOTES)
KNOWN = partial(Instrument, mark=Mark.KNOWN, checked=NOTES)
LOCAL = partial(Instrument, mark=Mark.LOCAL, checked=NOTES)
