"""`flask documents import`: memory for 1,000 files beside that for 100."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select

from app.kit.db import db, transaction
from app.publishing.models import Document
from tests.bench import ground
from tests.bench.figures import Figure, against
from tests.conftest import Database
from tests.publishing.conftest import office_of
from tests.serving import ROOT, environment

FEW, MANY = 100, 1_000
PARAGRAPHS = 40
# A small process in between: a child's peak begins with what its parent had when it forked.
MEASURE = """
import resource, subprocess, sys
with open("/dev/null", "w") as nowhere:
    subprocess.run(sys.argv[1:], stdout=nowhere, stderr=nowhere, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def figures() -> Iterator[Figure]:
    """Peak memory of the command, in MB."""
    for kind in ground.KINDS:
        with ground.database(kind) as database:
            with transaction():
                login = office_of("云川市商务局").drafter.login
            few = _peak(database, login, FEW, kind="few")
            many = _peak(database, login, MANY, kind="many")
            assert db.session.scalar(select(func.count(Document.id))) == FEW + MANY
            yield against(f"imports.{kind}", "MB", many, few, limit=1.2)


def _peak(database: Database, login: str, number: int, *, kind: str) -> float:
    folder = database.folder / kind
    folder.mkdir()
    for count in range(number):
        _write(folder, count, kind)
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "documents", "import", str(folder)]
    measured = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, *command, "--by", login],
        cwd=ROOT,
        env=environment(database),
        capture_output=True,
        check=True,
        text=True,
    )
    return int(measured.stdout) / 1024


def _write(folder: Path, count: int, kind: str) -> None:
    title = f"关于印发第{count}号措施（{kind}）的通知"
    lines = [
        f"第{line}条 稳定和扩大第{count}类消费，支持企业开展活动。" for line in range(PARAGRAPHS)
    ]
    head = ["云川市商务局文件", f"云商〔2020〕{count}号", title, "各区县商务主管部门："]
    text = [*head, *lines, "云川市商务局", "2020年3月2日"]
    if count % 2:
        (folder / f"{count}.txt").write_text("\n".join(text))
    else:
        body = "".join(f"<p>{line}</p>" for line in text)
        page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
        (folder / f"{count}.html").write_text(page)
