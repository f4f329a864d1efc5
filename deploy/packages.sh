#!/usr/bin/env bash
# Debian packages that Python's installer cannot bring: installed when root, else named.
# packages.sh run | test
set -euo pipefail

packages=(fonts-noto-cjk fonts-babelstone-han fonts-hanazono libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
[ "$1" = test ] && packages+=(chromium-headless-shell postgresql poppler-utils)

command -v dpkg-query >/dev/null || { echo "Not a Debian machine: see docs/operators.md for what to install."; exit 0; }

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are missing; install them with: sudo apt-get install ${missing[*]}"
    [ "$1" = test ] && [ -n "${CI:-}" ] && exit 1
    exit 0
fi
echo "Installing Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
