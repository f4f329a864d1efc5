"""What the office does about fees, one module per group of verbs."""

from app.requests.fees.actions.lapsing import confirm_lapse
from app.requests.fees.actions.paying import record_payment, refund
from app.requests.fees.actions.reckoning import drop_fee, note_fee_received, reckon_fee, set_fees

__all__ = [
    "confirm_lapse",
    "drop_fee",
    "note_fee_received",
    "reckon_fee",
    "record_payment",
    "refund",
    "set_fees",
]
