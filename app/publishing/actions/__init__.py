"""What is done with documents and publications, one module per kind of act."""

from app.publishing.actions.drafting import create_draft, discard, save_draft
from app.publishing.actions.submitting import submit

__all__ = ["create_draft", "discard", "save_draft", "submit"]
