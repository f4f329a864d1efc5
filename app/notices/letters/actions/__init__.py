"""What can be done with a letter, one module for each stage; this package names them all."""

from app.notices.letters.actions.drafting import (
    attach,
    discard,
    draft_anew,
    draft_letter,
    reword,
)
from app.notices.letters.actions.fixing import annul, attach_scan, fix_letter, make_again
from app.notices.letters.actions.serving import draft_service_proof, record_service
from app.notices.letters.actions.settings import change_setting, continue_numbers

__all__ = [
    "annul",
    "attach",
    "attach_scan",
    "change_setting",
    "continue_numbers",
    "discard",
    "draft_anew",
    "draft_letter",
    "draft_service_proof",
    "fix_letter",
    "make_again",
    "record_service",
    "reword",
]
