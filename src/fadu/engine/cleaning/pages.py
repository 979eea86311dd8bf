"""PDF: the pages alone."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from fadu.engine.cleaning.picture import untold
from fadu.engine.cleaning.unclean import Unclean

_DROPPED = (
    "/Metadata", "/PieceInfo", "/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/AF", "/XFA", "/EF", "/Collection", "/JS",
)  # fmt: skip
_ACTIVE = frozenset(("/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/XFA", "/EF", "/JS"))
_ACTIONS = frozenset((
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute",
))  # fmt: skip
_HIDDEN = frozenset(("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"))
_OF_STREAMS = frozenset(("/Length", "/Filter", "/DecodeParms"))


def pdf(content: bytes) -> bytes:
    """The pages alone: without document information, XMP, scripts, actions, attached files and forms that fill themselves.

    A digitally signed PDF is kept byte for byte, since cleaning would break the signature; it is refused if there is
    anything active in it.
    """
    try:
        with pikepdf.open(BytesIO(content)) as opened:
            if opened.is_encrypted:
                raise Unclean("PDF 已加密，无法检查", "the PDF is encrypted and cannot be checked")
            if not len(opened.pages):
                raise Unclean("PDF 没有页面", "the PDF has no page")
            signed = any(_is_signature(one) for one in opened.objects)
            active = [_scrubbed(one) for one in opened.objects]
            if signed:
                if any(active):
                    raise Unclean(
                        "已签名的 PDF 含有脚本、动作或内嵌文件",
                        "the signed PDF has scripts, actions or files in it",
                    )
                return content
            if "/Info" in opened.trailer:
                del opened.trailer["/Info"]
            told = BytesIO()
            opened.save(told, deterministic_id=True, fix_metadata_version=False)
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        RuntimeError,
        ValueError,
        TypeError,
        RecursionError,
    ) as broken:
        raise Unclean(
            "PDF 已损坏、已加密或无法检查", "the PDF is damaged, encrypted or cannot be checked"
        ) from broken
    return told.getvalue()


def _is_signature(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/ByteRange" in one and "/Contents" in one


def _scrubbed(one: pikepdf.Object, depth: int = 0) -> bool:
    """Cleans an object and what lies directly in it; was there anything active?"""
    if depth > 50 or not isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return False
    active = False
    if not isinstance(one, pikepdf.Array):
        for name in _DROPPED:
            if name in one:
                active |= name in _ACTIVE
                del one[name]
        if str(one.get("/S", "")) in _ACTIONS or str(one.get("/Subtype", "")) in _HIDDEN:
            # An action without a kind does nothing; an annotation without a kind shows nothing.
            active = True
            for name in set(one.keys()) - _OF_STREAMS:
                del one[name]
        if isinstance(one, pikepdf.Stream) and one.get("/Filter") == pikepdf.Name.DCTDecode:
            how = one.get("/DecodeParms")
            parms = how if isinstance(how, pikepdf.Dictionary) else None
            one.write(untold(one.read_raw_bytes()), filter=pikepdf.Name.DCTDecode, decode_parms=parms)
    for part in list(one) if isinstance(one, pikepdf.Array) else [one[name] for name in list(one.keys())]:
        # What is an object of its own is cleaned in its turn.
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            active |= _scrubbed(part, depth + 1)
    return active
