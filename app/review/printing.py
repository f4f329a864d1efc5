"""Official papers on A4: HTML becomes PDF in a child process that can be killed."""

from datetime import datetime
from uuid import UUID

from flask import current_app

from app.jobs import child
from app.review.answers import in_words
from app.review.queries import sheets

MOST_SECONDS = 60
MOST_MEGABYTES = 1500


def printed(html: str) -> bytes:
    """``html`` as PDF; raises ``ChildFailed`` when it cannot be made."""
    return child.run(
        "app.review.sheet_pdf:render",
        {"html": html},
        seconds=MOST_SECONDS,
        megabytes=MOST_MEGABYTES,
    )


def sheet_html(review_id: UUID, *, at: datetime) -> str:
    """The review sheet as a page of its own."""
    page = current_app.jinja_env.get_template("review/sheet_document.html")
    return page.render(sheet=sheets.content(review_id), in_words=in_words, at=at)
