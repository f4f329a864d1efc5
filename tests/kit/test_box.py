"""A box opens with its key for its owner, whole, and in no other way."""

import pytest

from app.kit.box import DoesNotOpen, key_id, lock_file_up, locked_up, opened, opened_file

KEY, OTHER = b"k" * 32, b"o" * 32
WORDS = "机密内容".encode() * 100_000


def test_a_box_opens_with_its_key_and_shows_nothing_without():
    box = locked_up(WORDS, key=KEY, about="one")

    assert opened(box, key=KEY, about="one") == WORDS
    assert WORDS[:12] not in box


@pytest.mark.parametrize(("key", "about"), [(OTHER, "one"), (KEY, "two")])
def test_neither_another_key_nor_another_owner_opens_it(key, about):
    box = locked_up(WORDS, key=KEY, about="one")

    with pytest.raises(DoesNotOpen):
        opened(box, key=key, about=about)


def test_the_same_words_never_look_the_same():
    assert locked_up(WORDS, key=KEY, about="one") != locked_up(WORDS, key=KEY, about="one")


def test_a_file_is_locked_up_and_opened_piece_by_piece(tmp_path):
    (tmp_path / "plain").write_bytes(WORDS)

    lock_file_up(tmp_path / "plain", tmp_path / "box", key=KEY, about="one")

    assert b"".join(opened_file(tmp_path / "box", key=KEY, about="one")) == WORDS
    assert WORDS[:12] not in (tmp_path / "box").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["box", "plain"]


@pytest.mark.parametrize("damage", [lambda box: box[:-1], lambda box: box[:20], lambda _box: b"x"])
def test_a_damaged_file_does_not_open(tmp_path, damage):
    place = tmp_path / "box"
    (tmp_path / "plain").write_bytes(WORDS)
    lock_file_up(tmp_path / "plain", place, key=KEY, about="one")

    place.write_bytes(damage(place.read_bytes()))

    with pytest.raises(DoesNotOpen):
        list(opened_file(place, key=KEY, about="one"))


def test_keys_have_names_that_tell_them_apart():
    assert key_id(KEY) != key_id(OTHER)
    assert "kkkk" not in key_id(KEY)
