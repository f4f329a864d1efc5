"""What is done about opinions that are sought, one module for each stage."""

from app.requests.opinions.actions.answering import give_answer, record_answer
from app.requests.opinions.actions.asking import drop, prepare, seek_none
from app.requests.opinions.actions.drawing import draw_decision, draw_letters, draw_notice
from app.requests.opinions.actions.reaching import (
    give_code,
    open_letter,
    record_service,
    record_unreachable,
    reopen,
)
from app.requests.opinions.actions.reminding import remind
from app.requests.opinions.actions.sending import send, tell_by_letter, withdraw
from app.requests.opinions.actions.weighing import close_weighing, tell_decision, weigh

__all__ = [
    "close_weighing",
    "draw_decision",
    "draw_letters",
    "draw_notice",
    "drop",
    "give_code",
    "give_answer",
    "open_letter",
    "prepare",
    "record_answer",
    "record_service",
    "record_unreachable",
    "remind",
    "reopen",
    "seek_none",
    "send",
    "tell_by_letter",
    "tell_decision",
    "weigh",
    "withdraw",
]
