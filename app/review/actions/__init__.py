"""What people do with reviews and steps, one module per group of verbs."""

from app.review.actions.claiming import claim, forward, release_claim
from app.review.actions.confirming import confirm
from app.review.actions.deciding import complete_step
from app.review.actions.delivering import deliver
from app.review.actions.handing_over import hand_over
from app.review.actions.opening import begin_review, cancel_review, hand_on, open_review
from app.review.actions.recalling import recall_step
from app.review.actions.redating import redate, redate_step, retime
from app.review.actions.stopping import stop_review
from app.review.actions.waking import people_changed, try_again, wake

__all__ = [
    "begin_review",
    "cancel_review",
    "claim",
    "complete_step",
    "confirm",
    "deliver",
    "forward",
    "hand_over",
    "hand_on",
    "open_review",
    "people_changed",
    "recall_step",
    "redate",
    "redate_step",
    "release_claim",
    "retime",
    "stop_review",
    "try_again",
    "wake",
]
