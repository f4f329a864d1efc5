"""What is done with documents and publications, one module per kind of act."""

from app.publishing.actions.attaching import attach, detach, move_up
from app.publishing.actions.changing import begin_change, draft_again, give_up_change, mark_validity
from app.publishing.actions.drafting import create_draft, discard, draft_once, save_draft
from app.publishing.actions.filings import confirm_receipt, record_receipt, record_sendings
from app.publishing.actions.outlets import note_posting, place
from app.publishing.actions.registers import record_examination
from app.publishing.actions.releasing import file_with_authority, publish, register_withheld
from app.publishing.actions.submitting import lacking, submit
from app.publishing.actions.taking_down import (
    confirm_taking_down,
    propose_taking_down,
    refuse_taking_down,
)

__all__ = [
    "attach",
    "begin_change",
    "confirm_receipt",
    "confirm_taking_down",
    "create_draft",
    "detach",
    "draft_again",
    "draft_once",
    "discard",
    "file_with_authority",
    "give_up_change",
    "lacking",
    "mark_validity",
    "move_up",
    "note_posting",
    "place",
    "propose_taking_down",
    "publish",
    "record_examination",
    "record_receipt",
    "record_sendings",
    "refuse_taking_down",
    "register_withheld",
    "save_draft",
    "submit",
]
