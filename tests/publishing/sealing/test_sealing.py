"""Who may seal, what has to be said, and that it is done once."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app.kit.db import db, transaction
from app.notices.queries.messages import count_unread
from app.people.errors import NotPermitted
from app.people.models import Person
from app.publishing import actions
from app.publishing.errors import NoSuchDocument
from app.publishing.models import DocumentState, Seal, SealReason
from app.publishing.numbering.actions import void
from app.publishing.sealing.actions import Order, seal
from app.publishing.sealing.errors import AlreadySealed, SealReasonMissing
from app.review.models import Assignment, AssignmentState
from tests import factories
from tests.publishing.conftest import NOON
from tests.publishing.sealing.everywhere import SECRET
from tests.publishing.way import Way


@pytest.fixture
def way(office):
    return Way(office)


@pytest.fixture
def sealer(way):
    return way.people["secrecy_review"]


def order(document, *, why="含有他人住址", key="one"):
    return Order(document.id, SealReason.PRIVACY, why, key)


def sealed(document, *, by, **more):
    return seal(order(document, **more), by=by, secret=SECRET, at=NOON + timedelta(hours=1))


def test_only_a_secrecy_reviewer_of_the_organ_may(office, way, elsewhere):
    document = office.draft()
    stranger = factories.person("secrecy_reviewer", organ=elsewhere.organ)

    with pytest.raises(NotPermitted):
        sealed(document, by=office.clerk)
    with pytest.raises(NoSuchDocument):
        sealed(document, by=stranger)


def test_a_reason_is_needed(office, sealer):
    with pytest.raises(SealReasonMissing):
        sealed(office.draft(), by=sealer, why="  密 ")


def test_the_same_order_sent_twice_is_one_entry(office, sealer):
    document = office.draft()

    first, second = sealed(document, by=sealer), sealed(document, by=sealer)

    assert first.id == second.id
    assert db.session.scalar(select(func.count()).select_from(Seal)) == 1


def test_the_sealer_is_told_what_is_sealed_and_nobody_else_is(office, sealer):
    document = office.draft()
    other = factories.person("secrecy_reviewer", organ=office.organ)
    sealed(document, by=sealer)

    with pytest.raises(AlreadySealed):
        sealed(document, by=sealer, key="two")
    with pytest.raises(NoSuchDocument):
        sealed(document, by=other, key="two")


def test_entries_are_numbered_within_the_organ(office, sealer):
    numbers = [sealed(office.draft(), by=sealer, key=str(n)).number for n in range(3)]

    assert numbers == [1, 2, 3]


def test_a_running_review_ends_and_leaves_every_inbox(office, way, sealer):
    document = office.draft()
    way.submit(document)
    way.decide(document, "unit_review")

    sealed(document, by=sealer)

    held = select(Assignment).where(
        Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED))
    )
    assert db.session.scalars(held).all() == []
    assert document.state is DocumentState.SEALED


def test_a_file_that_another_item_has_too_stays_readable_there(office, sealer, sign_in, client):
    documents = [office.draft(document_number=f"云商〔2026〕{n}号") for n in (1, 2)]
    files = [
        actions.attach(each.id, by=office.drafter, stream=BytesIO("同一张表".encode()),
                       name="表.txt", at=NOON)
        for each in documents
    ]  # fmt: skip
    sealed(documents[0], by=sealer)
    db.session.commit()

    browser = sign_in(client, office.drafter)
    answers = [
        browser.get(f"/documents/{document.id}/attachments/{file.id}").status_code
        for document, file in zip(documents, files, strict=True)
    ]
    assert answers == [404, 200]


def test_why_its_number_was_void_goes_with_it(office, way, sealer):
    document = office.draft()
    way.submit(document)
    for node in ("unit_review", "office_review", "sign"):
        way.decide(document, node)
    number = document.document_number
    way.decide(document, "secrecy_review", "open_after_change", text="请隐去第二段电话号码")
    row = void(number, by=office.clerk, reason="写有他人住址", key="void", at=NOON)

    sealed(document, by=sealer)

    assert row.text == number
    assert "住址" not in row.void_reason


MEDDLING = [
    "UPDATE document_version SET content = '{\"sealed\": true}'",
    "UPDATE review_opinion SET text = '〔已封存〕', answers = '{}'",
    "UPDATE review_opinion SET text = 'other'",
]


@pytest.mark.parametrize("statement", MEDDLING)
def test_the_sign_of_the_seal_is_refused_where_nothing_is_sealed(office, way, statement):
    way.submit(office.draft())
    db.session.commit()

    with pytest.raises(DBAPIError, match="are kept|never changed"), transaction():
        db.session.execute(text(statement))


class TestPages:
    """The second look, in the browser's eyes."""

    @pytest.fixture
    def browser(self, office, sealer, client, sign_in):
        self.document = office.draft()
        db.session.commit()
        return sign_in(client, sealer)

    def form(self, **changes):
        return {"reason": "privacy", "text": "含有他人住址", "typed": "封存", "key": "k", **changes}

    def test_the_item_is_found_by_its_title_and_shown_before_it_goes(self, browser):
        found = browser.get("/seals?words=促进消费").get_data(as_text=True)
        page = browser.get(f"/documents/{self.document.id}/seal").get_data(as_text=True)

        assert f"/documents/{self.document.id}/seal" in found
        assert self.document.title in page

    @pytest.mark.parametrize(
        "wrong", [{"typed": "封"}, {"text": ""}, {"text": "密"}, {"reason": "x"}]
    )
    def test_what_is_missing_is_named_and_nothing_disappears(self, browser, wrong):
        answer = browser.post(f"/documents/{self.document.id}/seal", data=self.form(**wrong))

        assert answer.status_code == 422
        assert db.session.scalar(select(func.count()).select_from(Seal)) == 0

    def test_it_goes_and_the_sealer_reads_its_entry(self, browser):
        answer = browser.post(f"/documents/{self.document.id}/seal", data=self.form())
        page = browser.get(answer.location).get_data(as_text=True)

        assert "第1号" in page
        assert UUID(answer.location.rsplit("/", 1)[-1])
        assert browser.get(f"/documents/{self.document.id}/seal").status_code == 404

    def test_nobody_without_the_post_opens_these_pages(self, app, office, browser):
        clerk = app.test_client().sign_in(db.session.get_one(Person, office.clerk.id))

        assert clerk.get("/seals").status_code == 403
        assert clerk.get(f"/documents/{self.document.id}/seal").status_code == 403
        assert (
            clerk.post(f"/documents/{self.document.id}/seal", data=self.form()).status_code == 403
        )


def test_what_people_were_told_about_it_is_gone(office, way, sealer, client):
    document = office.draft()
    way.submit(document)
    for node in ("unit_review", "office_review"):
        way.decide(document, node, "approve")
    leader = way.people["sign"]
    assert count_unread(leader) == 1

    sealed(document, by=sealer)

    db.session.commit()
    assert count_unread(leader) == 0
    assert "暂无消息" in client.sign_in(leader).get("/messages?view=all").text
