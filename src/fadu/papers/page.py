"""The measures of GB/T 9704-2012, in one place for both formats (mm and pt; `derived`: arithmetic from the standard's).

The page, the text area, its 22 lines of 28 characters, the sizes and the tolerance were seen in an excerpt of the standard, the
rows of copy number, secrecy and urgency too; the distances of the other elements (mark, rule, signature, imprint, page
number) are as known and have not been read in its text.
"""

from __future__ import annotations

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, LEFT = 37.0, 28.0  # 天头, 订口
TEXT_WIDTH, TEXT_HEIGHT = 156.0, 225.0  # 版心
RIGHT, BOTTOM = PAGE_WIDTH - LEFT - TEXT_WIDTH, PAGE_HEIGHT - TOP - TEXT_HEIGHT  # derived: 26, 35
LINES, CHARACTERS = 22, 28

POINT = 25.4 / 72  # mm
SIZE_1, SIZE_2, SIZE_3, SIZE_4 = 26.0, 22.0, 16.0, 14.0  # 一号, 二号, 三号, 四号, in pt
PITCH = TEXT_HEIGHT / POINT / LINES  # derived: 28.99 pt from line to line
ADVANCE = TEXT_WIDTH / POINT / CHARACTERS  # derived: 15.79 pt from character to character
MARK_BELOW_TEXT_TOP = 35.0  # 发文机关标志上边缘至版心上边缘
LETTER_MARK_TOP = 30.0  # 信函: 发文机关标志上边缘至上页边
LETTER_RULE_WIDTH, LETTER_RULE_FOOT = 170.0, 20.0  # 信函: 双线长, 下双线距下页边
RULE_GAP = 4.0  # 发文字号之下至红线
NUMBER_BELOW_TEXT = 7.0  # 页码: 一字线上距版心下边缘
THICK, THIN = 0.35, 0.25  # 版记首末、中间分隔线, mm
RED = "#e60012"


def mark_size(mark: str) -> float:
    """The largest size (pt) at which the issuer's mark fits on one line with a character to spare, at most 48 pt."""
    return round(min(48.0, TEXT_WIDTH / POINT / (len(mark) + 1.0)), 1) if mark else SIZE_2


def inset(name: float, day: float, room: float = 4.0) -> tuple[float, float]:
    """How far in from the right (in characters) a signature and its date stand, given their widths in characters.

    The date stands four characters in and the name centred over it (7.3.5.1); a name too wide for that ends at the
    margin and the date moves in to stand under its middle.
    """
    over = room + day / 2 - name / 2
    return (over, room) if over >= 0 else (0.0, max(room, name / 2 - day / 2))
