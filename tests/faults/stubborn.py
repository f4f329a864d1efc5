"""A browser that sends a command until it is answered, with the same key."""

import http.client
import time
from collections import Counter
from urllib.parse import urlencode

from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from app.kit.db import db
from app.kit.time import now
from app.people.actions import sessions
from app.people.models import Person

PATIENCE_SECONDS = 60
NOT_YET = (502, 503, 504)


class Stubborn:
    """One person at one browser. ``retries`` counts what had to be sent again, and why."""

    def __init__(self, app: Flask, person: Person, port: int) -> None:
        token = sessions.open_session(person, address="127.0.0.1", agent="test", at=now())
        self.person = person
        self.retries: Counter[str] = Counter()
        self._port = port
        self._headers = _headers(app, token) | {
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def post(self, address: str, form: dict[str, str]) -> tuple[int, str]:
        """The status and page that acknowledge the command."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                status, page = self._once(address, form)
            except (OSError, http.client.HTTPException) as error:
                self.retries[type(error).__name__] += 1
                time.sleep(0.05)
                continue
            if status not in NOT_YET:
                return status, page
            self.retries[str(status)] += 1
            time.sleep(0.05)
        raise TimeoutError(address)

    def _once(self, address: str, form: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            connection.request("POST", address, body=urlencode(form), headers=self._headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


def _headers(app: Flask, token: str) -> dict[str, str]:
    """The cookie of the session and the token that goes with it."""
    raw = "0" * 40
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    cookie = signer.dumps({"_user_id": token, "_fresh": True, "csrf_token": raw})
    csrf = URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(raw)
    db.session.commit()
    return {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}", "X-CSRFToken": str(csrf)}
