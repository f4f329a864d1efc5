"""What the organ decides about its requests: by the head, in the trail, with what follows."""

from datetime import date

import pytest
from sqlalchemy import inspect

from app.jobs.worker import Worker
from app.kit.db import db
from app.law.ledger import ExclusionFrom
from app.law.receipt import Channel
from app.requests import ledger
from app.requests.models import EventKind
from app.requests.supervision import errors, settings
from app.requests.supervision.settings import Terms
from tests.requests.office import request_of

FORM = {
    "exclusion_from": "service", "correction_days": "10", "counter": "云川市政务中心3号窗口",
    "web": "https://example.gov.cn/ysq", "phone": "0571-00000000", "hours": "工作日 9:00—17:00",
}  # fmt: skip


def terms(**changes):
    values = {
        "exclusion_from": ExclusionFrom.SERVICE, "correction_days": 10,
        "channels": {Channel.COUNTER: "3号窗口"},
        "address": "", "phone": "", "email": "", "hours": "",
    }  # fmt: skip
    return Terms(**(values | changes))


def test_the_head_decides_on_the_page(office, committed, client, sign_in):
    db.session.commit()
    desk = sign_in(client, office.head)
    page = desk.get("/requests/settings").text
    assert "政务公开" in page
    assert "扫描件" not in page, "the settings of letters alone decide on the scan"

    assert desk.post("/requests/settings", data=FORM).status_code == 303

    db.session.expire_all()
    held = ledger.settings_of(office.organ.id)
    assert (held.correction_days, held.hours) == (10, "工作日 9:00—17:00")
    assert held.channels[0] == {"channel": "counter", "where": "云川市政务中心3号窗口"}
    assert 'value="云川市政务中心3号窗口"' in desk.get("/requests/settings").text


def test_a_clerk_does_not(office):
    with pytest.raises(errors.NotTheHead):
        settings.decide(terms(), by=office.clerk, at=office.at)


@pytest.mark.parametrize(
    ("changes", "error"),
    [({"correction_days": 0}, errors.DaysOutOfReach), ({"channels": {}}, errors.NoWayIn)],
)
def test_what_cannot_hold(office, changes, error):
    with pytest.raises(error):
        settings.decide(terms(**changes), by=office.head, at=office.at)


def test_another_day_of_exclusion_moves_open_requests(office, committed):
    # given a request for which an opinion was sought: sent on Tuesday, received on Friday
    taken = office.taken_in()
    sent = ledger.note(
        taken, EventKind.OPINION_SENT, on=date(2026, 3, 3), by=office.clerk, at=office.at,
        kind="third_party",
    )  # fmt: skip
    for kind, day in ((EventKind.OPINION_SERVED, 6), (EventKind.OPINION_ANSWERED, 10)):
        ledger.note(
            taken, kind, on=date(2026, 3, day), by=office.clerk, at=office.at, refers_to=sent.id
        )
    ledger.reckon(taken, at=office.at)
    before = taken.due_on

    # when the organ leaves the time out from service only
    settings.decide(terms(), by=office.head, at=office.at)
    db.session.commit()
    Worker().run_due()

    # then the last day is earlier by the days between
    assert request_of(inspect(taken).identity[0]).due_on < before
