"""Each poisoned file: what is hidden is named by its place, and the copy does not have it."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from app.files.cleaning import clean
from app.files.inspection import inspect
from app.files.names import MEDIA_TYPES, extension_of
from app.publishing.gate import AttachedText, hits
from tests.files import poisoned
from tests.files.poisoned.poison import Poisoned


@pytest.mark.parametrize("file", poisoned.FILES, ids=[each.name for each in poisoned.FILES])
def test_what_is_hidden_is_named_and_left_out(file: Poisoned, app: Flask, tmp_path: Path) -> None:
    original, copy = tmp_path / "original", tmp_path / "copy"
    original.write_bytes(file.content)
    media_type = MEDIA_TYPES[extension_of(file.name)]
    inspect(original, name=file.name, extension=extension_of(file.name))
    assert is_in(file.content, file.secret)

    cleaned = clean(original, copy, media_type=media_type, name=file.name)

    attached = AttachedText(file.name, "0" * 64, cleaned.extract.passages, removed=cleaned.removed)
    places = [hit.place for hit in hits("", "", [attached])]
    assert f"附件“{file.name}”，{file.place}" in places
    assert not is_in(copy.read_bytes(), file.secret)


@pytest.mark.parametrize("file", poisoned.FILES, ids=[each.name for each in poisoned.FILES])
def test_the_same_file_gives_the_same_copy(file: Poisoned, tmp_path: Path) -> None:
    original, first, second = (tmp_path / name for name in ("original", "first", "second"))
    original.write_bytes(file.content)
    media_type = MEDIA_TYPES[extension_of(file.name)]

    for copy in (first, second):
        clean(original, copy, media_type=media_type, name=file.name)

    assert first.read_bytes() == second.read_bytes()


def is_in(content: bytes, secret: str) -> bool:
    """Whether ``secret`` stands anywhere in a file, packed or in whatever encoding."""
    spelt = [secret.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    return any(each in piece for piece in pieces(content) for each in spelt)


def pieces(content: bytes) -> list[bytes]:
    """The file as it is, and everything packed in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [content, *(archive.read(name) for name in archive.namelist())]
    if not content.startswith(b"%PDF"):
        return [content]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        strings = [said for each in pdf.objects for said in strings_in(each)]
        return [content, *(each.read_bytes() for each in streams), *strings]


def strings_in(thing: object) -> list[bytes]:
    """The strings of one object of a PDF, without those of others it names."""
    if isinstance(thing, pikepdf.String):
        return [bytes(thing)]
    held: list[object] = []
    if isinstance(thing, pikepdf.Array):
        held = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        held = [value for _, value in thing.items()]
    own = [each for each in held if not getattr(each, "is_indirect", False)]
    return [said for each in own for said in strings_in(each)]
