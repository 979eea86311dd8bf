"""Plain text and CSV: readable, or refused."""

from __future__ import annotations

import re
from contextlib import suppress

from fadu.engine.cleaning.unclean import Unclean


def text(content: bytes) -> bytes:
    """Readable text in UTF-8 or a Chinese national encoding, as it came."""
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            read = content.decode(encoding)
            if re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", read):
                raise Unclean("文本中有控制字符", "there are control characters in the text")
            return content
    raise Unclean(
        "不是可读的文本（应为 UTF-8 或国标编码）",
        "it is no readable text (UTF-8 or a national encoding is expected)",
    )
