"""The cards of the demonstration are on the sign-in page of a demonstration and nowhere else."""

import re

from app.people import passwords
from tests import factories

PASSWORD = "shown-to-everybody"


def test_a_card_signs_in_by_the_ordinary_way(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "DEMONSTRATION", True)
    monkeypatch.setitem(app.config, "DEMONSTRATION_PASSWORD", PASSWORD)
    organ = factories.organ()
    person = factories.person("drafter", organ=organ, name="钱明")
    person.password_hash = passwords.hashed(PASSWORD)
    factories.administrator("audit")

    page = client.get("/sign-in").text

    assert "云川市商务局" in page
    assert "审计员" in page
    assert f"<strong>{person.label}</strong>" in page
    assert re.search(f'name="login" value="{person.login}"', page)
    card = {"login": person.login, "password": PASSWORD}
    assert client.post("/sign-in", data=card).status_code == 303


def test_outside_a_demonstration_nobody_is_listed(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "DEMONSTRATION_PASSWORD", PASSWORD)
    person = factories.person("drafter", organ=factories.organ(), name="钱明")

    page = client.get("/sign-in").text

    assert person.login not in page
    assert PASSWORD not in page
