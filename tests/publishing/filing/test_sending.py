"""What is sent: several at once, found again, listed for Excel, and how long nothing came back."""

from datetime import timedelta

import pytest

from app.kit.db import db
from app.kit.tables import harmless
from app.law.working_days import WorkingCalendar
from app.publishing import actions
from app.publishing.filing import lights
from app.publishing.models import FilingState
from tests.publishing.conftest import NOON
from tests.tables import cells_of

FORM = {"on": "2026-03-02", "means": "机要交换"}


def test_several_go_out_in_one_sending(client, office, filings):
    client.sign_in(office.clerk)
    ids = [str(each.id) for each in filings]

    answer = client.post("/filings/sent", data={**FORM, "filings": ids, "key": "k" * 32})
    again = client.post("/filings/sent", data={**FORM, "filings": ids, "key": "k" * 32})

    assert (answer.status_code, again.status_code) == (303, 303)
    for filing in filings:
        db.session.refresh(filing)
        assert (filing.state, filing.means) == (FilingState.SENT, "机要交换")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"filings": []}, "请至少勾选一件"),
        ({"on": "2199-01-01"}, 'id="on-error"'),
        ({"on": "2026-02-27"}, 'id="on-error"'),
        ({"means": " "}, 'id="means-error"'),
    ],
)
def test_a_sending_that_cannot_be_is_told_and_changes_nothing(
    client, office, filings, changes, sentence
):
    client.sign_in(office.clerk)
    form = {**FORM, "filings": [str(each.id) for each in filings]}

    answer = client.post("/filings/sent", data=form | changes)

    assert answer.status_code == 422
    assert all(each.state is FilingState.DUE for each in filings)
    assert sentence in answer.get_data(as_text=True)


def test_filings_of_another_organ_are_not_sent(client, elsewhere, filings):
    client.sign_in(elsewhere.clerk)
    form = {**FORM, "filings": [str(filings[0].id), "nothing"]}

    assert client.post("/filings/sent", data=form).status_code == 404
    assert filings[0].state is FilingState.DUE


def test_filings_are_found_by_authority_period_and_state(client, office, filings):
    client.sign_in(office.clerk)
    first, second = filings

    def listed(**query):
        page = client.get("/filings", query_string=query).get_data(as_text=True)
        return [f"/filings/{each.id}" in page for each in filings]

    assert listed() == [True, True]
    assert listed(authority=str(first.authority_id)) == [True, False]
    assert listed(since="2026-03-02", until="2026-03-02") == [True, True]
    assert listed(since="2026-03-03") == [False, False]
    assert listed(state="sent") == [False, False]
    assert listed(authority="x", since="yesterday", until="9999-12-31") == [True, True]


def test_the_list_for_excel_is_text_and_holds_no_formula(client, office):
    document = office.draft(title="＝关于一加一的通知", document_number="云商〔2026〕9号")
    office.published(document)
    actions.file_with_authority(office.signed(document), {}, NOON)
    client.sign_in(office.clerk)

    answer = client.get("/filings/list.xlsx")

    cells = cells_of(answer.data)
    assert "xlsx" in answer.headers["Content-Disposition"]
    assert ("s", "'＝关于一加一的通知", False) in cells
    assert {(kind, formula) for kind, _text, formula in cells} == {("s", False)}
    assert any(text == "备案机关1" for _kind, text, _formula in cells)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_could_become_a_formula_is_marked_as_text(sign):
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"通知{sign}") == f"通知{sign}"


def test_the_list_holds_only_what_the_address_asks_for(client, office, filings):
    client.sign_in(office.clerk)
    first, second = filings

    cells = cells_of(client.get(f"/filings/list.xlsx?authority={first.authority_id}").data)

    names = {text for _kind, text, _formula in cells}
    assert first.authority_name in names
    assert second.authority_name not in names


@pytest.mark.parametrize(
    ("days", "kind", "words"),
    [(0, "fine", "已 0 "), (8, "soon", "已 6 "), (15, "overdue", "已 11 ")],
)
def test_the_light_says_how_many_working_days_nothing_came_back(
    app, office, filings, days, kind, words
):
    filing = filings[0]
    filing.state, filing.sent_on = FilingState.SENT, NOON.date()
    today = NOON.date() + timedelta(days=days)

    with app.test_request_context():
        light = lights.waiting(filing, today=today, working_days=WorkingCalendar())

    assert (light.kind, light.text) == (kind, f"{words}个工作日未确认")


def test_what_is_confirmed_shows_no_light(app, filings):
    filings[0].state = FilingState.RECEIVED

    assert lights.waiting(filings[0], today=NOON.date(), working_days=WorkingCalendar()) is None
