"""Acts about one request in the names of the people of its organ, and of its applicant."""

from datetime import date, datetime
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy import select

from app import jobs
from app.admin.demonstration.asked import DemoRequest
from app.admin.demonstration.offices import DRAFTERS, OFFICES, DemoOffice
from app.admin.demonstration.teller import FILES, FOUND_NOTHING
from app.jobs.models import Job, JobState
from app.kit.db import db
from app.kit.time import legal_day
from app.law.receipt import Channel
from app.notices.letters import actions as letters
from app.notices.letters.models import Way
from app.notices.letters.values import Service
from app.people import queries as people
from app.people.models import Organ, Person
from app.publishing.models import Publication
from app.requests import actions
from app.requests.actions.sending import send_letter
from app.requests.answers import current
from app.requests.jobs import SET_ASIDE, set_aside
from app.requests.models import DisclosureRequest, FileRole, Retention, WantedWay
from app.requests.values import AnswerDraft, Assigning, Dispatch, Intake, Search, Upload
from app.review import actions as review
from app.review.mirror.follow import WAKE
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven

POSTED = ("posted.docx", "挂号信函收据.docx", FileRole.PROOF)
MAILED = ("mailed.docx", "电子邮件发送记录.docx", FileRole.PROOF)
STAMPED, SCAN = "stamped.jpg", "答复告知书（盖章扫描件）.jpg"
SCAN_OF_OTHERS = "文书（盖章扫描件）.jpg"
ANSWERS: dict[str, dict[str, str]] = {
    "legal": {"facts": "yes", "basis": "yes", "procedure": "yes", "remedy": "yes"},
    "secrecy": FOUND_NOTHING,
}


class Desk:
    """Acts about one request. ``at`` is set before each act."""

    def __init__(self, asked: DemoRequest, *, now: datetime) -> None:
        self.asked = asked
        self.now = now
        self.at = now
        self.request_id: UUID

    @property
    def begun_on(self) -> date:
        """The day from which the story counts."""
        return self.asked.begun_on

    @property
    def today(self) -> date:
        """The legal day of the act."""
        return legal_day(self.at)

    @property
    def request(self) -> DisclosureRequest:
        return db.session.get_one(DisclosureRequest, self.request_id)

    @property
    def organ(self) -> Organ:
        return db.session.scalars(select(Organ).where(Organ.code == self.asked.organ)).one()

    @property
    def address(self) -> str:
        """Where the public finds this installation."""
        return str(current_app.config["BASE_URL"] or current_app.config["SERVED_AT"])

    def key(self) -> str:
        """A fresh key for each act."""
        return str(uuid4())

    def person(self, part: str) -> Person:
        """Who does this part in the organ."""
        return people.person_by_login(self.office.people[part])

    @property
    def office(self) -> DemoOffice:
        """The disclosure office it was handed in to."""
        return OFFICES[self.asked.organ]

    @property
    def clerk(self) -> Person:
        return self.person("clerk")

    def drafter(self, unit: str = "") -> Person:
        """Who works on it in ``unit``, or in the leading one."""
        return people.person_by_login(DRAFTERS[unit or self._lead()])

    def _lead(self) -> str:
        if self.asked.units:
            return self.asked.units[0]
        own = self.clerk.unit
        assert own
        return own.name

    def take_in(self) -> None:
        """It comes in: by the form on the web, else through the hands of the office."""
        asked = self.asked
        intake = Intake(
            organ_id=self.organ.id,
            channel=asked.channel,
            applicant=asked.applicant,
            description=asked.asks,
            wanted_form=asked.form,
            wanted_way=asked.way,
            is_own_information=asked.is_own,
            needs_help=asked.needs_help,
        )
        by = None if asked.channel is Channel.WEB else self.clerk
        self.request_id = actions.take_in(intake, by=by, key=self.key(), at=self.at).id

    def confirm(self) -> None:
        """Office and applicant confirm receipt, where the channel asks for it."""
        if self.request.received_on is None:
            phone = self.asked.applicant.phone
            how = f"拨打申请人电话{phone[:3]}****{phone[-4:]}，申请人确认。"
            actions.confirm_receipt(
                self.request_id, by=self.clerk, on=self.today, how=how, at=self.at
            )

    def register(self) -> None:
        """The office takes it on."""
        actions.register(self.request_id, by=self.clerk, key=self.key(), at=self.at)

    def assign(self) -> None:
        """The units are asked to search, the first one leads."""
        units = {unit.name: unit.id for unit in people.units_of(self.organ.id)}
        chosen = tuple(units[name] for name in self.asked.units)
        assigning = Assigning(chosen, chosen[0], "请在五个工作日内检索并反馈。")
        actions.assign(self.request_id, assigning, by=self.clerk, key=self.key(), at=self.at)

    def search(self, unit: str) -> None:
        """A unit writes down where it looked."""
        by, asked = self.drafter(unit), self.asked
        search = Search(
            places=asked.places or f"{unit}业务档案、局公文处理系统",
            words=asked.asks[:20],
            persons=by.name,
            searched_on=self.today,
            is_found=asked.is_found,
            result=asked.result or "已找到，见附件。",
        )
        actions.record_search(self.request_id, search, by=by, key=self.key(), at=self.at)

    def send_back(self, unit: str) -> None:
        """A unit says that it does not hold it."""
        actions.send_back(
            self.request_id, by=self.drafter(unit), reason=self.asked.words, key=self.key(),
            at=self.at,
        )  # fmt: skip

    def draft(self) -> None:
        """The answer is written, with the files that go with it."""
        by, answer = self.drafter(), self.asked.answer
        enclosed = [self._put(each.shipped, each.name, each.role, by) for each in answer.files]
        present = current(self.request_id)
        facts = {**present.facts, **answer.facts, **self._link(), **self._earlier()}
        draft = AnswerDraft(answer.code, answer.text, facts, answer.grounds, tuple(enclosed))
        actions.save_answer(self.request_id, draft, by=by, seen=present.saved, at=self.at)

    def _put(self, shipped: str, name: str, role: FileRole, by: Person) -> UUID:
        with (FILES / shipped).open("rb") as stream:
            upload = Upload(stream, name)
            added = actions.add_file(self.request_id, upload, role=role, by=by, at=self.at)
        return added.file_id

    def _link(self) -> dict[str, str]:
        """Where it is public, when it is."""
        if not self.asked.answer.link_to:
            return {}
        statement = (
            select(Publication)
            .where(Publication.organ_id == self.organ.id)
            .where(Publication.title.contains(self.asked.answer.link_to))
            .order_by(Publication.published_at)
            .limit(1)
        )
        found = db.session.scalars(statement).one()
        link = f"{self.address}/p/{self.asked.organ}/{found.public_id}"
        return {"title": found.title, "link": link}

    def _earlier(self) -> dict[str, str]:
        """What the applicant was answered before, when that is the answer."""
        if not self.asked.answer.earlier:
            return {}
        statement = select(DisclosureRequest).where(
            DisclosureRequest.organ_id == self.organ.id,
            DisclosureRequest.applicant_mark == self.request.applicant_mark,
            DisclosureRequest.description == self.asked.answer.earlier,
        )
        found = db.session.scalars(statement).one()
        return {
            "earlier": str(found.id),
            "earlier_reply": f"{found.number}，{found.answered_on}答复",
        }

    def hand_in(self) -> None:
        """The answer goes on to be decided on."""
        seen = current(self.request_id).saved
        actions.hand_in(self.request_id, by=self.drafter(), seen=seen, key=self.key(), at=self.at)

    def open_step(self, form: str) -> Step | None:
        """The open step with this form."""
        statement = select(Step).where(
            Step.review_id == self.request.review_id, Step.form == form, Step.closed_at.is_(None)
        )
        return db.session.scalars(statement.order_by(Step.position)).first()

    def claim(self, form: str, by: Person) -> Step:
        """``by`` takes the step from the pool."""
        step = self.open_step(form)
        assert step
        if step.claimed_by_id is None:
            step = review.claim(step.id, by=by, at=self.at)
        return step

    def decide(self, form: str, verdict: str, *, by: Person, text: str = "") -> None:
        """Claim and decide in one breath."""
        step = self.claim(form, by)
        case = db.session.get_one(Review, self.request.review_id)
        opinion = OpinionGiven(
            verdict=verdict, digest=case.digest, key=self.key(), text=text,
            answers=ANSWERS.get(form, {}),
        )  # fmt: skip
        review.complete_step(step.id, by=by, opinion=opinion, at=self.at)

    def send(self, letter_id: UUID, receiver: str) -> None:
        """A letter on the way to the answer is stamped and posted, with the proof of it."""
        self._send(letter_id, self._posted(receiver, "37"))

    def send_to_applicant(self, letter_id: UUID) -> None:
        """The same to the applicant, by mail to who wants his answer by mail."""
        if self.asked.way is WantedWay.EMAIL:
            self._send(letter_id, self._mailed())
        else:
            self.send(letter_id, self.asked.applicant.name)

    def _mailed(self) -> Service:
        proof_id, receiver = self._put(*MAILED, self.clerk), self.asked.applicant.email
        return Service(Way.ELECTRONIC, self.today, receiver, proof_id=proof_id)

    def _posted(self, receiver: str, mark: str) -> Service:
        posting_number = f"XA{self.request.sequence:08d}{mark}"
        return Service(
            Way.POST, self.today, receiver, posting_number, self._put(*POSTED, self.clerk)
        )

    def _send(self, letter_id: UUID, service: Service) -> None:
        self._stamp(letter_id, SCAN_OF_OTHERS)
        send_letter(
            self.request_id, letter_id, Dispatch(service), by=self.clerk, key=self.key(),
            at=self.at,
        )  # fmt: skip

    def _stamp(self, letter_id: UUID, name: str) -> None:
        with (FILES / STAMPED).open("rb") as scan:
            letters.attach_scan(letter_id, scan, name=name, by=self.clerk, at=self.at)

    def serve(self) -> None:
        """The letter is stamped and goes out as was wanted; the proof of it is kept."""
        letter_id = current(self.request_id).letter_id
        assert letter_id  # it was signed
        self._stamp(letter_id, SCAN)
        service = (
            self._mailed()
            if self.asked.way is WantedWay.EMAIL
            else self._posted(self.asked.applicant.name, "53")
        )
        actions.serve(self.request_id, service, by=self.clerk, key=self.key(), at=self.at)

    def archive(self) -> None:
        """The case file is closed."""
        actions.archive(
            self.request_id, retention=Retention.THIRTY_YEARS, by=self.clerk, key=self.key(),
            at=self.at,
        )  # fmt: skip

    def worker(self) -> None:
        """What the worker has found due about this request by now."""
        request_id, review_id = str(self.request_id), self.request.review_id
        assert review_id
        waiting = select(Job).where(Job.kind.in_((WAKE, SET_ASIDE)), Job.state == JobState.READY)
        for job in db.session.scalars(waiting.order_by(Job.run_at)).all():
            if job.payload.get("request") == request_id:
                set_aside(job.payload, self.at)
            elif job.payload.get("review") == str(review_id) and job.run_at <= self.at:
                review.wake(review_id, UUID(job.payload["timer"]), at=self.at)
            else:
                continue
            jobs.cancel(job.kind, key=job.key)
