"""How each item came to where it stands, one module for each part of its way.

A story is a generator. It yields how many working days have passed since the item was begun when
the next act happens, and does that act when it is asked to go on; ``load`` runs all stories in
the order of time, each act in a transaction of its own.
"""

from app.admin.demonstration.stories.afterwards import (
    changed,
    changing,
    filed,
    lapsed,
    posted,
    proposed_down,
    repealed,
    taken_down,
    unconfirmed,
)
from app.admin.demonstration.stories.aside import (
    closed,
    discarded,
    examined,
    nobody,
    referred,
    rejected,
    sealed,
)
from app.admin.demonstration.stories.back import reconfirm, returned, returned_twice
from app.admin.demonstration.stories.forwards import (
    Story,
    at_leader,
    at_office,
    at_secrecy,
    drafted,
    overdue,
    scheduled,
    submitted,
    waiting_for_secrecy,
)

STORIES: dict[str, Story] = {
    "draft": drafted,
    "county_draft": drafted,
    "discarded": discarded,
    "county_waiting": submitted,
    "nobody": nobody,
    "at_office": at_office,
    "penalty": at_office,
    "waiting_leader": at_leader,
    "county_at_leader": at_leader,
    "at_secrecy": waiting_for_secrecy,
    "overdue": overdue,
    "returned": returned,
    "returned_twice": returned_twice,
    "rejected": rejected,
    "reconfirm": reconfirm,
    "scheduled": scheduled,
    "referred": referred,
    "closed_withheld": closed,
    "on_request": at_secrecy,
    "registered": at_secrecy,
    "county_withheld": at_secrecy,
    "examined": examined,
    "published": filed,
    "part": filed,
    "county_filed": filed,
    "posted": posted,
    "taken_over": filed,
    "reprinted": unconfirmed,
    "county_published": filed,
    "unconfirmed": unconfirmed,
    "changed": changed,
    "changing": changing,
    "proposed_down": proposed_down,
    "taken_down": taken_down,
    "sealed": sealed,
    "repealed": repealed,
    "lapsed": lapsed,
}
