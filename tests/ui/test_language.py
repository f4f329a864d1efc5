"""Chinese is what a reader sees who chose nothing."""

import pytest
from flask import Flask, render_template
from flask_babel import gettext


@pytest.mark.parametrize(
    ("cookie", "language", "word"),
    [("", "zh-CN", "页面不存在"), ("language=en", "en", "nothing at this address")],
)
def test_pages_speak_the_chosen_language(app: Flask, cookie: str, language: str, word: str) -> None:
    with app.test_request_context("/", headers={"Cookie": cookie}):
        title = gettext("There is nothing at this address")
        page = render_template("ui/error.html", code=404, title=title, sentence="", advice="")

    assert word in page
    assert f'<html lang="{language}">' in page
