"""The words of the search that runs in the reader's browser."""

import pytest

from app.portal.static_export.index import shard_of
from app.portal.static_export.words import words, words_of_title


@pytest.mark.parametrize(
    "written",
    ["云商发〔2026〕12号", "云商发[2026]12号", "雲商發（２０２６）第012號", "云商发【2026】12号"],
)
def test_every_form_of_a_number_is_one_word(written: str) -> None:
    assert words(written) == {"云商", "商发", "n2026n12"}


def test_script_width_and_filling_words_make_no_difference() -> None:
    assert (
        words("ＷＴＯ的規則\u200b和消費") == words("wto规则消费") == {"wto", "规则", "则消", "消费"}
    )


def test_a_title_is_found_by_a_single_character() -> None:
    assert words_of_title("消费") == {"消费", "消", "费"}


def test_shards_are_the_same_on_every_machine() -> None:
    """``search.js`` computes the same sum; other numbers here would lose every index made."""
    assert [shard_of(word, 1024) for word in ("消费", "n2026n12", "号")] == [177, 671, 1015]
