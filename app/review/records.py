"""What a case file says of a review for programs."""

from collections.abc import Mapping, Sequence

from app.review.models import Opinion, Review

Record = Mapping[str, object]


def of_review(review: Review, opinions: Sequence[Opinion]) -> Record:
    """One passage through the procedure with its opinions and forms."""
    return {
        "review": review.id,
        "title": review.title,
        "number": review.number,
        "attribute": review.attribute,
        "unit": review.unit.name,
        "drafter": review.drafter.label if review.drafter else "",
        "state": review.state,
        "rounds": review.round,
        "opened_at": review.opened_at,
        "ended_at": review.ended_at,
        "digest": review.digest,
        "opinions": [_opinion(each) for each in opinions],
    }


def _opinion(opinion: Opinion) -> Record:
    return {
        "step": opinion.step.title,
        "round": opinion.round,
        "person": opinion.person.label,
        "verdict": opinion.verdict,
        "label": opinion.label,
        "text": opinion.text,
        "form": opinion.step.form,
        "answers": opinion.answers,
        "returned_to": opinion.returned_to,
        "digest": opinion.digest,
        "at": opinion.at,
    }
