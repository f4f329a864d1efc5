"""The forms beside the letters of a request: each letter has its own, with ids of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from app.kit.time import today
from app.requests.forms import KeyedForm, ServeForm
from app.requests.letter_forms import AnnulForm, CorrectionLetterForm, ScanForm
from app.requests.queries.case import Case
from app.requests.queries.letters import Letters, Row, letters_of
from app.requests.routes.blueprint import fresh
from app.review.models import Step

Kind = TypeVar("Kind", bound=KeyedForm)


class ProofForm(KeyedForm):
    """The form that is signed when a letter is handed over: nothing to fill in."""


class DrawForm(KeyedForm):
    """A letter that is drawn up from what the case says: nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A form that came back, and the letter it was about."""

    form: Any = None
    letter_id: UUID | None = None

    def of(self, kind: type[Kind], letter_id: UUID | None) -> Kind | None:
        """The form, if it is this one."""
        is_it = type(self.form) is kind and self.letter_id == letter_id
        return self.form if is_it else None


@dataclass(frozen=True, slots=True)
class Acts:
    """What the office does with one letter."""

    scan: ScanForm
    proof: ProofForm
    send: ServeForm
    annul: AnnulForm

    @property
    def is_open(self) -> bool:
        """Whether something in it came back."""
        return any(each.errors for each in (self.scan, self.send, self.annul))


def of_page(found: Case, step: Step | None, wrong: Wrong) -> dict[str, object]:
    """The letters, the forms of each, and those that draw a letter up."""
    letters = letters_of(found, form=step.form if step else "")
    kind = CorrectionLetterForm if step and step.form == "correction" else DrawForm
    return {
        "letters": letters,
        "letter_acts": _acts(letters, wrong),
        "draw_form": fresh(wrong.of(kind, None) or kind(formdata=None), name="draw"),
        "step_send_form": _step_send(letters, wrong),
    }


def _acts(letters: Letters, wrong: Wrong) -> Mapping[UUID, Acts]:
    return {
        row.letter.id: _acts_of(row, wrong, place=place)
        for place, row in enumerate(letters.rows, start=1)
        if row.has_acts
    }


def _acts_of(row: Row, wrong: Wrong, *, place: int) -> Acts:
    letter_id = row.letter.id
    scan = wrong.of(ScanForm, letter_id) or ScanForm(formdata=None)
    send = wrong.of(ServeForm, letter_id) or _serve_form(row)
    annul = wrong.of(AnnulForm, letter_id) or AnnulForm(formdata=None)
    return Acts(
        scan=fresh(scan, name=f"scan-{place}"),
        proof=fresh(ProofForm(formdata=None), name=f"proof-{place}"),
        send=fresh(send, name=f"send-{place}"),
        annul=fresh(annul, name=f"annul-{place}"),
    )


def _serve_form(row: Row) -> ServeForm:
    """Filled with how a party is to be reached."""
    if row.asked is None:
        return ServeForm(formdata=None, served_on=today())
    way, receiver = row.asked.way.value, row.asked.receiver
    return ServeForm(formdata=None, served_on=today(), way=way, receiver=receiver)


def _step_send(letters: Letters, wrong: Wrong) -> ServeForm:
    """The form of the reader's step that sends its letter out."""
    letter_id = letters.of_step.id if letters.of_step else None
    form = wrong.of(ServeForm, letter_id) or ServeForm(formdata=None, served_on=today())
    return fresh(form, name="step-send")
