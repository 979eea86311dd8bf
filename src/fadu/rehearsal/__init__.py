"""A synthetic city-year: reproducible from a seed, of any size, legal at every step, and marked 演示数据 wherever it shows."""

MARK_ZH, MARK_EN = "演示数据", "synthetic data"
