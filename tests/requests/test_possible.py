"""What is offered on the page of a request is what can be done then, and nothing else."""

import pytest

from app.requests import actions
from app.requests.move_errors import ExtensionNotPossible
from app.requests.queries.case import case_for
from app.requests.queries.possible import Move, moves
from tests.requests.office import TODAY, key


def refusal(office, taken, move):
    """Why ``move`` cannot be made now."""
    found = moves(case_for(office.clerk, taken.id), today=TODAY)
    return next(each.refusal for each in found if each.move is move)


@pytest.fixture
def signed(office):
    """A request whose answer waits to be served."""
    taken = office.collected()
    office.answered(taken, "U1a")
    office.decide(taken, "sign", "approve", by=office.leader)
    return taken


def test_no_extension_is_offered_before_registration_or_after_the_signature(office, signed):
    for each in (office.taken_in(description="另一项信息"), signed):
        assert isinstance(refusal(office, each, Move.PROPOSE_EXTENSION), ExtensionNotPossible)
        with pytest.raises(ExtensionNotPossible):
            actions.propose_extension(
                each.id, days=20, reason="涉及多年档案", by=office.clerk, key=key(), at=office.at
            )


def test_what_is_signed_says_why_it_is_not_withdrawn(office, signed):
    assert "答复已经签发" in str(refusal(office, signed, Move.WITHDRAW))
    assert refusal(office, office.taken_in(description="另一项信息"), Move.WITHDRAW) is None
