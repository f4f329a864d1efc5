"""Every route, everybody, and everything that no form would send: never 500, never a change."""

import random
from collections.abc import Collection, Iterable, Iterator
from itertools import cycle
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from app.kit.db import Base, db
from app.kit.forms import Form
from app.people.declarations import EVERYONE, declared
from app.people.models import Person
from app.people.permissions import permissions_of
from tests.faults.town import Town, ids_of, sign_in

pytestmark = pytest.mark.slow
UNTOUCHED = {"sign_in_session", "audit_entry", "audit_head", "address_failures"}
ALWAYS = {"person": ("id", "login", "name"), "document": ("id", "state", "digest")}
ENDS_THE_SESSION = {"people.sign_out", "people.change_password", "people.end_session"}
GARBAGE = {
    "nothing": "",
    "too long": "x" * 6_000,
    "a null byte": "a\0b",
    "half a character": "\ud800",
    "a number": "-99999999999999999999",
    "a day that is none": "2026-02-30T99:99",
    "markup": "<script>alert(1)</script>{{ 7*7 }}",
    "an id of nothing": str(uuid4()),
}
FORM = "application/x-www-form-urlencoded"
QUERIES = ("", "?page=-1&q=%00&year=99999999999&return_to=x&before=x&after=x&next=//x&file=x")
CHANGED_BY_PLAIN_BUTTONS = {
    "review_sheet",
    "filing_paper",
    "dossier",
    "job",
    "review_assignment",
    "document contents",
    "found_instead",
    "idempotency_key",
}
NO_TEXT = ("nothing", "too long")  # all else is an odd text, but one: a name, a reason
POSTING = ("drafter", "unit head", "clerk", "publisher", "system administrator")
EVERYBODY = (
    "drafter", "colleague", "unit head", "clerk", "leader", "secrecy reviewer", "publisher",
    "stranger", "system administrator", "security administrator", "audit administrator",
)  # fmt: skip


@pytest.fixture
def town(app: Flask) -> Town:
    return Town()


def routes(app: Flask, method: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]


def address(rule: Rule, **values: object) -> str:
    """The address of ``rule``; what it asks for and is not given is made up."""
    made = {name: _made_up(rule, name) for name in rule._converters} | values
    parts = []
    for is_argument, part in rule._trace:
        if part != "|":
            parts.append(str(made[part]) if is_argument else part)
    return "".join(parts)


def _made_up(rule: Rule, name: str) -> object:
    converter = type(rule._converters[name]).__name__
    if converter == "IntegerConverter":
        return 7
    if converter == "AnyConverter":
        return next(iter(rule._converters[name].items))
    return uuid4() if converter == "UUIDConverter" else "gibtesnicht"


def field_names() -> set[str]:
    """Every field of every form of the product."""
    found, kinds = {"key", "seen", "act", "answer"}, [Form]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found |= {name for name in dir(kind) if hasattr(getattr(kind, name), "field_class")}
    return found


def forms_full_of(garbage: Iterable[str]) -> Iterator[str]:
    """For ever in turn: each of ``garbage`` in every field there is, as a browser would send it."""
    fields = field_names()
    texts = [text.encode("utf-8", "surrogatepass") for text in garbage]
    return cycle([urlencode(dict.fromkeys(fields, text)) for text in texts])


def state() -> dict[str, object]:
    """How many rows each table has, and what the important ones say."""
    db.session.rollback()
    found: dict[str, object] = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in UNTOUCHED:
            found[table.name] = db.session.scalar(select(func.count()).select_from(table))
    for name, columns in ALWAYS.items():
        table = Base.metadata.tables[name]
        picked = select(*(table.c[column] for column in columns)).order_by(table.c.id)
        found[f"{name} contents"] = [tuple(row) for row in db.session.execute(picked)]
    return found


def real_addresses(app: Flask, rule: Rule) -> Collection[str]:
    """``rule`` with ids of rows that are there, a few of each; once where there are none."""
    chance = random.Random(rule.rule)
    ids: dict[str, list[UUID]] = {name: list(ids_of(name)) for name in rule.arguments}
    known = {name: rows for name, rows in ids.items() if rows}
    chosen = [
        {name: chance.choice(rows) for name, rows in known.items()}
        for _ in range(3 if known else 1)
    ]
    return dict.fromkeys(address(rule, **each) for each in chosen)


def lets_in(app: Flask, person: Person, rule: Rule) -> bool:
    """Whether ``person`` comes as far as the form; who does not is turned away before it."""
    needed = declared(app, rule.endpoint)
    lanes = [post.lane for post in person.posts]
    return needed == EVERYONE or bool(needed and needed & permissions_of(person.duty, lanes))


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("who", ["drafter", "clerk", "system administrator"])
def test_ids_of_nothing_lead_nowhere(app: Flask, town: Town, who: str) -> None:
    client = sign_in(app.test_client(), town.people[who])
    before = state()

    for method in ("GET", "POST"):
        for rule in routes(app, method):
            if not rule.arguments or rule.endpoint in ENDS_THE_SESSION:
                continue
            for wrong in ({}, dict.fromkeys(rule.arguments, "not-an-id"), _odd(rule)):
                answer = client.open(address(rule, **wrong), method=method)
                assert answer.status_code < 500, (rule, wrong)

    assert state() == before


def _odd(rule: Rule) -> dict[str, object]:
    return dict.fromkeys(rule.arguments, "%00%ff..%2f9999999999999999999999")


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("who", EVERYBODY)
def test_real_ids_in_the_hands_of_anybody_break_nothing(app: Flask, town: Town, who: str) -> None:
    look_everywhere(app, town, who)


@pytest.mark.databases("postgresql")
@pytest.mark.parametrize("who", ["clerk", "audit administrator"])
def test_nor_do_odd_questions_to_postgresql(app: Flask, town: Town, who: str) -> None:
    look_everywhere(app, town, who)


def look_everywhere(app: Flask, town: Town, who: str) -> None:
    """Open every page with real ids, plainly and with an odd query."""
    client = sign_in(app.test_client(), town.people[who])

    for rule in routes(app, "GET"):
        for target, query in zip(cycle(real_addresses(app, rule)), QUERIES, strict=False):
            answer = client.get(target + query)
            assert answer.status_code < 500, target


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("what", NO_TEXT)
def test_what_says_nothing_or_too_much_changes_nothing(app: Flask, town: Town, what: str) -> None:
    before = state()

    accepted = posted_everywhere(app, town, [GARBAGE[what]])

    changed = {name for name, rows in state().items() if rows != before[name]}
    assert not changed - CHANGED_BY_PLAIN_BUTTONS, (changed, accepted)


@pytest.mark.parametrize("turn", range(2))
def test_garbage_in_every_field_of_every_form(app: Flask, town: Town, turn: int) -> None:
    odd = [text for what, text in GARBAGE.items() if what not in NO_TEXT]
    posted_everywhere(app, town, odd[turn:] + odd[:turn])


def posted_everywhere(app: Flask, town: Town, garbage: list[str]) -> list[str]:
    """Which addresses took one of ``garbage``, which stands in all fields at once, in turn."""
    accepted, turns = [], forms_full_of(garbage)
    for who in POSTING:
        client = sign_in(app.test_client(), town.people[who])
        for rule in routes(app, "POST"):
            if rule.endpoint in ENDS_THE_SESSION or not lets_in(app, town.people[who], rule):
                continue
            for target in real_addresses(app, rule):
                answer = client.post(target, data=next(turns), content_type=FORM)
                assert answer.status_code < 500, (who, target)
                if answer.status_code < 400:
                    accepted.append(target)
    return accepted


def test_whatever_is_posted_shut_doors_stay_shut(app: Flask, town: Town) -> None:
    before, turns = state(), forms_full_of(GARBAGE.values())

    for who in POSTING:
        client = sign_in(app.test_client(), town.people[who])
        for rule in routes(app, "POST"):
            if not lets_in(app, town.people[who], rule):
                for target in real_addresses(app, rule):
                    answer = client.post(target, data=next(turns), content_type=FORM)
                    assert 400 <= answer.status_code < 500, (who, target)

    assert state() == before


def test_strangers_get_nowhere_by_posting(app: Flask, town: Town) -> None:
    before, form = state(), next(forms_full_of(["云川"]))

    for who in (None, "stranger"):
        client = app.test_client()
        if who:
            sign_in(client, town.people[who])
        for rule in routes(app, "POST"):
            if rule.endpoint in ENDS_THE_SESSION or not rule.arguments:
                continue
            for target in real_addresses(app, rule):
                answer = client.post(target, data=form, content_type=FORM)
                assert 400 <= answer.status_code < 500, (who, target)

    assert state() == before
