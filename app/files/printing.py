"""Pages on A4: HTML becomes PDF in a child process that can be killed."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgpack

from app.jobs import child

MOST_SECONDS = 60
MOST_MEGABYTES = 1500


class Page(NamedTuple):
    """What becomes one PDF."""

    html: str
    style: Path


def printed(html: str, *, style: Path) -> bytes:
    """``html`` as PDF, set by ``style``; raises ``ChildFailed`` when it cannot be made."""
    return child.run(
        "app.files.pdf_pages:render",
        {"html": html, "style": style.read_text()},
        seconds=MOST_SECONDS,
        megabytes=MOST_MEGABYTES,
    )


def all_printed(pages: Sequence[Page], *, megabytes: int = MOST_MEGABYTES) -> list[bytes]:
    """Each of ``pages`` as PDF, by one child, which takes longer to start than to print.

    Where they are too much for one, each has a child, its time and its memory to itself.
    """
    try:
        packed = child.run(
            "app.files.pdf_pages:render_all",
            {"pages": [(page.html, page.style.read_text()) for page in pages]},
            seconds=MOST_SECONDS,
            megabytes=megabytes,
        )
    except child.ChildFailed:
        return [printed(page.html, style=page.style) for page in pages]
    pdfs: list[bytes] = msgpack.unpackb(packed)
    return pdfs
