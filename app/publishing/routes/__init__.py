"""The pages of this slice: drafting and submitting, and the office's lists after release."""

from app.publishing.routes import (
    documents,
    editor,
    importing,
    numbers,
    outlets,
    publications,
    registers,
    sealing,
    submission,
)
from app.publishing.routes.blueprint import bp

PAGES = (
    documents,
    editor,
    importing,
    numbers,
    outlets,
    publications,
    registers,
    sealing,
    submission,
)

__all__ = ["bp"]
