"""An organ with everybody a request needs, and the short way from intake to the archive."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count
from uuid import UUID

from sqlalchemy import select

from app.designer.shipped import deploy_shipped
from app.jobs.models import Job
from app.kit.db import db
from app.kit.time import legal_day
from app.law.receipt import Channel
from app.notices.letters import actions as letters
from app.notices.letters import jobs as letter_jobs
from app.notices.letters.actions.fixing import MAKE_LETTER
from app.notices.letters.models import Letter, Way
from app.notices.letters.values import Service
from app.people.models import Organ, Person, Unit
from app.requests import actions, answers
from app.requests.actions.sending import send_letter
from app.requests.applicant import Applicant
from app.requests.jobs import SET_ASIDE, set_aside
from app.requests.models import (
    DisclosureRequest,
    FileRole,
    RequestFile,
    Retention,
    WantedForm,
    WantedWay,
)
from app.requests.values import AnswerDraft, Assigning, Dispatch, Intake, Search, Upload
from app.review import actions as review
from app.review.mirror.follow import WAKE
from app.review.models import Review, Step
from app.review.opinion import RETURN, OpinionGiven
from tests import factories
from tests.notices.letters.samples import SETTING as LETTER_SETTING
from tests.review.chain import ANSWERS

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # a Monday, ten in the morning in Beijing
TODAY = date(2026, 3, 2)
IDENTITY = "110101199003070134"
SETTING = replace(LETTER_SETTING, scan_required=False, proof_required=False)
GIVEN: dict[str, dict[str, str]] = {"A1": {"title": "2025年农贸市场补助资金分配方案"}}
PRINTED = b"%PDF-1.7 made"
_keys = count(1)


def key() -> str:
    """A key no other command has."""
    return f"key-{next(_keys)}"


class Office:
    """The people of one organ. ``later`` lets time pass."""

    def __init__(self) -> None:
        self.at = NOW
        deploy_shipped(NOW)
        self.organ: Organ = factories.organ()
        self.unit: Unit = factories.unit(self.organ, "市场运行科")
        self.other_unit: Unit = factories.unit(self.organ, "对外贸易科")
        office = factories.unit(self.organ, "办公室")
        self.clerk = self._person("disclosure_office", "何静", office, whole=True)
        self.head = self._person("office_head", "刘敏", office, whole=True)
        self.drafter = self._person("drafter", "李晓燕", self.unit)
        self.other_drafter = self._person("drafter", "陈志强", self.other_unit)
        self.lawyer = self._person("legal_reviewer", "方正", office, whole=True)
        self.secrecy = self._person("secrecy_reviewer", "郑国强", office, whole=True)
        self.leader = self._person("leader", "张伟民", office, whole=True)
        letters.change_setting(SETTING, by=self.clerk, at=NOW)

    def _person(self, lane: str, name: str, unit: Unit, *, whole: bool = False) -> Person:
        person = factories.person(None, organ=self.organ, unit=unit, name=name)
        factories.post(person, lane, unit_id=None if whole else unit.id)
        return person

    @property
    def day(self) -> date:
        """The legal day it is."""
        return legal_day(self.at)

    def wants_scans(self) -> None:
        """Nothing is served without the scan of what was stamped."""
        letters.change_setting(LETTER_SETTING, by=self.clerk, at=self.at)

    def give(self, person: Person, lane: str) -> None:
        """One more post."""
        factories.post(person, lane)

    def later(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        self.at += timedelta(days=days, hours=hours, minutes=minutes)

    def intake(self, channel: Channel = Channel.COUNTER, **changes: object) -> Intake:
        """A request as somebody hands it in."""
        values: dict[str, object] = {
            "organ_id": self.organ.id,
            "channel": channel,
            "applicant": applicant(),
            "description": "2025年农贸市场升级改造补助资金的发放名单和金额",
            "wanted_form": WantedForm.PAPER,
            "wanted_way": WantedWay.POST,
            "handed_in_on": None,
        }
        return Intake(**(values | changes))  # type: ignore[arg-type]

    def taken_in(self, channel: Channel = Channel.COUNTER, **changes: object) -> DisclosureRequest:
        by = None if channel is Channel.WEB else self.clerk
        return actions.take_in(self.intake(channel, **changes), by=by, key=key(), at=self.at)

    def registered(self, **changes: object) -> DisclosureRequest:
        taken = self.taken_in(**changes)  # type: ignore[arg-type]
        return actions.register(taken.id, by=self.clerk, key=key(), at=self.at)

    def examined(self, **changes: object) -> DisclosureRequest:
        taken = self.registered(**changes)
        self.decide(taken, "examine", "accept", by=self.clerk)
        return taken

    def assigned(self, *units: Unit, **changes: object) -> DisclosureRequest:
        return self.assign_again(self.examined(**changes), *units)

    def assign_again(self, taken: DisclosureRequest, *units: Unit) -> DisclosureRequest:
        chosen = list(units) or [self.unit]
        return actions.assign(
            taken.id,
            Assigning(tuple(each.id for each in chosen), chosen[0].id),
            by=self.clerk,
            key=key(),
            at=self.at,
        )

    def searched(self, taken: DisclosureRequest, *, by: Person, is_found: bool = False) -> None:
        search = Search("档案室", "农贸市场 补助", by.name, self.at.date(), is_found, "见附件")
        actions.record_search(taken.id, search, by=by, key=key(), at=self.at)

    def collected(self, **changes: object) -> DisclosureRequest:
        taken = self.assigned(**changes)  # type: ignore[arg-type]
        self.searched(taken, by=self.drafter)
        self.decide(taken, "consider", "draft", by=self.drafter)
        return taken

    def given(
        self, taken: DisclosureRequest, name: str, content: bytes, *, role: FileRole
    ) -> RequestFile:
        """The unit puts a file into the case."""
        upload = Upload(BytesIO(content), name)
        return actions.add_file(taken.id, upload, role=role, by=self.drafter, at=self.at)

    def answered(self, taken: DisclosureRequest, code: str = "U1a", **facts: str) -> Review:
        """The answer is written and handed in."""
        facts = {**GIVEN.get(code, {}), **facts}
        draft = AnswerDraft(code=code, text="经检索，该信息不存在。", facts=facts)
        saved = actions.save_answer(taken.id, draft, by=self.drafter, seen=0, at=self.at)
        return actions.hand_in(taken.id, by=self.drafter, seen=saved.saved, key=key(), at=self.at)

    def printed(self, taken: DisclosureRequest) -> Letter:
        """The worker has made the PDF of the answer's letter."""
        letter_id = answers.current(taken.id).letter_id
        letter_jobs.keep_letter({"letter": str(letter_id)}, self.at, PRINTED)
        db.session.query(Job).filter_by(kind=MAKE_LETTER).delete()
        return db.session.get_one(Letter, letter_id)

    def sent(self, letter: Letter, service: Service | None = None) -> Letter:
        """A letter on the way to the answer is printed, and goes out today by ``service``."""
        letter_jobs.keep_letter({"letter": str(letter.id)}, self.at, PRINTED)
        how = service or Service(Way.DIRECT, self.day, "王建军")
        return send_letter(
            letter.subject_id, letter.id, Dispatch(how), by=self.clerk, key=key(), at=self.at
        )

    def handed_over(self, taken: DisclosureRequest, *, on: date | None = None) -> DisclosureRequest:
        """The answer is printed and handed over."""
        self.printed(taken)
        service = Service(Way.DIRECT, on or self.day, "王建军")
        return actions.serve(taken.id, service, by=self.clerk, key=key(), at=self.at)

    def served(self, **changes: object) -> DisclosureRequest:
        """Refused, signed, and posted on the next day."""
        taken = self.collected(**changes)
        self.answered(taken, "D5", discretion_reason="属于内部工作流程")
        self.decide(taken, "legal", "approve", by=self.lawyer)
        self.decide(taken, "sign", "approve", by=self.leader)
        self.later(days=1)
        return self.handed_over(taken)

    def decide(
        self, taken: DisclosureRequest, form: str, verdict: str, *, by: Person, text: str = ""
    ) -> None:
        """``by`` claims the open step with ``form`` and decides it on the review page."""
        step = self.step(taken, form)
        if step.claimed_by_id is None:
            review.claim(step.id, by=by, at=self.at)
        case = db.session.get_one(Review, taken.review_id)
        opinion = OpinionGiven(
            verdict=verdict, digest=case.digest, key=key(), text=text,
            answers=ANSWERS.get(form, {}),
        )  # fmt: skip
        review.complete_step(step.id, by=by, opinion=opinion, at=self.at)

    def send_back(self, taken: DisclosureRequest, form: str, *, to: str, by: Person) -> None:
        """``by`` returns the case straight to a step before."""
        step = self.step(taken, form)
        if step.claimed_by_id is None:
            review.claim(step.id, by=by, at=self.at)
        case = db.session.get_one(Review, taken.review_id)
        opinion = OpinionGiven(
            verdict=RETURN, digest=case.digest, key=key(), text="请修改文字", return_to=to,
            straight=True,
        )  # fmt: skip
        review.complete_step(step.id, by=by, opinion=opinion, at=self.at)

    def answered_again(self, taken: DisclosureRequest) -> None:
        """A case that was opened again is answered and served like the first time."""
        self.decide(taken, "register", "register", by=self.clerk)
        self.decide(taken, "examine", "accept", by=self.clerk)
        self.assign_again(taken)
        self.searched(taken, by=self.drafter)
        self.decide(taken, "consider", "draft", by=self.drafter)
        self.answered(taken, "A1", link="https://example.gov.cn/a")
        self.decide(taken, "sign", "approve", by=self.leader)
        self.handed_over(taken)

    def proved(self, taken: DisclosureRequest) -> DisclosureRequest:
        """The proof of service is put into the file."""
        actions.add_file(
            taken.id, Upload(BytesIO("送达回证".encode()), "送达回证.txt"),
            role=FileRole.PROOF, by=self.clerk, at=self.at,
        )  # fmt: skip
        return taken

    def archived(self, taken: DisclosureRequest) -> DisclosureRequest:
        """Closed, to be kept for thirty years."""
        return actions.archive(
            taken.id, retention=Retention.THIRTY_YEARS, by=self.clerk, key=key(), at=self.at
        )

    def ring(self, taken: DisclosureRequest) -> None:
        """The worker finds the timers of the request that are due."""
        for job in db.session.query(Job).filter_by(kind=WAKE).order_by(Job.run_at):
            if job.run_at <= self.at and job.payload["review"] == str(taken.review_id):
                review.wake(taken.review_id, UUID(job.payload["timer"]), at=self.at)
                db.session.delete(job)

    def set_aside(self, taken: DisclosureRequest) -> None:
        """The worker carries out that the request is no longer processed."""
        for job in db.session.query(Job).filter_by(kind=SET_ASIDE):
            set_aside(job.payload, self.at)

    def step(self, taken: DisclosureRequest, form: str) -> Step:
        statement = select(Step).where(
            Step.review_id == taken.review_id, Step.form == form, Step.closed_at.is_(None)
        )
        return db.session.scalars(statement.order_by(Step.position)).first()  # type: ignore[return-value]

    def open_steps(self, taken: DisclosureRequest) -> list[str]:
        """The titles of what is open, in order."""
        statement = (
            select(Step.title)
            .where(Step.review_id == taken.review_id, Step.closed_at.is_(None))
            .order_by(Step.position)
        )
        return list(db.session.scalars(statement))


def applicant(**changes: str) -> Applicant:
    """Somebody who asks."""
    values = {
        "kind": "natural_person", "name": "王建军", "paper": "resident_id",
        "paper_number": IDENTITY, "phone": "13800000000", "address": "云川市人民路1号",
    }  # fmt: skip
    return Applicant(**(values | changes))


def request_of(request_id: UUID) -> DisclosureRequest:
    """The row as it stands."""
    return db.session.get_one(DisclosureRequest, request_id)
