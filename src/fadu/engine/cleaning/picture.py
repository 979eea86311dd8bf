"""Pictures: drawn anew, so that nothing but the picture remains."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from fadu.engine.cleaning.unclean import Unclean

PIXELS = 80_000_000


def image(content: bytes) -> bytes:
    """The picture alone, turned upright: without EXIF, GPS, comments, thumbnails or anything appended."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > PIXELS:
                    raise Unclean("图片过大", "the picture has too many pixels")
                return _redrawn(opened)
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as broken:
        raise Unclean("图片已损坏或无法检查", "the picture is damaged or cannot be checked") from broken


def _redrawn(opened: Image.Image) -> bytes:
    if opened.format == "PNG" and getattr(opened, "n_frames", 1) > 1:
        raise Unclean("不收动画图片", "animated pictures are not taken")
    jpeg = opened.format != "PNG"
    opened.load()
    turned = opened.getexif().get(0x0112, 1) != 1
    upright = ImageOps.exif_transpose(opened) if turned else opened
    seen: dict[str | tuple[int, int], Any] = {
        name: upright.info[name] for name in ("transparency", "icc_profile") if name in upright.info
    }
    upright.info = seen
    told = BytesIO()
    if not jpeg:
        upright.save(told, "PNG", optimize=False)
    elif not turned and opened.format == "JPEG":
        upright.save(told, "JPEG", quality="keep", comment=b"", icc_profile=seen.get("icc_profile"))
    else:
        upright.save(told, "JPEG", quality=95, comment=b"", icc_profile=seen.get("icc_profile"))
    return told.getvalue()


_TOLD = frozenset((0xE1, 0xED, 0xFE))
"""Segments that tell of the camera and its owner: EXIF and XMP, captions, comments."""


def untold(jpeg: bytes) -> bytes:
    """A JPEG inside another document, its pixels untouched, without the segments that tell of its making."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] not in _TOLD:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
