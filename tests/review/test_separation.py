"""Separation of duties over random histories (AUZ-4): people hold every post they can."""

from random import Random

import pytest

from app.kit.errors import ProductError
from app.people.models import Lane
from app.review import actions, separation
from app.review.queries import standing
from tests import factories
from tests.review.chain import ANSWERS, NOTHING_FOUND, key

STEPS = 30


def greedy_people(chain):
    """Everybody holds every lane, so that only the system keeps duties apart."""
    people = [*chain.people.values()]
    for person in people:
        held = {lane for lane, _ in standing.lanes_of(person)}
        for lane in set(Lane) - held:
            factories.post(person, lane, unit_id=person.unit_id)
    return people


def random_act(chain, people, dice):
    """One try of somebody at something; most are refused."""
    node = dice.choice(chain.open_nodes() or ["draft"])
    person = dice.choice(people)
    if node == "draft":
        chain.people["draft"] = person
        chain.hand_on(text=dice.choice(["first", key()]))
        return
    waiting = chain.confirmations()
    if waiting and dice.random() < 0.5:
        chain.confirm(dice.choice(sorted(waiting)), dice.choice(["confirm", "confirm", "return"]))
        return
    step = chain.step(node)
    verdict = dice.choice([outcome["id"] for outcome in step.outcomes])
    answers = {**ANSWERS.get(step.form, {}), **NOTHING_FOUND}
    if dice.random() < 0.2:
        actions.recall_step(
            chain.last(node).id, by=person, reason="重新考虑", at=chain.tick(), key=key()
        )
    chain.decide(
        node,
        verdict,
        by=person,
        answers=answers,
        straight=dice.random() < 0.5,
        chosen_id=dice.choice(people).id,
        release_at=None,
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_history_gives_one_person_two_duties(chain, papers, seed):
    dice = Random(seed)
    people = greedy_people(chain)
    chain.open()

    for _ in range(STEPS):
        if not chain.review.is_running:
            break
        try:
            random_act(chain, people, dice)
        except ProductError:
            continue

    assert_duties_are_apart(chain)


def assert_duties_are_apart(chain):
    for person_id, done in standing.parts(chain.review.id).items():
        clashing = [
            (one, other) for one in done for other in done if separation.are_apart(one, other)
        ]
        assert clashing == [], (person_id, done)
