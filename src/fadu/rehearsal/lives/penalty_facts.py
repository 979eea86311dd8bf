"""What an invented penalty case is about: the matter, the circumstances, and a fine within the band they lead to."""

from __future__ import annotations

import random
from typing import Any

from fadu.rehearsal.life import Life
from fadu.work.enforcement.penalty.discretion import band

STANDARD = {"citizen": 300_000, "organisation": 2_000_000}
"""分; the only published local standard seen for the sum from which a hearing is due (another province's, demonstration)."""

YUAN = 100
RANGES = ((0, 5_000), (1_000, 10_000), (2_000, 20_000), (5_000, 50_000), (10_000, 100_000), (50_000, 200_000))
KINDS = {"fined": 0.74, "warned": 0.1, "fined+gains_taken": 0.08, "fined+goods_taken": 0.03, "warned+fined": 0.03,
"permit_suspended": 0.008,
         "business_stopped+fined": 0.006, "permit_revoked": 0.003, "criticised": 0.002, "grade_lowered": 0.001,
         "business_restricted": 0.002, "otherwise": 0.002}  # fmt: skip
MATTERS = (
    "占道经营",
    "未按规定公示价格",
    "超限运输",
    "未取得许可从事经营",
    "安全生产隐患未整改",
    "噪声扰民",
    "食品标签不合格",
    "违法建设",
)
POWERS = {"statutory": 0.8, "concentrated": 0.12, "conferred": 0.05, "authorised": 0.03}
SOURCES = {"inspection": 0.55, "complaint": 0.3, "transferred": 0.1, "monitoring": 0.05}


def circumstances(rng: random.Random) -> dict[str, Any]:
    least, most = rng.choice(RANGES)
    easy = rng.random() < 0.16
    return {
        "minor": easy and rng.random() < 0.5, "corrected": easy or rng.random() < 0.4, "first_time": rng.random() < (0.7 if easy else 0.1),
        "harm": one_of({"none": 0.7, "slight": 0.3} if easy else {"none": 0.2, "slight": 0.3, "real": 0.5}, rng),
        "faultless": rng.random() < 0.004, "capacity": one_of({"adult": 0.99, "minor": 0.008, "child": 0.001, "incapable": 0.001}, rng),
        "mitigation": one_of({"none": 0.8, "remedied": 0.12, "coerced": 0.01, "confessed": 0.03, "helped": 0.02, "other": 0.02}, rng),
        "aggravation": one_of({"none": 0.93, "repeated": 0.06, "emergency": 0.01}, rng), "complicated": rng.random() < 0.06,
        "review_ground": one_of({"none": 0.86, "complex": 0.07, "public_interest": 0.03, "other": 0.04}, rng),
        "fine_least": least * YUAN, "fine_most": most * YUAN,
    }  # fmt: skip


def fitting_fine(life: Life, rng: random.Random) -> int:
    """Within the band of the circumstances; now and then below it, for a reason on record."""
    row = life.row
    low, high = band(row["measure"], row["fine_least"], row["fine_most"])
    low = max(low, row["fine_least"] // 2, 100 * YUAN)
    if row["measure"] == "general" and rng.random() < 0.01 and row["fine_least"] + 100 * YUAN < low:
        return int(row["fine_least"]) + 50 * YUAN
    return rng.randrange(low // YUAN, max(low, high) // YUAN + 1) * YUAN


def outside(life: Life, fine: int) -> bool:
    return bool(fine) and not life.row["band_least"] <= fine <= life.row["band_most"]


def one_of(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
