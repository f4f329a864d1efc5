"""An office that takes applications, and somebody of the public before its form."""

import re
from typing import Any

import pytest
from flask import Flask

from app.kit.db import db
from app.requests.models import DisclosureRequest
from tests.client import Client
from tests.requests.office import IDENTITY, Office

NAME = "𠮷田·买买提"
TEXT = "2025年农贸市场升级改造补助资金的发放名单和金额"
FORM = {
    "who": "person", "kind": "natural_person", "name": NAME, "paper": "resident_id",
    "paper_number": IDENTITY, "phone": "13800000000", "address": "云川市人民路1号",
    "agent_paper": "resident_id", "description": TEXT, "wanted_form": "electronic",
    "wanted_way": "online", "key": "k1",
}  # fmt: skip


@pytest.fixture
def office(app: Flask) -> Office:
    return Office()


class Applicant:
    """A browser of the public, and what it fills in."""

    def __init__(self, client: Client, office: Office) -> None:
        self.client, self.office = client, office
        self.here = f"/p/{office.organ.code}/apply"

    def check(self, **changes: Any) -> Any:
        return self.client.post(f"{self.here}/check", data=FORM | changes)

    def send(self, **changes: Any) -> Any:
        page = self.client.post(
            f"{self.here}/send", data=FORM | changes, content_type="multipart/form-data"
        )
        page.request.environ["wsgi.input"].close()  # large bodies lie in a file
        return page

    def applied(self, **changes: Any) -> tuple[str, str]:
        """Number and code of the receipt."""
        assert self.send(**changes).status_code == 303
        text = self.client.get("/follow/receipt").text
        number = re.search(r"云商依申〔\d+〕\d+号", text)
        code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text)
        assert number and code
        return number[0], code[0]

    def follow(self, number: str, code: str) -> Any:
        return self.client.post("/follow", data={"number": number, "code": code})


@pytest.fixture
def applicant(office: Office, client: Client) -> Applicant:
    db.session.commit()
    return Applicant(client, office)


def requests_there() -> list[DisclosureRequest]:
    return db.session.query(DisclosureRequest).order_by(DisclosureRequest.sequence).all()
