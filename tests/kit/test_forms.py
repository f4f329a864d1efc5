"""What forms make of the characters people send."""

import pytest
from wtforms import StringField, TextAreaField

from app.kit.forms import Form, trimmed


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  云川 ", "云川"),
        ("云\x00川\x1f\x7f\x9f", "云川"),
        ("13800000000\u202e", "13800000000"),
        ("\u2067甲\u2069乙\ufeff", "甲乙"),
        ("第一行\r\n\t第二行", "第一行\r\n\t第二行"),
        ("第一行\u2028第二行\u2029第三行", "第一行\n第二行\n第三行"),
        ("𠮷田·买买提 😀 مرحبا ᠮᠣᠩᠭᠣᠯ a\u200db", "𠮷田·买买提 😀 مرحبا ᠮᠣᠩᠭᠣᠯ a\u200db"),
    ],
    ids=["blanks", "control", "turned round", "isolated", "lines", "separators", "rare"],
)
def test_only_characters_that_no_text_needs_are_left_out(sent, kept):
    assert trimmed(sent) == kept


class Letter(Form):
    """One line, and several."""

    name = StringField()
    text = TextAreaField()


@pytest.mark.parametrize("pasted", ["王\n建军", "王\r\n建军", "王\u2028建军"])
def test_a_name_stands_on_one_line_and_a_text_on_several(app, pasted):
    with app.test_request_context(method="POST", data={"name": pasted, "text": pasted}):
        form = Letter(meta={"csrf": False})

        assert form.name.data == "王 建军"
        assert form.text.data.splitlines() == ["王", "建军"]
