"""The shipped procedure for requests, walked end to end, and what the law forbids to draw."""

import pytest

from app.engine import check, play
from tests.workflows import SHIPPED

SOURCE = SHIPPED["request_handling"]


def decided(step, verdict, *, return_to=None, **facts):
    return {"step": step, "verdict": verdict, "facts": facts, "return_to": return_to}


def arrived(element):
    return {"message": element}


TAKEN_ON = [decided("register", "register"), decided("examine", "accept")]
COLLECTED = [*TAKEN_ON, decided("assign", "assign"), decided("collect", "done")]
CONSIDERED = [*COLLECTED, decided("consider", "draft")]


def drafted(code, *, needs_legal):
    return decided("draft_answer", "submit", decision=code, needs_legal=needs_legal)


def walked(*decisions) -> list[str]:
    """What is open after each decision; ``end`` when nothing is any more."""
    states = list(play(SOURCE, decisions))
    assert not any("error" in state for state in states), states
    return ["end" if state["finished"] else ",".join(state["open"]) for state in states]


@pytest.mark.parametrize(
    ("code", "needs_legal", "way"),
    [
        ("A1", False, ["sign"]),
        ("A2", False, ["secrecy_review"]),
        ("A3", True, ["legal_review", "secrecy_review"]),
        ("D1", True, ["legal_review", "secrecy_review"]),
        ("D5", True, ["legal_review", "sign"]),
    ],
)
def test_each_answer_goes_to_those_who_must_see_it(code, needs_legal, way):
    approvals = {
        "legal_review": decided("legal_review", "approve"),
        "secrecy_review": decided("secrecy_review", "open"),
    }
    before = [approvals[step] for step in way[:-1]]

    states = walked(*CONSIDERED, drafted(code, needs_legal=needs_legal), *before)

    assert states[-len(way) :] == way


def test_what_is_signed_is_served_and_archived():
    signed = [drafted("A1", needs_legal=False), decided("sign", "approve")]

    states = walked(
        *CONSIDERED, *signed, decided("serve", "served"), decided("archive", "archived")
    )

    assert states[-3:] == ["serve", "archive", "end"]


def test_a_return_within_the_work_leads_back_to_the_search():
    refused = [drafted("D5", needs_legal=True)]
    back = decided("legal_review", "return", return_to="collect")

    assert walked(*CONSIDERED, *refused, back)[-1] == "collect"


def test_a_withdrawal_breaks_the_work_off():
    assert walked(*COLLECTED, arrived("withdrawn"))[-1] == "confirm_withdrawal"


@pytest.mark.parametrize("beside", ["extension_proposed", "fee_noticed", "reasons_asked"])
def test_a_withdrawal_leaves_nothing_waiting_beside_it(beside):
    later = "2026-04-01T00:00:00+08:00"
    begun = {"message": beside, "facts": {"fee_due": later, "reasons_due": later}}
    closed = [decided("confirm_withdrawal", "confirmed"), decided("archive", "archived")]

    assert walked(*COLLECTED, begun, arrived("withdrawn"), *closed)[-1] == "end"


def test_once_the_answer_is_signed_nothing_waits_beside_it():
    later = "2026-04-01T00:00:00+08:00"
    fee = {"message": "fee_noticed", "facts": {"fee_due": later}}
    signed = [drafted("A1", needs_legal=False), decided("sign", "approve")]

    assert walked(*CONSIDERED, fee, *signed)[-1] == "serve"


def test_an_extension_runs_beside_the_work():
    states = walked(
        *COLLECTED, arrived("extension_proposed"), decided("approve_extension", "approve"),
        decided("tell_extension", "told"), decided("consider", "draft"),
    )  # fmt: skip

    assert states[-4:] == ["consider,approve_extension", "consider,tell_extension", "consider",
                           "draft_answer"]  # fmt: skip


def test_the_opinions_that_are_sought_are_weighed_before_the_answer():
    later = "2026-04-01T00:00:00+08:00"
    states = walked(
        *COLLECTED, decided("consider", "seek"),
        decided("seek_opinions", "sent", opinions_due=later), arrived("opinions_in"),
        decided("weigh_opinions", "weighed"),
    )  # fmt: skip

    assert states[-3:] == ["", "weigh_opinions", "consider"]


@pytest.mark.parametrize(
    ("drawn", "instead", "rule"),
    [
        (b'duty="secrecy_review"', b'duty="handle"', "answer-unreviewed"),
        (b"decision in ['A2', 'A3', 'D1']", b"decision in ['A3', 'D1']", "answer-unreviewed"),
        (b"decision in ['A2', 'A3', 'D1']", b"needs_legal", "answer-unreviewed"),
        (b'id="open" label', b'id="closed" label', "answer-unreviewed"),
        (b'duty="sign"', b'duty="handle"', "answer-unsigned"),
    ],
)
def test_what_the_law_forbids_is_refused(drawn, instead, rule):
    assert drawn in SOURCE

    found = {each.rule for each in check(SOURCE.replace(drawn, instead))}

    assert rule in found


def test_where_everything_is_reviewed_there_is_no_need_for_a_condition():
    every = SOURCE.replace(b"decision in ['A2', 'A3', 'D1']", b"decision != 'O1'")

    assert check(every) == []
