"""What keeping house asks of slices beside it; ``wiring`` connects."""

from collections.abc import Callable
from datetime import datetime

before_demonstration: dict[str, Callable[[datetime], object]] = {}
