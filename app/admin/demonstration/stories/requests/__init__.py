"""How each request came to where it stands; the days count from the one it was handed in."""

from app.admin.demonstration.stories.requests.afterwards import in_court, in_reconsideration
from app.admin.demonstration.stories.requests.answering import (
    answered,
    archived,
    at_lawyer,
    at_leader,
    at_secrecy,
    direct,
    drafting,
    to_serve,
)
from app.admin.demonstration.stories.requests.besides import (
    asked_for_reasons,
    extended,
    extension_proposed,
    fee_noticed,
    reasons_given,
    unreasonable,
    withdrawn,
)
from app.admin.demonstration.stories.requests.consulting import (
    kept_for_third_party,
    one_answered,
    silent,
)
from app.admin.demonstration.stories.requests.correcting import (
    correction_asked,
    correction_came,
    correction_lapsed,
    to_correct,
)
from app.admin.demonstration.stories.requests.intake import (
    Story,
    assigned,
    came_in,
    half_searched,
    overdue,
    sent_back,
)

REQUESTS: dict[str, Story] = {
    "came_in": came_in,
    "assigned": assigned,
    "half_searched": half_searched,
    "sent_back": sent_back,
    "overdue": overdue,
    "to_correct": to_correct,
    "correction_asked": correction_asked,
    "correction_came": correction_came,
    "correction_lapsed": correction_lapsed,
    "one_answered": one_answered,
    "silent": silent,
    "kept_for_third_party": kept_for_third_party,
    "drafting": drafting,
    "at_lawyer": at_lawyer,
    "at_secrecy": at_secrecy,
    "at_leader": at_leader,
    "to_serve": to_serve,
    "answered": answered,
    "archived": archived,
    "direct": direct,
    "extension_proposed": extension_proposed,
    "extended": extended,
    "asked_for_reasons": asked_for_reasons,
    "reasons_given": reasons_given,
    "unreasonable": unreasonable,
    "fee_noticed": fee_noticed,
    "withdrawn": withdrawn,
    "in_reconsideration": in_reconsideration,
    "in_court": in_court,
}
