"""Two persons put a day right; both days stay, and nothing overdue is hidden by it."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.time import standing_at
from app.notices.models import Notice
from app.people.models import Lane
from app.requests import ledger
from app.requests.errors import NotTheOffice
from app.requests.models import ChangeState, EventKind, RequestEvent
from app.requests.supervision import day_changes, errors
from app.requests.supervision.day_rules import Proposal
from app.requests.values import Upload
from tests import factories
from tests.requests.office import key

MONDAY, THURSDAY = date(2026, 3, 2), date(2026, 3, 5)


@pytest.fixture
def taken(office):
    """Received on a Monday; it is Saturday now."""
    found = office.taken_in()
    office.later(days=5)
    return found


def proposed(office, taken, after=THURSDAY, *, by=None, event_id=None, reason="信封邮戳为3月5日"):
    proposal = Proposal(taken.id, event_id, after, reason, key())
    proof = Upload(BytesIO(b"%PDF-1.4 an envelope"), "信封.txt")
    return day_changes.propose(proposal, proof, by=by or office.clerk, at=office.at)


def approved(office, change, *, by=None):
    return day_changes.approve(change.id, by=by or office.head, words="属实", at=office.at)


def told(person):
    statement = select(Notice.kind).where(Notice.person_id == person.id)
    return [kind for kind in db.session.scalars(statement) if kind.startswith("day ")]


def kinds_of(taken):
    return [each.kind for each in ledger.events_of(taken.id)]


def test_nothing_moves_while_it_is_only_proposed(office, taken):
    proposed(office, taken)

    assert taken.received_on == MONDAY
    assert taken.due_on == date(2026, 3, 30)


def test_the_head_agrees_and_the_term_moves(office, taken):
    change = approved(office, proposed(office, taken))

    assert taken.received_on == THURSDAY
    assert taken.due_on == change.due_after == date(2026, 4, 2)
    assert taken.review.deadline_on == date(2026, 4, 2)
    assert kinds_of(taken)[-2:] == [EventKind.DAY_CHANGE_PROPOSED, EventKind.RECEIPT_CHANGED]


def test_the_head_is_told_of_the_proposal_and_the_clerk_of_the_decision(office, taken):
    change = proposed(office, taken)
    assert told(office.head) == ["day proposed"]

    approved(office, change)

    assert told(office.clerk) == ["day decided"]


def test_who_proposed_it_does_not_agree_to_it(office, taken):
    factories.post(office.clerk, Lane.OFFICE_HEAD)
    change = proposed(office, taken)

    with pytest.raises(errors.OwnProposal):
        approved(office, change, by=office.clerk)


def test_only_the_head_agrees(office, taken):
    change = proposed(office, taken)

    with pytest.raises(errors.NotTheHead):
        approved(office, change, by=office.lawyer)


def test_only_the_office_proposes(office, taken):
    with pytest.raises(NotTheOffice):
        proposed(office, taken, by=office.head)


def test_a_refusal_needs_words_and_leaves_everything(office, taken):
    change = proposed(office, taken)
    with pytest.raises(errors.ReasonNeeded):
        day_changes.refuse(change.id, by=office.head, words=" ", at=office.at)

    day_changes.refuse(change.id, by=office.head, words="邮戳看不清", at=office.at)

    assert change.state is ChangeState.REFUSED
    assert taken.received_on == MONDAY


def test_it_is_decided_once(office, taken):
    change = approved(office, proposed(office, taken))

    with pytest.raises(errors.DecidedAlready):
        approved(office, change)


def test_an_overdue_case_that_becomes_timely_is_marked_for_ever(office, taken):
    office.later(days=25)
    assert office.at.date() > taken.due_on

    change = approved(office, proposed(office, taken))

    assert change.made_timely
    assert change.due_before == date(2026, 3, 30)


def test_a_case_in_time_is_not_marked(office, taken):
    assert not approved(office, proposed(office, taken)).made_timely


@pytest.mark.parametrize(
    ("after", "error"),
    [
        (MONDAY, errors.SameDay),
        (date(2026, 3, 30), errors.DayToCome),
    ],
)
def test_days_that_cannot_be(office, taken, after, error):
    with pytest.raises(error):
        proposed(office, taken, after)


def test_what_was_done_already_was_received_before(office, taken):
    ledger.note(
        taken, EventKind.CORRECTION_ASKED, on=date(2026, 3, 4), by=office.clerk, at=office.at
    )

    with pytest.raises(errors.DayAfterWhatFollowed, match="2026-03-04"):
        proposed(office, taken)


def test_one_proposal_at_a_time(office, taken):
    proposed(office, taken)

    with pytest.raises(errors.ProposedAlready):
        proposed(office, taken, date(2026, 3, 6))


def test_the_day_of_a_correction_is_set_right_and_both_entries_stay(office, taken):
    # given a correction whose day was typed wrongly
    asked = ledger.note(
        taken, EventKind.CORRECTION_ASKED, on=date(2026, 3, 3), by=office.clerk, at=office.at
    )
    came = ledger.note(
        taken, EventKind.CORRECTED, on=date(2026, 3, 4), by=office.clerk, at=office.at,
        refers_to=asked.id,
    )  # fmt: skip
    ledger.reckon(taken, at=office.at)
    assert taken.due_on == date(2026, 4, 1)

    # when the right day is agreed to
    change = proposed(office, taken, date(2026, 3, 6), event_id=came.id)
    assert day_changes.due_if(taken, change).due_on == date(2026, 4, 3)
    approved(office, change)

    # then the term begins anew on it, and the wrong entry is still there
    assert taken.due_on == date(2026, 4, 3)
    days = [each.on for each in ledger.events_of(taken.id) if each.kind is EventKind.CORRECTED]
    assert days == [date(2026, 3, 4)]


def test_a_correction_does_not_come_in_before_it_was_asked_for(office, taken):
    asked = ledger.note(
        taken, EventKind.CORRECTION_ASKED, on=date(2026, 3, 4), by=office.clerk, at=office.at
    )
    came = ledger.note(
        taken, EventKind.CORRECTED, on=date(2026, 3, 5), by=office.clerk, at=office.at,
        refers_to=asked.id,
    )  # fmt: skip

    with pytest.raises(errors.DayBeforeItsCause, match="2026-03-04"):
        proposed(office, taken, date(2026, 3, 3), event_id=came.id)


def test_only_days_that_somebody_typed_can_be_set_right(office, taken):
    first = db.session.scalars(
        select(RequestEvent).where(RequestEvent.request_id == taken.id)
    ).first()

    with pytest.raises(errors.NothingToPutRight):
        proposed(office, taken, event_id=first.id)


def test_through_the_pages(office, taken, committed, client, sign_in):
    # given a proposal of the clerk, with its proof
    db.session.commit()
    with standing_at(office.at):
        desk = sign_in(client, office.clerk)
        sent = {"key": "k", "what": "", "after_on": "2026-03-05", "reason": "信封邮戳为3月5日"}
        sent["upload"] = (BytesIO(b"an envelope"), "信封.txt")
        assert desk.post(f"/requests/{taken.id}/days", data=sent).status_code == 303
        change = db.session.scalars(select(day_changes.DayChange)).one()

        # when the head looks at what it would do, and agrees
        head = sign_in(client, office.head)
        assert "答复期限由 2026-03-30 变为 2026-04-02。" in head.get("/requests/day-changes").text
        answer = head.post(f"/requests/day-changes/{change.id}", data={"approve": "1"})
        assert answer.status_code == 303

        # then the case shows both days
        page = head.get(f"/requests/{taken.id}").text
        assert "收到申请之日为 2026-03-05（原登记为 2026-03-02）。" in page
        assert "由 2026-03-02 更正为 2026-03-05。" in page


def test_a_unit_does_not_see_the_changes_of_others(office, taken, committed, client, sign_in):
    proposed(office, taken)
    db.session.commit()

    page = sign_in(client, office.drafter).get("/requests/day-changes")

    assert taken.number not in page.text
