"""``flask procedures``: what is wrong with a diagram, and where it leads, without a database.

``deploy`` needs people and joins the same group from above.
"""

import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click
from flask.cli import AppGroup
from flask_babel import force_locale, gettext

from app.engine.check import check, faults_in_the_drawing
from app.engine.errors import EngineError
from app.engine.findings import sentence
from app.engine.play import play
from app.engine.reading import LARGEST_FILE
from app.engine.values import Finding

LANGUAGES = {"zh": "zh_Hans_CN", "en": "en"}
NOT_A_DIAGRAM = frozenset(
    {
        *("file-missing", "not-a-file", "file-closed"),
        *("empty-file", "malformed", "encoding", "not-bpmn"),
    }
)
SOUND, REFUSED, UNREADABLE = 0, 1, 2

procedures = AppGroup("procedures", help="Check, play and deploy procedures drawn as BPMN.")


@procedures.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--lang", type=click.Choice(sorted(LANGUAGES)), default="zh", show_default=True)
@click.pass_context
def check_files(
    context: click.Context, files: tuple[Path, ...], *, as_json: bool, lang: str
) -> None:
    """Say what is wrong with each of FILES (- for stdin).

    Ends with 0 sound, 1 refused, 2 unreadable.
    """
    worst = SOUND
    with force_locale(LANGUAGES[lang]):
        for file in files:
            findings = _findings(file)
            worst = max(worst, _result(findings))
            _say(_as_json(file, findings) if as_json else _as_text(file, findings))
    context.exit(worst)


def _findings(file: Path) -> list[Finding]:
    source = read_file(file)
    return [source] if isinstance(source, Finding) else check(source)


def read_file(file: Path) -> bytes | Finding:
    """What stands in ``file``, not more than the check would look at, or why it cannot be read.

    ``-`` is what is handed in.
    """
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return Finding(None, "not-a-file")
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except PermissionError:
        return Finding(None, "file-closed")
    except OSError:
        return Finding(None, "file-missing")


def _result(findings: list[Finding]) -> int:
    if any(finding.rule in NOT_A_DIAGRAM for finding in findings):
        return UNREADABLE
    return REFUSED if any(finding.severity == "error" for finding in findings) else SOUND


def _as_json(file: Path, findings: list[Finding]) -> str:
    said = [
        {
            "element": finding.element,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": sentence(finding),
        }
        for finding in findings
    ]
    line = {"file": str(file), "sound": _result(findings) == SOUND, "findings": said}
    return json.dumps(line, ensure_ascii=False)


def _as_text(file: Path, findings: list[Finding]) -> str:
    heads = {
        SOUND: gettext("%(file)s: sound", file=file),
        REFUSED: gettext("%(file)s: refused", file=file),
        UNREADABLE: gettext("%(file)s: unreadable", file=file),
    }
    severities = {"error": gettext("error"), "warning": gettext("warning")}
    lines = [f"  [{severities[each.severity]}] {sentence(each)}" for each in findings]
    return "\n".join([heads[_result(findings)], *lines])


@procedures.command("play")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--decisions", type=click.File("rb"), required=True, help="JSON; - for stdin.")
@click.option("--json", "as_json", is_flag=True, help="One object a line; there is no other form.")
@click.pass_context
def play_file(context: click.Context, file: Path, *, decisions: BinaryIO, as_json: bool) -> None:
    """Walk FILE with given decisions; print what is open after the start and after each.

    Ends with 1 at the first impossible decision, with 2 when a file cannot be read.
    """
    del as_json
    source = read_file(file)
    given = _decisions(decisions)
    if isinstance(source, Finding) or given is None:
        rule = source.rule if isinstance(source, Finding) else "unreadable_decision"
        _say(_line({"error": rule, "step": None}))
        context.exit(UNREADABLE)

    for state in _states(source, given):
        _say(_line(state))
        if "error" in state:
            context.exit(UNREADABLE if state["error"] in NOT_A_DIAGRAM else REFUSED)


def _decisions(stream: BinaryIO) -> list[Any] | None:
    try:
        given = json.loads(stream.read(LARGEST_FILE + 1))
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, list) else None


def _states(source: bytes, decisions: list[Any]) -> Iterator[dict[str, Any]]:
    errors = [each for each in faults_in_the_drawing(source) if each.severity == "error"]
    if errors:
        yield {"error": errors[0].rule, "step": errors[0].element}
        return
    try:
        yield from play(source, decisions)
    except EngineError as error:
        yield {"error": error.code, "step": None}


def _say(text: str) -> None:
    """Print ``text``; names of files and steps may hold what no encoding can write."""
    click.echo(text.encode("utf-8", "replace").decode())


def _line(state: dict[str, Any]) -> str:
    return json.dumps(state, ensure_ascii=False)
