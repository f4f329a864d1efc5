"""What people do with requests, one module per group of verbs."""

from app.requests.actions.answering import hand_in, reword, save_answer
from app.requests.actions.assigning import assign
from app.requests.actions.collecting import add_file, record_search, send_back
from app.requests.actions.confirming import awaits_applicant, confirm_by_applicant
from app.requests.actions.correcting import ask_correction, correct
from app.requests.actions.enclosing import add_file_of_applicant
from app.requests.actions.extending import propose_extension, tell_extension
from app.requests.actions.finding import count_found, count_found_at_counter
from app.requests.actions.intake import take_in
from app.requests.actions.letters import (
    draw_correction,
    draw_extension,
    draw_proof,
    draw_reasons,
    draw_receipt,
    make_again,
    stamp,
)
from app.requests.actions.links import settle_link, warn_of_gone_page
from app.requests.actions.reasoning import ask_reasons, give_reasons
from app.requests.actions.receiving import note_notice_received
from app.requests.actions.registering import confirm_receipt, register
from app.requests.actions.renewing import renew_code
from app.requests.actions.reopening import reopen
from app.requests.actions.serving import archive, serve
from app.requests.actions.withdrawing import withdraw

__all__ = [
    "add_file",
    "add_file_of_applicant",
    "archive",
    "ask_correction",
    "ask_reasons",
    "assign",
    "awaits_applicant",
    "confirm_by_applicant",
    "confirm_receipt",
    "correct",
    "draw_correction",
    "draw_extension",
    "draw_proof",
    "draw_reasons",
    "draw_receipt",
    "count_found",
    "count_found_at_counter",
    "give_reasons",
    "hand_in",
    "make_again",
    "note_notice_received",
    "propose_extension",
    "record_search",
    "register",
    "reword",
    "renew_code",
    "reopen",
    "save_answer",
    "send_back",
    "serve",
    "stamp",
    "settle_link",
    "take_in",
    "tell_extension",
    "withdraw",
    "warn_of_gone_page",
]
