#!/usr/bin/env bash
# Makes .venv if it is missing and installs the lock file named.
set -euo pipefail

python=""
for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || { echo "Python 3.11 or newer is needed."; exit 1; }

if [ ! -x .venv/bin/pip ]; then
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        [ "$(id -u)" -eq 0 ] || { echo "Install python3-venv first: sudo apt-get install python3-venv"; exit 1; }
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    fi
    echo "Making a virtual environment in .venv"
    "$python" -m venv .venv
fi
echo "Installing what $1 names"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
