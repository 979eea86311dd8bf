"""One-scan SQL written by hand for every number that the tallies of the two great lines hold, month by month."""

from __future__ import annotations

from collections import defaultdict

from django.db import connection

from fadu.engine.count import Delta
from fadu.engine.line import Line

_MONTH = "(date_part('year', {0})::int * 12 + date_part('month', {0})::int - 1)"

BY_HAND = {
    "services.proof_free": f"""
WITH cube AS MATERIALIZED (
  SELECT unit, {_MONTH.format("opened")} AS came, {_MONTH.format("closed")} AS went, way, count(*) AS n,
    count(*) FILTER (WHERE result IN ('granted', 'refused')) AS handled,
    count(*) FILTER (WHERE result IN ('granted', 'refused') AND submitted = 0) AS free,
    sum(spared) FILTER (WHERE result IN ('granted', 'refused')) AS spared,
    count(*) FILTER (WHERE result IN ('granted', 'refused') AND missed & 1 = 0) AS timely,
    count(*) FILTER (WHERE result IN ('withdrawn', 'terminated')) AS undecided
  FROM services_prooffree GROUP BY unit, came, went, way)
SELECT unit, came, NULL AS code, '{{accepted,carried_in,carried_over}}'::text[], ARRAY[sum(n), sum(n), sum(n)]::bigint[]
  FROM cube GROUP BY unit, came
UNION ALL
SELECT unit, greatest(came, went), NULL, '{{carried_in,carried_over}}', ARRAY[-sum(n), -sum(n)]::bigint[]
  FROM cube WHERE went IS NOT NULL GROUP BY unit, greatest(came, went)
UNION ALL
SELECT unit, went, NULL, '{{handled,proof_free,proofs_spared,on_time,undecided}}',
    ARRAY[sum(handled), sum(free), sum(spared), sum(timely), sum(undecided)]::bigint[]
  FROM cube WHERE went IS NOT NULL GROUP BY unit, went
UNION ALL
SELECT unit, went, way, '{{handled}}', ARRAY[sum(handled)]::bigint[] FROM cube WHERE went IS NOT NULL GROUP BY unit, went, way
""",
    "services.cross_region": f"""
WITH cube AS MATERIALIZED (
  SELECT unit, {_MONTH.format("opened")} AS came, {_MONTH.format("closed")} AS went, mode, count(*) AS n,
    count(*) FILTER (WHERE result IN ('granted', 'refused')) AS handled,
    count(*) FILTER (WHERE result IN ('granted', 'refused') AND mode <> 'collected_here') AS here,
    count(*) FILTER (WHERE result IN ('granted', 'refused') AND mode = 'collected_here') AS elsewhere,
    count(*) FILTER (WHERE result IN ('granted', 'refused') AND mode <> 'collected_here' AND missed & 1 = 0) AS timely,
    count(*) FILTER (WHERE result IN ('withdrawn', 'terminated')) AS undecided
  FROM services_crossregion GROUP BY unit, came, went, mode)
SELECT unit, came, NULL AS code, '{{accepted,carried_in,carried_over}}'::text[], ARRAY[sum(n), sum(n), sum(n)]::bigint[]
  FROM cube GROUP BY unit, came
UNION ALL
SELECT unit, greatest(came, went), NULL, '{{carried_in,carried_over}}', ARRAY[-sum(n), -sum(n)]::bigint[]
  FROM cube WHERE went IS NOT NULL GROUP BY unit, greatest(came, went)
UNION ALL
SELECT unit, went, NULL, '{{handled,decided_here,decided_elsewhere,on_time,undecided}}',
    ARRAY[sum(handled), sum(here), sum(elsewhere), sum(timely), sum(undecided)]::bigint[]
  FROM cube WHERE went IS NOT NULL GROUP BY unit, went
UNION ALL
SELECT unit, went, mode, '{{handled}}', ARRAY[sum(handled)]::bigint[] FROM cube WHERE went IS NOT NULL GROUP BY unit, went, mode
""",
}


def deltas_by_hand(line: Line) -> dict[Delta, int]:
    """The numbers in the form in which `count.recount` tells them."""
    found: dict[Delta, int] = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND[line.id])
        for unit, month, code, names, values in cursor.fetchall():
            for name, value in zip(names, values, strict=True):
                found[name, () if code is None else (code,), unit, month] += int(value or 0)
    return {delta: value for delta, value in found.items() if value}
