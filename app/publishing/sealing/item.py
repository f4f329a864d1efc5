"""Everything that belongs to one item, by id."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, or_, select, union

from app.files.models import CleanedFile, StoredFile
from app.kit.db import db, locked
from app.publishing.models import (
    Attachment,
    Document,
    DocumentState,
    Dossier,
    Filing,
    FilingPaper,
    ImportedFile,
    PaperKind,
    Publication,
)
from app.review.models import Review, Sheet


@dataclass(frozen=True, slots=True)
class Item:
    """One document with its reviews, its publication and its files."""

    organ_id: UUID
    document_id: UUID
    reviews: tuple[UUID, ...]
    publication_id: UUID | None
    files: tuple[UUID, ...]
    sheets: tuple[UUID, ...]
    papers: tuple[UUID, ...]
    prints: tuple[UUID, ...]
    imports: tuple[UUID, ...]
    contents: tuple[str, ...]

    @property
    def subjects(self) -> list[str]:
        """What the trail calls its parts."""
        return [str(self.document_id), *map(str, self.reviews)]


def item_of(document: Document) -> Item:
    """``document`` with all that belongs to it now."""
    reviews = _all(select(Review.id).where(Review.subject_id == document.id).order_by(Review.id))
    publication = select(Publication.id).where(Publication.document_id == document.id)
    sheets = db.session.execute(
        select(Sheet.id, Sheet.file_id).where(Sheet.review_id.in_(reviews)).order_by(Sheet.id)
    ).all()
    imported = list(db.session.scalars(_imports_of(document)))
    more = [each.file_id for each in sheets] + [each.file_id for each in imported]
    files = _files_of(document, [each for each in more if each])
    papers = db.session.execute(_papers_of(document)).all()
    prints = _prints_of(document, [each.file_id for each in papers if each.file_id])
    return Item(
        organ_id=document.organ_id,
        document_id=document.id,
        reviews=reviews,
        publication_id=db.session.scalar(publication),
        files=tuple(files),
        sheets=tuple(sheet.id for sheet in sheets),
        papers=tuple(each.id for each in papers),
        prints=tuple(prints),
        imports=tuple(each.id for each in imported),
        contents=tuple(
            sorted({*files.values(), *prints.values(), *_copies_of(document, files.values())})
        ),
    )


def _all(statement: Select[UUID]) -> tuple[UUID, ...]:
    return tuple(db.session.scalars(statement))


def locked_imports(document: Document) -> list[ImportedFile]:
    """The imports of its file, each waited for if it is being entered at this moment."""
    return list(db.session.scalars(locked(_imports_of(document))))


def _imports_of(document: Document) -> Select[ImportedFile]:
    """The file it was taken over from, and the same file wherever else it was handed in."""
    digests = select(ImportedFile.sha256).where(
        ImportedFile.document_id == document.id, ImportedFile.sha256 != ""
    )
    same_file = ImportedFile.sha256.in_(digests) & ImportedFile.document_id.is_(None)
    return (
        select(ImportedFile)
        .where(ImportedFile.organ_id == document.organ_id)
        .where(or_(ImportedFile.document_id == document.id, same_file))
        .order_by(ImportedFile.id)
    )


def _files_of(document: Document, more: Iterable[UUID]) -> dict[UUID, str]:
    attached = select(Attachment.file_id).where(Attachment.document_id == document.id)
    statement = (
        select(StoredFile.id, StoredFile.sha256)
        .where(or_(StoredFile.id.in_(attached), StoredFile.id.in_(list(more))))
        .order_by(StoredFile.id)
    )
    return {row.id: row.sha256 for row in db.session.execute(statement)}


def _papers_of(document: Document) -> Select[UUID, UUID | None]:
    """Papers for filing that were printed of it, and every list of the organ that may name it."""
    filings = (
        select(Filing.id)
        .join(Publication, Publication.id == Filing.publication_id)
        .where(Publication.document_id == document.id)
    )
    first = select(func.min(Filing.opened_at)).where(Filing.id.in_(filings)).scalar_subquery()
    is_list = (
        (FilingPaper.organ_id == document.organ_id)
        & (FilingPaper.kind == PaperKind.LIST)
        & (FilingPaper.asked_at >= first)
    )
    return (
        select(FilingPaper.id, FilingPaper.file_id)
        .where(or_(FilingPaper.filing_id.in_(filings), is_list))
        .order_by(FilingPaper.id)
    )


def _prints_of(document: Document, papers: Iterable[UUID]) -> dict[UUID, str]:
    """The files of those papers and the item's dossier: made from the rest, they simply go."""
    dossier = select(Dossier.file_id).where(Dossier.document_id == document.id)
    statement = (
        select(StoredFile.id, StoredFile.sha256)
        .where(or_(StoredFile.id.in_(dossier), StoredFile.id.in_(list(papers))))
        .order_by(StoredFile.id)
    )
    return {row.id: row.sha256 for row in db.session.execute(statement)}


def _copies_of(document: Document, originals: Iterable[str]) -> set[str]:
    """The copies the public got, or would have got."""
    made = select(CleanedFile.copy_sha256).where(CleanedFile.sha256.in_(set(originals)))
    bound = select(Attachment.copy_sha256).where(Attachment.document_id == document.id)
    return {each for each in db.session.scalars(union(made, bound)) if each}


def kept_by_others(contents: Iterable[str]) -> frozenset[str]:
    """Which of these contents, or copies, some item that is still there has too."""
    asked, theirs = set(contents), StoredFile.id.not_in(_files_of_the_sealed())
    originals = select(StoredFile.sha256).where(StoredFile.sha256.in_(asked), theirs)
    made = (
        select(CleanedFile.copy_sha256)
        .join(StoredFile, StoredFile.sha256 == CleanedFile.sha256)
        .where(CleanedFile.copy_sha256.in_(asked), theirs)
    )
    bound = (
        select(Attachment.copy_sha256)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .where(Attachment.copy_sha256.in_(asked), theirs)
    )
    return frozenset(each for each in db.session.scalars(union(originals, made, bound)) if each)


def _files_of_the_sealed() -> Select[UUID]:
    is_sealed = Document.state == DocumentState.SEALED
    attached = (
        select(Attachment.file_id)
        .join(Document, Document.id == Attachment.document_id)
        .where(is_sealed)
    )
    imported = (
        select(ImportedFile.file_id)
        .join(Document, Document.id == ImportedFile.document_id)
        .where(is_sealed, ImportedFile.file_id.is_not(None))
    )
    sheets = (
        select(Sheet.file_id)
        .join(Review, Review.id == Sheet.review_id)
        .join(Document, Document.id == Review.subject_id)
        .where(is_sealed, Sheet.file_id.is_not(None))
    )
    files = union(attached, imported, sheets).subquery()
    return select(files.c.file_id)
