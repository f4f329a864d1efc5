"""What is noted about a mail on its way: begun, taken, put off, refused; and sending it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, select, update

from app import audit, jobs
from app.kit.db import db, locked
from app.notices.actions.telling import SEND
from app.notices.errors import MailHasNotFailed, NoSuchMail
from app.notices.models import Mail, MailState, Notice
from app.people.models import Person

PAUSES = (1, 5, 15, 30, 60, 120, 240, 480, 960)  # minutes: given up after a day and a half
OPEN = frozenset({MailState.READY, MailState.SENDING})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one try. ``answer``: the server's words; ``told``: messages a digest held."""

    state: MailState
    answer: str = ""
    is_doubtful: bool = False
    told: Sequence[UUID] = ()


def begin(mail_id: UUID, *, at: datetime) -> None:
    """Its text goes out now. Whoever finds this mark later knows that the mail may have arrived."""
    again = case((Mail.state == MailState.SENDING, Mail.doubts + 1), else_=Mail.doubts)
    db.session.execute(
        update(Mail)
        .where(Mail.id == mail_id, Mail.state.in_(OPEN))
        .values(state=MailState.SENDING, began_at=at, doubts=again)
        .execution_options(synchronize_session=False)
    )


def note(mail_id: UUID, outcome: Outcome, *, at: datetime) -> None:
    """Keep what became of a try; one that was put off is tried again, each time later."""
    mail = _locked(mail_id)
    if mail is None or mail.state not in OPEN:
        return

    mail.state, mail.answer = outcome.state, outcome.answer
    mail.tries += 1
    mail.doubts += outcome.is_doubtful
    mail.sent_at = at if outcome.state is MailState.SENT else None
    if outcome.state is MailState.READY:
        _put_off(mail, at=at)
    if outcome.told:
        carried = update(Notice).where(Notice.id.in_(outcome.told)).values(mail_id=mail_id)
        db.session.execute(carried.execution_options(synchronize_session=False))
    db.session.flush()


def send_again(mail_id: UUID, *, by: Person, at: datetime) -> None:
    """Give a mail that was given up all its tries again, under the same message id."""
    mail = _locked(mail_id)
    if mail is None or (by.organ_id and mail.organ_id != by.organ_id):
        raise NoSuchMail
    if mail.state is not MailState.FAILED:
        raise MailHasNotFailed

    audit.record(
        "mail sent again", organ_id=mail.organ_id, by=by.id, at=at, subject=mail.id,
        error=mail.answer,
    )  # fmt: skip
    mail.state, mail.tries, mail.doubts = MailState.READY, 0, 0
    _enqueue(mail, at=at, run_at=at)
    db.session.flush()


def _put_off(mail: Mail, *, at: datetime) -> None:
    if mail.tries > len(PAUSES):
        mail.state = MailState.FAILED
        return
    _enqueue(mail, at=at, run_at=at + timedelta(minutes=PAUSES[mail.tries - 1]))


def _enqueue(mail: Mail, *, at: datetime, run_at: datetime) -> None:
    jobs.enqueue(
        SEND,
        key=f"{mail.id} {at.isoformat()}",
        payload={"mail": str(mail.id)},
        run_at=run_at,
        organ_id=mail.organ_id,
    )


def _locked(mail_id: UUID) -> Mail | None:
    return db.session.scalar(locked(select(Mail).where(Mail.id == mail_id)))
