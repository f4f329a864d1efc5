"""What may happen to a request at any time, written down by a program of its office."""

from datetime import timedelta

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from tests.requests.delaying import weighed


@pytest.fixture(autouse=True)
def day(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield


@pytest.fixture
def clerk(office, program):
    return program(office.clerk)


def test_a_correction_is_asked_for_and_comes_in(office, clerk):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    db.session.commit()
    here = f"/requests/{taken.id}"

    asked = clerk.post(f"{here}/correction-notice", {"points": "请明确", "on": "2026-03-02"}).json
    with standing_at(office.at + timedelta(days=7)):
        came = clerk.post(f"{here}/correction", {"text": "2025年度的", "on": "2026-03-09"}).json
        late = clerk.post(f"{here}/correction", {"text": "又补充", "on": "2026-03-09"})

    assert (asked["state"], asked["due_on"]) == ("awaiting_applicant", None)
    assert (came["state"], came["due_on"]) == ("in_hand", "2026-04-07")
    assert (late.status_code, late.json["code"]) == (409, "correction-not-awaited")


def test_an_extension_is_proposed_approved_and_told(office, clerk, program):
    taken = office.assigned()
    db.session.commit()
    here = f"/requests/{taken.id}"
    head = program(office.head)

    clerk.post(f"{here}/extension", {"days": 20, "reason": "涉及多年档案"})
    step = next(each for each in head.get(here).json["steps"] if each["form"] == "extension")[
        "step_id"
    ]
    head.post(f"/steps/{step}/claim")
    digest = head.get(f"/reviews/{taken.review_id}").json["digest"]
    head.post(f"/steps/{step}/opinion", {"verdict": "approve", "digest": digest})
    told = clerk.post(f"{here}/extension/told", {"on": "2026-03-02", "way": "电话告知"}).json

    assert told["due_on"] == "2026-04-28"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"days": 0}, "days"), ({"days": 21}, "days"), ({"reason": "忙"}, "reason")],
)
def test_an_extension_is_of_twenty_days_at_most_and_says_why(office, clerk, wrong, field):
    taken = office.assigned()
    db.session.commit()

    answer = clerk.post(
        f"/requests/{taken.id}/extension", {"days": 20, "reason": "涉及多年档案"} | wrong
    )

    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, field)


def test_after_good_reasons_more_than_twenty_days_may_be_proposed(office, clerk):
    taken = weighed(office, office.assigned())
    db.session.commit()
    here = f"/requests/{taken.id}/extension"

    beyond, fair = (clerk.post(here, {"days": days, "reason": "件数较多"}) for days in (61, 40))

    assert (beyond.status_code, beyond.json["errors"][0]["field"]) == (422, "days")
    assert (fair.status_code, office.open_steps(taken)) == (200, ["检索收集", "审批延期"])


def test_reasons_are_asked_for_and_given(office, clerk):
    taken = office.assigned()
    db.session.commit()
    here = f"/requests/{taken.id}"

    asked = clerk.post(f"{here}/reasons-notice", {"words": "四十次", "on": "2026-03-02"})
    given = clerk.post(f"{here}/reasons", {"text": "为研究需要", "on": "2026-03-02"})

    assert (asked.status_code, given.status_code) == (200, 200)
    assert clerk.get(here).json["reasons"] == "为研究需要"


def test_a_withdrawal_is_written_down_once(office, clerk):
    taken = office.assigned()
    db.session.commit()
    body = {"how": "来电撤回", "on": "2026-03-02"}

    first, again = (clerk.post(f"/requests/{taken.id}/withdrawal", body, key="k") for _ in "12")

    assert (first.status_code, first.json) == (200, again.json)
    assert office.open_steps(taken) == ["办理撤回"]


def test_nothing_happened_tomorrow(office, clerk):
    taken = office.assigned()
    db.session.commit()

    answer = clerk.post(f"/requests/{taken.id}/withdrawal", {"how": "来电撤回", "on": "2026-03-03"})

    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "on")


def test_a_notice_is_not_sent_by_an_opinion_alone(office, clerk):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    step = office.step(taken, "correction")
    db.session.commit()
    clerk.post(f"/steps/{step.id}/claim")
    digest = clerk.get(f"/reviews/{taken.review_id}").json["digest"]

    answer = clerk.post(f"/steps/{step.id}/opinion", {"verdict": "sent", "digest": digest})

    assert (answer.status_code, answer.json["code"]) == (409, "not-yet-told")
