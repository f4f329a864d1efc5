"""What a reader does with messages: reads them, says where mail should go, and forgets old ones."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.sql.dml import Update

from app import audit
from app.kit import mail
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.notices.actions.sending import OPEN
from app.notices.errors import AddressMalformed, NoSuchMessage
from app.notices.models import Mail, Notice, Reminder, Way, Wishes
from app.people.models import Person
from app.people.queries import locked_person

KEEP_REMINDERS_DAYS = 400


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody wishes about mail."""

    address: str
    language: str
    new_work: Way
    returned: Way
    deadlines: Way
    news: Way


UNSAID = Wished("", "zh_Hans_CN", Way.DIGEST, Way.AT_ONCE, Way.AT_ONCE, Way.DIGEST)


def mark_read(notice_id: UUID, *, by: Person, at: datetime) -> None:
    """``by`` has read one message; one that was read stays as it is. Nobody reads another's."""
    own = select(Notice.id).where(Notice.id == notice_id, Notice.person_id == by.id)
    if db.session.scalar(own) is None:
        raise NoSuchMessage
    db.session.execute(one(notice_id, by=by, at=at))


def mark_all_read(*, until: datetime, by: Person, at: datetime) -> None:
    """``by`` has read what was there when the page was shown, and nothing that came since."""
    db.session.execute(_unread(by, at=at).where(Notice.made_at <= until))


def one(notice_id: UUID, *, by: Person, at: datetime) -> Update:
    """That ``by`` has read one message: what a page that leads on from it notes."""
    return _unread(by, at=at).where(Notice.id == notice_id)


def known(about: UUID, *, by: Person, at: datetime) -> Update:
    """That ``by`` has read all about one case: whoever opens the case itself need not be told."""
    return _unread(by, at=at).where(Notice.about == about)


def _unread(by: Person, *, at: datetime) -> Update:
    return (
        update(Notice)
        .where(Notice.person_id == by.id, Notice.read_at.is_(None))
        .values(read_at=at)
        .execution_options(synchronize_session=False)
    )


def wish(wished: Wished, *, by: Person, at: datetime) -> Wishes:
    """Keep where ``by`` wants mail, and what of it."""
    locked_person(by.id)
    wishes = db.session.scalar(locked(select(Wishes).where(Wishes.person_id == by.id)))
    if wished.address and not mail.is_address(wished.address):
        raise AddressMalformed

    if wishes is None:
        wishes = Wishes(person_id=by.id)
        db.session.add(wishes)
    for name, value in asdict(wished).items():
        setattr(wishes, name, value)
    audit.record("message wishes changed", organ_id=by.organ_id, by=by.id, at=at, subject=by.id)
    db.session.flush()
    return wishes


def forget_old(*, keep_days: int, at: datetime) -> None:
    """Delete what was read long ago, and what was mailed long ago; unread messages stay."""
    long_ago = at - timedelta(days=keep_days)
    was_read = Notice.read_at < long_ago
    outside = Notice.person_id.is_(None) & (Notice.made_at < long_ago)
    told = Reminder.due_on < legal_day(at - timedelta(days=KEEP_REMINDERS_DAYS))
    over = (Mail.made_at < long_ago) & Mail.state.not_in(OPEN)
    for change in (
        delete(Notice).where(was_read | outside),
        delete(Mail).where(over),
        delete(Reminder).where(told),
    ):
        db.session.execute(change.execution_options(synchronize_session=False))
