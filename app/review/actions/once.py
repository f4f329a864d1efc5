"""A command that is sent twice is carried out once: the key is kept with what it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit import idempotency
from app.people.models import Person
from app.review.errors import KeyMissing

LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Once:
    """One command of one sender. Asked under the lock of the review, so twins wait in line."""

    owner: str
    key: str
    body: Mapping[str, object]

    @classmethod
    def of(cls, act: str, *, by: Person | None, key: str, **body: object) -> "Once":
        """The command ``act`` with everything that was sent; without ``by``, by the machine."""
        if not key or len(key) > LONGEST_KEY:
            raise KeyMissing
        owner = f"person:{by.id}" if by else "machine"
        return cls(owner=owner, key=key, body={"act": act, **body})

    def answer(self) -> UUID | None:
        """The review this command has already moved; None when it is new."""
        found = idempotency.recall(owner=self.owner, key=self.key, body=self.body)
        return UUID(found) if found else None

    def done(self, review_id: UUID, *, at: datetime) -> None:
        """Remember that it moved ``review_id``."""
        idempotency.remember(
            owner=self.owner, key=self.key, body=self.body, answer=str(review_id), at=at
        )
