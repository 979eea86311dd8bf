"""A printed number while the text around it is still being read; it becomes a `Claim` at the end."""

from __future__ import annotations

from decimal import Decimal

from fadu.auditor.model import Approximation, Claim, ClaimKind, Relation

ONE = Decimal(1)
NAUGHT = Decimal(0)
_HALF = Decimal("0.5")
_LESS, _MORE = Decimal("0.95"), Decimal("1.05")  # 左右 and 约 stand for five per cent either way


class Token:
    """Mutable on purpose: relations are drawn between tokens before any claim is final."""

    __slots__ = (
        "approx", "base", "breaks",
        "chinese", "cued", "end", "factor", "gap", "high", "kind", "lead", "low", "places", "relations",
        "start", "subject", "tail", "text", "unit", "value",
    )  # fmt: skip

    def __init__(
        self, start: int, end: int, text: str, kind: ClaimKind, value: Decimal | str, unit: str
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.kind: ClaimKind = kind
        self.value = value
        self.unit = unit
        self.base: Decimal | None = None
        self.approx: Approximation = "exact"
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.factor = ONE
        self.places = 0
        self.chinese = False
        self.breaks = 0  # 1: a full stop, 2: a paragraph break stands between the number before and this one
        self.cued = False  # a word such as 其中 opens a list in the gap
        self.gap = ""  # what stands between the number before and this one, in the same paragraph
        self.lead = ""  # the clause it closes
        self.tail = ""  # what follows up to the next mark
        self.subject = ""
        self.relations: list[Relation] = []

    @property
    def number(self) -> Decimal | None:
        """The amount in its base unit, or the printed value of a share."""
        if self.base is not None:
            return self.base
        return self.value if isinstance(self.value, Decimal) else None

    def bound(self) -> None:
        """Set what the printed number can mean: half its last digit either way, or what its approximator allows."""
        number = self.number
        if number is None:
            return
        if self.approx == "exact":
            exact = self.kind != "ratio" and self.places == 0 and (self.factor == ONE or not number)
            half = NAUGHT if exact else self.factor.scaleb(-self.places) * _HALF
            self.low, self.high = number - half, number + half
        elif self.approx == "over":
            self.low, self.high = number, None
        elif self.approx == "nearly":
            self.low, self.high = NAUGHT, number
        else:
            self.low, self.high = number * _LESS, number * _MORE

    def claim(self) -> Claim:
        return Claim(
            self.start, self.end, self.text, self.subject, self.value, self.base, self.unit, self.kind, self.approx,
            self.low, self.high, tuple(self.relations),
        )  # fmt: skip
