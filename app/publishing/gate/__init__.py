"""What must not leave the house unseen: personal data and secrecy marks, found by place.

Finding (numbers, marks, searching) is pure; ``answers`` knows versions, files and who answered.
Every hit is removed by editing or answered with a reason; unanswered hits block.
"""

from app.publishing.gate.answers import answer, hits_of, unanswered, withdraw_answer
from app.publishing.gate.hits import AttachedText, Hit
from app.publishing.gate.places import Part, Place, Rule
from app.publishing.gate.searching import hits

__all__ = [
    "AttachedText",
    "Hit",
    "Part",
    "Place",
    "Rule",
    "answer",
    "hits",
    "hits_of",
    "unanswered",
    "withdraw_answer",
]
