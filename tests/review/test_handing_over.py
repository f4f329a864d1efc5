"""A confirmation whose giver has left: listed, and asked of somebody else."""

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.people.models import Post
from app.review import actions, errors
from app.review.models import Trouble, TroubleKind
from app.review.queries.casefile import casefile
from app.review.reading import history, state_sentence
from tests import factories
from tests.review.chain import key


@pytest.fixture
def changed(chain):
    """Three opinions wait to be confirmed, and a deputy of the unit's head is there."""
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.people["deputy"] = factories.person(
        "unit_head", organ=chain.organ, unit=chain.unit, name="李明"
    )
    chain.hand_on(text="second")
    return chain


def leave(chain, node_id="unit_review"):
    who = chain.people[node_id].id
    db.session.execute(Post.__table__.delete().where(Post.person_id == who))
    actions.people_changed(chain.organ.id, at=chain.tick())


def hand_over(chain, *, to="deputy", by="office_review", reason="原负责人调离"):
    part = chain.confirmations()["unit_review"]
    return actions.hand_over(
        part.id, to=chain.people[to].id, by=chain.people[by], reason=reason,
        at=chain.tick(), key=key(),
    )  # fmt: skip


def troubles():
    statement = select(Trouble.kind).where(Trouble.resolved_at.is_(None))
    return db.session.scalars(statement).all()


def test_who_is_to_confirm_and_leaves_is_listed_once(changed):
    leave(changed)
    actions.people_changed(changed.organ.id, at=changed.tick())

    assert troubles() == [TroubleKind.CONFIRMATION]


def test_who_had_left_before_the_text_came_back_is_listed_too(chain):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    leave(chain, "sign")

    chain.hand_on(text="second")

    assert troubles() == [TroubleKind.CONFIRMATION]


def test_the_office_asks_another_holder_of_the_post(changed, papers):
    leave(changed)

    hand_over(changed)

    assert troubles() == []
    for node in ("unit_review", "office_review", "sign"):
        changed.confirm(node)
    changed.decide("secrecy_review", "open")
    changed.decide("office_release", "release")
    assert papers.done == ["publish", "file_with_authority"]


def test_who_lost_the_post_confirms_no_more(changed):
    leave(changed)

    with pytest.raises(errors.NotYourLane):
        changed.confirm("unit_review")


def test_who_can_confirm_is_not_replaced(changed):
    with pytest.raises(errors.HolderIsThere):
        hand_over(changed)


def test_only_the_office_asks_somebody_else(changed):
    leave(changed)

    with pytest.raises(errors.NotTheOffice):
        hand_over(changed, by="secrecy_review")


def test_only_a_holder_of_the_post_is_asked(changed):
    leave(changed)

    with pytest.raises(errors.NotAHolder):
        hand_over(changed, to="office_release")


def test_who_gets_the_post_again_ends_the_trouble(changed):
    leave(changed)
    factories.post(changed.people["unit_review"], "unit_head", unit_id=changed.unit.id)

    actions.people_changed(changed.organ.id, at=changed.tick())

    assert troubles() == []
    changed.confirm("unit_review")


def test_a_return_ends_the_trouble(changed):
    leave(changed)

    changed.decide("secrecy_review", "open_after_change", text="第三段须处理")

    assert troubles() == []


def test_history_says_who_was_asked_instead_and_why(changed):
    leave(changed)
    office = changed.people["office_review"]
    assert "赵建国" in state_sentence(casefile(office, changed.review.id))

    hand_over(changed)
    db.session.commit()

    told = history(casefile(office, changed.review.id))[-1]
    assert all(name in told.sentence for name in ("刘敏", "李明", "赵建国"))
    assert told.text == "原负责人调离"


def test_the_page_of_the_case_offers_it_to_the_office(changed, app):
    leave(changed)
    part = changed.confirmations()["unit_review"]
    client = app.test_client().sign_in(changed.people["office_review"])
    page = client.get(f"/reviews/{changed.review.id}").get_data(as_text=True)
    assert "李明" in page
    values = {"key": key(), "chosen": str(changed.people["deputy"].id), "text": "原负责人调离"}

    refused = client.post(f"/confirmations/{part.id}/hand-over", data={**values, "text": ""})
    answer = client.post(f"/confirmations/{part.id}/hand-over", data=values)
    again = client.post(f"/confirmations/{part.id}/hand-over", data=values)

    assert (refused.status_code, answer.status_code, again.status_code) == (422, 303, 303)
    assert changed.confirmations()["unit_review"].person.name == "李明"


def test_a_stranger_hands_nothing_over(changed, app):
    leave(changed)
    part = changed.confirmations()["unit_review"]
    stranger = factories.person("disclosure_office", organ=factories.organ("云溪县商务局"))
    client = app.test_client().sign_in(stranger)

    assert client.post(f"/confirmations/{part.id}/hand-over", data={}).status_code == 404


def test_where_nobody_has_left_nothing_is_handed_over(changed, app):
    part = changed.confirmations()["unit_review"]
    client = app.test_client().sign_in(changed.people["office_review"])

    nothing = client.post(f"/confirmations/{part.id}/hand-over", data={})
    complete = client.post(
        f"/confirmations/{part.id}/hand-over",
        data={"key": key(), "chosen": str(changed.people["deputy"].id), "text": "原负责人调离"},
    )

    assert (nothing.status_code, complete.status_code) == (409, 409)
