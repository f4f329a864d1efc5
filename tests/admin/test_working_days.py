"""Local working days are set and removed by whoever administers the organ."""

from datetime import date

import pytest

from app.audit.queries import of_subject
from app.kit.db import db
from app.kit.time import now
from app.workdays.models import LocalDay
from app.workdays.queries import calendar
from tests import factories

MONDAY = date(2026, 3, 9)
FORM = {"day": "2026-03-09", "is_working": "rest", "source": "云政办发〔2026〕9号"}


@pytest.fixture
def organ(app):
    return factories.organ()


@pytest.fixture
def keeper(client):
    client.sign_in(factories.administrator("system"))
    return client


def the_day() -> LocalDay:
    return db.session.query(LocalDay).one()


def test_a_day_for_everyone_is_set_listed_and_removed(keeper):
    assert keeper.post("/admin/working-days", data=FORM).status_code == 303
    page = keeper.get("/admin/working-days").text
    day_id = the_day().id

    assert not calendar().is_working(MONDAY)
    assert "2026-03-09</time> 星期一" in page
    assert keeper.post(f"/admin/working-days/{day_id}/remove").status_code == 303
    assert calendar().is_working(MONDAY)
    acts = [row.act for row in of_subject(day_id).rows]
    assert acts == ["local day removed", "local day set"]


def test_a_day_of_one_organ_stays_in_its_list(keeper, organ):
    keeper.post(f"/admin/working-days?organ={organ.id}", data=FORM | {"is_working": "work"})

    assert FORM["source"] in keeper.get(f"/admin/working-days?organ={organ.id}").text
    assert FORM["source"] not in keeper.get("/admin/working-days").text
    assert the_day().organ_id == organ.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": ""},
        {"day": "2026-02-30"},
        {"day": "1999-01-01"},
        {"day": "9999-12-31"},
        {"is_working": "maybe"},
        {"source": "  "},
        {"source": "长" * 201},
    ],
)
def test_what_does_not_fit_is_said_beside_the_field(keeper, wrong):
    answer = keeper.post("/admin/working-days", data=FORM | wrong)

    assert answer.status_code == 422
    assert "aria-invalid" in answer.text or "field-error" in answer.text
    assert db.session.query(LocalDay).count() == 0


def test_one_day_has_one_rule(keeper):
    keeper.post("/admin/working-days", data=FORM)

    again = keeper.post("/admin/working-days", data=FORM)

    assert again.status_code == 409
    assert "已有本地调整" in again.text


def test_an_organs_administrator_changes_its_own_days_only(client, organ):
    other = factories.organ("青禾县统计局")
    everyones = LocalDay(day=MONDAY, is_working=False, source="x", made_at=now())
    db.session.add(everyones)
    client.sign_in(factories.administrator("system", organ=organ))

    assert client.post("/admin/working-days", data=FORM).status_code == 303
    assert client.post(f"/admin/working-days/{everyones.id}/remove").status_code == 404
    for organ_id in (other.id, "nonsense"):
        address = f"/admin/working-days?organ={organ_id}"
        assert client.get(address).status_code == 404
        assert client.post(address, data=FORM).status_code == 404
    assert db.session.query(LocalDay).filter_by(organ_id=organ.id).count() == 1
