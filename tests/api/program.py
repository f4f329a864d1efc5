"""A program that acts for somebody, for tests of the API."""

from itertools import count
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from app.kit.db import db
from app.kit.time import now
from app.people.actions.tokens import issue_token
from app.people.models import Person, Scope

_keys = count(1)
ROOT = "/api/v1"


def token_for(person: Person, *scopes: Scope) -> str:
    """A token's text, committed."""
    wanted = scopes or tuple(Scope)
    _, text = issue_token(person.login, scopes=wanted, days=30, note="", at=now())
    db.session.commit()
    return text


class Program:
    """Whoever holds ``token``; without one, anybody."""

    def __init__(self, app: Flask, token: str = "") -> None:
        self.client = app.test_client(use_cookies=False)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    @classmethod
    def of(cls, app: Flask, person: Person, *scopes: Scope) -> "Program":
        return cls(app, token_for(person, *scopes))

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.send("GET", path, **more)

    def post(self, path: str, body: object = None, *, key: str | None = None, **more: Any):
        return self.send("POST", path, body, key=key or new_key(), **more)

    def put(self, path: str, body: object = None, *, key: str | None = None, **more: Any):
        return self.send("PUT", path, body, key=key or new_key(), **more)

    def send(
        self, method: str, path: str, body: object = None, *, key: str = "", **more: Any
    ) -> TestResponse:
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        headers |= more.pop("headers", {})
        if body is not None:
            more["json"] = body
        address = path if path.startswith("/api") else ROOT + path
        return self.client.open(address, method=method, headers=headers, csrf=False, **more)


def new_key() -> str:
    return f"program-{next(_keys)}"
