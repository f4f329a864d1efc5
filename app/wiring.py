"""What crosses slices upwards: what a procedure may call, what follows when a review ends.

Every such connection stands in this file and nowhere else.
"""

from flask import Flask


def connect(app: Flask) -> None:
    """Connect the hooks of lower slices with the actions of higher ones."""
