"""保密审查 before 领导审批: the same rules hold in every round."""

import pytest

from app.engine.check import check
from app.engine.findings import sentence
from app.review.errors import NotALeaderHere
from app.review.models import ReviewState
from tests.review import chain as chains
from tests.review.rearranged import SECRECY_FIRST, WITHOUT_SECRECY


@pytest.fixture
def moved(chain):
    """The chain, with the secrecy review before the leader, waiting for it."""
    chains.deploy(SECRECY_FIRST)
    chain.open()
    chain.decide("unit_review")
    chain.decide("office_review")
    return chain


def test_the_leader_chosen_by_the_office_has_it_after_the_secrecy_review(moved, papers):
    moved.decide("secrecy_review", "open")

    assert moved.step("sign").claimed_by_id == moved.people["sign"].id
    moved.decide("sign")
    moved.decide("office_release", "release")
    assert moved.review.state is ReviewState.FINISHED
    assert papers.done == ["publish", "file_with_authority"]


@pytest.mark.parametrize("named", [None, "draft"])
def test_the_office_has_to_choose_a_leader_although_others_come_first(chain, named):
    chains.deploy(SECRECY_FIRST)
    chain.open()
    chain.decide("unit_review")

    with pytest.raises(NotALeaderHere):
        chain.decide("office_review", chosen_id=named and chain.people[named].id)


def test_the_office_chooses_anew_in_a_later_round(chain):
    chain.until("sign")
    chain.decide("sign", "return", return_to="office_review", text="请改报分管领导")

    with pytest.raises(NotALeaderHere):
        chain.decide("office_review", chosen_id=None)


def test_what_is_closed_is_concluded_by_the_leader_chosen(moved):
    moved.decide("secrecy_review", "closed", text="涉及商业秘密，不宜公开")

    assert moved.step("conclude").claimed_by_id == moved.people["sign"].id


def test_after_a_change_it_goes_straight_back_and_on_to_the_leader(moved):
    moved.decide("secrecy_review", "open_after_change", text="请隐去第二段电话号码")
    moved.hand_on(text="second")

    assert moved.open_nodes() == ["secrecy_review"]
    assert set(moved.confirmations()) == {"unit_review", "office_review"}
    moved.decide("secrecy_review", "open")
    assert moved.step("sign").claimed_by_id == moved.people["sign"].id


def test_released_back_to_the_secrecy_review_it_comes_to_the_same_leader_again(moved):
    moved.decide("secrecy_review", "open")
    moved.decide("sign")

    moved.decide("office_release", "return", return_to="secrecy_review", text="请再核对附件")
    moved.decide("secrecy_review", "open")

    assert moved.step("sign").claimed_by_id == moved.people["sign"].id


def test_without_the_secrecy_review_it_is_refused_and_the_way_is_named(app):
    found = [each for each in check(WITHOUT_SECRECY) if each.rule == "publish-unreviewed"]

    assert [each.element for each in found] == ["publish"]
    assert "组长/副组长审批 → 领导小组办公室发布 → 在门户公开" in sentence(found[0])
    assert "《政府信息公开条例》第十七条" in sentence(found[0])
