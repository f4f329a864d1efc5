#!/usr/bin/env bash
# All figures, one JSON object a line; medians of one run, references measured in turn with them.
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/postgres.sh
trap stop_postgres EXIT

[ -d frontend/node_modules/bpmn-js ] || deploy/frontend.sh # the plain example comes from there
start_postgres
PYTHONPATH=. .venv/bin/python -m tests.bench "$@"
