"""What the desk asks of the portal for answers: is it public, and what there is to point at."""

from uuid import UUID

from app.portal.queries import lists, papers
from app.publishing import search_queries
from app.publishing.search_queries import Filters
from app.requests.links import Link

MOST_OFFERED = 8


def is_living(code: str, public_id: str) -> bool:
    """Whether the public can read it. An organ that is not known here has a portal of its own."""
    if lists.organ(code) is None:
        return True
    found = papers.paper(code, public_id)
    return found is not None and found.is_public


def fitting(organ_id: UUID, text: str) -> list[Link]:
    """What the organ has published that has the words of ``text``."""
    rows = search_queries.found(text, Filters(organ_id=organ_id), limit=MOST_OFFERED, offset=0)
    return [Link(row.title, row.organ_code, row.public_id) for row in rows]
