"""What people do with requests, one module per group of verbs."""

from app.requests.actions.answering import hand_in, save_answer
from app.requests.actions.assigning import assign
from app.requests.actions.collecting import add_file, record_search, send_back
from app.requests.actions.intake import take_in
from app.requests.actions.registering import confirm_receipt, register
from app.requests.actions.serving import archive, serve

__all__ = [
    "add_file",
    "archive",
    "assign",
    "confirm_receipt",
    "hand_in",
    "record_search",
    "register",
    "save_answer",
    "send_back",
    "serve",
    "take_in",
]
