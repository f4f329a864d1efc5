"""Sending a stored file to a browser so that nothing in it runs and its name arrives whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from flask import Response, send_file

ALONE = "sandbox; default-src 'none'; form-action 'none'; frame-ancestors 'none'"


def download(source: Path | BinaryIO, *, name: str, media_type: str) -> Response:
    """``source`` as an attachment called ``name`` (RFC 6266), never shown within our own pages."""
    response = send_file(source, mimetype=media_type, as_attachment=True, download_name=name)
    if isinstance(source, Path):
        response.response = WhileItStands(response.response, source)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


class WhileItStands:
    """The pieces of a file until somebody takes it away: the reader gets no more of it."""

    def __init__(self, pieces: Any, place: Path) -> None:
        self._pieces = pieces
        self._place = place

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece: bytes = next(self._pieces)
        if not self._place.exists():
            raise StopIteration
        return piece

    def close(self) -> None:
        """Called by the server when it has sent what it could."""
        self._pieces.close()
