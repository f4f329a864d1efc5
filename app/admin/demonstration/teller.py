"""Acts in the name of the people of one item, through the actions that the pages use too."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from app.admin.demonstration.items import DemoItem
from app.files import copies
from app.files.models import CleanedFile, Cleaning
from app.kit.db import db
from app.people import queries as people
from app.people.models import Person
from app.publishing import actions as publishing
from app.publishing import gate, versions
from app.publishing.content import Draft
from app.publishing.gate import Rule
from app.publishing.models import (
    Attribute,
    Document,
    GateReason,
    InfoKind,
    Kind,
    Publication,
    Section,
    WithheldEntry,
)
from app.review import actions as review
from app.review.models import Assignment, AssignmentKind, AssignmentState, Step
from app.review.opinion import CONFIRM, OpinionGiven

FILES = Path(__file__).with_name("files")
ASKED_OF_SECRECY = (
    "state_secret", "work_secret", "trade_secret", "privacy", "aggregation", "stability",
)  # fmt: skip
FOUND_NOTHING = dict.fromkeys(ASKED_OF_SECRECY, "no")
ANSWERS: dict[str, dict[str, str]] = {
    "review": {"attribute_confirmed": "yes", "is_complete": "yes", "is_correct": "yes"},
    "office": {"wording": "yes", "timing": "yes", "way": "yes"},
    "secrecy": FOUND_NOTHING,
    "conclude": {"legal_basis": "《中华人民共和国政府信息公开条例》第十五条"},
    "release": {"previewed": "yes"},
}
DECIDES = {
    "unit_review": {
        "市场运行科": "zhaojianguo",
        "电子商务科": "sunli",
        "行政审批科": "zhouming",
        "对外贸易科": "wuhaitao",
        "投资促进科": "gaojianping",
        "调查股": "qinfeng",
        "综合股": "luoping",
    },
    "office_review": {"015230187": "liumin", "015240296": "yaolan"},
    "sign": {"015230187": "zhangweimin", "015240296": "fangyuan"},
    "secrecy_review": {"015230187": "zhengguoqiang", "015240296": "duanyi"},
    "conclude": {"015230187": "zhangweimin", "015240296": "fangyuan"},
    "office_release": {"015230187": "hejing", "015240296": "yaolan"},
}


class Teller:
    """Acts in the name of the people of one item. ``at`` is set before each act."""

    def __init__(self, item: DemoItem, *, now: datetime) -> None:
        self.item = item
        self.now = now
        self.at = now
        self.document_id: UUID
        self.acts = 0

    @property
    def begun_on(self) -> date:
        """The day from which the story counts."""
        return self.item.begun_on

    @property
    def drafter(self) -> Person:
        return people.person_by_login(self.item.drafter)

    @property
    def document(self) -> Document:
        return db.session.get_one(Document, self.document_id)

    def key(self) -> str:
        """A fresh key for each act."""
        self.acts += 1
        return f"demonstration-{self.document_id}-{self.acts}"

    def decider(self, node_id: str) -> Person:
        """Who decides ``node_id`` on this item."""
        by_place = DECIDES[node_id]
        drafter = self.drafter
        assert drafter.organ
        assert drafter.unit
        login = by_place.get(drafter.unit.name) or by_place[drafter.organ.code]
        return people.person_by_login(login)

    def written(self, body: str) -> Draft:
        """What the drafter types."""
        item = self.item
        theme, _, subtheme = item.theme.partition("\\")
        source, url = item.reprint or ("", "")
        organ = self.drafter.organ
        assert organ
        return Draft(
            kind=Kind(item.kind),
            title=item.title,
            issuers=(source or organ.name,),
            document_number=item.number or "",
            formed_on=item.formed_on,
            theme=theme,
            subtheme=subtheme,
            info_kind=InfoKind(item.info_kind),
            attribute=Attribute(item.attribute),
            legal_basis=item.basis,
            attribute_reason=item.reason,
            reprint_source=source,
            reprint_url=url,
            body=body,
        )

    def write(self) -> None:
        """Save the draft for the first time, with its files."""
        draft = self.written(self.item.body)
        self.document_id = publishing.create_draft(
            by=self.drafter, draft=draft, taken_over=self.item.taken_over, at=self.at
        ).id
        for shipped, name in self.item.files:
            self._attach(shipped, name)

    def _attach(self, shipped: str, name: str) -> None:
        """Add a file and make its copy at once; nobody waits for the worker here."""
        with (FILES / shipped).open("rb") as stream:
            added = publishing.attach(
                self.document_id, by=self.drafter, stream=stream, name=name, at=self.at
            )
        if db.session.get_one(CleanedFile, added.sha256).state is Cleaning.WAITING:
            made = copies.make(added.sha256, media_type=added.media_type, name=name)
            copies.keep(added.sha256, made, media_type=added.media_type, at=self.at)

    def keep_finds(self, rule: Rule, *, reason: GateReason, words: str) -> None:
        """Say of everything found by ``rule`` why it may stay."""
        for hit in gate.unanswered(versions.current_version(self.document)):
            if hit.rule is rule:
                gate.answer(
                    self.document_id, hit.id, by=self.drafter, reason=reason, words=words,
                    at=self.at,
                )  # fmt: skip

    def revise(self, old: str, new: str, *, explanation: str = "") -> None:
        """Save the draft again with ``old`` replaced."""
        document = self.document
        draft = self.written(self.item.body.replace(old, new))
        if explanation:
            draft = replace(draft, change_explanation=explanation)
        publishing.save_draft(
            document.id, by=self.drafter, draft=draft, seen=document.version_number, at=self.at
        )

    def submit(self) -> None:
        """Send it into the chain, or hand it on again after a return."""
        seen = self.document.version_number
        publishing.submit(self.document_id, by=self.drafter, seen=seen, key=self.key(), at=self.at)

    def open_step(self, node_id: str) -> Step:
        """The open step of the running review."""
        statement = select(Step).where(
            Step.review_id == self.document.review_id,
            Step.node_id == node_id,
            Step.closed_at.is_(None),
        )
        return db.session.scalars(statement).one()

    def claim(self, node_id: str) -> Step:
        """The one who decides takes the step from the pool; leaders have it without claiming."""
        step = self.open_step(node_id)
        if node_id in ("sign", "conclude"):
            return step
        return review.claim(step.id, by=self.decider(node_id), at=self.at)

    def decide(self, node_id: str, verdict: str = "approve", **more: object) -> None:
        """Claim and decide in one breath."""
        step = self.claim(node_id)
        values: dict[str, object] = {"answers": ANSWERS.get(step.form, {}), "text": "同意。"}
        if node_id == "office_review" and verdict == "approve":
            values["chosen_id"] = self.decider("sign").id
        opinion = OpinionGiven(
            verdict=verdict,
            digest=step.review.digest,
            key=self.key(),
            **{**values, **more},  # type: ignore[arg-type]
        )
        review.complete_step(step.id, by=self.decider(node_id), opinion=opinion, at=self.at)

    def publication(self) -> Publication:
        """What the public reads of it."""
        statement = select(Publication).where(Publication.document_id == self.document_id)
        return db.session.scalars(statement).one()

    def confirm(self, node_id: str, *, text: str) -> None:
        """Uphold what was said at ``node_id`` before the text was changed."""
        statement = (
            select(Assignment)
            .join(Step, Step.id == Assignment.step_id)
            .where(
                Assignment.review_id == self.document.review_id,
                Assignment.kind == AssignmentKind.CONFIRM,
                Assignment.state == AssignmentState.CLAIMED,
                Step.node_id == node_id,
            )
        )
        part = db.session.scalars(statement).one()
        opinion = OpinionGiven(
            verdict=CONFIRM, digest=part.step.review.digest, key=self.key(), text=text
        )
        review.confirm(part.id, by=self.decider(node_id), opinion=opinion, at=self.at)

    def place(self) -> None:
        """The office puts it under the heading of the platform where it belongs."""
        if self.item.section:
            by, section = self.decider("office_release"), Section(self.item.section)
            publishing.place(self.publication().id, by=by, section=section, at=self.at)

    def register_entry(self) -> WithheldEntry:
        """What stands about it in the register of what is not published."""
        statement = select(WithheldEntry).where(WithheldEntry.document_id == self.document_id)
        return db.session.scalars(statement).one()
