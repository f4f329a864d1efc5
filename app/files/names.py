"""File names as they came, made safe to show; and what an extension stands for. Pure."""

import re
import unicodedata
from pathlib import PurePosixPath

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ofd": "application/ofd",
    "txt": "text/plain",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "html": "text/html",
    "htm": "text/html",
}
ATTACHABLE = frozenset(MEDIA_TYPES)
IMPORTABLE = frozenset({"txt", "html", "htm", "docx", "pdf"})

LONGEST_NAME = 120
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def clean_name(name: str) -> str:
    """The last part of ``name`` without control and invisible characters; Chinese stays."""
    visible = "".join(c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"})
    last = unicodedata.normalize("NFC", visible).replace("\\", "/").rsplit("/", 1)[-1]
    last = " ".join(NOT_IN_NAMES.sub("_", last).split()).strip(". ")
    stem, dot, extension = last.rpartition(".")
    if dot and len(last) > LONGEST_NAME:
        return stem[: LONGEST_NAME - len(extension) - 1] + dot + extension
    return last[:LONGEST_NAME]


def extension_of(name: str) -> str:
    """``docx`` of ``通知.DOCX``; empty when there is none."""
    return PurePosixPath(name).suffix.removeprefix(".").lower()
