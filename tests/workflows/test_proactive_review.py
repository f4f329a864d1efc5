"""The shipped procedure for proactive disclosure, walked end to end through the engine."""

import pytest

from app.engine import check, play
from app.engine.diagram import read
from tests.workflows import SHIPPED

SOURCE = SHIPPED["proactive_review"]
DIAGRAM = read(SOURCE)


def decided(step, verdict, *, return_to=None, **facts):
    return {"step": step, "verdict": verdict, "facts": facts, "return_to": return_to}


DRAFTED = decided("draft", "submit", attribute="proactive")
FIRST = decided("unit_review", "approve")
OFFICE = decided("office_review", "approve")
SIGNED = decided("sign", "approve")
CLEARED = decided("secrecy_review", "open")
RELEASED = decided("office_release", "release")
TO_SECRECY = [DRAFTED, FIRST, OFFICE, SIGNED]


def walked(*decisions) -> list[str]:
    """What is open after each decision; ``end`` when nothing is any more."""
    states = list(play(SOURCE, decisions))
    assert not any("error" in state for state in states), states
    return ["end" if state["finished"] else ",".join(state["open"]) for state in states]


def refused(*decisions) -> dict:
    return list(play(SOURCE, decisions))[-1]


def test_from_the_draft_to_the_portal():
    assert walked(*TO_SECRECY, CLEARED, RELEASED) == [
        *(
            "draft",
            "unit_review",
            "office_review",
            "sign",
            "secrecy_review",
            "office_release",
            "end",
        )
    ]


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_what_is_not_proactive_ends_in_the_register(attribute):
    drafted = decided("draft", "submit", attribute=attribute)

    assert walked(drafted, FIRST, OFFICE, SIGNED)[-1] == "end"


def test_without_an_attribute_nothing_is_published():
    assert walked(decided("draft", "submit"), FIRST, OFFICE, SIGNED)[-1] == "end"


def test_what_the_secrecy_reviewer_closes_the_leader_ends():
    closed = decided("secrecy_review", "closed")

    for verdict in ("withheld", "on_request"):
        way = walked(*TO_SECRECY, closed, decided("conclude", verdict))
        assert way[-2:] == ["conclude", "end"]


def test_the_leader_cannot_overrule_a_closed_item():
    closed = decided("secrecy_review", "closed")

    assert "error" in refused(*TO_SECRECY, closed, decided("conclude", "open"))


@pytest.mark.parametrize(
    ("verdict", "following"), [("open", "office_release"), ("closed", "conclude")]
)
def test_what_is_referred_waits_for_the_authority(verdict, following):
    referred = decided("secrecy_review", "refer")

    way = walked(*TO_SECRECY, referred, decided("secrecy_opinion", verdict))

    assert way[-2:] == ["secrecy_opinion", following]


def test_an_item_open_after_a_change_comes_straight_back_to_the_secrecy_reviewer():
    changed = decided("secrecy_review", "open_after_change")

    assert walked(*TO_SECRECY, changed, DRAFTED)[-2:] == ["draft", "secrecy_review"]


def test_a_scheduled_release_waits_for_its_time():
    scheduled = decided("office_release", "schedule", release_at="2026-05-01T09:00:00+08:00")

    way = walked(*TO_SECRECY, CLEARED, scheduled, {"timer": "scheduled"})

    assert way[-2:] == ["", "end"]


RETURNS = {
    "unit_review": ([DRAFTED], ["draft"]),
    "office_review": ([DRAFTED, FIRST], ["draft", "unit_review"]),
    "sign": ([DRAFTED, FIRST, OFFICE], ["draft", "unit_review", "office_review"]),
    "office_release": ([*TO_SECRECY, CLEARED], ["draft", "secrecy_review"]),
}


@pytest.mark.parametrize(
    ("step", "target"), [(step, target) for step, (_, to) in RETURNS.items() for target in to]
)
def test_each_step_may_return_to_what_the_annotation_says(step, target):
    before, _ = RETURNS[step]

    assert walked(*before, decided(step, "return", return_to=target))[-1] == target


@pytest.mark.parametrize("step", RETURNS)
def test_no_step_returns_anywhere_else(step):
    before, allowed = RETURNS[step]
    steps = [node.id for node in DIAGRAM.nodes.values() if node.kind == "userTask"]

    for other in set(steps) - set(allowed):
        assert "error" in refused(*before, decided(step, "return", return_to=other))


def test_a_return_never_moves_the_item_forwards():
    returned = walked(DRAFTED, FIRST, OFFICE, decided("sign", "return"))

    assert returned[-1] == "draft"


def test_every_step_says_who_does_it_with_which_form_and_in_how_many_days():
    steps = [node.step for node in DIAGRAM.nodes.values() if node.step]

    assert all(step.lane and step.of and step.form and step.duty for step in steps)
    assert {step.node_id: step.days for step in steps} == {
        "draft": None,
        "unit_review": 2,
        "office_review": 2,
        "sign": 1,
        "secrecy_review": 2,
        "secrecy_opinion": 10,
        "conclude": 2,
        "office_release": 1,
    }


def test_whoever_returns_closes_or_refers_gives_a_reason():
    reasons = {
        (node.id, outcome.id)
        for node in DIAGRAM.nodes.values()
        if node.step
        for outcome in node.step.outcomes
        if not outcome.reason_required
    }

    assert {verdict for _, verdict in reasons} == {
        *("submit", "approve", "open", "release", "schedule")
    }


def test_a_step_renamed_in_the_diagram_is_renamed_everywhere():
    renamed = read(SOURCE.replace('保密审查"'.encode(), '保密把关"'.encode()))

    assert renamed.nodes["secrecy_review"].step.title == "保密把关"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b'duty="sign"', b'duty="unit_review"', "publish-unsigned"),
        (b'duty="secrecy_review"', b'duty="unit_review"', "publish-unreviewed"),
        (b"verdict == 'open'", b"verdict != 'open'", "publish-unreviewed"),
        (b'to="draft"', b'to="publish"', "return-nowhere"),
        (b"release_at<", b"release_on<", "timer-fact"),
    ],
)
def test_a_change_that_breaks_the_law_or_the_diagram_is_refused(old, new, rule):
    assert rule in {finding.rule for finding in check(SOURCE.replace(old, new))}
