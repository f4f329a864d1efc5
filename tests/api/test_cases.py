"""What a case tells a program, and opinions that are not simply an approval."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.publishing.actions import attach
from app.review.models import Review, Step
from tests.api.program import Program
from tests.publishing.conftest import NOON
from tests.review.chain import ANSWERS, NOTHING_FOUND

ORDER = ("unit_review", "office_review", "sign", "secrecy_review", "office_release")
VERDICTS = {"secrecy_review": "open"}


class Case:
    """One document under review, and the programs of everybody in its chain."""

    def __init__(self, app, way):
        self.app, self.way = app, way
        self.document = way.office.draft()
        way.submit(self.document)
        db.session.commit()

    def until(self, node):
        for each in ORDER[: ORDER.index(node)]:
            self.way.decide(self.document, each, VERDICTS.get(each, "approve"))
        db.session.commit()
        return self

    @property
    def review(self):
        return db.session.get_one(Review, self.document.review_id)

    def step(self):
        found = select(Step).where(Step.review_id == self.review.id, Step.closed_at.is_(None))
        return db.session.scalars(found).one()

    def program(self, node):
        return Program.of(self.app, self.way.people[node])

    def read(self, node):
        return self.program(node).get(f"/reviews/{self.review.id}").json

    def claimed(self, node):
        program = self.program(node)
        program.post(f"/steps/{self.step().id}/claim")
        return program

    def decide(self, program, verdict, **more):
        body = {"verdict": verdict, "digest": self.review.digest} | more
        return program.post(f"/steps/{self.step().id}/opinion", body)


@pytest.fixture
def case(app, way):
    return Case(app, way)


def test_a_case_says_what_its_reader_may_do_and_why_not(case):
    acts = {act["act"]: act for act in case.read("unit_review")["acts"]}

    assert (acts["claim"]["is_open"], acts["claim"]["reason"]) == (True, None)
    assert acts["decide"]["code"] == "claim-first"
    assert acts["decide"]["reason"] == "请先签收该环节。"
    others = {act["act"]: act["code"] for act in case.read("office_review")["acts"]}
    assert others["claim"] == "not-your-lane"


def test_a_case_says_what_an_opinion_consists_of(case):
    form = case.read("unit_review")["forms"][0]

    assert {question["name"] for question in form["questions"]} == set(ANSWERS["review"])
    assert {outcome["id"] for outcome in form["outcomes"]} == {"approve", "return"}
    assert [target["title"] for target in form["targets"]] == ["起草"]


def test_a_step_that_was_claimed_goes_back_to_the_pool(case):
    head = case.claimed("unit_review")
    assert head.get("/steps").json["items"]

    answer = head.post(f"/steps/{case.step().id}/release")

    assert answer.json["is_claimed"] is False
    assert head.get("/steps").json["items"] == []
    assert len(head.get("/steps?list=pool").json["items"]) == 1


def test_a_return_goes_to_the_target_with_its_reason(case):
    case.until("office_review")
    clerk = case.claimed("office_review")

    answer = case.decide(clerk, "return", text="请补充依据。", return_to="draft", after="straight")

    assert answer.json == {"review_id": str(case.review.id), "state": "running", "round": 2}
    told = case.read("office_review")["opinions"][-1]
    assert (told["text"], told["returned_to"], told["straight"]) == ("请补充依据。", "draft", True)


@pytest.mark.parametrize(
    ("more", "field"),
    [({}, "text"), ({"text": "请补充依据。", "return_to": "sign"}, "return_to")],
)
def test_a_return_without_reason_or_to_nowhere_is_refused(case, more, field):
    answer = case.decide(case.claimed("unit_review"), "return", **more)

    assert answer.status_code == 422
    assert [each["field"] for each in answer.json["errors"]] == [field]


def test_only_a_leader_can_be_chosen(case):
    case.until("office_review")
    clerk = case.claimed("office_review")
    chosen = str(case.way.people["office_release"].id)

    answer = case.decide(clerk, "approve", chosen=chosen, answers=ANSWERS["office"])

    assert answer.status_code == 422
    assert [each["field"] for each in answer.json["errors"]] == ["chosen"]


def test_every_question_left_open_is_named(case):
    case.until("secrecy_review")
    reviewer = case.claimed("secrecy_review")
    answers = NOTHING_FOUND | {"privacy": "yes"}
    del answers["trade_secret"]

    problem = case.decide(reviewer, "open", text="可以公开", answers=answers).json

    named = {each["field"] for each in problem["errors"]}
    assert problem["code"] in ("answer-missing", "answer-unfit")
    assert named == {"answers.trade_secret", "answers.privacy", "answers.privacy_note"}


def test_an_answer_nobody_asked_for_is_refused(case):
    answers = ANSWERS["review"] | {"colour": "red"}

    answer = case.decide(case.claimed("unit_review"), "approve", answers=answers)

    assert answer.json["code"] == "unknown-answer"
    assert [each["field"] for each in answer.json["errors"]] == ["answers.colour"]


def test_an_opinion_on_a_text_that_changed_is_refused(case):
    answer = case.decide(case.claimed("unit_review"), "approve", digest="0" * 64)

    assert (answer.status_code, answer.json["code"]) == (409, "text-changed")


def test_a_release_is_scheduled_with_a_time_zone_or_not_at_all(case):
    case.until("office_release")
    office = case.claimed("office_release")
    more = {"text": "定时公开", "answers": {"previewed": "yes"}}

    naive = case.decide(office, "schedule", release_at="2026-12-01T09:00:00", **more)
    past = case.decide(office, "schedule", release_at="2001-12-01T09:00:00+08:00", **more)

    assert [each["field"] for each in naive.json["errors"]] == ["release_at"]
    assert past.json["code"] == "release-time-passed"


def test_an_earlier_opinion_is_confirmed_on_the_changed_text(case):
    case.until("secrecy_review")
    reviewer = case.claimed("secrecy_review")
    answers = NOTHING_FOUND | {"privacy": "yes", "privacy_note": "第二段", "places": "删去第二段"}
    changed = case.decide(reviewer, "open_after_change", text="处理后公开", answers=answers)
    assert changed.status_code == 200, changed.json
    drafter = Program.of(case.app, case.way.office.drafter)
    saved = drafter.put(
        f"/documents/{case.document.id}", _body(drafter, case) | {"body": "一、总体要求"}
    ).json
    drafter.post(f"/documents/{case.document.id}/submission", {"seen": saved["version"]})

    leader = case.program("sign")
    mine = [each for each in case.read("sign")["confirmations"] if each["is_yours"]]
    body = {"verdict": "confirm", "digest": case.review.digest, "text": "同意修改"}
    assert leader.get("/steps").json["items"][0]["is_confirmation"] is True
    assert leader.post(f"/confirmations/{mine[0]['id']}", body).status_code == 200
    assert leader.get("/steps").json["items"] == []
    again = leader.post(f"/confirmations/{mine[0]['id']}", body)
    assert (again.status_code, again.json["code"]) == (409, "step-closed")


def _body(drafter, case):
    """The document as it stands, as a program sends it back."""
    read = drafter.get(f"/documents/{case.document.id}").json
    left = {"taken_over"}
    metadata = {name: value for name, value in read["text"]["metadata"].items() if name not in left}
    return metadata | {"title": read["text"]["title"], "seen": read["version"]}


def test_drafters_and_reviewers_download_an_attachment(app, way):
    document = way.office.draft()
    attach(
        document.id,
        by=way.office.drafter,
        stream=BytesIO("附件".encode()),
        name="附件1.txt",
        at=NOON,
    )
    way.submit(document)
    db.session.commit()
    head = Program.of(app, way.office.head)

    file = head.get(f"/reviews/{document.review_id}").json["text"]["files"][0]
    sent = head.get(file["url"])

    assert (file["name"], sent.get_data(as_text=True)) == ("附件1.txt", "附件")
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert sent.headers["Cache-Control"] == "no-store"
    assert Program.of(app, way.office.drafter).get(file["url"]).status_code == 200
    assert Program(app).get(file["url"]).status_code == 401
