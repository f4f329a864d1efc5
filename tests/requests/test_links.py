"""Answers that tell where something is public, when it no longer is."""

import pytest

from app.kit.db import db
from app.publishing.actions import confirm_taking_down, propose_taking_down
from app.requests import actions
from app.requests.counter_errors import LinkSettled
from app.requests.models import GoneLink
from tests import factories
from tests.portal.papers import paper


@pytest.fixture
def linked(office):
    """A served answer that leads to a page of the portal, and the page."""
    page = paper(office.organ, "补助资金发放名单")
    taken = office.collected()
    link = f"https://example.gov.cn/p/{office.organ.code}/{page.public_id}"
    office.answered(taken, "A1", link=link)
    office.decide(taken, "sign", "approve", by=office.leader)
    office.handed_over(taken)
    return taken, page


def take_down(office, page):
    publisher = factories.person("publisher", organ=office.organ)
    proposal = propose_taking_down(page.id, by=publisher, explanation="含个人信息", at=office.at)
    confirm_taking_down(proposal.id, by=office.clerk, note="同意", at=office.at)


def test_the_office_is_warned_when_the_page_of_an_answer_is_taken_down(
    office, linked, committed, client, sign_in
):
    taken, page = linked
    other = paper(office.organ, "别的文件")
    take_down(office, other)
    assert db.session.query(GoneLink).count() == 0

    take_down(office, page)
    db.session.commit()

    desk = sign_in(client, office.clerk)
    assert taken.number in desk.get("/requests/links").text
    assert '<span class="count">1</span>' in desk.get("/requests").text


def test_what_was_done_is_noted_once(office, linked, committed, client, sign_in):
    _taken, page = linked
    take_down(office, page)
    db.session.commit()
    (link,) = db.session.query(GoneLink)
    desk = sign_in(client, office.clerk)

    assert desk.post(f"/requests/links/{link.id}", data={"note": ""}).status_code == 422
    done = desk.post(
        f"/requests/links/{link.id}", data={"note": "已电话告知"}, follow_redirects=True
    )

    assert "没有失效链接。" in done.text
    with pytest.raises(LinkSettled):
        actions.settle_link(link.id, note="再次告知", by=office.clerk, at=office.at)
    db.session.rollback()


def test_another_organ_neither_sees_nor_settles_it(office, linked, committed, client, sign_in):
    take_down(office, linked[1])
    stranger = factories.person("disclosure_office", organ=factories.organ("青禾县统计局"))
    db.session.commit()
    (link,) = db.session.query(GoneLink)

    desk = sign_in(client, stranger)

    assert linked[0].number not in desk.get("/requests/links").text
    assert desk.post(f"/requests/links/{link.id}", data={"note": "x"}).status_code == 404
