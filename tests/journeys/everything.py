"""The demonstration with one of everything, and the way to every page from its links."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from flask import Flask, current_app
from sqlalchemy import and_, select
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app.admin.demonstration.people import PASSWORD
from app.designer.actions import begin
from app.engine.queries import live_version
from app.kit.db import db, transaction
from app.kit.time import now, today
from app.people.models import Person
from app.people.queries import person_by_login
from app.publishing.actions import attach, create_draft
from app.publishing.actions.papers import print_list
from app.publishing.content import Draft
from app.publishing.filing.values import Wanted
from app.publishing.importing.actions import hand_in
from app.publishing.importing.values import HandedIn
from app.publishing.models import (
    Document,
    DocumentState,
    Filing,
    FilingPaper,
    FilingState,
    SealReason,
)
from app.publishing.models.documents import EDITABLE
from app.publishing.sealing.actions import Order, seal
from app.requests.models import DisclosureRequest
from app.review import actions
from app.review.actions.sheets import ask_for_sheet
from app.review.models import Assignment, AssignmentKind, AssignmentState, Review, Sheet, Step
from app.review.opinion import OpinionGiven
from tests import factories
from tests.client import Client
from tests.files import samples
from tests.files.poisoned import pdfs, words
from tests.journeys.live import Product
from tests.journeys.told import demonstration
from tests.portal.papers import paper
from tests.review.chain import ANSWERS

ROLES = (
    *("lixiaoyan", "zhaojianguo", "sunli", "liumin", "hejing", "zhangweimin", "zhengguoqiang"),
    *("linxiaoyu", "tangwen", "sysadmin", "secadmin", "auditor"),
)
OF_EACH = {"people.start", "inbox.mine", "review.step", "requests.case"}
NO_PAGES = {
    *("portal.language", "portal.qr", "portal.attachment", "publishing.attachment"),
    *("portal.feed", "portal.organ_feed", "portal.sitemap", "portal.sitemap_lists"),
    *("portal.sitemap_page", "portal.robots"),
    *("publishing.filings_xlsx", "publishing.paper_pdf"),
    *("review.source", "review.pdf", "ui.static", "api_description"),
    *("designer.procedure_source", "designer.draft_source", "publishing.attachment_copy"),
    *("notices.bell", "notices.message"),  # a count; a way on to the case
    # Only who applied comes there, and test_applying_on_a_telephone does.
    *("portal.followed_request", "portal.receipt", "portal.followed_file"),
    *("portal.followed_letter", "portal.followed_letter_as_text"),
    "portal.found_instead",
    # Only who is asked for an opinion comes there, and test_seeking_an_opinion does.
    *("portal.opinion", "portal.opened_letter", "portal.letter_file", "requests.opinion"),
    *("portal.letter_paper", "portal.letter_paper_as_text"),
    "requests.opinions",
    *("requests.xlsx", "requests.proof_pdf", "requests.file"),
    *("requests.letter_paper", "requests.blank_form"),  # the worker makes them in its time
    "requests.parting",  # which request is looked at decides; tests/requests/supervision does
    # A form leads there, and tests/requests/supervision does.
    *("admin.preview_working_day", "admin.preview_removal", "requests.proof_progress"),
    "portal.version",  # no story changes what was published; test_public_reading does
}
LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')
WORDS = "附件1个。关于做好2026年度外贸统计工作的通知\n云商贸〔2026〕3号\n各区县商务主管部门：\n"


@contextmanager
def one_of_everything(factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with the demonstration and what its stories leave out."""
    with demonstration(factory) as product:
        with product.at_rest(), product.app.app_context():
            with transaction():
                _what_is_left_out()
                _a_draft_of_the_procedure()
            db.session.remove()
        yield product


def _what_is_left_out() -> None:
    """A case before release, one to be concluded, a sheet, an import that fails."""
    secrecy = person_by_login("zhengguoqiang")
    for node, verdict, text in (
        ("secrecy_review", "open", "可以公开。"),
        ("secrecy_opinion", "closed", "属于国家秘密，不得公开。"),
    ):
        step = _open(node)
        if step.claimed_by_id is None:
            actions.claim(step.id, by=secrecy, at=now())
        opinion = OpinionGiven(
            verdict=verdict,
            digest=step.review.digest,
            key=f"everything {node}",
            text=text,
            answers=ANSWERS[step.form],
        )
        actions.complete_step(step.id, by=secrecy, opinion=opinion, at=now())
    step = _open("office_release")
    actions.claim(step.id, by=person_by_login("hejing"), at=now())
    ask_for_sheet(step.review, by=person_by_login("hejing"), at=now())
    print_list(Wanted(), by=person_by_login("hejing"), at=now())
    _filed_with_us(person_by_login("hejing"))
    hand_in(
        [HandedIn("通知.txt", BytesIO(WORDS.encode())), HandedIn("坏.pdf", BytesIO(b"%PDF-1.7"))],
        by=person_by_login("lixiaoyan"),
        key="import",
        at=now(),
    )
    _sealed_away()
    _attach_to_a_draft()


def _attach_to_a_draft() -> None:
    """A file with hidden parts, one whose copy is not made yet, one that stays as it came."""
    drafter = person_by_login("lixiaoyan")
    draft = select(Document.id).where(
        Document.drafter_id == drafter.id, Document.state.in_(EDITABLE)
    )
    document_id = db.session.scalars(draft.order_by(Document.created_at).limit(1)).one()
    files = {
        "附件1：方案.docx": words.word(words.deleted("原定八万元")),
        "附件2：说明.pdf": pdfs.pdf(),
        "附件3：版式.ofd": samples.archive({"OFD.xml": "<o/>"}),
    }
    for name, content in files.items():
        attach(document_id, by=drafter, stream=BytesIO(content), name=name, at=now())


def _a_draft_of_the_procedure() -> None:
    version = live_version("proactive_review")
    assert version
    begin(version.id, by=person_by_login("sysadmin"), key="everything", at=now())


def _sealed_away() -> None:
    draft = Draft(title="关于某居民来信的答复")
    document = create_draft(by=person_by_login("lixiaoyan"), draft=draft, at=now())
    order = Order(document.id, SealReason.PRIVACY, "含有来信人住址", "everything sealed")
    secret = current_app.config["SEAL_KEY"]
    seal(order, by=person_by_login("zhengguoqiang"), secret=secret, at=now())


def _filed_with_us(by: Person) -> None:
    """Another organ has filed something with the organ of ``by``."""
    bureau = factories.organ("云溪县商务局")
    filed = paper(bureau, "关于夜间经济的通知")
    authority = bureau.authorities[0]
    db.session.add(
        Filing(
            organ_id=bureau.id,
            publication_id=filed.id,
            version_number=1,
            authority_id=authority.id,
            authority_name=authority.name,
            receiver_id=by.organ_id,
            state=FilingState.SENT,
            opened_at=now(),
            means="机关内网报送",
            sent_on=today(),
        )
    )


def _open(node_id: str) -> Step:
    statement = (
        select(Step)
        .join(Review)
        .where(Step.node_id == node_id, Step.closed_at.is_(None))
        .order_by(Step.opened_at.desc())
        .limit(1)
    )
    return db.session.scalars(statement).one()


class Ways:
    """Which page each role is shown: every page of the product once, some for each role."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.seen: set[str] = set()
        self.pages: dict[str, list[str]] = {}
        with app.app_context():
            self.pages[""] = self._found(Client(app, Response), ["/", "/sign-in", "/search?q=通知"])
            for login in ROLES:
                client = Client(app, Response)
                client.post("/sign-in", data={"login": login, "password": PASSWORD})
                self.pages[login] = self._found(client, ["/start", *_without_links(login)])

    def missed(self) -> set[str]:
        """The endpoints of pages that no link led to."""
        pages = {
            rule.endpoint
            for rule in self.app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("api")
        }
        return pages - NO_PAGES - {"people.start"} - {key.split()[0] for key in self.seen}

    def _found(self, client: Client, waiting: list[str]) -> list[str]:
        found: list[str] = []
        taken: set[str] = set()
        while waiting:
            path = waiting.pop(0)
            key = self._key(path)
            if key is None or key in taken or (key in self.seen and key.split()[0] not in OF_EACH):
                continue
            taken.add(key)
            answer = client.get(path)
            if answer.status_code in (302, 303):
                waiting.append(urlsplit(answer.headers["Location"]).path)
            elif answer.status_code == 200 and answer.mimetype != "text/html":
                self.seen.add(key)  # a download
            elif answer.status_code == 200:
                found += [path] if key not in self.seen else []
                self.seen.add(key)
                waiting += LINK.findall(answer.get_data(as_text=True))
        return found

    def _key(self, path: str) -> str | None:
        """What is shown once: an endpoint, every step, a request in each state."""
        address = urlsplit(path.replace("&amp;", "&")).path
        try:
            endpoint, values = self.app.url_map.bind("localhost").match(address)
        except HTTPException:
            return None
        if endpoint in NO_PAGES:
            return None
        if endpoint == "requests.case":
            found = db.session.get_one(DisclosureRequest, values["request_id"])
            return f"{endpoint} {found.state}"
        return f"{endpoint} {address}" if endpoint == "review.step" else str(endpoint)


def _without_links(login: str) -> list[str]:
    """Pages that only a button leads to."""
    if login == "hejing":
        return [
            f"/filings/papers/{db.session.scalars(select(FilingPaper.id)).one()}",
            f"/sheets/{db.session.scalars(select(Sheet.id)).one()}",
        ]
    if login == "zhengguoqiang":
        return ["/seals?words=通知"]
    if login == "lixiaoyan":
        mine = and_(
            Document.drafter_id == person_by_login(login).id,
            Document.state.not_in((DocumentState.SEALED, DocumentState.DISCARDED)),
        )
        changed = select(Document.id).where(mine, Document.version_number > 1).limit(1)
        draft = select(Document.id).where(mine, Document.review_id.is_(None)).limit(1)
        return [
            f"/documents/{db.session.scalars(changed).one()}/differences",
            f"/documents/{db.session.scalars(draft).one()}/submission",
        ]
    if login == "liumin":
        step = db.session.scalars(
            select(Step).where(
                Step.closed_at.is_(None), Step.claimed_by_id == person_by_login(login).id
            )
        ).one()
        return [f"/steps/{step.id}/return-preview", f"/reviews/{step.review_id}/differences"]
    if login == "zhangweimin":
        asked = select(Assignment.id).where(
            Assignment.kind == AssignmentKind.CONFIRM,
            Assignment.state == AssignmentState.CLAIMED,
            Assignment.person_id == person_by_login(login).id,
        )
        return [f"/confirmations/{each}/return-preview" for each in db.session.scalars(asked)]
    return []
