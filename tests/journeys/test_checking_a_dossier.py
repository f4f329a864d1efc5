"""Somebody checks the file of an item with the page that lies in it, from the disk, offline."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.files.archive.packing import Part, pack
from app.files.archive.verifying import verifying_page
from tests.journeys import looks
from tests.publishing.conftest import NOON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unpacked dossier with an empty file, a long one, and Chinese names."""
    parts = [
        Part("verify.html", verifying_page().encode()),
        Part("1-审批单/审批单.pdf", b"%PDF-" + bytes(range(256)) * 40_000),
        Part("2-签批版本/第1版/正文.html", "正文".encode()),
        *(Part(f"3-附件/原件/{size:02d}.txt", b"x" * size) for size in (0, 55, 56, 63, 64, 65)),
    ]
    pack(parts, tmp_path / "whole.zip", at=NOON)
    return _unpacked(tmp_path)


def _unpacked(place: Path) -> Path:
    with ZipFile(place / "whole.zip") as archive:
        archive.extractall(place / "案卷")
    return place / "案卷"


def _checked(page: Any, folder: Path) -> str:
    page.goto((folder / "verify.html").as_uri())
    page.set_input_files("#folder", str(folder))
    page.wait_for_selector("#verdict.right, #verdict.wrong")
    return str(page.inner_text("#verdict"))


def test_an_unchanged_folder_is_found_unchanged(page: Any, folder: Path) -> None:
    page.context.set_offline(True)

    assert _checked(page, folder) == "校验通过：9 个文件全部一致。"
    assert looks.violations(page) == []


def test_what_was_changed_missing_or_added_is_named(page: Any, folder: Path) -> None:
    (folder / "2-签批版本/第1版/正文.html").write_text("改过的正文")
    (folder / "3-附件/原件/55.txt").unlink()
    (folder / "多出.txt").write_text("多出")

    assert _checked(page, folder).startswith("校验未通过：3 个文件有问题")
    rows = page.inner_text("table")
    for words in ("正文.html\t不一致", "55.txt\t缺失", "多出.txt\t多余"):
        assert words in rows


def test_without_its_list_it_says_what_to_choose(page: Any, folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()

    assert "未找到 SHA256SUMS" in _checked(page, folder)
