"""The pages of this slice: trail, jobs, working days, and the clock of a rehearsal."""

from functools import partial

from flask_babel import lazy_gettext as _l

from app.admin.routes import calendar_changes, clock, jobs, trail, working_days
from app.admin.routes.blueprint import bp
from app.people.access import Permission, may
from app.ui import navigation

PAGES = (calendar_changes, clock, jobs, trail, working_days)

__all__ = ["bp"]

_may_administer = partial(may, Permission.ADMIN_SYSTEM)

navigation.register(
    "administration", "admin.working_days", _l("Working calendar"), _may_administer, icon="calendar"
)
navigation.register("administration", "admin.jobs", _l("Jobs"), _may_administer, icon="jobs")
navigation.register(
    "administration", "admin.clock", _l("Rehearsal clock"), clock.may_set_the_clock, icon="undo"
)
navigation.register(
    "administration", "admin.trail", _l("Trail"), partial(may, Permission.READ_TRAIL), icon="trail"
)
