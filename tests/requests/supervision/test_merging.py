"""A duplicate merged with the request it repeats."""

import pytest

from app.kit.db import db
from app.requests import actions
from app.requests.models import RequestState
from app.requests.supervision import errors, merging
from app.requests.supervision.merging import Merge
from tests.requests.office import applicant, key


@pytest.fixture
def first(office):
    found = office.assigned()
    office.later(days=1)
    return found


@pytest.fixture
def second(office, first):
    return office.registered()


def merge(office, twin, into):
    order = Merge(twin.id, into, "内容与前一申请相同", key())
    return merging.merge(order, by=office.clerk, at=office.at)


def test_the_duplicate_is_closed_and_the_other_goes_on(office, first, second):
    kept = merge(office, second, first.number)

    assert kept.id == first.id
    assert second.state is RequestState.MERGED
    assert second.duplicate_of_id == first.id
    assert not second.is_open
    assert office.open_steps(second) == []
    assert office.open_steps(first) == ["检索收集"]


def test_another_applicant_is_answered_for_himself(office, first):
    other = office.registered(applicant=applicant(paper_number="11010119900307109X"))

    with pytest.raises(errors.NotTheSameApplicant):
        merge(office, other, first.number)


@pytest.mark.parametrize("into", ["云商依申〔2026〕99号", "云商依申〔2026〕2号"])
def test_neither_an_unknown_number_nor_its_own(office, second, into):
    with pytest.raises(errors.NoSuchTwin):
        merge(office, second, into)


def test_what_is_closed_takes_nothing_in(office, first, second):
    third = office.taken_in(description="第三次申请的内容")
    merge(office, third, first.number)

    with pytest.raises(errors.NoSuchTwin):
        merge(office, second, third.number)


def test_what_its_applicant_took_back_takes_nothing_in(office, first, second):
    actions.withdraw(
        first.id, on=office.day, how="来电撤回", by=office.clerk, key=key(), at=office.at
    )

    with pytest.raises(errors.NoSuchTwin):
        merge(office, second, first.number)


def test_through_the_page(office, first, second, committed, client, sign_in):
    db.session.commit()
    desk = sign_in(client, office.clerk)

    sent = {"key": "k", "into": first.number, "reason": "重复申请"}
    assert desk.post(f"/requests/{second.id}/merge", data=sent).status_code == 303

    assert "已并入继续办理的申请：" in desk.get(f"/requests/{second.id}").text
    assert "并入本件的重复申请：" in desk.get(f"/requests/{first.id}").text
