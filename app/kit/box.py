"""Locked boxes: bytes that only the holder of the key reads (AES-256-GCM).

Each is bound to what it is ``about``: moved elsewhere it does not open. Twelve bytes of nonce, the
contents, sixteen bytes of tag; short ones in memory, files piece by piece.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import GCM

NONCE, TAG = 12, 16
PIECE = 256 * 1024
SHOWN_OF_A_KEY = 12


class DoesNotOpen(Exception):
    """Another key, another owner, or not what was locked up."""


def key_id(key: bytes) -> str:
    """A name for ``key`` that says nothing about it."""
    return hashlib.sha256(b"name of a key" + key).hexdigest()[:SHOWN_OF_A_KEY]


def locked_up(plain: bytes, *, key: bytes, about: str) -> bytes:
    """``plain`` in a box."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def opened(box: bytes, *, key: bytes, about: str) -> bytes:
    """What is in the box."""
    try:
        return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen from error


def lock_file_up(source: Path, target: Path, *, key: bytes, about: str) -> None:
    """The content of ``source`` in a box at ``target``, which is whole or not there at all."""
    aside = target.with_suffix(".part")
    with source.open("rb") as plain, aside.open("wb") as box:
        nonce = os.urandom(NONCE)
        machine = Cipher(AES256(key), GCM(nonce)).encryptor()
        machine.authenticate_additional_data(about.encode())
        box.write(nonce)
        for piece in iter(lambda: plain.read(PIECE), b""):
            box.write(machine.update(piece))
        box.write(machine.finalize() + machine.tag)
        box.flush()
        os.fsync(box.fileno())
    aside.replace(target)
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def opened_file(place: Path, *, key: bytes, about: str) -> Iterator[bytes]:
    """What is in the box at ``place``, piece by piece; trust none of it before the last."""
    length = place.stat().st_size - NONCE - TAG
    if length < 0:
        raise DoesNotOpen
    with place.open("rb") as box:
        yield from _pieces(box, length, key=key, about=about)


def _pieces(box: BinaryIO, length: int, *, key: bytes, about: str) -> Iterator[bytes]:
    nonce = box.read(NONCE)
    box.seek(-TAG, os.SEEK_END)
    tag = box.read(TAG)
    box.seek(NONCE)
    machine = Cipher(AES256(key), GCM(nonce, tag)).decryptor()
    machine.authenticate_additional_data(about.encode())
    while length:
        piece = box.read(min(PIECE, length))
        if not piece:
            raise DoesNotOpen
        length -= len(piece)
        yield machine.update(piece)
    try:
        machine.finalize()
    except InvalidTag as error:
        raise DoesNotOpen from error
