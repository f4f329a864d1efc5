"""Each act × state × wrong person has its refusal."""

import pytest

from app.people.models import Lane
from app.review import actions, errors, separation
from app.review.opinion import OpinionGiven
from app.review.policy import Act, can
from app.review.queries import standing
from tests import factories
from tests.review.chain import NOW, Chain, key


def refusal(person, act, step):
    return type(can(person, act, step, known=standing.known(person, step))).__name__


def everybody(chain):
    """People who have nothing to do with the step, by what is wrong with them."""
    other_organ = factories.organ("云溪县商务局")
    other_unit = factories.unit(chain.organ, "外贸科")
    gone = factories.person("unit_head", organ=chain.organ, unit=chain.unit)
    gone.is_active = False
    return {
        "another organ": factories.person("unit_head", organ=other_organ),
        "another unit": factories.person("unit_head", organ=chain.organ, unit=other_unit),
        "another lane": chain.people["sign"],
        "no post": factories.person(None, organ=chain.organ, unit=chain.unit),
        "left": gone,
        "administrator": factories.administrator("system", organ=chain.organ),
    }


WRONG = {
    "another organ": "NoSuchStep",
    "another unit": "NotYourLane",
    "another lane": "NotYourLane",
    "no post": "NotYourLane",
    "left": "NoSuchStep",
    "administrator": "NoSuchStep",
}


@pytest.mark.parametrize("who", WRONG)
def test_an_open_step_is_not_for(chain, who):
    chain.open()
    person, step = everybody(chain)[who], chain.step("unit_review")

    assert refusal(person, Act.CLAIM, step) == WRONG[who]
    assert refusal(person, Act.DECIDE, step) == WRONG[who]
    assert refusal(person, Act.RETURN, step) == WRONG[who]


@pytest.mark.parametrize("who", WRONG)
@pytest.mark.parametrize("act", Act)
def test_a_closed_step_is_for_nobody(chain, who, act):
    chain.open()
    chain.decide("unit_review")

    assert refusal(everybody(chain)[who], act, chain.last("unit_review")) in {
        "StepClosed", "NoSuchStep", "NotYourOpinion", "NotTheOffice",
    }  # fmt: skip


def test_a_step_is_claimed_before_it_is_decided(chain):
    chain.open()

    found = refusal(chain.people["unit_review"], Act.DECIDE, chain.step("unit_review"))

    assert found == "ClaimFirst"


def test_what_another_has_claimed_is_his(chain):
    chain.open()
    deputy = factories.person("unit_head", organ=chain.organ, unit=chain.unit, name="李明")
    actions.claim(chain.step("unit_review").id, by=chain.people["unit_review"], at=NOW)
    step = chain.step("unit_review")

    assert refusal(deputy, Act.CLAIM, step) == "ClaimedByOther"
    assert refusal(deputy, Act.DECIDE, step) == "ClaimedByOther"
    assert refusal(deputy, Act.RELEASE_CLAIM, step) == "NotClaimed"


def test_claiming_twice_changes_nothing(chain):
    chain.open()
    step = chain.step("unit_review")
    actions.claim(step.id, by=chain.people["unit_review"], at=NOW)

    actions.claim(step.id, by=chain.people["unit_review"], at=NOW)

    assert step.claimed_by_id == chain.people["unit_review"].id


def test_leaders_do_not_claim(chain):
    chain.until("sign")
    deputy = factories.person("leader", organ=chain.organ, name="副组长")
    step = chain.step("sign")

    assert refusal(deputy, Act.CLAIM, step) == "LeadersAreChosen"
    assert refusal(deputy, Act.DECIDE, step) == "NotYourStep"
    assert refusal(chain.people["sign"], Act.RELEASE_CLAIM, step) == "ChosenIsNotGivenBack"


def test_only_the_office_forwards_to_another_leader(chain):
    chain.until("sign")
    deputy = factories.person("leader", organ=chain.organ, name="副组长")
    step = chain.step("sign")
    with pytest.raises(errors.NotTheOffice):
        actions.forward(step.id, to=deputy.id, by=deputy, reason="", at=NOW, key=key())

    actions.forward(
        step.id, to=deputy.id, by=chain.people["office_review"], reason="出差", at=NOW, key=key()
    )

    assert step.claimed_by_id == deputy.id
    chain.decide("sign", by=deputy)


def test_nobody_is_forwarded_to_who_is_no_leader_or_has_another_duty(chain):
    chain.until("sign")
    step, office = chain.step("sign"), chain.people["office_review"]
    head = chain.people["unit_review"]

    with pytest.raises(errors.NotALeaderHere):
        actions.forward(step.id, to=head.id, by=office, reason="", at=NOW, key=key())
    factories.post(head, Lane.LEADER)
    with pytest.raises(errors.ChosenHasAnotherDuty):
        actions.forward(step.id, to=head.id, by=office, reason="", at=NOW, key=key())


def test_the_office_has_to_choose_a_leader(chain):
    chain.until("office_review")

    with pytest.raises(errors.NotALeaderHere):
        chain.decide("office_review", chosen_id=None)


@pytest.mark.parametrize(
    ("done", "wanted"),
    [
        (["draft"], "unit_review"),
        (["draft"], "office_review"),
        (["unit_review"], "office_review"),
        (["draft"], "secrecy_review"),
        (["unit_review"], "secrecy_review"),
        (["office_review"], "secrecy_review"),
        (["sign"], "secrecy_review"),
        (["draft"], "office_release"),
        (["secrecy_review"], "office_release"),
    ],
)
def test_one_person_has_one_duty_whatever_his_posts(chain, done, wanted):
    chain.until(wanted)
    person, step = chain.people[done[0]], chain.step(wanted)
    factories.post(person, step.lane)

    assert refusal(person, Act.CLAIM, step) == "DutiesAreSeparate"


def test_the_office_reviewer_may_release(chain):
    chain.until("office_release")

    assert (
        refusal(chain.people["office_review"], Act.CLAIM, chain.step("office_release"))
        == "NoneType"
    )


def test_who_edited_the_text_counts_as_its_drafter(chain):
    editor = factories.person("drafter", organ=chain.organ, unit=chain.unit)
    factories.post(editor, "unit_head", unit_id=chain.unit.id)
    chain.open(editors=frozenset({chain.people["draft"].id, editor.id}))

    assert refusal(editor, Act.CLAIM, chain.step("unit_review")) == "DutiesAreSeparate"


def test_who_has_decided_may_not_edit_the_text(chain):
    head = chain.people["unit_review"]
    factories.post(head, "drafter", unit_id=chain.unit.id)
    chain.until("office_review")
    chain.decide("office_review", "return", text="请补充依据")

    assert refusal(head, Act.EDIT, chain.step("draft")) == "DutiesAreSeparate"
    with pytest.raises(errors.EditorsHaveOtherDuties):
        chain.hand_on(text="second", editors=frozenset({head.id}))


def test_a_duty_the_diagram_calls_otherwise_is_still_what_its_form_is():
    class Disguised:
        duty, form, lane = "release", "secrecy", Lane.DISCLOSURE_OFFICE

    assert separation.conflict({"unit_review"}, Disguised()) is not None


def test_a_wrong_verdict_target_or_time_is_refused(chain):
    chain.until("office_release")
    with pytest.raises(errors.UnknownVerdict):
        chain.decide("office_release", "publish")
    with pytest.raises(errors.UnknownTarget):
        chain.decide("office_release", "return", return_to="sign", text="请重新审批")
    with pytest.raises(errors.ReleaseTimePassed):
        chain.decide("office_release", "schedule", release_at=NOW)
    with pytest.raises(errors.ReasonMissing):
        chain.decide("office_release", "return", text="不")


def test_the_drafters_step_ends_in_the_editor_only(chain):
    chain.until("office_review")
    chain.decide("office_review", "return", text="请补充依据")
    given = OpinionGiven(verdict="submit", digest=chain.review.digest, key=key())

    with pytest.raises(errors.HandOnInEditor):
        actions.complete_step(
            chain.step("draft").id, by=chain.people["draft"], opinion=given, at=NOW
        )


def test_one_subject_has_one_running_review(chain):
    chain.open()

    with pytest.raises(errors.AlreadyUnderReview):
        Chain(chain.organ, chain.unit, chain.people, subject_id=chain.subject_id).open()


def test_who_may_not_claim_is_told_why_and_not_to_claim_first(chain):
    step = chain.until("secrecy_review")
    factories.post(chain.people["unit_review"], Lane.SECRECY_REVIEWER)

    assert refusal(chain.people["unit_review"], Act.DECIDE, step) == "DutiesAreSeparate"
