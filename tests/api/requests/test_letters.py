"""Letters drawn, stamped and served by a program: their day is what the ledger gets."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.notices.letters import actions as letters
from app.notices.letters import jobs as letter_jobs
from app.requests.models import FileRole
from tests.notices.letters.samples import SETTING
from tests.requests.office import PRINTED

SERVICE = {"way": "direct", "served_on": "2026-03-02", "receiver": "王建军"}
BY_POST = SERVICE | {"way": "post", "posting_number": "XA12345678933"}
POINTS = {"points": {"description": "请写明名单所属的年度"}, "guidance": "可以查阅目录"}


@pytest.fixture(autouse=True)
def day(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield


@pytest.fixture
def clerk(office, program):
    return program(office.clerk)


def printed(office, letter):
    """The worker has made its PDF."""
    letter_jobs.keep_letter({"letter": letter["id"]}, office.at, PRINTED)
    db.session.commit()
    return letter["id"]


@pytest.fixture
def unclear(office):
    """A request whose applicant is to be asked for a correction."""
    taken = office.registered(description="有关补助的信息")
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    db.session.commit()
    return taken


def test_the_notice_of_correction_is_drawn_and_served(office, unclear, clerk):
    here = f"/requests/{unclear.id}/letters/correction"

    drawn = clerk.post(here, POINTS, key="k")
    again = clerk.post(here, POINTS, key="k")
    early = clerk.post(f"{here}/service", BY_POST)
    printed(office, drawn.json)
    moved = clerk.post(f"{here}/service", BY_POST)

    assert (drawn.status_code, drawn.json) == (201, again.json)
    assert (drawn.json["number"], drawn.json["state"]) == ("云商公开〔2026〕1号-补", "fixed")
    assert (early.status_code, early.json["code"]) == (409, "paper-not-made")
    assert (moved.json["state"], moved.json["due_on"]) == ("awaiting_applicant", None)


def test_a_notice_names_something_to_correct(unclear, clerk):
    answer = clerk.post(f"/requests/{unclear.id}/letters/correction", POINTS | {"points": {}})

    assert (answer.status_code, answer.json["code"]) == (422, "facts-lacking")


def test_the_notice_of_extension_is_drawn_and_served(office, clerk, program):
    taken = office.assigned()
    db.session.commit()
    here = f"/requests/{taken.id}"
    clerk.post(f"{here}/extension", {"days": 20, "reason": "涉及多年档案"})
    office.decide(taken, "extension", "approve", by=office.head)
    db.session.commit()

    printed(office, clerk.post(f"{here}/letters/extension").json)
    moved = clerk.post(f"{here}/letters/extension/service", BY_POST)

    assert moved.json["due_on"] == "2026-04-28"


def test_a_receipt_is_drawn_served_and_cannot_be_annulled_any_more(office, clerk):
    taken = office.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/letters"
    first = clerk.post(f"{here}/receipt").json
    twice = clerk.post(f"{here}/receipt")
    annulled = clerk.post(f"{here}/{first['id']}/annulment", {"reason": "地址写错"}).json
    second = printed(office, clerk.post(f"{here}/receipt").json)

    served = clerk.post(f"{here}/{second}/service", SERVICE).json

    assert (twice.json["code"], annulled["state"]) == ("drawn-already", "annulled")
    assert (served["state"], served["served_on"]) == ("served", "2026-03-02")
    late = clerk.post(f"{here}/{second}/annulment", {"reason": "地址写错"})
    assert (late.status_code, late.json["code"]) == (409, "not-by-itself")


def test_the_letter_that_asks_for_reasons_is_drawn(office, clerk):
    taken = office.assigned()
    db.session.commit()

    drawn = clerk.post(f"/requests/{taken.id}/letters/reasons")

    assert (drawn.status_code, drawn.json["kind"]) == (201, "reasons")


@pytest.fixture
def signed(office):
    """A request whose answer is signed and printed."""
    taken = office.collected()
    office.answered(taken)
    office.decide(taken, "sign", "approve", by=office.leader)
    office.printed(taken)
    db.session.commit()
    return taken


def test_the_answer_is_stamped_and_served_with_its_proof(office, signed, clerk):
    letters.change_setting(SETTING, by=office.clerk, at=office.at)  # both scan and proof
    db.session.commit()
    here = f"/requests/{signed.id}"
    letter = clerk.get(here).json["letters"][0]["id"]
    unstamped = clerk.post(f"{here}/service", SERVICE)
    scan = (BytesIO(b"%PDF-1.4\n%%EOF"), "盖章.pdf")
    stamped = clerk.post(f"{here}/letters/{letter}/scan", data={"upload": scan})
    unproved = clerk.post(f"{here}/service", SERVICE)
    proof = {"role": "proof", "upload": (BytesIO("送达回证".encode()), "送达回证.txt")}
    proof = clerk.post(f"{here}/files", data=proof).json["id"]

    moved = clerk.post(f"{here}/service", SERVICE | {"proof": proof})

    assert (unstamped.json["code"], stamped.json["state"]) == ("scan-missing", "stamped")
    assert (unproved.json["code"], unproved.json["errors"][0]["field"]) == (
        "proof-missing",
        "proof",
    )
    assert (moved.json["state"], moved.json["decision"]) == ("answered", "U1a")
    assert clerk.get(here).json["letters"][0]["scan"]


@pytest.mark.parametrize("role", [FileRole.COLLECTED, FileRole.PROOF])
def test_only_a_proof_of_this_case_proves_its_service(office, signed, clerk, role):
    other = office.collected(description="另外一件申请的内容")
    case = other if role is FileRole.PROOF else signed
    file = office.given(case, "回证.txt", b"proof", role=role)
    db.session.commit()

    answer = clerk.post(f"/requests/{signed.id}/service", SERVICE | {"proof": str(file.id)})

    assert (answer.status_code, answer.json["code"]) == (422, "unknown-choice")
    assert answer.json["errors"][0]["field"] == "proof"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"served_on": "2026-03-03"}, "served_on"),
        ({"served_on": "2026-03-01"}, "served_on"),
        ({"receiver": " "}, "receiver"),
        ({"way": "post"}, "posting_number"),
        ({"way": "pigeon"}, "way"),
    ],
)
def test_what_is_wrong_with_a_service_is_named(signed, clerk, wrong, field):
    answer = clerk.post(f"/requests/{signed.id}/service", SERVICE | wrong)

    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, field)


def test_a_proof_of_service_is_drawn_for_a_letter(signed, clerk):
    here = f"/requests/{signed.id}"
    letter = clerk.get(here).json["letters"][0]["id"]

    drawn = clerk.post(f"{here}/letters/{letter}/proof-form")

    assert (drawn.status_code, drawn.json["kind"]) == (201, "service_proof")


def test_a_pdf_that_failed_is_made_again(office, unclear, clerk):
    here = f"/requests/{unclear.id}/letters"
    letter = clerk.post(f"{here}/correction", POINTS).json["id"]
    letter_jobs.keep_letter({"letter": letter}, office.at, None)
    db.session.commit()
    assert clerk.get(f"/requests/{unclear.id}").json["letters"][0]["has_failed"] is True

    with standing_at(office.at + timedelta(hours=1)):
        clerk.post(f"{here}/{UUID(letter)}/paper")

    assert clerk.get(f"/requests/{unclear.id}").json["letters"][0]["has_failed"] is False


def test_a_letter_of_another_request_is_not_had_here(office, signed, unclear, clerk):
    letter = clerk.post(f"/requests/{unclear.id}/letters/correction", POINTS).json["id"]
    here = f"/requests/{signed.id}/letters/{letter}"

    assert clerk.post(f"{here}/annulment", {"reason": "写错了"}).json["code"] == "no-such-letter"
    assert clerk.post(f"{here}/service", SERVICE).json["code"] == "no-such-letter"
    assert clerk.get(f"{here}/paper").status_code == 404
