"""The pages of this slice: drafting and submitting, and the office's lists after release."""

from app.publishing.routes import (
    documents,
    dossiers,
    editor,
    filings,
    importing,
    numbers,
    outlets,
    papers,
    publications,
    received,
    registers,
    sealing,
    submission,
)
from app.publishing.routes.blueprint import bp

PAGES = (
    *(documents, dossiers, editor, filings, importing, numbers, outlets, papers, publications),
    *(received, registers, sealing, submission),
)

__all__ = ["bp"]
