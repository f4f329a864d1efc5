"""Pages read the trail newest first, a page at a time."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask

from app import audit
from app.audit import queries
from app.kit.db import transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


def test_the_trail_of_a_thing_an_organ_and_a_person(app: Flask) -> None:
    organ, person, thing = uuid4(), uuid4(), uuid4()
    with transaction():
        audit.record("drafted", organ_id=organ, by=person, at=AT, subject=thing, title="通知")
        audit.record("signed", organ_id=organ, by=None, at=AT, subject=thing)
        audit.record("locked", organ_id=None, by=person, at=AT, subject=person)

    assert [row.act for row in queries.of_subject(thing).rows] == ["signed", "drafted"]
    assert [row.act for row in queries.of_organ(organ).rows] == ["signed", "drafted"]
    assert [row.act for row in queries.of_organ(None).rows] == ["locked"]
    assert {row.act for row in queries.of_person(person).rows} == {"drafted", "locked"}
    assert queries.of_subject(thing).rows[1].details == {"title": "通知"}


def test_a_long_trail_comes_in_pages(app: Flask) -> None:
    with transaction():
        for _ in range(25):
            audit.record("seen", organ_id=None, by=None, at=AT, subject="x")

    first, second = queries.of_organ(None), queries.of_organ(None, number=2)

    assert (len(first.rows), first.has_next) == (20, True)
    assert (len(second.rows), second.has_next) == (5, False)
    assert first.rows[0].sequence == 25
