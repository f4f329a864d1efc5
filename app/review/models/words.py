"""The words in which the tables of review keep states and kinds."""

from enum import StrEnum


class ReviewState(StrEnum):
    """Where a review stands."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    SEALED = "sealed"  # 封存: nobody sees it any more


class Ending(StrEnum):
    """Why a step is no longer open."""

    COMPLETED = "completed"
    RETURNED = "returned"
    UNDONE = "undone"
    CANCELLED = "cancelled"


class Of(StrEnum):
    """Among whom the holders of a step's lane are looked for."""

    DRAFTER_UNIT = "drafter_unit"
    ORGAN = "organ"
    CHOSEN = "chosen"
    ASSIGNED = "assigned"


class AssignmentKind(StrEnum):
    """What is asked of the person: an opinion, or to confirm an earlier one (复核确认)."""

    SIGN = "sign"
    CONFIRM = "confirm"


class AssignmentState(StrEnum):
    """Where one person's part in a step stands. A later round gets its own row."""

    OPEN = "open"
    CLAIMED = "claimed"
    DECIDED = "decided"
    STALE = "stale"
    CUT_OFF = "cut_off"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class Looked(StrEnum):
    """What of an item somebody opened."""

    CASE = "case"
    TEXT = "text"
    FILE = "file"
    SHEET = "sheet"
    DOSSIER = "dossier"
    IDENTITY = "identity"


class TroubleKind(StrEnum):
    """What only an administrator can put right."""

    NOBODY = "nobody"
    CONFIRMATION = "confirmation"
    OPERATION = "operation"
