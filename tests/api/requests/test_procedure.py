"""What programs do with requests on their way: by the same actions and keys as the pages."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from app.kit.db import db
from app.kit.time import standing_at
from app.requests.models import DisclosureRequest, RequestFile, RequestState
from tests import factories
from tests.requests.office import IDENTITY

INTAKE = {
    "channel": "counter",
    "handed_in_on": "2026-03-02",
    "name": "王建军",
    "paper": "resident_id",
    "paper_number": IDENTITY,
    "phone": "13800000000",
    "address": "云川市人民路1号",
    "description": "2025年农贸市场升级改造补助资金的发放名单和金额",
    "wanted_form": "paper",
    "wanted_way": "post",
}


@pytest.fixture(autouse=True)
def day(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield


@pytest.fixture
def clerk(office, program):
    return program(office.clerk)


def named(answer):
    return {each["field"] for each in answer.json["errors"]}


def sent(program, path, name, content, *, key=None, **fields):
    file = (BytesIO(content), name) if name else content
    return program.post(path, key=key, data=fields | {"upload": file})


def test_a_request_is_taken_in_once_however_often_it_is_sent(clerk):
    first, again = (clerk.post("/requests", INTAKE, key="k" * 100) for _ in "12")

    assert (first.status_code, first.json) == (201, again.json)
    assert first.json["number"] == "云商依申〔2026〕1号"
    assert first.json["due_on"] == "2026-03-30"
    assert db.session.scalar(select(func.count(DisclosureRequest.id))) == 1


def test_the_same_request_under_another_key_is_recognised(clerk):
    clerk.post("/requests", INTAKE)

    answer = clerk.post("/requests", INTAKE)

    assert (answer.status_code, answer.json["code"]) == (409, "asked-already")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"paper_number": "110101199003070135"}, "paper_number"),
        ({"paper": "credit_code"}, "paper"),
        ({"channel": "web"}, "channel"),
        ({"handed_in_on": "2026-03-03"}, "handed_in_on"),
        ({"channel": "fax", "confirmed_on": "2026-03-03"}, "confirmed_on"),
        ({"agent": "李华"}, "agent_paper_number"),
        ({"agent_phone": "13900000001"}, "agent"),
        ({"wanted_way": "email"}, "wanted_way"),
        ({"description": "x" * 5001}, "description"),
        ({"purpose": "研究"}, "purpose"),
        ({"name": "  "}, "name"),
    ],
)
def test_what_is_wrong_at_the_counter_is_named(clerk, wrong, field):
    answer = clerk.post("/requests", INTAKE | wrong)

    assert (answer.status_code, named(answer)) == (422, {field})


def test_everything_that_is_wrong_at_the_counter_is_named_at_once(clerk):
    wrong = {"paper_number": "1", "phone": "", "address": "", "description": "短"}

    answer = clerk.post("/requests", INTAKE | wrong)

    assert named(answer) == {"paper_number", "phone", "description", "wanted_way"}


def test_a_number_may_be_written_in_wide_characters_or_with_gaps(clerk):
    made = clerk.post("/requests", INTAKE | {"paper_number": " １１０１０１ 19900307803x"})

    assert made.status_code == 201


def test_long_and_rare_names_keep_every_character(clerk):
    name = "阿卜杜热依木江·买买提依明𬀩" * 8
    made = clerk.post("/requests", INTAKE | {"name": name}).json

    assert clerk.get(f"/requests/{made['id']}").json["applicant"]["name"] == name


def test_a_fax_counts_from_the_day_both_sides_confirmed(clerk):
    made = clerk.post("/requests", INTAKE | {"channel": "fax"}).json
    early = clerk.post(f"/requests/{made['id']}/registration")

    told = clerk.post(
        f"/requests/{made['id']}/confirmation", {"on": "2026-03-02", "how": "电话确认"}
    ).json

    assert (made["due_on"], early.json["code"]) == (None, "not-yet-received")
    assert (told["received_on"], told["due_on"]) == ("2026-03-02", "2026-03-30")


def test_a_request_is_registered_and_assigned(office, clerk):
    taken = office.taken_in()
    db.session.commit()
    here = f"/requests/{taken.id}"
    assert clerk.post(f"{here}/registration").json["state"] == "in_hand"
    office.decide(taken, "examine", "accept", by=office.clerk)
    unit = str(office.unit.id)

    nobody = clerk.post(f"{here}/assignment", {"units": [], "lead": unit})
    clerk.post(f"{here}/assignment", {"units": [unit], "lead": unit, "words": "请检索"})

    assert named(nobody) == {"units"}
    assert office.open_steps(taken) == ["检索收集"]


def test_a_unit_of_elsewhere_is_no_choice(office, clerk):
    taken = office.examined()
    unit = str(factories.unit(factories.organ("青禾县统计局")).id)
    db.session.commit()

    answer = clerk.post(f"/requests/{taken.id}/assignment", {"units": [unit], "lead": unit})

    assert (answer.status_code, answer.json["code"]) == (422, "unknown-choice")


def test_a_unit_records_its_search_or_sends_the_request_back(office, program):
    taken = office.assigned(office.unit, office.other_unit)
    db.session.commit()
    here = f"/requests/{taken.id}"
    search = {"places": "档案室", "words": "农贸市场", "persons": "李晓燕", "is_found": False}
    search |= {"searched_on": "2026-03-02", "result": "没有"}

    tomorrow = program(office.drafter).post(
        f"{here}/searches", search | {"searched_on": "2026-03-03"}
    )
    done = program(office.drafter).post(f"{here}/searches", search)
    blunt = program(office.other_drafter).post(f"{here}/return", {"text": "不办"})
    back = program(office.other_drafter).post(f"{here}/return", {"text": "不属于本科室职责"})

    assert named(tomorrow) == {"searched_on"}
    assert named(blunt) == {"text"}
    assert (done.status_code, back.status_code) == (200, 200)
    assert office.open_steps(taken) == ["分办"]


def test_a_file_is_put_into_the_case_once(office, program):
    taken = office.assigned()
    db.session.commit()
    unit, path = program(office.drafter), f"/requests/{taken.id}/files"

    first, again = (
        sent(unit, path, "名单.txt", "名单".encode(), key="k", role="collected") for _ in "12"
    )
    other = sent(unit, path, "名单.txt", "另一份".encode(), key="k", role="collected")

    assert (first.status_code, first.json) == (201, again.json)
    assert (other.status_code, other.json["code"]) == (409, "key-used-for-something-else")
    assert unit.get(first.json["url"]).get_data(as_text=True) == "名单"
    assert db.session.scalar(select(func.count(RequestFile.id))) == 1


@pytest.mark.parametrize(
    ("name", "content", "fields", "field"),
    [
        ("a.txt", b"x", {"role": "opinion"}, "role"),
        ("a.txt", b"x", {}, "role"),
        ("a.txt", b"x", {"role": "other", "colour": "red"}, "colour"),
        ("", "no file", {"role": "other"}, "upload"),
    ],
)
def test_a_file_that_is_sent_otherwise_is_refused(office, program, name, content, fields, field):
    taken = office.assigned()
    db.session.commit()

    answer = sent(program(office.drafter), f"/requests/{taken.id}/files", name, content, **fields)

    assert (answer.status_code, named(answer)) == (422, {field})


def test_a_file_of_more_than_a_megabyte_is_taken(office, program):
    taken = office.assigned()
    db.session.commit()

    part = "--b\r\nContent-Disposition: form-data; name="
    body = f'{part}"role"\r\n\r\ncollected\r\n{part}"upload"; filename="a.txt"\r\n\r\n'
    answer = program(office.drafter).post(
        f"/requests/{taken.id}/files",
        data=body.encode() + b"x" * 1_500_000 + b"\r\n--b--\r\n",
        content_type="multipart/form-data; boundary=b",
    )

    assert answer.status_code == 201


def test_a_served_request_goes_into_the_archive(office, clerk):
    taken = office.served()
    db.session.commit()
    with standing_at(office.at):
        early = clerk.post(f"/requests/{taken.id}/archive", {"retention": "30"})
        office.proved(taken)
        db.session.commit()
        answer = clerk.post(f"/requests/{taken.id}/archive", {"retention": "30"})

    assert (early.status_code, early.json["code"]) == (409, "proof-missing")
    assert (answer.json["state"], taken.state) == ("closed", RequestState.CLOSED)


def test_the_commands_of_the_office_are_not_those_of_a_unit(office, program):
    taken = office.registered()
    db.session.commit()

    answer = program(office.drafter).post(f"/requests/{taken.id}/withdrawal", {})

    assert (answer.status_code, answer.json["code"]) == (403, "not-permitted")


def test_a_file_of_another_kind_is_refused_by_name(office, program):
    taken = office.assigned()
    db.session.commit()

    answer = sent(
        program(office.drafter), f"/requests/{taken.id}/files", "程序.exe", b"MZ", role="other"
    )

    assert (answer.status_code, answer.json["code"]) == (422, "extension-not-allowed")
    assert named(answer) == {"upload"}
