"""What the review page shows of a request: what was asked, what was found, what is answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import current_app

from app.law.decisions import LetterKind
from app.notices.letters.kinds import TITLES
from app.notices.letters.view import Draft, LetterView, view_of_draft
from app.notices.letters.wording.paragraphs import Paragraph, Role
from app.requests import answers, cases
from app.requests import applicant as applicants
from app.requests.letters import enclosures
from app.requests.models import DisclosureRequest
from app.requests.queries.said import decided_on
from app.requests.rules import shut_verdicts
from app.review.models import Review
from app.review.queries import rows


def panel(
    disclosure_request: DisclosureRequest, review: Review, *, digest: str, on: date
) -> Mapping[str, Any]:
    """What the review page shows of a request on that day."""
    answer = answers.as_signed(disclosure_request.id, digest)
    written = answers.shown(disclosure_request.id)
    return {
        "request": disclosure_request,
        "applicant": applicants.opened(
            disclosure_request.applicant_box, request_id=disclosure_request.id
        ),
        "shut": shut_verdicts(disclosure_request, rows.open_steps(review), on=on),
        "events": decided_on(disclosure_request.id),
        "answer": answer,
        "letter": letter_in(answer),
        "sightings": enclosures.sightings(written) if written and answer else (),
        "searches": cases.searches_of(disclosure_request.id),
        "files": cases.files_of(disclosure_request.id),
    }


def letter_in(answer: Mapping[str, Any] | None) -> LetterView | None:
    """The letter that was handed in with ``answer``, as it will be on paper."""
    said = answer.get("letter") if answer else None
    if not said:
        return None
    draft = Draft(
        organ=said["organ"],
        title=TITLES[LetterKind(said["kind"])],
        paragraphs=tuple(Paragraph(Role(role), text) for role, text in said["wording"]),
        attachments=tuple(name for name, *_ in said["files"]),
    )
    return view_of_draft(draft, is_demonstration=current_app.config["DEMONSTRATION"])
