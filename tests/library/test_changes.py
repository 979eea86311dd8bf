"""The change log: what a transaction changed is read once that transaction, and every older one, has ended."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fadu.library import changes
from fadu.library.kinds import What
from fadu.library.models import Revision

NOW = datetime(2024, 1, 2, tzinfo=UTC)


@pytest.mark.django_db
def test_a_change_is_numbered_with_its_own_transaction_and_not_read_before_it_ended() -> None:
    changes.note([7, 7, 3], What.FIELDS, at=NOW)
    first = Revision.objects.order_by("id").first()
    assert first is not None
    assert first.xid > 0
    # This very transaction still runs: the horizon does not lie beyond it.
    assert changes.horizon() <= first.xid
    assert changes.changed_between(after=0, before=changes.horizon()) == []
    assert changes.changed_between(after=first.xid - 1, before=first.xid + 1) == [3, 7]
