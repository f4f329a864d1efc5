"""The folder exported to: each file is written aside and renamed, and only when it changed.

The manifest names every file of ours with its digest. What a run writes for the first time is
entered in a journal beforehand, so that a run that died leaves nothing behind that the next one
does not know of.
"""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from app.portal.errors import FolderBusy, FolderOfOthers

OWN = ".mingchuang"
MANIFEST, JOURNAL, LOCK, ASIDE = "manifest.json", "journal", "lock", "aside"


class Folder:
    """What stands in the folder, and what the present run has written there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.own = path / OWN
        self.removed = 0
        self.numbers: dict[str, int] = {}
        self._written: set[str] = set()
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}

    @contextmanager
    def held(self) -> Iterator["Folder"]:
        """Nobody else exports to it until the block ends; at its end, what is gone is removed."""
        if self.path.exists() and any(self.path.iterdir()) and not self.own.is_dir():
            raise FolderOfOthers
        self.own.mkdir(parents=True, exist_ok=True)
        with (self.own / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FolderBusy from None
            self._read()
            yield self
            self._finish()

    @property
    def written(self) -> int:
        """How many files were new or changed."""
        return len(self._written)

    @property
    def unchanged(self) -> int:
        """How many files were left as they stood."""
        return len(self._now.keys() - self._written)

    def begin(self) -> None:
        """Everything is to be written again; what was written before counts as standing."""
        self._before |= self._now
        self._now = {}

    def write(self, path: str, content: str | bytes) -> None:
        """Let ``path`` hold ``content``."""
        data = content.encode() if isinstance(content, str) else content
        if self._changes(path, hashlib.sha256(data).hexdigest()):
            aside = self.own / ASIDE / "file"
            aside.write_bytes(data)
            self._rename(aside, path)

    def copy(self, path: str, source: Path, *, sha256: str) -> None:
        """Let ``path`` hold the content of ``source``, whose digest is known."""
        if self._changes(path, sha256):
            aside = self.own / ASIDE / "file"
            shutil.copyfile(source, aside)
            self._rename(aside, path)

    def has(self, path: str, *, sha256: str) -> bool:
        """Whether ``path`` holds this content already; if so it stays."""
        if self._before.get(path) != sha256 or not (self.path / path).is_file():
            return False
        self._changes(path, sha256)
        return True

    def _changes(self, path: str, digest: str) -> bool:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise ValueError(path)
        self._now[path] = digest
        if self._before.get(path) == digest and (self.path / path).is_file():
            return False
        self._written.add(path)
        if path not in self._before:
            with (self.own / JOURNAL).open("a") as journal:
                journal.write(f"{path}\n")
        return True

    def _rename(self, aside: Path, path: str) -> None:
        place = self.path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(place)
        self._before[path] = self._now[path]

    def _read(self) -> None:
        manifest, journal = self.own / MANIFEST, self.own / JOURNAL
        if manifest.exists():
            known = json.loads(manifest.read_text())
            self._before, self.numbers = known["files"], known["numbers"]
        if journal.exists():
            for path in journal.read_text().splitlines():
                self._before.setdefault(path, "")
        shutil.rmtree(self.own / ASIDE, ignore_errors=True)
        (self.own / ASIDE).mkdir()

    def _finish(self) -> None:
        for path in self._before.keys() - self._now.keys():
            (self.path / path).unlink(missing_ok=True)
            self.removed += 1
            self._prune((self.path / path).parent)
        aside = self.own / ASIDE / "manifest"
        aside.write_text(json.dumps({"files": self._now, "numbers": self.numbers}))
        aside.replace(self.own / MANIFEST)
        (self.own / JOURNAL).unlink(missing_ok=True)
        shutil.rmtree(self.own / ASIDE, ignore_errors=True)

    def _prune(self, folder: Path) -> None:
        """Folders that became empty go as well."""
        while folder != self.path and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
