"""What the file of an item holds, read in one fixed order; versions one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.audit import queries as trail
from app.audit.queries import TrailRow
from app.files.names import clean_name
from app.kit.db import db
from app.people import queries as people
from app.publishing import registers
from app.publishing.dossier.queries import PRINTING, Item
from app.publishing.models import (
    Attachment,
    DocumentVersion,
    Filing,
    Publication,
    PublicationVersion,
    TakingDown,
    VersionAttachment,
    WithheldEntry,
)
from app.publishing.queries import publication_of
from app.review.models import Opinion
from app.review.queries import sheets

MOST = 5000


@dataclass(frozen=True, slots=True)
class Signed:
    """A version somebody gave an opinion on."""

    id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment in the file: the original that was signed, and the copy that is released."""

    name: str
    sha256: str
    copy_sha256: str | None

    @property
    def place(self) -> str:
        """Where the original stands."""
        return f"3-附件/原件/{self.name}"

    @property
    def copy_place(self) -> str | None:
        """Where the copy stands; nowhere when the original itself is released."""
        is_other = self.copy_sha256 and self.copy_sha256 != self.sha256
        return f"3-附件/发布副本/{self.name}" if is_other else None


@dataclass(frozen=True, slots=True)
class Told:
    """One act of the trail, with the name of who did it."""

    row: TrailRow
    digest: str
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the item: its publication with filings, or its entry among the withheld."""

    publication: Publication | None
    former: Sequence[PublicationVersion]
    takings_down: Sequence[TakingDown]
    filings: Sequence[Filing]
    withheld: Sequence[WithheldEntry]


def opinions_of(item: Item) -> list[list[Opinion]]:
    """The opinions of each review, in the order they were given."""
    return [sheets.content(review.id).opinions for review in item.reviews]


def signed_versions(item: Item, opinions: Sequence[Sequence[Opinion]]) -> list[Signed]:
    """Every text that was submitted or signed, by the number under which it was saved last."""
    digests = {opinion.digest for each in opinions for opinion in each}
    digests |= {review.digest for review in item.reviews}
    statement = (
        select(DocumentVersion.id, DocumentVersion.number, DocumentVersion.digest)
        .where(DocumentVersion.document_id == item.document.id, DocumentVersion.digest.in_(digests))
        .order_by(DocumentVersion.number)
        .limit(MOST)
    )
    latest = {row.digest: Signed(row.id, row.number) for row in db.session.execute(statement)}
    return sorted(latest.values(), key=lambda signed: signed.number)


def texts(signed: Sequence[Signed]) -> Iterator[DocumentVersion]:
    """The versions themselves, one at a time: each may be long."""
    for each in signed:
        version = db.session.get_one(DocumentVersion, each.id)
        yield version
        db.session.expunge(version)


def attachments(signed: Sequence[Signed]) -> dict[tuple[str, str], Kept]:
    """Each different attachment (name and digest) of these versions, with its public copy."""
    statement = (
        select(Attachment.name, Attachment.sha256, Attachment.copy_sha256)
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .join(DocumentVersion, DocumentVersion.id == VersionAttachment.version_id)
        .where(DocumentVersion.id.in_([each.id for each in signed]))
        .order_by(DocumentVersion.number, VersionAttachment.position)
    )
    copies: dict[tuple[str, str], str | None] = {}
    for row in db.session.execute(statement):
        copies[row.name, row.sha256] = copies.get((row.name, row.sha256)) or row.copy_sha256
    return {
        key: Kept(f"{place:02d}-{clean_name(key[0])}", key[1], copy)
        for place, (key, copy) in enumerate(copies.items(), start=1)
    }


def outcome_of(item: Item) -> Outcome:
    """What became of it."""
    publication = publication_of(item.document.id)
    withheld = (
        select(WithheldEntry)
        .where(WithheldEntry.document_id == item.document.id)
        .options(joinedload(WithheldEntry.approver))
        .order_by(WithheldEntry.decided_on, WithheldEntry.id)
        .limit(MOST)
    )
    return Outcome(
        publication=publication,
        former=registers.former_versions(publication)[::-1] if publication else (),
        takings_down=registers.takings_down_of(publication)[::-1] if publication else (),
        filings=_filings(publication) if publication else (),
        withheld=list(db.session.scalars(withheld)),
    )


def _filings(publication: Publication) -> list[Filing]:
    statement = (
        select(Filing)
        .where(Filing.publication_id == publication.id)
        .options(joinedload(Filing.sent_by), joinedload(Filing.confirmed_by))
        .order_by(Filing.version_number, Filing.authority_name, Filing.id)
        .limit(MOST)
    )
    return list(db.session.scalars(statement))


def trail_of(item: Item) -> list[Told]:
    """The item's part of the trail, the first act first."""
    rows = trail.whole_of(item.subjects, without=PRINTING, most=MOST)
    names = people.persons({row.by_id for row, _digest in rows if row.by_id})
    return [
        Told(row, digest, names[row.by_id].label if row.by_id in names else "")
        for row, digest in rows
    ]
