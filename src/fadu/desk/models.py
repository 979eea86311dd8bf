"""The desk's own tables, gathered for Django; each stands in the module that writes it."""

from fadu.desk.changes import Change
from fadu.desk.saved import SavedFilter
from fadu.desk.sittings import PasswordDue, Sitting

__all__ = ["Change", "PasswordDue", "SavedFilter", "Sitting"]
