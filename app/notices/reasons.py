"""What groups of messages, ways and states of mails are called."""

from flask_babel import lazy_gettext as _l

from app.notices.kinds import Group
from app.notices.models import MailState, Way

GROUPS = {
    Group.NEW_WORK: _l("New work for me"),
    Group.RETURNED: _l("Returned to me"),
    Group.DEADLINES: _l("Last days"),
    Group.NEWS: _l("News of my cases"),
}
WAYS = {
    Way.AT_ONCE: _l("in the product, and by mail at once"),
    Way.DIGEST: _l("in the product, and in one mail each working morning"),
    Way.OFF: _l("only in the product"),
}
MAILS = {
    MailState.READY: _l("a mail is on its way"),
    MailState.SENDING: _l("a mail is on its way"),
    MailState.SENT: _l("mailed"),
    MailState.FAILED: _l("the mail could not be sent"),
    MailState.DROPPED: _l("not mailed"),
}
