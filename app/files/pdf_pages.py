"""Turns HTML into PDF. Imported in a child process only: WeasyPrint is slow."""

import os
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import msgpack
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

WITH_LICENSED_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{}</dir></fontconfig>
"""

NOTHING = URLFetcher(allowed_protocols=())


def render(html: str, style: str) -> bytes:
    """``html`` on A4 pages. Nothing is fetched from anywhere."""
    with tempfile.TemporaryDirectory(prefix="fonts-") as aside:
        if folder := os.environ.get("FONT_DIR"):
            _use_fonts_of(folder, Path(aside))
        page = HTML(string=html, url_fetcher=NOTHING)
        pdf: bytes = page.write_pdf(stylesheets=[CSS(string=style, url_fetcher=NOTHING)])
        return pdf


def render_all(pages: Sequence[tuple[str, str]]) -> bytes:
    """Each page with its style, one after the other."""
    packed: bytes = msgpack.packb([render(html, style) for html, style in pages])
    return packed


def _use_fonts_of(folder: str, aside: Path) -> None:
    """Let the organ's own 仿宋 and 小标宋 be found beside the machine's fonts."""
    settings = aside / "fonts.conf"
    settings.write_text(WITH_LICENSED_FONTS.format(escape(folder)))
    os.environ["FONTCONFIG_FILE"] = str(settings)
