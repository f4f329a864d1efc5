"""The notice of fee (收费通知书), drawn up from what was reckoned."""

from datetime import datetime
from uuid import UUID

from app.law.applicants import ApplicantType
from app.law.decisions import LetterKind
from app.law.fees import Slice, Tariff
from app.notices.letters import actions as letters
from app.notices.letters import facts
from app.notices.letters import queries as queries_of_letters
from app.notices.letters.facts.endings import FeeLine
from app.notices.letters.models import Letter, LetterState
from app.notices.letters.values import Subject
from app.people.models import Person
from app.requests import applicant as applicants
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.fees import errors, queries
from app.requests.fees.queries import Account
from app.requests.models import DisclosureRequest, RequestFee
from app.requests.subjects import KIND

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
    former = notice_of(account.fee)
    if former and former.state is not LetterState.ANNULLED:
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


def notice_of(fee: RequestFee) -> Letter | None:
    """The notice, if it was drawn up."""
    return (
        queries_of_letters.letter(fee.letter_id, organ_id=fee.organ_id) if fee.letter_id else None
    )


def facts_of(disclosure_request: DisclosureRequest, account: Account) -> facts.Fee:
    """What the letter says: never an identity number."""
    who = applicants.opened(disclosure_request.applicant_box, request_id=disclosure_request.id)
    assert disclosure_request.received_on  # nothing is reckoned before
    return facts.Fee(
        asked=facts.Asked(
            addressee=who.name,
            register_number=disclosure_request.number,
            received_on=disclosure_request.received_on,
            channel=disclosure_request.channel,
            asked_for=disclosure_request.description,
            is_organisation=who.kind != ApplicantType.NATURAL_PERSON,
        ),
        tariff=account.fee.tariff,
        count=account.fee.quantity,
        lines=tuple(_line(each, account.fee.tariff) for each in account.steps),
        way_to_pay=ledger.settings_of(disclosure_request.organ_id).way_to_pay,
    )


def _line(step: Slice, tariff: Tariff) -> FeeLine:
    unit = UNITS[tariff]
    last = f"至{step.last}" if step.last > step.first else ""
    return FeeLine(f"第{step.first}{last}{unit}，每{unit}{step.rate}元", f"{step.amount}.00")
