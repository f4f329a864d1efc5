"""Whoever has a step again reads why, on the very page where it is mended."""

import pytest

from app.kit.db import db
from app.requests import actions
from tests.requests.office import key

REASON = "该事项由电子商务科负责，与本科无关。"


@pytest.fixture
def desk_of(committed, client, sign_in):
    """A colleague's desk."""

    def signed_in(person):
        db.session.commit()
        return sign_in(client, person)

    return signed_in


@pytest.fixture
def sent_back(office):
    """Assigned to two units, of which the second sends it back."""
    taken = office.assigned(office.unit, office.other_unit)
    actions.send_back(taken.id, by=office.other_drafter, reason=REASON, key=key(), at=office.at)
    return taken


def test_the_office_reads_why_a_unit_sent_it_back(office, desk_of, sent_back):
    page = desk_of(office.clerk).get(f"/requests/{sent_back.id}").text

    assert "退回" in page.split("case-split")[0]
    assert REASON in page.split("case-split")[0]


def test_the_other_units_stay_chosen_when_one_has_sent_it_back(office, desk_of, sent_back):
    page = desk_of(office.clerk).get(f"/requests/{sent_back.id}").text

    ticked = [tag for tag in page.split("<input") if " checked" in tag.split(">")[0]]
    assert [str(office.unit.id) in tag for tag in ticked] == [True, True]


def test_the_drafter_reads_in_the_editor_what_the_lawyer_wants(office, desk_of):
    taken = office.collected()
    office.answered(taken, "D5", discretion_reason="属于内部工作流程")
    office.send_back(taken, "legal", to="draft_answer", by=office.lawyer)
    desk = desk_of(office.drafter)

    for page in (f"/requests/{taken.id}", f"/requests/{taken.id}/answer"):
        assert "请修改文字" in desk.get(page).text.split("case-split")[0]


def test_a_unit_that_has_searched_finds_its_record_filled_in(office, desk_of):
    taken = office.assigned(office.unit, office.other_unit)
    office.searched(taken, by=office.drafter)
    actions.send_back(taken.id, by=office.other_drafter, reason=REASON, key=key(), at=office.at)
    office.assign_again(taken)
    desk = desk_of(office.drafter)

    form = desk.get(f"/requests/{taken.id}").text.split("/search")[1].split("</form>")[0]

    assert "档案室</textarea>" in form
    assert "农贸市场 补助" in form
