"""The procedure goes on as soon as nobody is waited for any longer."""

from datetime import datetime

from app.kit.db import db
from app.people.models import Person
from app.requests.actions.stepping import part_of
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.rules import opinions_due
from app.requests.opinions.standing import have_all_answered
from app.review import actions as review
from app.review.queries.awaiting import wait_for

OPINIONS_IN = "opinions_in"


def go_on_when_all_are_in(
    disclosure_request: DisclosureRequest, *, by: Person | None, key: str, at: datetime
) -> None:
    """Deliver the message in this transaction; nothing where its timer has rung meanwhile."""
    db.session.flush()
    review_id = disclosure_request.review_id
    assert review_id
    if not have_all_answered(queries.unweighed_of(disclosure_request.id)):
        return
    if wait_for(review_id, OPINIONS_IN) is None:
        return
    review.deliver(review_id, message=OPINIONS_IN, by=by, at=at, key=part_of(key, "message"))


def wait_no_longer_than_left(disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """Until the terms of the others are over, once a letter was taken back."""
    assert disclosure_request.review_id  # letters went out in it
    if queries.unweighed_of(disclosure_request.id):
        facts = opinions_due(disclosure_request)
        review.retime(disclosure_request.review_id, facts=facts, at=at)
