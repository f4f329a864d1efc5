from app.review.models import Ending, ReviewState
from app.review.queries.standing import parts


def test_the_straight_way_ends_with_publication_and_filing(chain, papers):
    chain.until("office_release")

    chain.decide("office_release", "release")

    assert chain.review.state is ReviewState.FINISHED
    assert papers.done == ["publish", "file_with_authority"]
    assert papers.told[-1] == "finished"


def test_every_step_has_its_own_person_at_the_end(chain):
    chain.until("office_release")
    chain.decide("office_release", "release")

    done = parts(chain.review.id)
    assert {
        person.name: set(done[person.id]) for person in chain.people.values() if person.id in done
    } == {
        "王芳": {"draft"},
        "赵建国": {"unit_review"},
        "刘敏": {"office_review"},
        "张伟民": {"sign"},
        "郑国强": {"secrecy_review"},
        "何静": {"release"},
    }


def test_what_is_not_proactive_ends_in_the_register(chain, papers):
    chain.attribute = "on_request"
    chain.until("sign")

    chain.decide("sign")

    assert papers.done == ["register_withheld"]
    assert chain.review.state is ReviewState.FINISHED


def test_what_secrecy_review_closes_is_concluded_by_the_leader_who_signed(chain, papers):
    chain.until("secrecy_review")

    chain.decide("secrecy_review", "closed", text="涉及商业秘密，不宜公开")

    assert chain.step("conclude").claimed_by_id == chain.people["sign"].id
    chain.decide("conclude", "withheld", text="同意不予公开")
    assert papers.done == ["register_withheld"]
    assert chain.review.attribute == "withheld"


def test_a_leader_cannot_overrule_what_was_closed(chain):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "closed", text="涉及商业秘密，不宜公开")

    offered = [outcome["id"] for outcome in chain.step("conclude").outcomes]

    assert offered == ["withheld", "on_request"]


def test_what_was_referred_waits_for_the_secrecy_department(chain):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "refer", text="是否涉密难以判断")

    chain.decide("secrecy_opinion", "open", by=chain.people["secrecy_review"])

    assert chain.open_nodes() == ["office_release"]


def test_a_return_goes_to_the_drafter_and_counts_a_round(chain, papers):
    chain.until("office_review")

    chain.decide("office_review", "return", text="第三条依据不足", return_to="draft")

    assert chain.open_nodes() == ["draft"]
    assert chain.step("draft").claimed_by_id == chain.people["draft"].id
    assert chain.review.round == 2
    assert papers.told[-1] == "opened"


def test_step_by_step_everybody_decides_again(chain):
    chain.until("office_review")
    chain.decide("office_review", "return", text="第三条依据不足", return_to="draft")

    chain.hand_on(text="second")

    assert chain.open_nodes() == ["unit_review"]
    assert chain.step("unit_review").round == 2


def test_a_return_to_the_unit_head_gives_the_step_back_to_who_did_it(chain):
    chain.until("office_review")

    chain.decide("office_review", "return", text="请核对附件", return_to="unit_review")

    assert chain.step("unit_review").claimed_by_id == chain.people["unit_review"].id


def test_a_step_says_when_it_is_due_in_working_days(chain):
    chain.open()

    assert chain.step("unit_review").due_on.isoformat() == "2026-11-25"


def test_a_taken_over_paper_has_no_light(chain):
    chain.open(no_light=True)

    assert chain.step("unit_review").due_on is None


def test_the_returned_step_stays_in_the_history(chain):
    chain.until("office_review")

    step = chain.decide("office_review", "return", text="第三条依据不足")

    assert (step.ending, step.verdict) == (Ending.RETURNED, "return")
