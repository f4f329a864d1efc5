"""The tables of review: the case and its path, what it waits for, who did what in its steps."""

from app.review.models.reviews import Editor, Passage, Review, Trouble
from app.review.models.sheets import Sheet
from app.review.models.steps import Assignment, Opinion, Step
from app.review.models.views import View
from app.review.models.waits import Wait
from app.review.models.words import (
    AssignmentKind,
    AssignmentState,
    Ending,
    Looked,
    Of,
    ReviewState,
    TroubleKind,
)

__all__ = [
    "Assignment",
    "AssignmentKind",
    "AssignmentState",
    "Editor",
    "Ending",
    "Looked",
    "Of",
    "Opinion",
    "Passage",
    "Review",
    "ReviewState",
    "Sheet",
    "Step",
    "Trouble",
    "TroubleKind",
    "View",
    "Wait",
]
