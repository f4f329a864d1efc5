"""What is public is read without a token, and is gone at once when it is taken down."""

from datetime import timedelta
from io import BytesIO

import pytest

from app.kit.db import db
from app.publishing import actions
from tests.publishing.conftest import NOON

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def shown(office):
    """A publication with an attachment."""
    document = office.draft()
    stream = BytesIO("附件".encode())
    actions.attach(document.id, by=office.drafter, stream=stream, name="附件1.txt", at=NOON)
    made = office.published(document)
    db.session.commit()
    return made


def address(office, shown):
    return f"/publications/{office.organ.code}/{shown.public_id}"


def test_the_list_is_narrowed_as_on_the_page(anybody, office, shown):
    for query, found in (
        ("", 1),
        ("q=消费", 1),
        ("q=无此词语甲乙", 0),
        ("year=1999", 0),
        ("kind=paper", 1),
        ("kind=report", 0),
        (f"organ={office.organ.code}", 1),
    ):
        assert len(anybody.get(f"/publications?{query}").json["items"]) == found, query
    assert anybody.get("/publications?organ=nowhere").status_code == 404


def test_an_attachment_of_what_is_public_is_downloaded(anybody, office, shown):
    file = anybody.get(address(office, shown)).json["files"][0]

    sent = anybody.get(file["url"])

    assert sent.get_data(as_text=True) == "附件"
    assert sent.headers["Content-Security-Policy"].startswith("sandbox")


def test_what_was_taken_down_is_gone_with_its_files(anybody, office, shown):
    file = anybody.get(address(office, shown)).json["files"][0]
    proposal = actions.propose_taking_down(
        shown.id, by=office.publisher, explanation="内容有误，需要重新核对后公布。", at=LATER
    )
    actions.confirm_taking_down(proposal.id, by=office.clerk, note="", at=LATER)
    db.session.commit()

    for path in (address(office, shown), file["url"]):
        answer = anybody.get(path)
        assert (answer.status_code, answer.json["code"]) == (410, "gone"), path
    assert anybody.get("/publications").json["items"] == []


def test_drafts_are_not_public(anybody, office):
    office.draft()
    db.session.commit()

    assert anybody.get("/publications?q=消费").json["items"] == []


def test_a_wrong_address_is_no_document(anybody, office, shown):
    for path in (f"/publications/{office.organ.code}/nothing", "/publications/%00/x"):
        assert anybody.get(path).json["code"] == "no-such-paper"


def test_the_description_is_openapi_in_both_languages(anybody):
    chinese = anybody.get("/openapi.json")
    english = anybody.get("/openapi.json", headers={"Accept-Language": "en"})

    assert chinese.json["openapi"] == "3.1.0"
    summary = chinese.json["paths"]["/api/v1/steps"]["get"]["summary"]
    assert summary == "列出本人的待办环节或可签收环节"
    assert english.json["info"]["title"] == "Interface of the disclosure desk"


def test_people_read_what_there_is_on_a_page(client):
    page = client.get("/api-guide")

    assert "程序接口" in page.text
    assert "/api/v1/steps/{step_id}/opinion" in page.text
