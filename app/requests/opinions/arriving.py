"""The procedure goes on as soon as nobody is waited for any longer."""

from datetime import datetime

from app.kit.db import db
from app.people.models import Person
from app.requests.actions.stepping import part_of
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.rules import opinions_due
from app.requests.opinions.standing import still_awaited
from app.review import actions as review
from app.review.queries.awaiting import wait_for

OPINIONS_IN = "opinions_in"


def go_on(
    disclosure_request: DisclosureRequest, *, by: Person | None, key: str, at: datetime
) -> None:
    """Once nobody is awaited any more; else when the terms of those who still are have ended.

    In this transaction; nothing where the timer has rung meanwhile.
    """
    db.session.flush()
    review_id = disclosure_request.review_id
    assert review_id  # letters went out in it
    if wait_for(review_id, OPINIONS_IN) is None:
        return
    if still_awaited(queries.unweighed_of(disclosure_request.id)):
        review.retime(review_id, facts=opinions_due(disclosure_request), at=at)
    else:
        review.deliver(review_id, message=OPINIONS_IN, by=by, at=at, key=part_of(key, "message"))
