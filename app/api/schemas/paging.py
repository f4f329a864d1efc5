"""One page of a list, as every list answers it."""

from typing import Any

from marshmallow import fields

from app.api.fields import Answer
from app.kit.paging import Page


class PageAnswer(Answer):
    """Which page this is, and whether there is another; a subclass adds the ``items``."""

    page = fields.Integer()
    has_next = fields.Boolean()


def paged(page: Page[Any], items: list[Any] | None = None) -> dict[str, Any]:
    """``page`` as a ``PageAnswer``; ``items`` take the place of its rows."""
    rows = list(page.rows) if items is None else items
    return {"items": rows, "page": page.number, "has_next": page.has_next}
