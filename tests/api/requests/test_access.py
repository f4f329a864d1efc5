"""Requests of another organ: for its programs they are not there, whatever is asked of them."""

from io import BytesIO
from uuid import uuid4

import pytest

from app.kit.db import db
from app.people import access
from app.people.models import Lane, Scope
from app.requests import actions
from app.requests.models import FileRole
from tests import factories
from tests.requests.office import key

ANY = "6f7f3c52-0d4a-4b53-9f3b-1f1f4d3d9f10"
SERVICE = {"way": "direct", "served_on": "2026-03-02", "receiver": "王建军"}
MONEY = {"amount": 100, "on": "2026-03-02", "receipt_number": "1"}
WITHOUT = (
    *("registration", "letters/receipt", "letters/extension", "letters/reasons"),
    *("letters/proof-form", "letters/paper", "fee/drop", "fee/letter"),
)
BODIES = {
    **dict.fromkeys(WITHOUT),
    "confirmation": {"on": "2026-03-02", "how": "电话"},
    "assignment": {"units": [], "lead": ANY},
    "searches": {
        **{"places": "室", "words": "词", "persons": "人", "searched_on": "2026-03-02"},
        **{"is_found": True, "result": "有"},
    },
    "return": {"text": "不属于本科室"},
    "answer": {"seen": 0},
    "answer/wording": {"seen": 0, "paragraphs": []},
    "answer/submission": {"seen": 0},
    "archive": {"retention": "10"},
    "letters/correction": {"points": {"name": "全名"}, "guidance": "可以查阅目录"},
    "letters/annulment": {"reason": "写错了日期"},
    **dict.fromkeys(("service", "letters/service", "letters/correction/service"), SERVICE),
    "letters/extension/service": SERVICE,
    "fee": {"tariff": "pages", "quantity": 300},
    "fee/notice": {"on": "2026-03-02"},
    **dict.fromkeys(("fee/payment", "fee/refund"), MONEY),
    "fee/lapse": {"text": "专户未到账"},
    "correction-notice": {"points": "请明确", "on": "2026-03-02"},
    "notice-received": {"on": "2026-03-02"},
    "correction": {"text": "2025年", "on": "2026-03-02"},
    "extension": {"days": 20, "reason": "涉及多年档案"},
    "extension/told": {"on": "2026-03-02", "way": "电话"},
    "reasons-notice": {"words": "四十次", "on": "2026-03-02"},
    "reasons": {"text": "研究", "on": "2026-03-02"},
    "withdrawal": {"how": "电话", "on": "2026-03-02"},
}


@pytest.fixture
def names(office):
    """What the addresses of a real request name."""
    taken = office.collected()
    file = office.given(taken, "名单.txt", b"list", role=FileRole.COLLECTED)
    letter = actions.draw_receipt(
        taken.id, follow_at="https://a.example", by=office.clerk, key=key(), at=office.at
    )
    db.session.commit()
    return {"request_id": taken.id, "file_id": file.id, "letter_id": letter.id}


def rules(app):
    """Every method and address under a request, with what is sent there."""
    for rule in app.url_map.iter_rules():
        if access.scope_of(app, rule.endpoint) and "request_id" in rule.arguments:
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                yield method, rule, rule.rule.split(">/", 1)[-1].replace("<uuid:letter_id>/", "")


def sent(program, method, path, command):
    if method == "GET":
        return program.get(path)
    if command in ("files", "letters/scan"):
        role = {"role": "other"} if command == "files" else {}
        return program.post(path, data=role | {"upload": (BytesIO(b"x"), "a.txt")})
    return program.send(method, path, BODIES[command], key="k")


@pytest.mark.databases("sqlite")
def test_foreign_and_missing_are_not_told_apart(app, office, names, program):
    foreigner = program(factories.person(Lane.DISCLOSURE_OFFICE, organ=factories.organ("青禾")))

    for method, rule, command in rules(app):
        real = rule.build({each: names[each] for each in rule.arguments})[1]
        none = rule.build({each: uuid4() for each in rule.arguments})[1]
        told = [sent(foreigner, method, path, command) for path in (real, none)]
        assert [each.status_code for each in told] == [404, 404], (method, real, told[0].json)
        assert told[0].json | {"request_id": ""} == told[1].json | {"request_id": ""}


def test_a_unit_that_has_no_part_in_it_reads_nothing(app, office, names, program):
    reader = program(office.other_drafter, Scope.READ)

    for method, rule, _ in rules(app):
        if method == "GET":
            path = rule.build({each: names[each] for each in rule.arguments})[1]
            assert reader.get(path).status_code in (403, 404), path
