#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
# Everything that must hold, in the order in which a mistake shows soonest. `./kiosk.sh test` starts it in the right environment.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; shift; "$@"; }

scratch=$(mktemp -d)
export COVERAGE_FILE=$scratch/coverage
trap 'kill "$types" 2>/dev/null || true; rm -rf "$scratch"' EXIT
# It needs one core for a minute: begun first, it is heard after the first tests.
mypy >"$scratch/types" 2>&1 &
types=$!
heard() {
    local ended=0
    wait "$types" || ended=$?
    cat "$scratch/types"
    return "$ended"
}

step "style" ruff check .
step "format" ruff format --check .
step "import directions" lint-imports --no-cache
step "licences" env REUSE_ENCODING_MODULE=magic reuse --no-multiprocessing lint -q

marks=(-m "not full")
[ "${1:-}" = --full ] && marks=()

# These files carry the promises: nothing in them may be untried. Their own tests must do that; measuring doubles what a
# test takes, so the others run without.
mapfile -t whole < <(grep -v '^#' packaging/whole-coverage.txt)
mapfile -t folders < <(dirname "${whole[@]}" | sort -u)
tests=(python -m pytest -q --dist loadgroup "${marks[@]}")
step "tests of what must be wholly tried" "${tests[@]}" -n 2 "${folders[@]/#/--cov=}" --cov-report= "${folders[@]/#kiosk/tests}"
step "files that must be wholly tried" coverage report --fail-under=100 --skip-covered --show-missing --include="$(IFS=,; echo "${whole[*]}")"
step "types" heard
# Three at a time also on two cores: a fifth of their time they wait, for a process or a line.
step "all other tests" "${tests[@]}" -n 3 "${folders[@]/#kiosk/--ignore=tests}"
