"""Whether an organ charges, and reckoning the fee of a request until the applicant knows of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.fees import Tariff
from app.law.fees import fee as reckoned
from app.law.terms import Clock, ends_on
from app.notices.letters import actions as letters
from app.people.models import Organ, Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import once_for, part_of
from app.requests.days import check_day
from app.requests.fees import errors, queries
from app.requests.fees.actions.writing import happened, record
from app.requests.fees.letters import (
    NOTICED,
    check_not_numbered,
    check_still_possible,
    draw_up_notice,
    standing_notice,
)
from app.requests.models import DisclosureRequest, EventKind, RequestFee
from app.requests.terms import end_of_day
from app.review import actions as review
from app.review.queries.awaiting import wait_for
from app.workdays.queries import calendar

AWAITED = "fee"


def set_fees(organ_id: UUID, *, is_on: bool, way_to_pay: str, by: Person, at: datetime) -> None:
    """Whether the organ charges, and how it is paid. It may do without (国办函〔2020〕109号)."""
    db.session.scalars(locked(select(Organ).where(Organ.id == organ_id))).one()
    settings = ledger.settings_of(organ_id)
    way_to_pay = way_to_pay.strip()
    if is_on and not way_to_pay:
        raise errors.WayToPayNeeded

    settings.charges_fees, settings.way_to_pay = is_on, way_to_pay
    db.session.add(settings)
    audit.record(
        "fees turned on" if is_on else "fees turned off", organ_id=organ_id, by=by.id, at=at,
        subject=str(organ_id), words={"note": way_to_pay},
    )  # fmt: skip


def reckon_fee(
    request_id: UUID, tariff: Tariff, quantity: int, *, by: Person, at: datetime
) -> RequestFee:
    """Reckon the fee by one tariff, or anew by another, until the applicant knows of it."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    found = queries.locked_fee(request_id)
    if found and found.noticed_on:
        raise errors.FeeNoticedAlready
    check_not_numbered(found)
    if not ledger.settings_of(disclosure_request.organ_id).charges_fees:
        raise errors.FeesAreOff
    check_still_possible(disclosure_request, on=legal_day(at))
    is_by_piece = tariff is Tariff.PIECES
    before = queries.asked_before(disclosure_request) if is_by_piece else 0
    amount = reckoned(tariff, quantity, before=before)
    if not amount:
        raise errors.NothingToPay

    row = found or RequestFee(request_id=request_id, organ_id=disclosure_request.organ_id)
    row.tariff, row.quantity, row.before, row.amount = tariff, quantity, before, amount
    row.month = queries.month_of(disclosure_request)
    row.sort_on, row.is_open = disclosure_request.sort_on, True
    row.reckoned_by_id, row.reckoned_at = by.id, at
    db.session.add(row)
    db.session.flush()
    if standing_notice(row):
        draw_up_notice(request_id, by=by, at=at)
    record("fee reckoned", disclosure_request, by=by, at=at, tariff=tariff.value, amount=amount)
    return row


def drop_fee(request_id: UUID, *, by: Person, at: datetime) -> None:
    """Charge nothing after all; possible until the applicant has received the notice."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    found = queries.locked_fee(request_id)
    if found is None:
        return
    if found.noticed_on:
        raise errors.FeeNoticedAlready
    check_not_numbered(found)
    if draft := standing_notice(found):
        letters.discard(draft.id, by=by, at=at)
    db.session.delete(found)
    record("fee dropped", disclosure_request, by=by, at=at)


def note_fee_received(
    request_id: UUID, *, on: date, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The applicant has received the notice: from the next day twenty working days run."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("note fee received", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    fee = queries.locked_fee(request_id)
    if fee is None:
        raise errors.NoFee
    if fee.noticed_on:
        raise errors.FeeNoticedAlready
    check_day(on, not_before=_out_since(fee, disclosure_request), at=at)
    check_still_possible(disclosure_request, on=on)
    if wait_for(case.id, NOTICED) is None:
        raise errors.FeeTooLate

    last = ends_on(Clock.FEE, on, calendar(disclosure_request.organ_id))
    event = happened(disclosure_request, EventKind.FEE_NOTICED, on=on, by=by, at=at)
    fee.noticed_on, fee.notice_event_id = on, event
    fee.due_on = fee.sort_on = last
    disclosure_request.awaits = AWAITED
    review.deliver(
        case.id, message=NOTICED, by=by, facts={"fee_due": end_of_day(last)}, at=at,
        key=part_of(key, "message"),
    )  # fmt: skip
    record("fee noticed", disclosure_request, by=by, at=at, on=on)
    once.done(request_id, at=at)
    return disclosure_request


def _out_since(fee: RequestFee, disclosure_request: DisclosureRequest) -> date:
    """The day from which the applicant can have the notice."""
    assert disclosure_request.received_on
    notice = standing_notice(fee)
    if notice and notice.number and notice.served_on is None:
        raise errors.NoticeNotSent
    sent_on = notice.served_on if notice else None
    return sent_on or disclosure_request.received_on
