"""The notice of fee (收费通知书), drawn up from what was reckoned."""

from datetime import date, datetime
from uuid import UUID

from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.law.fees import Slice, Tariff
from app.notices.letters import actions as letters
from app.notices.letters import facts
from app.notices.letters import queries as queries_of_letters
from app.notices.letters.facts.endings import FeeLine
from app.notices.letters.models import Letter, LetterState
from app.notices.letters.values import Subject
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import once_for
from app.requests.errors import NotYetReceived
from app.requests.fees import errors, queries
from app.requests.fees.queries import Account
from app.requests.letters.asked import asked_of
from app.requests.models import DisclosureRequest, RequestFee, RequestState
from app.requests.subjects import KIND
from app.review.queries.awaiting import wait_for

NOTICED = "fee_noticed"
UNDECIDED = frozenset(
    {RequestState.RECEIVED, RequestState.IN_HAND, RequestState.AWAITING_APPLICANT}
)
UNITS = {Tariff.PIECES: "件", Tariff.PAGES: "页"}


def draw_up_notice(request_id: UUID, *, by: Person, at: datetime) -> Letter:
    """The letter as a draft; the one that is there already is drawn up anew."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    account = queries.account_of(request_id)
    if account is None:
        raise errors.NoFee
    if account.fee.noticed_on:
        raise errors.FeeNoticedAlready

    told = facts_of(disclosure_request, account)
    former = standing_notice(account.fee)
    if former:
        return letters.draft_anew(former.id, told, by=by, at=at)
    letter = letters.draft_letter(
        organ_id=disclosure_request.organ_id,
        subject=Subject(KIND, request_id),
        kind=LetterKind.FEE,
        facts=told,
        by=by,
        at=at,
    )
    account.fee.letter_id = letter.id
    return letter


def issue_notice(request_id: UUID, *, by: Person, key: str, at: datetime) -> Letter:
    """Give the draft its number, in the words of today; it goes out like any other letter."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("issue a notice of fee", request_id, by=by, key=key)
    fee = queries.locked_fee(request_id)
    known = standing_notice(fee) if fee else None
    if known and once.answer():
        return known
    check_still_possible(disclosure_request, on=legal_day(at))
    if wait_for(case.id, NOTICED) is None:
        raise errors.FeeTooLate
    if known and known.state is not LetterState.DRAFT:
        raise errors.NoticeNumbered
    letter = draw_up_notice(request_id, by=by, at=at)
    letters.fix_letter(letter.id, by=by, at=at)
    once.done(request_id, at=at)
    return letter


def awaits_receipt(request_id: UUID) -> UUID | None:
    """The notice that went out and of which nobody knows yet that the applicant has it."""
    fee = queries.fee_of(request_id)
    notice = standing_notice(fee) if fee and fee.noticed_on is None else None
    return notice.id if notice and notice.served_on else None


def check_not_numbered(fee: RequestFee | None) -> None:
    """Raise while a numbered notice stands: it says what was reckoned."""
    notice = standing_notice(fee) if fee else None
    if notice and notice.state is not LetterState.DRAFT:
        raise errors.NoticeNumbered


def check_still_possible(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """The notice arrives within the term of the reply, and before the answer is signed."""
    if disclosure_request.received_on is None:
        raise NotYetReceived
    due_on = disclosure_request.due_on
    is_over = due_on is not None and on > due_on
    if is_over or not disclosure_request.is_open or disclosure_request.state not in UNDECIDED:
        raise errors.FeeTooLate


def standing_notice(fee: RequestFee) -> Letter | None:
    """The notice, if it was drawn up and not annulled."""
    if fee.letter_id is None:
        return None
    found = queries_of_letters.letter(fee.letter_id, organ_id=fee.organ_id)
    return found if found.state is not LetterState.ANNULLED else None


def facts_of(disclosure_request: DisclosureRequest, account: Account) -> facts.Fee:
    """What the letter says: never an identity number."""
    return facts.Fee(
        asked=asked_of(disclosure_request),
        tariff=account.fee.tariff,
        count=account.fee.quantity,
        lines=tuple(_line(each, account.fee.tariff) for each in account.steps),
        way_to_pay=ledger.settings_of(disclosure_request.organ_id).way_to_pay,
    )


def _line(step: Slice, tariff: Tariff) -> FeeLine:
    unit = UNITS[tariff]
    last = f"至{step.last}" if step.last > step.first else ""
    return FeeLine(f"第{step.first}{last}{unit}，每{unit}{step.rate}元", f"{step.amount}.00")
