"""What forms make of the characters people send."""

import pytest

from app.kit.forms import trimmed


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  云川 ", "云川"),
        ("云\x00川\x1f\x7f\x9f", "云川"),
        ("13800000000\u202e", "13800000000"),
        ("\u2067甲\u2069乙\ufeff", "甲乙"),
        ("第一行\r\n\t第二行", "第一行\r\n\t第二行"),
        ("𠮷田·买买提 😀 مرحبا ᠮᠣᠩᠭᠣᠯ a\u200db", "𠮷田·买买提 😀 مرحبا ᠮᠣᠩᠭᠣᠯ a\u200db"),
    ],
    ids=["blanks", "control", "turned round", "isolated", "lines", "rare"],
)
def test_only_characters_that_no_text_needs_are_left_out(sent, kept):
    assert trimmed(sent) == kept
