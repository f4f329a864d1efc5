#!/usr/bin/env bash
# A private PostgreSQL on a free port, for the tests and the benchmarks.
# Sourced: start_postgres sets TEST_POSTGRES_URL, stop_postgres ends it.

start_postgres() {
    local bin
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ] || { echo "PostgreSQL is not installed."; return 1; }
    pg_folder=$(mktemp -d)
    pg_bin=$bin
    pg_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$pg_folder"
        pg_as() { su postgres -s /bin/bash -c "$1"; }
    else
        pg_as() { bash -c "$1"; }
    fi
    pg_as "cd / && $pg_bin/initdb -D $pg_folder/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null"
    pg_as "cd / && $pg_bin/pg_ctl -D $pg_folder/data -l $pg_folder/log -w start -o '-p $pg_port -k $pg_folder -c listen_addresses=127.0.0.1 -c max_connections=300 ${1:-}' >/dev/null"
    export TEST_POSTGRES_URL="postgresql+psycopg://postgres@127.0.0.1:$pg_port/postgres"
}

stop_postgres() {
    [ -n "${pg_folder:-}" ] || return 0
    pg_as "$pg_bin/pg_ctl -D $pg_folder/data -m immediate stop >/dev/null" || true
    rm -rf "$pg_folder"
}
