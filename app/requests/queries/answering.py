"""What the editor of an answer shows for the decision that was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import current_app

from app.law.decisions import Code
from app.notices.letters.models import Letter
from app.notices.letters.view import LetterView, view_of
from app.notices.letters.wording.paragraphs import Paragraph
from app.requests import needs
from app.requests.letters import drawing, enclosures
from app.requests.letters.enclosures import Sighting
from app.requests.models import RequestFile, SearchRecord
from app.requests.queries.case import Case


@dataclass(frozen=True, slots=True)
class Editor:
    """The answer as it is written: ``names`` are the facts that are typed for its decision."""

    case: Case
    code: Code | None
    grounds: Sequence[Mapping[str, str]]
    names: tuple[str, ...]
    letter: Letter | None
    preview: LetterView | None
    sightings: tuple[Sighting, ...]

    @property
    def chosen(self) -> str:
        """The decision as it is stored."""
        return self.code.value if self.code else ""

    @property
    def gives_files(self) -> bool:
        return self.code in needs.GIVES_FILES

    @property
    def names_places(self) -> bool:
        return self.code is Code.A3 or self.code in needs.BY_PLACE

    @property
    def is_public_already(self) -> bool:
        return self.code is Code.A1

    @property
    def searches(self) -> Sequence[SearchRecord]:
        """What was searched, where the answer is that it does not exist."""
        return self.case.searches if self.code is Code.U1A else ()

    @property
    def files(self) -> list[RequestFile]:
        """The files of the case that may go with an answer."""
        return [each for each in self.case.files if each.role in needs.MAY_GO_OUT]

    @property
    def open_paragraphs(self) -> list[tuple[int, Paragraph]]:
        """What of the letter may be put in other words."""
        written = self.letter.paragraphs if self.letter else ()
        return [(place, each) for place, each in enumerate(written) if not each.is_fixed]

    @property
    def place_codes(self) -> list[Code]:
        """The grounds on which a place may be withheld."""
        return [code for code in Code if code in needs.BY_PLACE]

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has confirmed that the numbers found may be given out."""
        answer = self.case.answer
        return bool(answer and answer.facts.get(enclosures.CONFIRMED) == self.numbers_mark)

    @property
    def numbers_mark(self) -> str:
        """What a confirmation of the numbers found would be about."""
        return enclosures.mark_of(self.sightings)


def editor_of(case: Case, chosen: str, grounds: Sequence[Mapping[str, str]]) -> Editor:
    """The editor of ``case`` when ``chosen`` is decided on these grounds."""
    known = {code.value: code for code in Code}
    code, answer = known.get(chosen), case.answer
    of_places = [known[each["code"]] for each in grounds if each.get("code") in known]
    letter = drawing.letter_of(answer) if answer else None
    is_demonstration = current_app.config["DEMONSTRATION"]
    return Editor(
        case=case,
        code=code,
        grounds=grounds,
        names=needs.typed_for(code, of_places) if code else (),
        letter=letter,
        preview=view_of(letter, is_demonstration=is_demonstration) if letter else None,
        sightings=enclosures.sightings(answer) if answer else (),
    )
