"""Whoever goes wherever finds nothing of what was sealed away; two people see that it exists."""

from uuid import UUID

import pytest
from sqlalchemy import select

from app.kit.db import Base, db
from app.people.models import Lane, Person
from app.publishing.models import Seal
from tests import factories
from tests.api.program import Program
from tests.faults.test_garbage import address, routes
from tests.faults.town import TABLE_OF
from tests.publishing.sealing.everywhere import WORD, Everywhere, says

PART = "canary"  # what is asked for stands on the page; the whole word does not
SEARCHES = (
    *(f"/search?q={PART}", f"/publications?words={PART}", f"/seals?words={PART}"),
    *(f"/documents?title={PART}", f"/documents?title={PART}&whose=unit"),
)
LEAVES = {"people.sign_out", "people.start"}


@pytest.fixture
def item(office):
    return Everywhere(office)


def everybody(item: Everywhere) -> dict[str, Person | None]:
    office = item.office
    return {
        "public": None,
        "drafter": office.drafter,
        "colleague": office.colleague,
        "unit head": office.head,
        "clerk": office.clerk,
        "publisher": office.publisher,
        "leader": item.way.people["sign"],
        "sealer": item.sealer,
        "another reviewer": factories.person(Lane.SECRECY_REVIEWER, organ=office.organ),
        "auditor": item.auditor,
        "system": factories.administrator("system", organ=office.organ),
        "security": factories.administrator("security", organ=office.organ),
    }


def addresses(app):
    """Every page that reads, with every row there is; the lists and searches with the word."""
    ids = {}
    for argument, table in TABLE_OF.items():
        if (found := Base.metadata.tables.get(table)) is not None:
            ids[argument] = list(db.session.scalars(select(found.c.id)))
    ids["version_id"] = ids.get("version_id", [])
    for rule in routes(app, "GET"):
        if rule.endpoint in LEAVES or rule.endpoint == "ui.static":
            continue
        given = [name for name in rule.arguments if ids.get(name)]
        if not given:
            yield address(rule)
        for row in range(max((len(ids[name]) for name in given), default=0)):
            yield address(rule, **{name: _at(ids[name], row) for name in given})
    yield from SEARCHES


def _at(ids: list[UUID], row: int) -> UUID:
    return ids[row % len(ids)]


def pages_with_the_word(app, item, people):
    return read_by(app, people, [*addresses(app), *of_the_public(item)])


def of_the_public(item):
    return [item.address, f"{item.address}/versions/1", f"{item.address}/qr.svg"]


def read_by(app, people, targets):
    """Who finds the word at which of ``targets``."""
    db.session.commit()
    found = []
    for who, person in people.items():
        client = app.test_client()
        if person:
            client.sign_in(db.session.get_one(Person, person.id))
        for target in targets:
            answer = client.get(target)
            assert answer.status_code < 500, (who, target)
            if says(WORD, answer.get_data()):
                found.append((who, target))
    return found


def test_before_it_is_sealed_people_find_the_word(app, item):
    people = {"drafter": item.office.drafter, "public": None}

    assert len(pages_with_the_word(app, item, people)) > 8


@pytest.mark.databases("sqlite")  # that no table says it any more is proved on every database
def test_afterwards_no_page_of_anybody_says_it(app, item):
    people = everybody(item)
    item.sealed()

    assert pages_with_the_word(app, item, people) == []


def test_afterwards_no_search_of_anybody_finds_it(app, item):
    people, public = everybody(item), {"public": None}
    assert len(read_by(app, {"drafter": people["drafter"]} | public, SEARCHES)) > 2

    item.sealed()

    assert read_by(app, people, [*SEARCHES, *of_the_public(item)]) == []


def test_no_program_reads_it_any_more(app, item):
    people = [item.office.drafter, item.office.clerk, item.sealer, item.way.people["sign"]]
    programs = [Program(app), *(Program.of(app, person) for person in people)]
    asked = [*api_addresses(app), f"/publications?q={PART}", f"/documents?title={PART}"]

    def telling():
        return [path for each in programs for path in asked if says(WORD, each.get(path).data)]

    assert len(set(telling())) > 6
    item.sealed()
    assert telling() == []


def api_addresses(app):
    return [target for target in addresses(app) if target.startswith("/api/v1/")]


def test_its_public_addresses_answer_that_it_is_gone_and_nothing_else(app, item):
    item.sealed()

    for target in of_the_public(item):
        answer = app.test_client().get(target)
        assert answer.status_code == 410
        assert item.publication.index_number not in answer.get_data(as_text=True)


def test_inside_it_is_as_if_it_had_never_been(app, item):
    review, document, clerk = item.review.id, item.document.id, item.office.clerk
    item.sealed()
    client = app.test_client().sign_in(db.session.get_one(Person, clerk.id))

    assert client.get(f"/reviews/{review}").status_code == 404
    assert client.get(f"/reviews/{review}/sheet").status_code == 404
    assert client.get(f"/publications/{item.publication.id}").status_code == 404
    drafter = app.test_client().sign_in(db.session.get_one(Person, item.office.drafter.id))
    assert drafter.get(f"/documents/{document}").status_code == 404


def test_the_register_is_for_the_sealer_and_the_auditor_alone(app, item):
    people = everybody(item)
    item.sealed()
    number = db.session.scalars(select(Seal)).one().id
    seen = {}

    for who, person in people.items():
        client = app.test_client()
        if person:
            client.sign_in(db.session.get_one(Person, person.id))
        seen[who] = client.get(f"/seals/{number}").status_code

    assert {who for who, status in seen.items() if status == 200} == {"sealer", "auditor"}


def test_the_register_tells_who_had_opened_it(app, item):
    clerk = app.test_client().sign_in(db.session.get_one(Person, item.office.clerk.id))
    clerk.get(f"/reviews/{item.review.id}")
    clerk.get(f"/reviews/{item.review.id}")
    item.sealed()
    seal = db.session.scalars(select(Seal)).one()

    auditor = app.test_client().sign_in(db.session.get_one(Person, item.auditor.id))
    page = auditor.get(f"/seals/{seal.id}").get_data(as_text=True)

    assert "刘敏" in page
    assert "封存人" in page
    assert "审查页面" in page
    assert "个人隐私" in page
    assert "住址" not in page
