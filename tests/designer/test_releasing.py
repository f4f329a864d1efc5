"""报批 and 生效: two people, the same revision seen, nobody's version replaced unseen."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.designer import actions
from app.designer.errors import (
    BaseChanged,
    ChangedMeanwhile,
    DecidedMeanwhile,
    NoteMissing,
    NothingChanged,
    NotYourDraft,
    NotYoursToApprove,
    OwnDraft,
    ReasonMissing,
)
from app.designer.models import DraftState
from app.designer.queries import drafts as queries
from app.engine.errors import NotDeployable
from app.engine.queries import live_version
from app.kit.db import db, transaction
from app.kit.errors import Conflict
from tests import factories
from tests.designer.conftest import RENAMED, SOURCE, UNREVIEWED, later, propose, sent


def put_into_force(draft, *, by, seen=None):
    return actions.put_into_force(draft.id, sent=sent(draft, seen=seen), by=by, at=later())


def test_a_second_administrator_puts_it_into_force(proposed, author, second):
    put_into_force(proposed, by=second)

    version = live_version("proactive_review")
    assert (version.number, version.source) == (2, RENAMED)
    assert (version.deployed_by, version.approved_by) == (author.id, second.id)
    assert (proposed.state, proposed.version_id) == (DraftState.LIVE, version.id)


def test_the_author_does_not_approve_his_own_draft(proposed, author):
    with pytest.raises(OwnDraft):
        put_into_force(proposed, by=author)


def test_whoever_changed_the_draft_counts_as_author(draft, author, second):
    actions.save(draft.id, RENAMED, sent=sent(draft), by=second, at=later())
    propose(draft, by=author)

    with pytest.raises(OwnDraft):
        put_into_force(draft, by=second)


def test_the_head_of_the_only_office_may_approve(proposed):
    organ = factories.organ()
    head = factories.person("disclosure_office", organ=organ)
    factories.post(head, "unit_head")

    assert put_into_force(proposed, by=head).state is DraftState.LIVE


def test_the_head_of_an_office_does_not_decide_for_another_organ(proposed):
    organ, _other = factories.organ(), factories.organ("青禾县统计局")
    head = factories.person("disclosure_office", organ=organ)
    factories.post(head, "unit_head")

    with pytest.raises(NotYoursToApprove):
        put_into_force(proposed, by=head)


@pytest.mark.parametrize("lane", ["disclosure_office", "unit_head", "leader"])
def test_nobody_else_may_approve(proposed, lane):
    somebody = factories.person(lane, organ=factories.organ())

    with pytest.raises(NotYoursToApprove):
        put_into_force(proposed, by=somebody)


def test_an_organs_own_administrator_may_not_approve(proposed):
    organs = factories.administrator("system", organ=factories.organ())

    with pytest.raises(NotYoursToApprove):
        put_into_force(proposed, by=organs)


def test_a_proposal_says_what_changes_and_why(draft, author):
    with pytest.raises(NoteMissing):
        actions.propose(draft.id, sent=sent(draft), why=" ", by=author, at=later())


def test_nothing_is_proposed_that_changes_nothing(draft, author):
    with pytest.raises(NothingChanged):
        propose(draft, by=author)


def test_a_returned_draft_is_drawn_on_and_proposed_again(proposed, author, second):
    actions.send_back(proposed.id, sent=sent(proposed), reason="请写全称。", by=second, at=later())
    assert proposed.state is DraftState.RETURNED

    actions.save(proposed.id, RENAMED + b"\n", sent=sent(proposed), by=author, at=later())
    propose(proposed, by=author)

    assert put_into_force(proposed, by=second).state is DraftState.LIVE


def test_a_return_needs_a_reason(proposed, second):
    with pytest.raises(ReasonMissing):
        actions.send_back(proposed.id, sent=sent(proposed), reason="", by=second, at=later())


def test_a_proposal_taken_back_can_be_drawn_on(proposed, author):
    actions.take_back(proposed.id, sent=sent(proposed), by=author, at=later())

    assert proposed.is_editable


def test_an_unlawful_draft_never_comes_into_force(draft, author, second):
    actions.save(draft.id, UNREVIEWED, sent=sent(draft), by=author, at=later())
    propose(draft, by=author)

    with pytest.raises(NotDeployable):
        put_into_force(draft, by=second)

    assert live_version("proactive_review").number == 1


def test_only_what_was_seen_is_approved(proposed, author, second):
    seen = proposed.revision
    actions.take_back(proposed.id, sent=sent(proposed), by=author, at=later())
    propose(proposed, by=author)

    with pytest.raises(ChangedMeanwhile):
        put_into_force(proposed, by=second, seen=seen)


def test_the_second_approver_is_told_who_was_first_and_when(proposed, second):
    third = factories.administrator("system")
    seen = proposed.revision
    put_into_force(proposed, by=second)

    with pytest.raises(DecidedMeanwhile) as told:
        put_into_force(proposed, by=third, seen=seen)

    assert second.label in str(told.value)
    assert "2026-03-02" in str(told.value)


def test_of_two_approvers_at_once_one_wins(app, proposed, second):
    third = factories.administrator("system")
    db.session.commit()
    draft_id, seen = proposed.id, proposed.revision

    def approve(person_id):
        with app.app_context():
            try:
                with transaction():
                    by = db.session.get(type(second), person_id)
                    actions.put_into_force(
                        draft_id, sent=sent(proposed, seen=seen), by=by, at=later()
                    )
            except Conflict:
                return "told"
            return "won"

    with ThreadPoolExecutor(2) as threads:
        ends = sorted(threads.map(approve, [second.id, third.id]))

    db.session.rollback()
    assert ends == ["told", "won"]
    assert live_version("proactive_review").number == 2


def test_of_two_drafts_put_into_force_at_once_one_wins(app, live, proposed, author, second):
    other = actions.begin(live.id, by=second, key="other", at=later())
    changed = SOURCE.replace("科室负责人初审".encode(), "科室初审".encode())
    actions.save(other.id, changed, sent=sent(other), by=second, at=later())
    propose(other, by=second)
    db.session.commit()
    orders = [(each.id, sent(each), by.id) for each, by in ((proposed, second), (other, author))]

    def approve(order):
        draft_id, seen, person_id = order
        with app.app_context():
            try:
                with transaction():
                    by = db.session.get(type(second), person_id)
                    actions.put_into_force(draft_id, sent=seen, by=by, at=later())
            except Conflict:
                return "told"
            return "won"

    with ThreadPoolExecutor(2) as threads:
        ends = sorted(threads.map(approve, orders))

    db.session.rollback()
    assert ends == ["told", "won"]
    assert live_version("proactive_review").number == 2


def test_a_draft_whose_base_was_replaced_has_to_be_rebased(live, proposed, author, second):
    other = actions.begin(live.id, by=author, key="other", at=later())
    changed = SOURCE.replace("科室负责人初审".encode(), "科室初审".encode())
    actions.save(other.id, changed, sent=sent(other), by=author, at=later())
    propose(other, by=author)
    put_into_force(proposed, by=second)

    with pytest.raises(BaseChanged):
        put_into_force(other, by=second)

    actions.take_back(other.id, sent=sent(other), by=author, at=later())
    actions.rebase(other.id, sent=sent(other), by=author, at=later())
    propose(other, by=author)
    assert put_into_force(other, by=second).version.number == 3


def test_going_back_to_an_earlier_version_takes_the_same_way(live, proposed, author, second):
    put_into_force(proposed, by=second)

    back = actions.begin(live.id, by=second, key="back", at=later())
    propose(back, by=second)
    put_into_force(back, by=author)

    version = live_version("proactive_review")
    assert (version.number, version.source) == (3, SOURCE)


def test_approving_twice_with_one_key_is_one_approval(proposed, second):
    command = sent(proposed, key="same")
    actions.put_into_force(proposed.id, sent=command, by=second, at=later())

    again = actions.put_into_force(proposed.id, sent=command, by=second, at=later())

    assert again.version.number == 2
    assert queries.proposals() == 0


def test_whoever_only_decides_returns_it_and_does_not_take_it_back(proposed, second):
    with pytest.raises(NotYourDraft):
        actions.take_back(proposed.id, sent=sent(proposed), by=second, at=later())
