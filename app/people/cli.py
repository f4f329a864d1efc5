"""Commands about people: the first administrators, who there is, and tokens for programs."""

import json
from datetime import datetime
from uuid import UUID

import click
from flask.cli import AppGroup

from app.kit.db import transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people import queries, token_queries
from app.people.actions import persons as actions
from app.people.actions import tokens as token_actions
from app.people.actions.persons import PersonGiven
from app.people.models import Duty, Scope

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


tokens = AppGroup("tokens", help="Access tokens for programs.")


@tokens.command("issue")
@click.argument("login")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What the token may do; may be given several times.",
)
@click.option("--days", type=int, required=True, help="How long it lasts, at most a year.")
@click.option("--note", default="", help="Which program it is for.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def issue(login: str, scopes: tuple[str, ...], days: int, note: str, as_json: bool) -> None:
    """Make an access token for the programs of LOGIN and print it, once and never again."""
    wanted = [Scope(scope) for scope in scopes]
    try:
        with transaction():
            token, text = token_actions.issue_token(
                login, scopes=wanted, days=days, note=note, at=now()
            )
    except ProductError as error:
        raise click.ClickException(str(error)) from error
    ends = token.expires_at.isoformat(timespec="seconds")
    if as_json:
        made = {"id": str(token.id), "token": text, "scopes": token.scopes, "expires_at": ends}
        click.echo(json.dumps(made))
    else:
        click.echo(f"{text}\n{token.id}: {login}, {' '.join(token.scopes)}, until {ends}")


@tokens.command("list")
@click.argument("login", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def list_tokens(login: str | None, as_json: bool) -> None:
    """Print the live tokens of everybody or of LOGIN; never the tokens themselves."""
    for row in token_queries.token_rows(login, at=now()):
        values = row._asdict()
        if as_json:
            click.echo(json.dumps(values, ensure_ascii=False, default=str))
        else:
            click.echo("\t".join(_plain(value) for value in values.values()))


@tokens.command("revoke")
@click.argument("token_id", type=click.UUID)
def revoke(token_id: UUID) -> None:
    """End the token with this id (see ``tokens list``)."""
    try:
        with transaction():
            person = token_actions.revoke_by_command(token_id, at=now())
    except ProductError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{token_id}: {person.login}, revoked")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)
