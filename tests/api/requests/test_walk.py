"""A request from the counter to the archive, by nothing but the commands that the guide shows."""

import json
import re
from io import BytesIO
from pathlib import Path
from uuid import UUID

from app.kit.db import db
from app.kit.time import standing_at
from app.notices.letters import actions as letters
from app.requests.models import RequestState
from tests.api.program import new_key
from tests.notices.letters.samples import SETTING
from tests.requests.office import request_of

DOCS = Path(__file__).parents[3] / "docs"
LINE = re.compile(r"^(\w+) +(POST|PUT|FILE) +(/\S+)(?: (\{.*\}))?$")


def example(page):
    """Who sends what where, as the page shows it: a line that is set in goes on the one above."""
    blocks = re.findall(r"^```\n(clerk .+?)^```", (DOCS / page).read_text(), re.S | re.M)
    text = re.sub(r"\n {3,}", " ", "".join(blocks))
    return [LINE.fullmatch(line).groups() for line in text.splitlines()]


class Walk:
    """What the programs know so far, under the names of the guide."""

    def __init__(self, office, program):
        self.office = office
        self.programs = {
            who: program(getattr(office, who)) for who in ("clerk", "drafter", "lawyer", "leader")
        }
        self.known = {"TODAY": office.day.isoformat(), "UNIT": str(office.unit.id)}

    def send(self, who, method, path, body):
        program = self.programs[who]
        self._read(program)
        path, body = self._filled(path), json.loads(self._filled(body or "null"))
        if method == "FILE":
            body["upload"] = (BytesIO(b"%PDF-1.4\n%%EOF"), body["upload"])
            answer = program.post(path, data=body)
        else:
            answer = program.send(method, path, body, key=new_key())
        assert answer.status_code in (200, 201), (who, path, answer.json)
        self._keep(answer.json)

    def _read(self, program):
        """What each command needs of the case as it stands."""
        if "REQUEST" not in self.known:
            return
        case = program.get(f"/requests/{self.known['REQUEST']}").json
        self.known["STEP"] = case["steps"][0]["step_id"] if case["steps"] else ""
        self.known["DIGEST"] = program.get(f"/reviews/{self.known['REVIEW']}").json["digest"]
        if case["letters"]:
            self.known["LETTER"] = case["letters"][0]["id"]
            self._print(case)

    def _print(self, case):
        """The worker makes the PDF."""
        if case["letters"][0]["paper"] is None:
            self.office.printed(request_of(UUID(case["id"])))
            db.session.commit()

    def _filled(self, text):
        return re.sub(r"\$([A-Z]+)", lambda name: self.known[name[1]], text)

    def _keep(self, told):
        if "number" in told and "review_id" in told:
            self.known |= {"REQUEST": told["id"], "REVIEW": told["review_id"]}
        elif told.get("role") == "proof":
            self.known["FILE"] = told["id"]


def test_the_example_of_the_guide_is_true(office, program):
    letters.change_setting(SETTING, by=office.clerk, at=office.at)  # scan and proof are wanted
    db.session.commit()
    walk = Walk(office, program)

    with standing_at(office.at):
        for line in example("api.md"):
            walk.send(*line)

    closed = request_of(UUID(walk.known["REQUEST"]))
    assert (closed.state, closed.decision) == (RequestState.CLOSED, "D5")


def test_both_languages_show_the_same_example():
    assert example("api.md") == example("api.zh-CN.md")
    assert len(example("api.md")) > 15
