"""A letter as PDF, as the worker makes it: from its row to the finished file."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from app.law.decisions import LetterKind
from app.notices.letters import actions
from app.notices.letters.printing import STYLE, letter_html, letter_pdf
from app.notices.letters.values import Subject
from tests import factories
from tests.bench import ground
from tests.bench.figures import Figure, against, in_turn, milliseconds
from tests.notices.letters.samples import FACTS, NOW, SETTING

RUNS = 9


def figures() -> Iterator[Figure]:
    """Milliseconds, beside WeasyPrint's own command on the same page and style."""
    with ground.database("sqlite"), tempfile.TemporaryDirectory() as folder:
        organ = factories.organ()
        clerk = factories.person("disclosure_office", organ=organ)
        actions.change_setting(SETTING, by=clerk, at=NOW)
        draft = actions.draft_letter(
            organ_id=organ.id,
            subject=Subject("request", uuid4()),
            kind=LetterKind.REFUSED,
            facts=FACTS[LetterKind.REFUSED],
            by=clerk,
            at=NOW,
        )
        letter = actions.fix_letter(draft.id, by=clerk, at=NOW)
        page, made = Path(folder) / "letter.html", Path(folder) / "letter.pdf"
        page.write_text(letter_html(letter))
        command = [sys.executable, "-m", "weasyprint", "-s", str(STYLE), str(page), str(made)]

        def plainly() -> None:
            subprocess.run(command, check=True, capture_output=True)

        ours, theirs = in_turn(
            lambda: milliseconds(lambda: letter_pdf(letter)),
            lambda: milliseconds(plainly),
            runs=RUNS,
        )
    yield against("letters.pdf", "ms", ours, theirs, limit=1.5)
