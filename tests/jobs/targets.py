"""What child processes are told to do in the tests."""

import importlib
import os
import sys
import time


def shout(text: str) -> bytes:
    sys.stdout.write("this is noise and no result")
    os.write(1, b"so is this")
    return text.upper().encode()


def what_is_known() -> bytes:
    return ",".join(sorted(os.environ)).encode() + b"|" + str("app.wiring" in sys.modules).encode()


def what_comes_with(module: str) -> bytes:
    importlib.import_module(module)
    return ",".join(sorted(sys.modules)).encode()


def eat() -> bytes:
    return bytes(2_000_000_000)


def hang() -> bytes:
    time.sleep(600)
    return b""


def burn() -> bytes:
    while True:
        pass


def break_down() -> bytes:
    raise ValueError("印章缺失")


def forget() -> str:
    return "text"
