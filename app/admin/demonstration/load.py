"""Loads the demonstration: the people, then every story, act by act in the order of time."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, select, update

from app.admin import hooks
from app.admin.demonstration import imports, offices, telling
from app.admin.demonstration.people import (
    ADMINISTRATORS,
    ORGANS,
    PASSWORD,
    DemoOrgan,
    DemoPerson,
)
from app.kit.db import db, transaction
from app.notices.models import Notice
from app.people.models import Duty, FilingAuthority, Lane, Organ, Person, Post, Unit
from app.people.passwords import hashed
from app.review.models import Assignment, AssignmentState

CHAIN = (
    ("lixiaoyan", "李晓燕  经办人 clerk"),
    ("zhaojianguo", "赵建国  科室负责人 unit head"),
    ("liumin", "刘敏    政务公开办 disclosure office"),
    ("zhangweimin", "张伟民  组长 leader"),
    ("zhengguoqiang", "郑国强  保密审查员 secrecy reviewer"),
    ("hejing", "何静    政务公开办，发布 disclosure office, releases"),
)


def is_needed() -> bool:
    """Whether no organ is there yet."""
    return not db.session.scalar(select(exists(select(Organ.id))))


def load(*, at: datetime) -> None:
    """Make the organs and their people, take in old papers, and tell all stories up to ``at``."""
    with transaction():
        for prepare in hooks.before_demonstration.values():
            prepare(at)
        _people()
        offices.settle(at=at)
        imports.take_in(at=at)
    telling.tell(at=at)
    with transaction():
        _read_what_is_over()


def welcome() -> list[str]:
    """What `make run` prints below the address, in both languages."""
    return [
        f"  演示口令 Password: {PASSWORD}",
        *(f"  {login:<14}{words}" for login, words in CHAIN),
        "  登录页列出全部人员。The sign-in page shows everybody.",
    ]


def _read_what_is_over() -> None:
    """People have read what they were told about cases that wait for them no longer."""
    waits = exists().where(
        Assignment.review_id == Notice.about,
        Assignment.person_id == Notice.person_id,
        Assignment.state == AssignmentState.CLAIMED,
    )
    db.session.execute(update(Notice).where(~waits).values(read_at=Notice.made_at))


def _people() -> None:
    """All organs, units and persons; one hash serves them all, as they share one password."""
    password_hash = hashed(PASSWORD)
    for demo in ORGANS:
        organ = Organ(
            code=demo.code,
            name=demo.name,
            short_name=demo.short_name,
            number_prefix=demo.prefix,
            review_organ=demo.review_organ,
            authorities=[
                FilingAuthority(name=name, position=place)
                for place, name in enumerate(demo.authorities)
            ],
        )
        db.session.add(organ)
        db.session.flush()
        units = _units(organ, demo)
        for each in demo.people:
            _person(each, organ, units, password_hash)
    for login, name, number, duty in ADMINISTRATORS:
        db.session.add(
            Person(
                login=login,
                name=name,
                staff_number=number,
                duty=Duty(duty),
                password_hash=password_hash,
                must_change_password=False,
            )
        )
    db.session.flush()


def _units(organ: Organ, demo: DemoOrgan) -> dict[str, Unit]:
    units = {
        name: Unit(organ_id=organ.id, name=name, position=place)
        for place, name in enumerate(demo.units)
    }
    db.session.add_all(units.values())
    db.session.flush()
    return units


def _person(demo: DemoPerson, organ: Organ, units: Mapping[str, Unit], password_hash: str) -> None:
    person = Person(
        organ_id=organ.id,
        unit_id=units[demo.unit].id,
        login=demo.login,
        name=demo.name,
        staff_number=demo.number,
        password_hash=password_hash,
        must_change_password=False,
    )
    db.session.add(person)
    db.session.flush()
    for post in demo.posts:
        lane, _, unit = post.partition("@")
        db.session.add(
            Post(
                person_id=person.id,
                organ_id=organ.id,
                unit_id=units[unit].id if unit else None,
                lane=Lane(lane),
            )
        )
