"""What service tasks of procedures do: connected by ``wiring.py``, guarded for every one of them.

The engine hands over the subject it was started with, which is the id of the review.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from app.kit.db import db
from app.review.errors import WaitsForConfirmation
from app.review.hooks import Operation
from app.review.models import Review
from app.review.queries.standing import unconfirmed

EngineOperation = Callable[[str, dict[str, object], datetime], Mapping[str, object] | None]


def guarded(operation: Operation) -> EngineOperation:
    """``operation`` as the engine calls it: not before every earlier opinion is confirmed."""

    def run(subject: str, facts: dict[str, object], at: datetime) -> Mapping[str, object] | None:
        review = db.session.get_one(Review, UUID(subject))
        if waiting := unconfirmed(review):
            raise WaitsForConfirmation(names="、".join(waiting))
        return operation(review, facts, at)

    return run
