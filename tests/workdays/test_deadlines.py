from datetime import datetime

from flask import Flask

from app.kit.time import BEIJING
from app.workdays.deadlines import end_of_working_day


def test_a_deadline_ends_with_its_last_working_day(app: Flask) -> None:
    friday_noon = datetime(2026, 3, 6, 12, tzinfo=BEIJING)

    assert end_of_working_day(friday_noon, 1) == datetime(2026, 3, 10, tzinfo=BEIJING)


def test_a_deadline_steps_over_the_spring_festival(app: Flask) -> None:
    before_the_festival = datetime(2026, 2, 13, 23, tzinfo=BEIJING)

    # 14 February is a make-up day, 15 to 23 are days off
    assert end_of_working_day(before_the_festival, 2) == datetime(2026, 2, 25, tzinfo=BEIJING)
