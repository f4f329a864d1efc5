"""The pages of fees as the office and its head use them."""

import pytest

from app.kit.db import db
from app.kit.time import now, today
from app.notices.letters import actions as letters
from app.notices.letters.queries import setting_of
from app.requests import ledger
from app.requests.fees import queries
from tests import factories
from tests.notices.letters.samples import SETTING
from tests.requests.office import IDENTITY


@pytest.fixture
def desk(charging, committed, client, sign_in):
    """The clerk of the disclosure office, signed in today."""
    charging.at = now()
    db.session.commit()
    return sign_in(client, charging.clerk)


def test_the_head_turns_fees_on_and_says_how_to_pay(office, committed, client, sign_in):
    db.session.commit()
    desk = sign_in(client, office.head)

    refused = desk.post("/requests/fees", data={"is_on": "y", "way_to_pay": ""})
    assert refused.status_code == 422
    assert "请填写缴费方式" in refused.text
    desk.post("/requests/fees", data={"is_on": "y", "way_to_pay": "市财政专户"})

    db.session.expire_all()
    assert ledger.settings_of(office.organ.id).charges_fees


def test_a_clerk_turns_nothing_on(desk):
    assert desk.post("/requests/fees", data={"is_on": "y", "way_to_pay": "x"}).status_code == 403


def test_from_the_reckoning_to_the_payment(charging, desk):
    taken = charging.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/fee"

    page = desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "119"})
    assert page.status_code == 303
    assert "101–119" in desk.get(here).text
    desk.post(f"{here}/notice", data={"key": "n", "on": today().isoformat()})
    assert "待缴费" in desk.get(here).text
    money = {"key": "p", "amount": "1080", "on": today().isoformat(), "receipt_number": "0012345"}
    desk.post(f"{here}/payment", data=money)

    db.session.expire_all()
    assert queries.account_of(taken.id).fee.paid_on
    assert "0012345" in desk.get(here).text


def test_the_page_of_the_request_says_until_when_is_to_be_paid(charging, desk):
    taken = charging.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/fee"
    desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "119"})
    desk.post(f"{here}/notice", data={"key": "n", "on": today().isoformat()})

    due_on = queries.account_of(taken.id).fee.due_on
    assert f"缴费期限至 {due_on}。" in desk.get(f"/requests/{taken.id}").text


def test_what_is_wrong_stands_beside_the_field(charging, desk):
    taken = charging.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/fee"

    free = desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "30"})
    none = desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "many"})

    assert (free.status_code, none.status_code) == (422, 422)
    assert "按此标准无须缴费" in free.text
    assert "请填写 1 至 100000 的整数。" in none.text


def test_the_list_shows_what_is_to_be_paid(charging, desk):
    taken = charging.registered()
    db.session.commit()
    desk.post(f"/requests/{taken.id}/fee", data={"key": "r", "tariff": "pages", "quantity": "57"})

    page = desk.get("/requests/fees")

    assert taken.number in page.text
    assert "270 元" in page.text


def test_the_office_of_another_organ_sees_no_fee(charging, desk, sign_in, client):
    taken = charging.registered()
    stranger = factories.person("disclosure_office", organ=factories.organ("青禾县统计局"))
    db.session.commit()

    assert sign_in(client, stranger).get(f"/requests/{taken.id}/fee").status_code == 404


def test_the_notice_is_drawn_up_from_the_reckoning_and_anew_with_it(charging, desk):
    letters.change_setting(SETTING, by=charging.clerk, at=charging.at)
    taken = charging.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/fee"
    desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "57"})
    desk.post(f"{here}/letter", data={"key": "l"})
    assert "合计270.00元" in desk.get(here).text

    desk.post(here, data={"key": "s", "tariff": "pages", "quantity": "119"})

    page = desk.get(here).text
    assert "合计1080.00元" in page
    assert "市财政非税收入专户" in page
    assert IDENTITY not in page


def test_what_the_letters_of_the_organ_still_lack_is_said(charging, desk):
    taken = charging.registered()
    db.session.delete(setting_of(charging.organ.id))
    db.session.commit()
    here = f"/requests/{taken.id}/fee"
    desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "57"})

    page = desk.post(f"{here}/letter", data={"key": "l"})

    assert page.status_code == 422
    assert "请更正下列各项" in page.text


def test_until_the_notice_it_may_be_dropped(charging, desk):
    taken = charging.registered()
    db.session.commit()
    here = f"/requests/{taken.id}/fee"
    desk.post(here, data={"key": "r", "tariff": "pages", "quantity": "57"})

    desk.post(f"{here}/drop", data={"key": "d"})

    assert queries.account_of(taken.id) is None
