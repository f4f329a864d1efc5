"""``flask procedures check``: what is wrong with a diagram, for people and for scripts.

Needs neither a database nor people; ``deploy`` joins the same group from above.
"""

import json
import stat
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import force_locale, gettext

from app.engine.check import check
from app.engine.findings import sentence
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
    """Say what is wrong with each of FILES. Ends with 0 sound, 1 refused, 2 unreadable."""
    worst = SOUND
    with force_locale(LANGUAGES[lang]):
        for file in files:
            findings = _findings(file)
            worst = max(worst, _result(findings))
            click.echo(_as_json(file, findings) if as_json else _as_text(file, findings))
    context.exit(worst)


def _findings(file: Path) -> list[Finding]:
    source = read_file(file)
    return [source] if isinstance(source, Finding) else check(source)


def read_file(file: Path) -> bytes | Finding:
    """What stands in ``file``, not more than the check would look at, or why it cannot be read."""
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
