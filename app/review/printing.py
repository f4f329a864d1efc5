"""Official papers of a review on A4, made in a child of the worker."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from flask import current_app

from app.files import printing
from app.review.answers import in_words
from app.review.queries import sheets

STYLE = Path(__file__).with_name("sheet.css")


def printed(html: str) -> bytes:
    """``html`` as PDF; raises ``ChildFailed`` when it cannot be made."""
    return printing.printed(html, style=STYLE)


def sheet_html(review_id: UUID, *, at: datetime) -> str:
    """The review sheet as a page of its own."""
    page = current_app.jinja_env.get_template("review/sheet_document.html")
    return page.render(sheet=sheets.content(review_id), in_words=in_words, at=at)
