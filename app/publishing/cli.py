"""`flask documents import`: a folder of old papers becomes drafts, one transaction a file."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.files.errors import BadFile, FileTooLarge
from app.files.names import IMPORTABLE, extension_of
from app.kit.db import db, transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people import queries as people
from app.people.models import Person
from app.publishing import access
from app.publishing.importing import actions, queries
from app.publishing.importing.apart import read_file
from app.publishing.importing.errors import sentence
from app.publishing.importing.reading import MEGABYTE, MOST_MEGABYTES
from app.publishing.importing.reasons import STATES, field_words, rule_words
from app.publishing.importing.values import Imported
from app.publishing.models import ImportState

PAPERS = IMPORTABLE | {"doc", "wps", "rtf", "odt", "ofd", "mht", "mhtml"}

documents = AppGroup("documents", help="Documents: drafts taken over from files.")


@documents.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--by", "login", required=True, help="Sign-in name of the drafter.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def import_folder(folder: Path, login: str, as_json: bool) -> None:
    """Make drafts of the text, HTML, Word and PDF files in FOLDER and its folders."""
    by = _drafter(login)
    batch_id = uuid4()
    total = sum(1 for _path in _papers(folder))
    for place, path in enumerate(_papers(folder), start=1):
        click.echo(f"\r{place}/{total}", nl=place == total, err=True)
        shown = path.relative_to(folder).as_posix()
        outcome = _take_in(path, shown, batch_id=batch_id, position=place, by=by.id)
        click.echo(json.dumps(outcome, ensure_ascii=False) if as_json else _line(outcome))


def _drafter(login: str) -> Person:
    try:
        by = people.person_by_login(login)
        access.unit_to_draft_for(by, None)
    except ProductError as error:
        raise click.ClickException(str(error)) from None
    return by


def _papers(folder: Path) -> Iterator[Path]:
    """The papers in their order, those in formats that fail too; links are not followed."""
    for path in sorted(folder.rglob("*")):
        is_paper = extension_of(path.name) in PAPERS and not path.name.startswith("~$")
        if is_paper and path.is_file() and not path.is_symlink():
            yield path


def _take_in(
    path: Path, shown: str, *, batch_id: UUID, position: int, by: UUID
) -> dict[str, object]:
    """Read one file, then enter it; whatever it is, the next one still comes in."""
    result = _read(path, person_id=by)
    with transaction():
        drafter = people.person(by)
        row = actions.begin(path.name, batch_id=batch_id, position=position, by=drafter, at=now())
        actions.finish(row, result, by=drafter, at=now())
        outcome: dict[str, object] = {
            "file": shown,
            "status": row.state.value,
            "fields": result.fields if isinstance(result, Imported) else {},
            "doubtful": list(row.doubtful),
        }
        if row.state is ImportState.FAILED:
            outcome["reason"] = sentence(row.problem, row.values)
        if row.document_id:
            outcome["document"] = str(row.document_id)
    db.session.expunge_all()
    return outcome


def _read(path: Path, *, person_id: UUID) -> Imported | BadFile:
    """What the file says; one that is known is not read again."""
    try:
        if path.stat().st_size > MOST_MEGABYTES * MEGABYTE:
            return FileTooLarge(name=path.name, most=MOST_MEGABYTES)
        digest = actions.digest_of(path)
        organ_id = people.person(person_id).organ_id
        if organ_id and queries.known(organ_id, digest):
            return Imported(digest=digest)
        return read_file(path, name=path.name)
    except OSError:
        return BadFile(name=path.name)


def _line(outcome: dict[str, object]) -> str:
    state = STATES[ImportState(str(outcome["status"]))]
    lines = [f"{outcome['file']}: {state}"]
    if "reason" in outcome:
        lines.append(f"  {outcome['reason']}")
    doubtful = outcome["doubtful"]
    if isinstance(doubtful, list):
        lines.extend(
            _("  %(field)s: %(why)s “%(quote)s”", field=field_words(each["field"]),
              why=rule_words(each["rule"]), quote=each["quote"])
            for each in doubtful
        )  # fmt: skip
    return "\n".join(lines)
