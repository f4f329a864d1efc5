"""What the counter does for whoever comes back, and what the clerk is shown to judge a request."""

from io import BytesIO
from urllib.parse import quote

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.law.receipt import Channel
from app.requests import numbers
from app.requests.models import DisclosureRequest
from tests.portal.papers import paper
from tests.requests.office import IDENTITY, applicant

PUBLIC = "关于2025年农贸市场升级改造补助资金发放名单的公示"


def test_a_lost_code_is_given_anew_against_the_identity_paper(office, committed, client, sign_in):
    taken = office.taken_in()
    lost = numbers.code_of(taken)
    db.session.commit()
    desk = sign_in(client, office.clerk)

    page = desk.post(
        f"/requests/{taken.id}/code", data={"paper_number": IDENTITY}, follow_redirects=True
    )

    fresh = numbers.code_of(taken)
    assert fresh != lost
    assert fresh in page.text
    assert not numbers.is_code_of(taken, lost)


def test_nobody_else_of_the_office_sees_the_code(office, committed, client, sign_in):
    taken = office.taken_in()
    db.session.commit()

    page = sign_in(client, office.clerk).get(f"/requests/{taken.id}/receipt")

    assert taken.number in page.text
    assert numbers.code_of(taken) not in page.text
    assert "凭身份证件重新领取" in page.text


def test_another_paper_gets_no_code(office, committed, client, sign_in):
    taken = office.taken_in()
    db.session.commit()

    desk = sign_in(client, office.clerk)
    for wrong in ("11010119900307803X", " ", "王建军"):
        page = desk.post(f"/requests/{taken.id}/code", data={"paper_number": wrong})
        assert page.status_code == 422

    assert taken.code_version == 1


def test_the_agent_may_fetch_the_code_too(office, committed, client, sign_in):
    by_agent = applicant(
        agent="李华", agent_paper="resident_id", agent_paper_number="11010119900307803X"
    )
    taken = office.taken_in(applicant=by_agent)
    db.session.commit()

    desk = sign_in(client, office.clerk)
    page = desk.post(f"/requests/{taken.id}/code", data={"paper_number": "11010119900307803x"})

    assert page.status_code == 303


def test_the_clerk_sees_what_is_public_and_what_the_same_applicant_asked_before(
    office, committed, client, sign_in
):
    # given a public item that fits, and an earlier request of the same applicant and of another
    paper(office.organ, PUBLIC)
    earlier = office.taken_in(description="2025年农贸市场升级改造补助资金发放名单")
    office.later(days=1)
    other = office.taken_in(applicant=applicant(paper="passport", paper_number="E12345678"))
    office.taken_in(description="机关食堂的菜谱")
    taken = office.taken_in(Channel.COUNTER)
    db.session.commit()

    page = sign_in(client, office.clerk).get(f"/requests/{taken.id}").text

    assert "关于2025年农贸市场升级改造补助资金发放名单的公示" in page
    assert earlier.number in page
    assert other.number not in page
    assert "机关食堂" not in page


def typed(**changes):
    """What the clerk has typed when somebody stands at the counter."""
    return {
        "key": "k1", "channel": "counter", "handed_in_on": "2026-03-02",
        "kind": "natural_person", "name": "王建军", "paper": "resident_id",
        "paper_number": IDENTITY, "phone": "13800000000", "agent_paper": "resident_id",
        "description": "2025年农贸市场升级改造补助资金发放名单",
        "wanted_form": "paper", "wanted_way": "pick_up",
    } | changes  # fmt: skip


@pytest.fixture
def desk(office, committed, client, sign_in):
    """The clerk at the counter; something that is often asked for is public."""
    paper(office.organ, PUBLIC)
    db.session.commit()
    with standing_at(office.at):
        yield sign_in(client, office.clerk)


def test_what_is_public_is_offered_to_the_clerk_while_typing(desk):
    part = desk.post(
        "/requests/new/fitting", data={"description": "农贸市场升级改造补助资金发放名单"},
        headers={"HX-Request": "true"},
    )  # fmt: skip

    assert PUBLIC in part.text
    assert "<html" not in part.text


def test_without_scripts_the_clerk_looks_first_and_loses_nothing(desk):
    page = desk.post("/requests/new/fitting", data=typed()).text

    assert PUBLIC in page
    assert 'value="王建军"' in page
    nothing = desk.post("/requests/new/fitting", data=typed(description="机关食堂的菜谱"))
    assert "没有与所填内容相近的已公开信息。" in nothing.text


def test_whoever_found_it_at_the_counter_is_counted_once(desk):
    for _ in range(2):
        page = desk.post("/requests/new/found", data={"key": "k1"}, follow_redirects=True)

    assert "今年有 1 人" in page.text
    assert db.session.query(DisclosureRequest).count() == 0


def test_a_second_request_of_the_same_day_leads_to_the_first(desk, office):
    first = office.taken_in(description=typed()["description"])
    db.session.commit()

    page = desk.post("/requests/new", data=typed())

    assert page.status_code == 409
    assert f"/requests?number={quote(first.number)}" in page.text
    assert 'value="王建军"' in page.text


def test_the_papers_of_the_applicant_come_into_the_case(desk, office):
    taken = office.taken_in()
    db.session.commit()
    for _ in range(2):
        desk.post(
            f"/requests/{taken.id}/files",
            data={
                "role": "from_applicant",
                "upload": (BytesIO("兹委托李华。".encode()), "授权委托书.txt"),
            },
        )

    page = desk.get(f"/requests/{taken.id}").text

    assert page.count("授权委托书.txt") == 1
