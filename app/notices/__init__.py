"""Messages to people: said in the transaction that causes them, read in the product, sent by mail.

A message is a row written once under its message id; a job decides by the reader's wishes whether
a mail goes out, and another hands that mail over. Slices above register the kinds of messages they
send and what is due with them (``app/wiring.py``); nothing here knows a case.
"""

from app.notices.actions.telling import Message, tell, tell_outside
from app.notices.kinds import Group, Kind, register

__all__ = ["Group", "Kind", "Message", "register", "tell", "tell_outside"]
