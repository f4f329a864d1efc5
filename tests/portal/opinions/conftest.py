"""A letter to a company, and a browser in which somebody of it opens the letter."""

from typing import Any

import pytest
from flask import Flask

from app.kit.db import db
from app.kit.time import now
from app.requests.opinions import codes
from app.requests.opinions.models import SoughtOpinion
from tests.client import Client
from tests.requests.office import Office
from tests.requests.opinions.conftest import Seeking

ANSWER = {
    "stance": "does not agree", "reason": "涉及客户名单", "respondent": "周先生 法务",
    "phone": "13900000000", "key": "k1",
}  # fmt: skip


class Party:
    """The company's browser."""

    def __init__(self, client: Client, seeking: Seeking) -> None:
        self.client, self.seeking = client, seeking
        (self.letter,) = seeking.send()
        self.number, self.code = str(self.letter.number), codes.code_of(self.letter)
        db.session.commit()

    def open(self, number: str = "", code: str = "") -> Any:
        form = {"number": number or self.number, "code": code or self.code}
        return self.client.post("/opinion", data=form)

    def send(self, **changes: Any) -> Any:
        page = self.client.post(
            "/opinion/answer", data=ANSWER | changes, content_type="multipart/form-data"
        )
        page.request.environ["wsgi.input"].close()  # large bodies lie in a file
        return page

    @property
    def row(self) -> SoughtOpinion:
        db.session.expire_all()
        return db.session.get_one(SoughtOpinion, self.letter.id)


@pytest.fixture
def party(app: Flask, client: Client) -> Party:
    office = Office()
    office.at = now()
    return Party(client, Seeking(office))
