#!/usr/bin/env bash
# Everything that gates a change: lint, types, contracts, both databases, browser, front end.
set -euo pipefail
cd "$(dirname "$0")/.."
unset PYTHONDONTWRITEBYTECODE # hundreds of processes begin here: what one has compiled, all read
source deploy/postgres.sh
aside=
types=
trap 'stop_postgres; rm -rf "$aside"; kill $types 2>/dev/null || true' EXIT

bin=.venv/bin
say() { printf '\n== %s\n' "$1"; }

say "Lint, types, contracts; the front end rebuilt and compared with what is committed"
$bin/ruff check .
$bin/ruff format --check .
$bin/mypy &
types=$!
$bin/lint-imports --no-cache
deploy/frontend.sh check
wait "$types"
types=

# What tests write is read once and thrown away: in memory, where there is room, no disk is waited for.
if [ "$(df --output=avail -BM /dev/shm 2>/dev/null | tail -1 | tr -dc 0-9)" -gt 3000 ] 2>/dev/null; then
    aside=$(mktemp -d /dev/shm/mingchuang.XXXXXX)
    chmod 711 "$aside" # PostgreSQL runs as somebody else
    export TMPDIR=$aside
fi

say "Tests on SQLite and PostgreSQL, journeys in a browser"
start_postgres "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# The order is ours (tests/conftest.py): what takes long begins first.
$bin/pytest -q -n "${TEST_WORKERS:-3}" --dist loadscope --no-loadscope-reorder
