"""What a program reads of requests: the list, a case, its proof, its files and letters."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.time import standing_at
from app.law.receipt import Channel
from app.people.models import Lane
from app.requests.models import FileRole
from app.review.models import Looked, View
from tests import factories
from tests.requests.office import IDENTITY


@pytest.fixture
def at(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield office.at


@pytest.fixture
def foreigner(program):
    """The disclosure office of another organ."""
    return program(factories.person(Lane.DISCLOSURE_OFFICE, organ=factories.organ("青禾县统计局")))


def acts(case):
    return {each.get("form") or each.get("move"): each for each in case["steps"] + case["moves"]}


def test_the_list_is_in_order_of_urgency_and_narrowed_by_its_filters(office, program, at):
    first = office.assigned()
    office.taken_in(Channel.WEB, description="另外一件申请的内容")
    db.session.commit()
    clerk = program(office.clerk)

    page = clerk.get("/requests").json

    assert page["items"][0]["number"] == first.number
    assert (page["items"][0]["due_on"], page["items"][0]["step"]) == ("2026-03-30", "检索收集")
    assert page["overdue"] == 0
    for query, found in (
        ("channel=web", 1),
        (f"unit={office.unit.id}", 1),
        ("view=done", 0),
        ("state=answered", 0),
        (f"number={first.number}", 1),
        ("since=2026-03-03", 0),
    ):
        assert len(clerk.get(f"/requests?{query}").json["items"]) == found, query


def test_what_is_overdue_is_counted_even_where_the_filter_leaves_it_out(office, program):
    office.registered()
    db.session.commit()

    with standing_at(office.at + timedelta(days=60)):
        page = program(office.clerk).get("/requests?channel=fax").json

    assert (page["items"], page["overdue"], page["overdue_outside"]) == ([], 1, 1)


def test_a_case_tells_everything_but_the_identity_number(office, program, at):
    taken = office.assigned()
    db.session.commit()

    answer = program(office.clerk).get(f"/requests/{taken.id}")

    assert IDENTITY not in answer.text
    case = answer.json
    assert case["applicant"]["paper_number"] == "1101************34"
    assert (case["number"], case["state"]) == (taken.number, "in_hand")
    assert (case["term"]["due_on"], case["term"]["standing"]) == ("2026-03-30", "fine")
    assert [(each["name"], each["is_lead"]) for each in case["units"]] == [("市场运行科", True)]
    assert case["events"][0]["kind"] == "handed_in"


def test_a_case_says_what_may_be_done_now_and_why_the_rest_may_not(office, program, at):
    taken = office.assigned()
    db.session.commit()

    of_office = acts(program(office.clerk).get(f"/requests/{taken.id}").json)
    of_unit = acts(program(office.drafter).get(f"/requests/{taken.id}").json)

    assert (of_office["collect"]["code"], of_unit["collect"]["is_open"]) == ("not-your-lane", True)
    assert (of_office["withdraw"]["is_open"], of_unit["withdraw"]["code"]) == (
        True,
        "not-the-office",
    )
    assert of_office["correct"]["code"] == "correction-not-awaited"
    assert of_office["correct"]["reason"]


def test_a_step_that_cannot_be_done_yet_says_what_is_missing(office, program, at):
    taken = office.taken_in(Channel.WEB)
    db.session.commit()

    now = acts(program(office.clerk).get(f"/requests/{taken.id}").json)["register"]

    assert (now["is_open"], now["code"]) == (False, "not-yet-received")


def test_the_proof_is_that_of_the_command(app, office, program, at):
    taken = office.registered()
    db.session.commit()
    ledger = json.dumps({"received_on": "2026-03-02", "channel": "counter"})

    proof = program(office.clerk).get(f"/requests/{taken.id}/proof").json

    printed = app.test_cli_runner().invoke(args=["law", "due", "-"], input=ledger)
    assert proof == json.loads(printed.output)


def test_before_receipt_nothing_is_proved(office, program, at):
    taken = office.taken_in(Channel.WEB)
    db.session.commit()

    proof = program(office.clerk).get(f"/requests/{taken.id}/proof").json

    assert proof == {"due_on": None, "provisional": False, "problems": [], "days": []}


def test_files_of_a_case_are_downloaded_and_noted(office, program, at):
    taken = office.collected()
    office.given(taken, "名单.txt", "名单".encode(), role=FileRole.COLLECTED)
    db.session.commit()
    unit = program(office.drafter)

    (file,) = unit.get(f"/requests/{taken.id}").json["files"]
    sent = unit.get(file["url"])

    assert (file["name"], file["role"], sent.get_data(as_text=True)) == (
        "名单.txt",
        "collected",
        "名单",
    )
    noted = db.session.scalars(select(View.looked).where(View.person_id == office.drafter.id))
    assert set(noted) == {Looked.CASE, Looked.FILE}


def test_a_file_is_not_had_under_another_request(office, program, at):
    taken, other = office.collected(), office.collected(description="另外一件申请的内容")
    file = office.given(taken, "名单.txt", b"list", role=FileRole.COLLECTED)
    db.session.commit()

    answer = program(office.drafter).get(f"/requests/{other.id}/files/{file.id}")

    assert (answer.status_code, answer.json["code"]) == (404, "no-such-request")


def test_a_letter_is_downloaded_once_it_is_printed(office, program, at):
    taken = office.collected()
    office.answered(taken)
    office.decide(taken, "sign", "approve", by=office.leader)
    letter = office.printed(taken)
    db.session.commit()
    clerk = program(office.clerk)

    (told,) = clerk.get(f"/requests/{taken.id}").json["letters"]

    assert (told["number"], told["state"], told["scan"]) == (letter.number_text, "fixed", None)
    assert clerk.get(told["paper"]).data.startswith(b"%PDF")
    assert clerk.get(told["paper"].replace("paper", "scan")).status_code == 404


def test_the_answers_of_a_case_are_told_with_their_decision(office, program, at):
    taken = office.served()
    db.session.commit()

    (answer,) = program(office.clerk).get(f"/requests/{taken.id}").json["answers"]

    assert (answer["code"], answer["state"], answer["served_on"]) == ("D5", "served", "2026-03-03")


def test_another_organ_finds_nothing_in_its_list(office, foreigner, at):
    office.collected()
    db.session.commit()

    assert foreigner.get("/requests").json["items"] == []


def test_the_units_to_choose_are_those_of_the_organ(office, program, foreigner):
    names = [each["name"] for each in program(office.clerk).get("/units").json["items"]]

    assert names == ["市场运行科", "对外贸易科", "办公室"]
    assert foreigner.get("/units").json["items"] == []
