"""One demonstration, loaded once and read by every test: who finds what in which state."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from app.admin.demonstration import load
from app.audit.verify import verify
from app.kit.db import db
from app.kit.time import legal_day
from app.law.applicants import ApplicantType
from app.law.decisions import LetterKind
from app.law.sections import Section
from app.law.terms import Clock, ends_on
from app.notices.letters.models import Letter
from app.people.models import Organ
from app.people.queries import person_by_login
from app.publishing import gate
from app.publishing.models import (
    Document,
    DocumentState,
    DocumentVersion,
    Filing,
    FilingState,
    ImportedFile,
    NumberTaken,
    Publication,
    PublicationState,
    Seal,
    TakingDown,
    Validity,
    WithheldEntry,
)
from app.requests.applicant import opened
from app.requests.models import (
    Answer,
    DisclosureRequest,
    EventKind,
    RemedyKind,
    RequestEvent,
    RequestFee,
    RequestRemedy,
)
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.standing import standing_of
from app.requests.opinions.words import Standing
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Review,
    Step,
    Trouble,
    TroubleKind,
)
from app.workdays.queries import calendar
from tests.conftest import Database

WINTER = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def told(database: Database) -> Iterator[None]:
    """The demonstration on a day in winter."""
    database.empty()
    with database.app.app_context():
        load.load(at=WINTER)
        db.session.remove()
        yield
        db.session.remove()
        db.engine.dispose()


def open_steps(node_id: str) -> list[Step]:
    """The steps that wait at a place of the procedure."""
    waiting = select(Step).where(Step.node_id == node_id, Step.closed_at.is_(None))
    return list(db.session.scalars(waiting.order_by(Step.opened_at)))


def test_one_item_was_returned_twice_and_one_waits_for_a_leader() -> None:
    assert max(db.session.scalars(select(Review.round))) == 3
    step = open_steps("sign")[0]
    assert (legal_day(WINTER) - legal_day(step.opened_at)).days >= 9
    assert len(open_steps("secrecy_opinion")) == 1


def test_a_leader_has_yet_to_confirm_what_was_changed_for_secrecy() -> None:
    waiting = select(Assignment).where(
        Assignment.kind == AssignmentKind.CONFIRM,
        Assignment.state == AssignmentState.CLAIMED,
        Assignment.person_id == person_by_login("zhangweimin").id,
    )
    assert db.session.scalars(waiting).one().step.node_id == "sign"


def test_a_step_that_nobody_may_do_is_listed_to_the_administrators() -> None:
    trouble = db.session.scalars(select(Trouble)).one()
    assert trouble.kind is TroubleKind.NOBODY
    assert trouble.resolved_at is None


def test_filings_are_due_sent_received_and_long_unconfirmed() -> None:
    found = Counter(db.session.scalars(select(Filing.state)))
    assert set(found) == set(FilingState)
    sent = select(func.min(Filing.sent_on)).where(Filing.state == FilingState.SENT)
    assert (legal_day(WINTER) - db.session.scalars(sent).one()).days > 60


def test_the_register_has_an_entry_due_and_one_looked_at_again() -> None:
    entries = list(db.session.scalars(select(WithheldEntry)))
    assert sum(entry.re_examine_on <= legal_day(WINTER) for entry in entries) == 1
    assert sum(entry.examined_on is not None for entry in entries) == 1


def test_publications_are_marked_and_one_is_proposed_to_go() -> None:
    marks = set(db.session.scalars(select(Publication.validity)))
    assert marks == {Validity.IN_FORCE, Validity.REPEALED, Validity.LAPSED}
    open_proposals = select(TakingDown).where(TakingDown.decided_at.is_(None))
    assert db.session.scalars(open_proposals).one().explanation


def test_one_organ_has_every_part_of_the_platform_and_the_other_none() -> None:
    statement = select(Organ.code, Publication.section).join(Publication)
    found = Counter(map(tuple, db.session.execute(statement)))
    parts = {section: found[load.ORGANS[0].code, section] for section in Section}
    assert (parts[Section.GUIDE], parts[Section.RULES], parts[Section.REPORTS]) == (1, 2, 1)
    others = {section for code, section in found if code == load.ORGANS[1].code}
    assert others == {Section.STATISTICS}


def test_an_identity_number_on_the_second_page_was_kept_with_a_reason() -> None:
    returned = select(Document).where(Document.state == DocumentState.RETURNED)
    document = db.session.scalars(returned).one()
    version = select(DocumentVersion).where(
        DocumentVersion.document_id == document.id,
        DocumentVersion.number == document.version_number,
    )
    found = gate.hits_of(db.session.scalars(version).one())
    hits = [hit for hit in found if not hit.is_removed]
    assert [(hit.rule, hit.is_answered) for hit in hits] == [(gate.Rule.IDENTITY, True)]
    assert "第2页" in hits[0].place


def test_one_item_is_sealed_away_and_one_number_is_void() -> None:
    seal = db.session.scalars(select(Seal)).one()
    publication = select(Publication).where(Publication.document_id == seal.document_id)
    assert db.session.scalars(publication).one().state is PublicationState.SEALED
    void = select(NumberTaken).where(NumberTaken.voided_at.is_not(None))
    assert db.session.scalars(void).one().void_reason


def test_old_papers_were_taken_in_with_doubts() -> None:
    rows = db.session.scalars(select(ImportedFile))
    assert all(row.document_id and row.doubtful for row in rows)


def requests_at(form: str, login: str = "") -> list[DisclosureRequest]:
    """The requests with an open step of this form, in the hands of somebody if one is named."""
    statement = (
        select(DisclosureRequest)
        .join(Step, Step.review_id == DisclosureRequest.review_id)
        .where(Step.form == form, Step.closed_at.is_(None))
    )
    if login:
        statement = statement.where(Step.claimed_by_id == person_by_login(login).id)
    return list(db.session.scalars(statement))


@pytest.mark.parametrize(
    ("login", "form"),
    [
        ("lixiaoyan", "answer"),
        ("fangzheng", "legal"),
        ("zhengguoqiang", "secrecy"),
        ("zhangweimin", "sign"),
        ("tangwen", "extension"),
        ("hejing", "assign"),
        ("chenzhiqiang", "collect"),
        ("tianye", "answer"),
    ],
)
def test_people_have_a_request_to_work_on(login: str, form: str) -> None:
    assert requests_at(form, login)


@pytest.mark.parametrize(
    "form", ["register", "correction", "collect", "serve", "archive", "weigh_reasons", "sign"]
)
def test_requests_wait_for_who_claims_them(form: str) -> None:
    assert requests_at(form)


def test_a_notice_of_correction_is_due_today() -> None:
    [unclear] = requests_at("correction")
    assert unclear.received_on
    assert ends_on(Clock.CORRECTION_NOTICE, unclear.received_on, calendar()) == legal_day(WINTER)


def test_one_request_is_overdue_and_one_answer_is_due_today() -> None:
    assert [each.due_on for each in requests_at("sign", "zhangweimin")] == [legal_day(WINTER)]
    [late] = [each for each in requests_at("collect") if each.due_on < legal_day(WINTER)]
    assert late.lead_unit.name == "对外贸易科"


def test_answers_of_every_kind_were_given() -> None:
    given = select(DisclosureRequest.decision).where(DisclosureRequest.decision != "")
    codes = set(db.session.scalars(given))
    assert codes >= {"A1", "A2", "A3", "D4", "D5", "D6", "U1b", "U2", "N1", "N2", "N4", "O3"}


def test_what_an_answer_leads_to_is_public() -> None:
    links = [
        answer.facts["link"]
        for answer in db.session.scalars(select(Answer).where(Answer.code == "A1"))
    ]
    public = select(Publication.public_id).where(Publication.state == PublicationState.PUBLISHED)
    assert len(links) == 2
    assert {link.rsplit("/", 1)[1] for link in links} <= set(db.session.scalars(public))


def test_terms_were_begun_anew_extended_and_lapsed() -> None:
    kinds = Counter(db.session.scalars(select(RequestEvent.kind)))
    assert kinds[EventKind.CORRECTED] == 1
    assert kinds[EventKind.CORRECTION_LAPSED] == 1
    assert kinds[EventKind.EXTENSION_TOLD] == 1
    assert max(db.session.scalars(select(RequestEvent.on))) <= legal_day(WINTER)


def test_applicants_find_every_letter_they_were_told_of() -> None:
    told = Counter(db.session.scalars(select(RequestEvent.kind)))
    served = Counter(db.session.scalars(select(Letter.kind).where(Letter.served_on.is_not(None))))
    assert served[LetterKind.CORRECTION] == told[EventKind.CORRECTION_ASKED] == 3
    assert served[LetterKind.EXTENSION] == told[EventKind.EXTENSION_TOLD] == 1


def test_a_fee_is_awaited_one_answer_is_in_reconsideration_and_one_in_court() -> None:
    fee = db.session.scalars(select(RequestFee)).one()
    assert fee.noticed_on and not fee.paid_on
    assert fee.due_on >= legal_day(WINTER)
    running = select(RequestRemedy.kind).where(RequestRemedy.is_open)
    assert set(db.session.scalars(running)) == {RemedyKind.RECONSIDERATION, RemedyKind.SUIT_AFTER}


def test_a_third_party_is_silent_one_refused_and_an_organ_has_time_left() -> None:
    days, on = calendar(), legal_day(WINTER)
    letters = list(db.session.scalars(select(SoughtOpinion)))
    standings = Counter(standing_of(letter, days, on=on) for letter in letters)
    assert standings == {Standing.SILENT: 1, Standing.ANSWERED: 2, Standing.AWAITED: 1}
    assert len(requests_at("weigh_opinions")) == 1


def test_applicants_are_of_every_kind_and_of_long_and_rare_names() -> None:
    rows = list(db.session.scalars(select(DisclosureRequest)))
    assert {row.applicant_kind for row in rows} == set(ApplicantType)
    names = {opened(row.applicant_box, request_id=row.id).name for row in rows}
    assert {"陈䶮", "阿卜杜热西提·阿卜杜克热木·吾布力卡斯木"} <= names


def test_nothing_in_it_lies_ahead_of_today_but_what_is_scheduled() -> None:
    assert max(db.session.scalars(select(Publication.published_at))) <= WINTER
    assert max(db.session.scalars(select(Step.opened_at))) <= WINTER


def test_its_trail_verifies() -> None:
    assert verify().is_sound
