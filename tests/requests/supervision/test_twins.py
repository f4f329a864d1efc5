"""The same command twice at once: the second waits for the lock, and answers as the first."""

from datetime import date
from io import BytesIO

import pytest

from app.requests import cases
from app.requests.supervision import day_changes, merging, splitting
from app.requests.supervision.day_rules import Proposal
from app.requests.supervision.merging import Merge
from app.requests.supervision.splitting import Split
from app.requests.values import Upload
from tests.requests.office import key

ITEMS = ("2025年农贸市场补助发放名单", "2025年农贸市场改造招标文件")


@pytest.fixture
def overtaken(monkeypatch):
    """While it waits for the lock of the case, the same command is done by its twin."""

    def both(act):
        answered, locked_case = [], cases.locked_case

        def waits(*args):
            monkeypatch.undo()
            answered.append(act())
            return locked_case(*args)

        monkeypatch.setattr(cases, "locked_case", waits)
        return act(), answered[0]

    return both


def test_a_day_is_proposed_once(office, overtaken):
    taken = office.taken_in()
    office.later(days=5)
    proposal = Proposal(taken.id, None, date(2026, 3, 5), "信封邮戳为3月5日", key())

    def propose():
        proof = Upload(BytesIO(b"%PDF-1.4 an envelope"), "信封.txt")
        return day_changes.propose(proposal, proof, by=office.clerk, at=office.at).id

    second, first = overtaken(propose)

    assert second == first


def test_a_request_is_split_once(office, overtaken):
    order = Split(office.registered().id, ITEMS, "两项内容分属不同科室", key())

    second, first = overtaken(lambda: splitting.split(order, by=office.clerk, at=office.at))

    assert second is first


def test_a_request_is_merged_once(office, overtaken):
    kept = office.assigned()
    office.later(days=1)
    order = Merge(office.registered().id, kept.number, "内容与前一申请相同", key())

    second, first = overtaken(lambda: merging.merge(order, by=office.clerk, at=office.at))

    assert second is first is kept
