"""Sending a stored file to a browser so that nothing in it runs and its name arrives whole."""

from pathlib import Path
from typing import BinaryIO

from flask import Response, send_file

ALONE = "sandbox; default-src 'none'; form-action 'none'; frame-ancestors 'none'"


def download(source: Path | BinaryIO, *, name: str, media_type: str) -> Response:
    """``source`` as an attachment called ``name`` (RFC 6266), never shown within our own pages."""
    response = send_file(source, mimetype=media_type, as_attachment=True, download_name=name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
