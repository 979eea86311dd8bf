"""The desk's own tables, gathered for Django; each stands in the module that writes it."""

from fadu.desk.case_prepared import Prepared
from fadu.desk.changes import Change
from fadu.desk.opening_once import Opened
from fadu.desk.saved import SavedFilter
from fadu.desk.sittings import PasswordDue, Sitting

__all__ = ["Change", "Opened", "PasswordDue", "Prepared", "SavedFilter", "Sitting"]
