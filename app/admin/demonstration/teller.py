"""Acts in the name of the people of one item, through the actions that the pages use too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.admin.demonstration.items import DemoItem
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.publishing import actions as publishing
from app.publishing.content import Draft
from app.publishing.filing.values import Receipt, Sending
from app.publishing.models import Attribute, Document, Filing, InfoKind, Kind, Publication
from app.review import actions as review
from app.review.models import Step
from app.review.opinion import OpinionGiven

ASKED_OF_SECRECY = (
    "state_secret", "work_secret", "trade_secret", "privacy", "aggregation", "stability",
)  # fmt: skip
NOTHING_FOUND = dict.fromkeys(ASKED_OF_SECRECY, "no")
ANSWERS: dict[str, dict[str, str]] = {
    "review": {"attribute_confirmed": "yes", "is_complete": "yes", "is_correct": "yes"},
    "office": {"wording": "yes", "timing": "yes", "way": "yes"},
    "secrecy": NOTHING_FOUND,
    "conclude": {"legal_basis": "《中华人民共和国政府信息公开条例》第十五条"},
    "release": {"previewed": "yes"},
}
DECIDES = {
    "unit_review": {
        "市场运行科": "zhaojianguo",
        "电子商务科": "sunli",
        "行政审批科": "zhouming",
        "对外贸易科": "wuhaitao",
        "调查股": "qinfeng",
    },
    "office_review": {"015230187": "liumin", "015240296": "yaolan"},
    "sign": {"015230187": "zhangweimin", "015240296": "fangyuan"},
    "secrecy_review": {"015230187": "zhengguoqiang", "015240296": "duanyi"},
    "conclude": {"015230187": "zhangweimin", "015240296": "fangyuan"},
    "office_release": {"015230187": "hejing", "015240296": "yaolan"},
}


class Teller:
    """Acts in the name of the people of one item. ``at`` is set before each act."""

    def __init__(self, item: DemoItem, *, drafter: Person, people: Mapping[str, Person]) -> None:
        self.item = item
        self.drafter = drafter
        self.people = people
        self.at: datetime
        self.now: datetime
        self.document_id: UUID
        self.acts = 0

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
        assert self.drafter.organ
        assert self.drafter.unit
        login = by_place.get(self.drafter.unit.name) or by_place[self.drafter.organ.code]
        return self.people[login]

    def written(self, body: str) -> Draft:
        """What the drafter types."""
        item = self.item
        theme, _, subtheme = item.theme.partition("\\")
        source, url = item.reprint or ("", "")
        assert self.drafter.organ
        return Draft(
            kind=Kind(item.kind),
            title=item.title,
            issuers=(source or self.drafter.organ.name,),
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
        """Save the draft for the first time."""
        draft = self.written(self.item.body)
        self.document_id = publishing.create_draft(by=self.drafter, draft=draft, at=self.at).id

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

    def file(self, *, number: str | None = None) -> None:
        """The office sends the filings out; with ``number`` the first is confirmed."""
        by, today = self.decider("office_release"), legal_day(self.at)
        statement = (
            select(Filing)
            .where(Filing.publication_id == self.publication().id)
            .order_by(Filing.authority_name)
        )
        filings = [each.id for each in db.session.scalars(statement)]
        sending = Sending(means="机关内网报送", on=today)
        publishing.record_sendings(filings, sending, by=by, key=self.key(), at=self.at)
        if number:
            receipt = Receipt(number=number, on=today)
            publishing.record_receipt(filings[0], receipt, by=by, key=self.key(), at=self.at)
