"""An answer written by a program: what it needs, which files go with it, who saved it meanwhile."""

import pytest

from app.api.schemas.requests.answering import FactsBody
from app.kit.db import db
from app.kit.time import standing_at
from app.requests import answers, needs
from app.requests.models import FileRole
from tests.requests.office import IDENTITY

REFUSED = {
    "seen": 0,
    "code": "D5",
    "facts": {"discretion_reason": "属于内部工作流程，公开将影响正常工作"},
}


@pytest.fixture(autouse=True)
def day(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield


@pytest.fixture
def taken(office):
    """A request whose answer is to be written."""
    made = office.collected()
    db.session.commit()
    return made


@pytest.fixture
def path(taken):
    return f"/requests/{taken.id}/answer"


@pytest.fixture
def drafter(office, program):
    return program(office.drafter)


def named(answer):
    return {each["field"] for each in answer.json["errors"]}


def test_an_answer_is_written_and_handed_in(office, taken, path, drafter):
    assert drafter.get(path).json["seen"] == 0
    saved = drafter.put(path, REFUSED).json
    read = drafter.get(path).json

    moved = drafter.post(f"{path}/submission", {"seen": saved["seen"]})

    assert (read["code"], read["facts"], read["lacking"]) == ("D5", REFUSED["facts"], [])
    assert read["letter"]["title"] == "政府信息不予公开告知书"
    assert moved.status_code == 200
    assert office.open_steps(taken) == ["法制审核"]


def test_a_program_is_told_what_a_decision_needs(path, drafter):
    asked = drafter.get(f"{path}?code=U1b").json["asked"]
    drafter.put(path, {"seen": 0, "code": "A1"})

    incomplete = drafter.post(f"{path}/submission", {"seen": 1})

    assert asked == ["reason", "right_organ", "contact", "organ_unknown"]
    assert drafter.get(path).json["lacking"] == ["公开该信息的网址"]
    assert (incomplete.status_code, incomplete.json["code"]) == (422, "answer-incomplete")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"facts": {"link": "https://a.example"}}, "facts.link"),
        ({"facts": {"colour": "red"}}, "facts.colour"),
        ({"facts": {"which": ["privacy"]}}, "facts.which"),
        ({"facts": None}, "facts"),
        ({"code": "N2", "facts": {"earlier": "6f7f3c52-0d4a-4b53-9f3b-1f1f4d3d9f10"}},
         "facts.earlier"),
        ({"code": "O3", "facts": {}}, "code"),
        ({"grounds": [{"code": "A1"}]}, "grounds.0.code"),
        ({"grounds": [{"code": "D5", "place": "x" * 301}]}, "grounds.0.place"),
        ({"enclosures": ["x"]}, "enclosures.0"),
    ],
)  # fmt: skip
def test_what_fits_no_answer_is_named(path, drafter, wrong, field):
    answer = drafter.put(path, REFUSED | wrong)

    assert (answer.status_code, named(answer)) == (422, {field})


def test_a_partial_disclosure_names_its_places_and_its_files(office, taken, path, drafter):
    file = office.given(taken, "名单.txt", "公开的部分".encode(), role=FileRole.REDACTED)
    db.session.commit()
    ground = {"code": "D5", "place": "第三列", "reason": "属于内部工作流程"}
    body = {"seen": 0, "code": "A3", "grounds": [ground], "enclosures": [str(file.id)]}

    drafter.put(path, body)

    read = drafter.get(path).json
    assert (read["enclosures"], read["grounds"]) == ([str(file.id)], [ground])
    assert any("其中“第三列”" in each["text"] for each in read["letter"]["paragraphs"])


def test_a_file_of_another_request_is_refused(office, path, drafter):
    other = office.collected(description="另外一件申请的内容")
    file = office.given(other, "名单.txt", b"list", role=FileRole.COLLECTED)
    db.session.commit()

    for identity in (file.id, file.file_id):
        answer = drafter.put(path, {"seen": 0, "code": "A2", "enclosures": [str(identity)]})
        assert (answer.status_code, answer.json["code"]) == (422, "unknown-choice")
        assert named(answer) == {"enclosures.0"}


def test_what_a_third_party_handed_in_is_offered_to_no_answer(office, taken, path, drafter):
    file = office.given(taken, "意见.txt", b"opinion", role=FileRole.OPINION)
    db.session.commit()

    answer = drafter.put(path, {"seen": 0, "code": "A2", "enclosures": [str(file.id)]})

    assert (answer.status_code, answer.json["code"]) == (422, "unknown-choice")
    assert drafter.get(path).json["offered"] == []


def test_numbers_of_persons_in_what_goes_out_are_confirmed(office, taken, path, drafter):
    file = office.given(taken, "名单.txt", f"证件 {IDENTITY}".encode(), role=FileRole.COLLECTED)
    body = {"seen": 0, "code": "A2", "enclosures": [str(file.id)]}
    db.session.commit()
    drafter.put(path, body)
    numbers = drafter.get(path).json["numbers"]

    drafter.put(path, body | {"seen": 1, "numbers_confirmed": numbers["mark"]})

    assert [each["masked"] for each in numbers["found"]] == ["110*************34"]
    assert (numbers["is_confirmed"], drafter.get(path).json["numbers"]["is_confirmed"]) == (
        False,
        True,
    )


def test_a_save_over_anothers_save_is_refused(path, drafter):
    drafter.put(path, REFUSED)

    answer = drafter.put(path, REFUSED | {"text": "另一种写法"})

    assert (answer.status_code, answer.json["code"]) == (409, "answer-changed-meanwhile")
    assert "李晓燕" in answer.json["detail"]


def test_an_answer_that_nobody_has_saved_was_not_seen_saved(path, drafter):
    answer = drafter.put(path, REFUSED | {"seen": 1})

    assert (answer.status_code, answer.json["code"]) == (409, "answer-not-as-seen")


def test_findings_are_reworded_and_rules_are_not(path, drafter):
    drafter.put(path, REFUSED)
    paragraphs = drafter.get(path).json["letter"]["paragraphs"]
    of_rules = next(each["place"] for each in paragraphs if each["is_fixed"])
    open_ones = [each["place"] for each in paragraphs if not each["is_fixed"]]

    def worded(place, seen):
        body = {"seen": seen, "paragraphs": [{"place": place, "text": "经审查，理由如下。"}]}
        return drafter.put(f"{path}/wording", body)

    assert worded(of_rules, 1).json["code"] == "paragraph-is-fixed"
    assert worded(99, 1).json["code"] == "paragraph-is-fixed"
    assert worded(open_ones[0], 1).json["seen"] == 2
    assert drafter.get(path).json["letter"]["paragraphs"][open_ones[0]]["text"].startswith("经审查")


def test_who_does_not_draft_reads_and_writes_nothing_of_it(office, path, program):
    answer = program(office.clerk).put(path, REFUSED)

    assert (answer.status_code, answer.json["code"]) == (403, "not-your-lane")
    assert answers.shown(office.taken_in(description="别的内容在此").id) is None


def test_every_fact_that_a_decision_asks_for_can_be_sent():
    assert set(FactsBody().fields) == needs.ALL_TYPED
