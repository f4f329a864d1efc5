"""No file grows beyond what one person can hold in mind (house rules, sizes)."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = {".py": 300, ".html": 120, ".js": 300}
FOLDERS = ("app", "tests", "frontend/src")
DATA_TABLES = {"app/law/calendar_days.py"}


def test_no_file_is_too_long() -> None:
    too_long = {
        str(path.relative_to(ROOT)): length
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in LONGEST and "static" not in path.parts
        if (length := len(path.read_text().splitlines())) > LONGEST[path.suffix]
    }

    assert {name: length for name, length in too_long.items() if name not in DATA_TABLES} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "app").rglob("*.py")
        if not path.read_text().lstrip().startswith('"""')
    ]

    assert silent == []
