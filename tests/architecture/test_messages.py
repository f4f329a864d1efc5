"""Chinese is complete: every message id has its translation, with the same placeholders."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def used() -> Iterator[tuple[str, str]]:
    for name, _line, message, _comments, _context in extract_from_dir(
        APP, method_map=METHODS, keywords=KEYWORDS, options_map={"**.html": {"silent": "false"}}
    ):
        yield name, message[0] if isinstance(message, tuple) else message


def chinese() -> dict[str, str]:
    known: dict[str, str] = {}
    for path in APP.glob("*/translations/zh_Hans_CN/LC_MESSAGES/messages.po"):
        with path.open("rb") as source:
            for message in read_po(source, locale="zh_Hans_CN"):
                if message.id and message.string:
                    identity = message.id[0] if isinstance(message.id, tuple) else message.id
                    text = (
                        message.string[0] if isinstance(message.string, tuple) else message.string
                    )
                    known[identity] = text
    return known


def test_every_message_has_its_chinese() -> None:
    known = chinese()

    missing = sorted({(name, message) for name, message in used() if message not in known})

    assert missing == []


def test_translations_keep_their_placeholders() -> None:
    different = {
        identity: text
        for identity, text in chinese().items()
        if set(PLACEHOLDER.findall(identity)) != set(PLACEHOLDER.findall(text))
    }

    assert different == {}


def test_one_message_has_one_chinese() -> None:
    """All folders become one catalogue, in which the last would silently win."""
    said: dict[str, set[str]] = {}
    for path in APP.glob("*/translations/zh_Hans_CN/LC_MESSAGES/messages.po"):
        with path.open("rb") as source:
            for message in read_po(source, locale="zh_Hans_CN"):
                if message.id:
                    said.setdefault(str(message.id), set()).add(str(message.string))

    assert {identity: words for identity, words in said.items() if len(words) > 1} == {}


@pytest.mark.parametrize("path", sorted(APP.glob("*/translations/*/LC_MESSAGES/*")), ids=str)
def test_only_readable_catalogues_are_committed(path: Path) -> None:
    assert path.name == "messages.po"
