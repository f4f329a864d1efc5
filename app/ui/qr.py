"""Addresses as pictures for a telephone's camera."""

import io

import segno


def qr_svg(address: str) -> bytes:
    """``address`` as an SVG picture."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", scale=4, border=2)
    return picture.getvalue()
