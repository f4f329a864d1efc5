"""What is public already and fits what somebody describes: offered, never decided here."""

from uuid import UUID

from app.publishing.search_queries import Filters, Hit, found
from app.publishing.tokens import tokens

LOOKED_AT, READ = 20, 2000
ENOUGH = 0.5  # of the words of the description
LONGEST = 600  # characters of a description that are looked at


def fitting(organ_id: UUID, description: str, *, limit: int = 5) -> list[Hit]:
    """Published documents of the organ with most words of ``description``, the nearest first."""
    asked = _words(description[:LONGEST])
    if not asked:
        return []
    hits = found(description[:LONGEST], Filters(organ_id=organ_id), limit=LOOKED_AT)
    shares = [(_share(asked, hit), hit) for hit in hits]
    near = [(share, hit) for share, hit in shares if share >= ENOUGH]
    return [hit for _, hit in sorted(near, key=lambda each: -each[0])[:limit]]


def _share(asked: set[str], hit: Hit) -> float:
    has = _words(f"{hit.title}\n{hit.document_number}\n{(hit.text or '')[:READ]}")
    return len(asked & has) / len(asked)


def _words(text: str) -> set[str]:
    return {word for word in tokens(text) if len(word) > 1}
