"""What an act says about the steps it opens, which the engine does not know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.review.policy import Parts


@dataclass(frozen=True, slots=True)
class Hints:
    """``chosen_id``: the leader it is forwarded to; ``must_choose``: the act had to name one;

    ``keep``: who gets the step of a node without claiming it; ``returned_to``: a node whose step
    goes to who did it last; ``is_beginning``: the review is handed on in the same breath, so its
    subject is not opened for change; ``parts``: who did what, when the act has read it already.
    """

    chosen_id: UUID | None = None
    must_choose: bool = False
    is_beginning: bool = False
    parts: Parts | None = None
    returned_to: str | None = None
    keep: Mapping[str, UUID] = field(default_factory=dict)


NO_HINTS = Hints()
