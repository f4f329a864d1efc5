"""One application split into its items before it is assigned."""

from datetime import date

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.law.receipt import Channel
from app.requests import actions
from app.requests.errors import NotTheOffice
from app.requests.letters.steps import reasons
from app.requests.models import DisclosureRequest, RequestState
from app.requests.queries.case import case_for
from app.requests.supervision import errors, splitting
from app.requests.supervision.same_applicant import frequency_of
from app.requests.supervision.splitting import Split
from app.requests.values import NoticeSent
from app.review.models import ReviewState
from tests.requests.office import key

ITEMS = ("2025年农贸市场补助发放名单", "2025年农贸市场改造招标文件")


def split(office, taken, pieces=ITEMS, *, by=None, once=None):
    order = Split(taken.id, pieces, "两项内容分属不同科室", once or key())
    return splitting.split(order, by=by or office.clerk, at=office.at)


def pieces_of(taken):
    statement = select(DisclosureRequest).where(DisclosureRequest.split_from_id == taken.id)
    return list(db.session.scalars(statement.order_by(DisclosureRequest.sequence)))


def test_each_item_goes_on_with_the_same_day_and_applicant(office):
    taken = office.registered()
    office.later(days=3)

    split(office, taken)

    first, second = pieces_of(taken)
    assert (first.description, second.description) == ITEMS
    assert first.due_on == second.due_on == date(2026, 3, 30)
    assert first.applicant_mark == second.applicant_mark == taken.applicant_mark
    assert [first.number, second.number] == ["云商依申〔2026〕2号", "云商依申〔2026〕3号"]


def test_the_whole_is_closed_and_nothing_of_it_is_open(office):
    taken = office.registered()

    split(office, taken)

    assert taken.state is RequestState.SPLIT
    assert frequency_of(taken).month == len(ITEMS)
    assert not taken.is_open
    assert taken.review.state is ReviewState.CANCELLED
    assert office.open_steps(taken) == []


def test_a_piece_goes_its_own_way_to_the_units(office):
    taken = office.registered()
    split(office, taken)
    first = pieces_of(taken)[0]

    actions.register(first.id, by=office.clerk, key=key(), at=office.at)
    office.decide(first, "examine", "accept", by=office.clerk)

    assert office.open_steps(first) == ["分办"]


def test_a_unit_sees_its_own_piece_alone(office):
    taken = office.registered()
    split(office, taken)
    first, second = pieces_of(taken)
    office.decide(first, "register", "register", by=office.clerk)
    office.decide(first, "examine", "accept", by=office.clerk)
    office.assign_again(first)

    assert case_for(office.drafter, first.id).kin == []
    assert case_for(office.clerk, first.id).kin == [taken]


def test_a_letter_counts_the_pieces_and_not_the_whole(office):
    taken = office.registered()
    split(office, taken)

    assert reasons(pieces_of(taken)[0]).count == len(ITEMS)


def test_nothing_is_split_while_its_applicant_is_to_give_reasons(office):
    taken = office.registered()
    asked = NoticeSent("一年内申请过多", office.day)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)

    with pytest.raises(errors.ApplicantIsAwaited):
        split(office, taken)
    db.session.rollback()


def test_a_request_confirmed_on_the_web_is_confirmed_for_its_pieces(office):
    taken = office.taken_in(Channel.WEB)
    actions.confirm_receipt(
        taken.id, by=office.clerk, on=office.at.date(), how="电话确认", at=office.at
    )

    split(office, taken)

    assert {each.received_on for each in pieces_of(taken)} == {office.at.date()}


def test_the_same_command_twice_splits_once(office):
    taken = office.registered()
    once = key()
    split(office, taken, once=once)

    split(office, taken, once=once)

    assert len(pieces_of(taken)) == 2


def test_units_that_search_already_are_not_sent_home(office):
    taken = office.assigned()

    with pytest.raises(errors.AssignedAlready):
        split(office, taken)


@pytest.mark.parametrize(
    ("pieces", "error"),
    [
        (ITEMS[:1], errors.TooFewPieces),
        ((ITEMS[0], "x"), errors.PieceTooShort),
        (ITEMS * 11, errors.TooManyPieces),
    ],
)
def test_what_is_no_split(office, pieces, error):
    with pytest.raises(error):
        split(office, office.registered(), pieces)


def test_a_unit_does_not_split(office):
    with pytest.raises((NotTheOffice, errors.NotTheHead)):
        split(office, office.registered(), by=office.lawyer)


def test_through_the_page(office, committed, client, sign_in):
    taken = office.registered()
    db.session.commit()
    desk = sign_in(client, office.clerk)
    assert "两项" not in desk.get(f"/requests/{taken.id}/parting").text

    sent = {"key": "k", "pieces": "\r\n\r\n".join(ITEMS), "reason": "分属两个科室"}
    assert desk.post(f"/requests/{taken.id}/split", data=sent).status_code == 303

    page = desk.get(f"/requests/{taken.id}").text
    assert "拆分出的申请：" in page
    assert "云商依申〔2026〕3号" in page
    piece = desk.get(f"/requests/{pieces_of(taken)[0].id}").text
    assert "本件拆分自：" in piece


def test_one_item_comes_back_with_a_sentence_beside_the_field(office, committed, client, sign_in):
    taken = office.registered()
    db.session.commit()

    sent = {"key": "k", "pieces": ITEMS[0], "reason": "分属两个科室"}
    page = sign_in(client, office.clerk).post(f"/requests/{taken.id}/split", data=sent)

    assert page.status_code == 422
    assert "至少写两项" in page.text
    assert ITEMS[0] in page.text
