"""Built files: addresses that change with the contents, so that browsers may keep them."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, url_for

DIST = Path(__file__).parent / "static" / "dist"
ONE_YEAR = 365 * 24 * 60 * 60


class StaticPages(Blueprint):
    """A blueprint whose static files are kept for a year: ``static_url`` names their version."""

    def get_send_file_max_age(self, filename: str | None) -> int | None:
        """How many seconds a browser may keep ``filename`` without asking again."""
        return ONE_YEAR if filename and filename.startswith("dist/") else None


@lru_cache
def version_of(name: str) -> str:
    """Changes with the contents of the built file ``name``."""
    return hashlib.sha256((DIST / name).read_bytes()).hexdigest()[:10]


def static_url(name: str) -> str:
    """The address of a file built from ``frontend/``, for example ``app.css``."""
    return url_for("ui.static", filename=f"dist/{name}", v=version_of(name))
