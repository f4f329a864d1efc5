"""A case holds as many files as its lists and its archive show, and never one more."""

import pytest

from app.requests import cases
from app.requests.errors import CaseIsFull
from app.requests.models import FileRole


def test_a_file_that_no_list_would_show_is_refused(office, monkeypatch):
    monkeypatch.setattr(cases, "MOST_PUT_IN", 2)
    taken = office.collected()
    for number in range(2):
        name, content = f"统计表{number}.txt", f"数据{number}".encode()
        office.given(taken, name, content, role=FileRole.COLLECTED)

    with pytest.raises(CaseIsFull):
        office.given(taken, "统计表3.txt", "数据3".encode(), role=FileRole.COLLECTED)

    office.given(taken, "统计表1.txt", "数据1".encode(), role=FileRole.COLLECTED)  # there already
    assert len(cases.files_of(taken.id)) == 2


def test_everything_that_may_be_put_in_is_listed():
    assert cases.MOST_PUT_IN < cases.MOST_FILES
