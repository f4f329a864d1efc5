"""The calendar changes while the procedure waits for opinions, and letters were taken back."""


import pytest

from app.requests.actions import sending
from tests.requests.office import key


@pytest.fixture
def one_of_two(seeking):
    """The letter of a company, served; that of an organ was taken back, and was due later."""
    company, bureau = seeking.drawn(seeking.asking(), seeking.organ())
    seeking.dispatch(company)
    seeking.served(company)
    seeking.office.later(days=7)
    seeking.dispatch(bureau)
    office, paper = seeking.office, seeking.paper_of(bureau)
    sending.annul(
        seeking.request.id, paper.id, reason="寄错了地址", by=office.clerk, key=key(), at=office.at
    )
    return seeking


def test_the_procedure_waits_no_longer_for_what_was_taken_back(one_of_two):
    one_of_two.office.later(days=14, hours=15)  # the 24th, at one in the morning
    one_of_two.ring()

    assert one_of_two.open_steps == ["研究意见"]
