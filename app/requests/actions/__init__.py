"""What people do with requests, one module per group of verbs."""

from app.requests.actions.answering import hand_in, save_answer
from app.requests.actions.assigning import assign
from app.requests.actions.collecting import add_file, record_search, send_back
from app.requests.actions.correcting import ask_correction, correct
from app.requests.actions.extending import propose_extension, tell_extension
from app.requests.actions.intake import take_in
from app.requests.actions.reasoning import ask_reasons, give_reasons
from app.requests.actions.registering import confirm_receipt, register
from app.requests.actions.serving import archive, serve
from app.requests.actions.withdrawing import withdraw

__all__ = [
    "add_file",
    "archive",
    "ask_correction",
    "ask_reasons",
    "assign",
    "confirm_receipt",
    "correct",
    "give_reasons",
    "hand_in",
    "propose_extension",
    "record_search",
    "register",
    "save_answer",
    "send_back",
    "serve",
    "take_in",
    "tell_extension",
    "withdraw",
]
