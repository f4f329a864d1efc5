"""An office that seeks opinions, and the parties it asks."""

import io
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from app.jobs.models import Job
from app.kit.db import db
from app.notices.letters.models import Letter, Way
from app.notices.letters.values import Service
from app.requests.actions import add_file
from app.requests.models import DisclosureRequest, FileRole, RequestFile
from app.requests.opinions import actions
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Asking, Party, Reply, Respondent
from app.requests.opinions.words import AnswerWay, PartyKind, SendingWay, Stance, Weighing
from app.requests.values import Upload
from app.review import actions as review
from app.review.mirror.follow import WAKE
from tests.requests.office import Office, key

COMPANY = Party(
    name="云川鲜达市场有限公司", contact="周先生", phone="13900000000",
    email="legal@xianda.example", address="云川市环城路8号",
)  # fmt: skip
PAGE = "https://a.example/opinion"
BUREAU = Party(name="云川市财政局", address="云川市府前街2号")


class Seeking:
    """A request at the step where opinions are sought, and what happens to its letters."""

    def __init__(self, office: Office, **asked: object) -> None:
        self.office = office
        self.request: DisclosureRequest = office.assigned(**asked)
        self.paper = self.file("补助资金发放表.txt")
        office.searched(self.request, by=office.drafter)
        office.decide(self.request, "consider", "seek", by=office.drafter, text="涉及第三方")

    def file(self, name: str, role: FileRole = FileRole.COLLECTED) -> RequestFile:
        upload = Upload(io.BytesIO(f"{name}\n第一批 鲜达市场 20万元".encode()), name)
        person = self.office.drafter if role is FileRole.COLLECTED else self.office.clerk
        return add_file(self.request.id, upload, role=role, by=person, at=self.office.at)

    def asking(self, party: Party = COMPANY, **changes: object) -> Asking:
        values: dict[str, object] = {
            "party_kind": PartyKind.COMPANY,
            "party": party,
            "information": "农贸市场补助资金发放表",
            "concerns": "贵公司获得补助的金额和用途",
            "question": "是否涉及商业秘密",
            "way": SendingWay.EMAIL,
            "shown": (self.paper.id,),
        }
        return Asking(**(values | changes))  # type: ignore[arg-type]

    def prepare(self, *askings: Asking) -> None:
        """One after the other: the order of the letters is that of their making."""
        for place, each in enumerate(askings or (self.asking(),)):
            at = self.office.at + timedelta(microseconds=place)
            actions.prepare(self.request.id, each, by=self.office.clerk, key=key(), at=at)

    def organ(self) -> Asking:
        """The letter to an organ that made the information too."""
        return self.asking(BUREAU, party_kind=PartyKind.ORGAN, way=SendingWay.POST)

    def concerned(self) -> Asking:
        """The letter to an organ that did not make it, and is only concerned."""
        return self.asking(BUREAU, party_kind=PartyKind.CONCERNED, way=SendingWay.POST)

    def drawn(self, *askings: Asking) -> list[SoughtOpinion]:
        """Prepared and numbered."""
        self.prepare(*askings)
        actions.draw_letters(
            self.request.id, answer_at=PAGE, by=self.office.clerk, key=key(), at=self.office.at
        )
        return self.letters

    def send(self, *askings: Asking) -> list[SoughtOpinion]:
        for letter in self.drawn(*askings):
            self.dispatch(letter)
        return self.letters

    def dispatch(self, letter: SoughtOpinion, **changes: object) -> None:
        """It goes out today, as was planned."""
        way = {"mailed": Way.ELECTRONIC, "posted": Way.POST, "handed over": Way.DIRECT}[letter.way]
        values = {"way": way, "served_on": self.office.day, "receiver": "环城路8号",
                  "posting_number": "XA12345678933"}  # fmt: skip
        service = Service(**(values | changes))  # type: ignore[arg-type]
        self.office.sent(self.paper_of(letter), service)

    def paper_of(self, letter: SoughtOpinion) -> Letter:
        """What is printed and sent."""
        return db.session.get_one(Letter, letter.letter_id)

    @property
    def letters(self) -> list[SoughtOpinion]:
        """The letters of the request, by their number."""
        rows = db.session.query(SoughtOpinion).filter_by(request_id=self.request.id)
        return rows.order_by(SoughtOpinion.made_at, SoughtOpinion.sequence).all()

    def served(self, letter: SoughtOpinion) -> None:
        """It arrived today."""
        actions.record_service(
            letter.id,
            on=self.office.day,
            how="邮政签收",
            by=self.office.clerk,
            key=key(),
            at=self.office.at,
        )

    def reply(self, stance: Stance = Stance.AGREES, **changes: object) -> Reply:
        values: dict[str, object] = {
            "stance": stance,
            "reason": "" if stance is Stance.AGREES else "涉及客户名单",
            "way": AnswerWay.ONLINE,
            "respondent": Respondent("周先生", "13900000000"),
            "on": self.office.day,
        }
        return Reply(**(values | changes))  # type: ignore[arg-type]

    def answers(self, letter: SoughtOpinion, stance: Stance = Stance.AGREES) -> None:
        """The party answers on its page."""
        actions.give_answer(letter.id, self.reply(stance), key=key(), at=self.office.at)

    def paper_answer(
        self, letter: SoughtOpinion, stance: Stance = Stance.AGREES, **changes: object
    ) -> None:
        """Its answer came by post."""
        proof = (Upload(io.BytesIO("意见回执".encode()), "意见回执.txt"),)
        reply = self.reply(stance, **({"way": AnswerWay.PAPER, "uploads": proof} | changes))
        actions.record_answer(letter.id, reply, by=self.office.clerk, key=key(), at=self.office.at)

    def weigh(self, letter: SoughtOpinion, weighing: Weighing, why: str = "") -> None:
        actions.weigh(
            letter.id, weighing, why=why, by=self.office.clerk, key=key(), at=self.office.at
        )

    def close(self) -> None:
        """The office is through with all of them."""
        actions.close_weighing(self.request.id, by=self.office.clerk, key=key(), at=self.office.at)

    def ring(self) -> None:
        """The worker finds the timers that are due."""
        for job in db.session.query(Job).filter_by(kind=WAKE).order_by(Job.run_at):
            if job.run_at <= self.office.at and job.payload["review"] == str(
                self.request.review_id
            ):
                review.wake(self.request.review_id, UUID(job.payload["timer"]), at=self.office.at)
                db.session.delete(job)

    @property
    def open_steps(self) -> list[str]:
        return self.office.open_steps(self.request)


@pytest.fixture
def seeking(app: Flask) -> Seeking:
    return Seeking(Office())
