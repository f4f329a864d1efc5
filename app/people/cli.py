"""Commands about people: the first administrators, and who there is."""

import json

import click
from flask.cli import AppGroup

from app.kit.db import transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people import queries
from app.people.actions import persons as actions
from app.people.actions.persons import PersonGiven
from app.people.models import Duty

people = AppGroup("people", help="People and their accounts.")


@people.command("add-admin")
@click.argument("login")
@click.option("--duty", type=click.Choice([duty.value for duty in Duty]), required=True)
@click.option("--name", default=None, help="The person's name; the sign-in name without it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def add_admin(login: str, duty: str, name: str | None, as_json: bool) -> None:
    """Make an administrator and print a one-time password. Refuses when LOGIN exists."""
    given = PersonGiven(
        login=login, name=name or login, staff_number=login, organ_id=None, duty=Duty(duty)
    )
    try:
        with transaction():
            person, password = actions.add_administrator(given, at=now())
    except ProductError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps({"login": person.login, "duty": duty, "password": password}))
    else:
        click.echo(f"{person.login} ({duty}), one-time password: {password}")


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def list_people(as_json: bool) -> None:
    """Print who has an account."""
    for row in queries.account_rows():
        values = row._asdict()
        line = (
            json.dumps(values, ensure_ascii=False)
            if as_json
            else "\t".join(map(str, values.values()))
        )
        click.echo(line)
