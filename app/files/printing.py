"""Pages on A4: HTML becomes PDF in a child process that can be killed."""

from pathlib import Path

from app.jobs import child

MOST_SECONDS = 60
MOST_MEGABYTES = 1500


def printed(html: str, *, style: Path) -> bytes:
    """``html`` as PDF, set by ``style``; raises ``ChildFailed`` when it cannot be made."""
    return child.run(
        "app.files.pdf_pages:render",
        {"html": html, "style": style.read_text()},
        seconds=MOST_SECONDS,
        megabytes=MOST_MEGABYTES,
    )
