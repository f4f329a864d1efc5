"""The tables of publishing: what is drafted (documents) and what became of it (publications)."""

from app.publishing.models.documents import (
    Attachment,
    Document,
    DocumentIssuer,
    DocumentVersion,
    VersionAttachment,
)
from app.publishing.models.dossiers import Dossier
from app.publishing.models.filings import Filing, FilingPaper, PaperKind
from app.publishing.models.gate_answers import GateAnswer, GateReason
from app.publishing.models.imported_files import ImportedFile, ImportState
from app.publishing.models.numbers import NumberTaken
from app.publishing.models.outlets import OutletPosting
from app.publishing.models.publications import (
    IndexCounter,
    Publication,
    PublicationVersion,
    TakingDown,
    WithheldEntry,
)
from app.publishing.models.seals import Seal
from app.publishing.models.search_entries import SearchEntry
from app.publishing.models.words import (
    Attribute,
    DocumentState,
    FilingState,
    InfoKind,
    Kind,
    Origin,
    Outlet,
    PublicationState,
    SealReason,
    Section,
    Validity,
)

__all__ = [
    "Attachment",
    "Attribute",
    "Document",
    "DocumentIssuer",
    "DocumentState",
    "DocumentVersion",
    "Dossier",
    "Filing",
    "FilingPaper",
    "FilingState",
    "GateAnswer",
    "GateReason",
    "ImportState",
    "ImportedFile",
    "IndexCounter",
    "InfoKind",
    "Kind",
    "NumberTaken",
    "Origin",
    "Outlet",
    "OutletPosting",
    "PaperKind",
    "Publication",
    "PublicationState",
    "PublicationVersion",
    "Seal",
    "SealReason",
    "SearchEntry",
    "Section",
    "TakingDown",
    "Validity",
    "VersionAttachment",
    "WithheldEntry",
]
