"""A link as a QR code, to be printed on a poster."""

import io

import segno

_SCALE = 8
_BORDER = 4


def qr_code(link: str, *, as_png: bool) -> bytes:
    """The code as a PNG or SVG picture, with the quiet zone that the standard asks for; a fifth of it may be soiled."""
    content = io.BytesIO()
    segno.make(link, error="q", micro=False).save(
        content, kind="png" if as_png else "svg", scale=_SCALE, border=_BORDER
    )
    return content.getvalue()
