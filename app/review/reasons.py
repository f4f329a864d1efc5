"""What people are told about reviews: headlines and advice of the messages (消息)."""

from flask_babel import lazy_gettext as _l

from app.notices.kinds import Group, Kind

OPENED, RETURNED, CONFIRM = "step opened", "step returned", "confirmation asked"
FORWARDED, ENDED = "step forwarded", "review ended"
STEP, CASE = "step", "legal day"  # with soon, today and overdue behind them

KINDS = {
    OPENED: Kind(
        Group.NEW_WORK,
        _l("“%(step)s” has come to you"),
        _l("Please open the case and give your opinion."),
    ),
    FORWARDED: Kind(
        Group.NEW_WORK,
        _l("“%(step)s” was handed over to you"),
        _l("Please open the case and give your opinion."),
    ),
    RETURNED: Kind(
        Group.RETURNED,
        _l("The case came back to you at “%(step)s”"),
        _l("The reason stands on the page of the case."),
    ),
    CONFIRM: Kind(
        Group.RETURNED,
        _l("The text has changed: please confirm your opinion at “%(step)s”"),
        _l("Open the case, look at what has changed, and uphold your opinion or return the case."),
    ),
    ENDED: Kind(
        Group.NEWS,
        _l("The review of your case is finished"),
        _l("How it was decided stands on the page of the case."),
    ),
    f"{STEP} soon": Kind(
        Group.DEADLINES,
        _l("“%(step)s” is due next: by %(due_on)s"),
        _l("Please see to it in time."),
    ),
    f"{STEP} today": Kind(
        Group.DEADLINES, _l("“%(step)s” is due today"), _l("Please see to it today.")
    ),
    f"{STEP} overdue": Kind(
        Group.DEADLINES,
        _l("“%(step)s” is overdue: it was due by %(due_on)s"),
        _l("Please see to it at once."),
    ),
    f"{CASE} soon": Kind(
        Group.DEADLINES,
        _l("The legal day of a case is near: %(due_on)s"),
        _l("Please see that the case is finished in time."),
    ),
    f"{CASE} today": Kind(
        Group.DEADLINES,
        _l("The legal day of a case is today"),
        _l("Please see that the case is finished today."),
    ),
    f"{CASE} overdue": Kind(
        Group.DEADLINES,
        _l("The legal day of a case has passed: %(due_on)s"),
        _l("Please see that the case is finished at once."),
    ),
}
