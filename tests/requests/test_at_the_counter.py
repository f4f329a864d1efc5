"""What the counter does for whoever comes back, and what the clerk is shown to judge a request."""

from app.kit.db import db
from app.law.receipt import Channel
from app.requests import numbers
from tests.portal.papers import paper
from tests.requests.office import IDENTITY, applicant


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
    paper(office.organ, "关于2025年农贸市场升级改造补助资金发放名单的公示")
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
