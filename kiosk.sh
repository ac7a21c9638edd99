#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
#
# The two commands: `./kiosk.sh run` and `./kiosk.sh test`. Run `./kiosk.sh help` for the rest.
# Everything it makes lies in .venv and .kiosk beside this file (downloads are cached in the usual place of uv); Debian
# packages are named before they are installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
state=$here/.kiosk
venv=$here/.venv
minimum_python=3.11
minimum_node=18.18

# A package name with a `|` means: either will do (Ubuntu 24.04 renamed some libraries).
packages_always=(ca-certificates)
packages_python=(python3 python3-venv)
packages_qt=(libgl1 libegl1 libxkbcommon0 'libglib2.0-0|libglib2.0-0t64' libfreetype6 libfontconfig1 libdbus-1-3)
packages_keys=(dbus gnome-keyring)
packages_window=(
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-render0 libxcb-shape0
    libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0
)
# The voice and what plays it; the kiosk works without, and says on its screen that there is no sound.
packages_sound=(libespeak-ng1 espeak-ng-data alsa-utils)
packages_no_display=(xvfb x11vnc xauth)
packages_checks=('libmagic1|libmagic1t64')
packages_full_checks=(cups-daemon cups-client xdotool tesseract-ocr tesseract-ocr-nld 'chromium|chromium-browser' python3-gi gir1.2-atspi-2.0 at-spi2-core iproute2)
packages_node=(nodejs npm)
# The full checks' own tools from npm: each folder has a package-lock.json with hashes.
folders_node=(tests/store/linter tests/benchmarks/flow tests/benchmarks/sync tests/referrals/browser)

say() { printf '%s\n' "$*" >&2; }
fail() { say "kiosk.sh: $*"; exit 1; }

usage() {
    cat <<'TXT'
The Werkcentrum kiosk.

  ./kiosk.sh run               the demonstration region: regional store, one kiosk, its window
  ./kiosk.sh run --store URL   the kiosk only, with a store that runs elsewhere; --code CODE makes it known there
  ./kiosk.sh tour              walk a scripted visitor through the real window and save every screen
  ./kiosk.sh tour --all        every screen in every language, layout, theme and size of letters, looked at by rules
  ./kiosk.sh test              lint, types, import directions and all tests
  ./kiosk.sh test --full       the same with full counts, Chromium, a bad line of its own, AT-SPI, and Node (API linter, form engines, HPKE)
  ./kiosk.sh exec COMMAND...   run a command in the same environment, e.g. ./kiosk.sh exec kiosk --help
TXT
}

# --- what the machine needs -------------------------------------------------------------------------------------------

# Those of the given names (each with its alternatives) of which none is installed.
missing_packages() {
    local names=$* installed package name
    installed=" $(dpkg-query -W -f='${Package}:${db:Status-Status} ' ${names//|/ } 2>/dev/null || :) "
    for package in "$@"; do
        for name in ${package//|/ }; do
            case "$installed" in *" $name:installed "*) continue 2 ;; esac
        done
        echo "$package"
    done
}

installable() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show "$name" >/dev/null 2>&1; then echo "$name"; return; fi
    done
    echo "${1%%|*}"
}

need_packages() {
    command -v dpkg-query >/dev/null || { say "This is not Debian or Ubuntu: install the equivalents of: $*"; return 0; }
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Missing Debian packages, now installing (this may take a minute): ${missing[*]//|/ or }"
    mkdir -p "$state"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "not root and no sudo here; ask an administrator to install: ${missing[*]//|/ or }"
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq >"$state/apt.log" 2>&1 \
        || fail "'apt-get update' failed; check this machine's network and package sources (.kiosk/apt.log says what went wrong)"
    local names=() package
    for package in "${missing[@]}"; do names+=("$(installable "$package")"); done
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" >>"$state/apt.log" 2>&1 \
        || fail "'apt-get install ${names[*]}' failed; .kiosk/apt.log says what went wrong"
}

good_python() {
    "$1" -c "import sys, venv, ensurepip; sys.exit(sys.version_info < tuple(map(int, '$minimum_python'.split('.'))))" 2>/dev/null
}

find_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && good_python "$candidate"; then command -v "$candidate"; return 0; fi
    done
    return 1
}

# --- the private environment ------------------------------------------------------------------------------------------

# $1: `run` or `test`, an environment made for tests also runs; then the packages that the command needs beside Python.
set_up() {
    local kind=$1 stamp needed=("${packages_always[@]}" "${@:2}")
    export UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=$venv UV_NO_PROGRESS=1
    # Asking an interpreter takes longer than all else here: it is asked again only where there was none.
    python=$(find_python) || needed+=("${packages_python[@]}")
    need_packages "${needed[@]}"
    [ -n "$python" ] || python=$(find_python) \
        || fail "Python $minimum_python or newer with its venv module is needed; this machine has none"
    stamp=$(cat uv.lock pyproject.toml packaging/bootstrap.txt <(readlink -f "$python") <(echo "$here") | sha256sum | cut -d' ' -f1)
    [ "$(cat "$venv/.made-for-test" 2>/dev/null)" = "$stamp" ] && return 0
    [ "$kind" = run ] && [ "$(cat "$venv/.made-for-run" 2>/dev/null)" = "$stamp" ] && return 0

    say "Setting up a private environment in .venv (once; about a minute) ..."
    local tools=$state/uv
    if ! "$tools/bin/uv" --version >/dev/null 2>&1; then
        rm -rf "$tools"
        "$python" -m venv "$tools" || fail "could not make a virtual environment in $tools"
        "$tools/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r packaging/bootstrap.txt \
            || fail "could not install uv; check this machine's access to the Python package index"
    fi
    rm -f "$venv"/.made-for-*
    local extras=(--extra device --extra store)
    [ "$kind" = test ] && extras=(--all-extras)
    "$tools/bin/uv" sync -q --frozen --no-install-project --compile-bytecode --python "$python" "${extras[@]}" || fail "could not install the locked packages; see the lines above"
    run_from_here
    echo "$stamp" > "$venv/.made-for-$kind"
}

good_node() {
    command -v npm >/dev/null && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        const [least, minorLeast] = process.argv[1].split(".").map(Number);
        process.exit(major > least || (major === least && minor >= minorLeast) ? 0 : 1)' "$minimum_node" 2>/dev/null
}

set_up_node() {
    good_node || fail "test --full needs Node $minimum_node or newer with npm"
    local folder
    for folder in "${folders_node[@]}"; do
        [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && continue
        say "Installing the locked npm packages of $folder ..."
        (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$state/npm.log" 2>&1 \
            || fail "'npm ci' in $folder failed; .kiosk/npm.log says what went wrong"
    done
}

# The checkout itself is not built or installed (a build would fetch its own tools, unpinned): Python finds it by a path.
run_from_here() {
    local libraries
    libraries=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$here" > "$libraries/werkcentrum-kiosk.pth"
    printf '#!/bin/sh\nexec "%s/bin/python" -m kiosk "$@"\n' "$venv" > "$venv/bin/kiosk"
    chmod 755 "$venv/bin/kiosk"
}

use_environment() {
    export PATH=$venv/bin:$PATH VIRTUAL_ENV=$venv
    # Compiled modules are kept: without them every start of the program compiles all libraries anew.
    unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
    case "$(locale charmap 2>/dev/null)" in UTF-8) ;; *) export LC_ALL=C.UTF-8 ;; esac
}

# --- the Secret Service, private to one run ---------------------------------------------------------------------------

# Runs a command with a D-Bus session and a gnome-keyring of its own. Its password is random, is written nowhere, and its
# (encrypted) file goes with the session: the demonstration makes new keys at every start, so no key ever lies on disk.
with_secret_service() {
    local home code=0
    home=$(mktemp -d "${TMPDIR:-/tmp}/kiosk-keys.XXXXXX")
    chmod 700 "$home"
    if [ "${stays_up:-}" = yes ]; then
        # A kiosk: a signal to this script, from a terminal or from elsewhere, is handed on to the program, which ends in
        # its own time. It runs in a group of its own, so that it gets each signal once.
        trap 'kill -TERM "$(cat "$home/pid" 2>/dev/null || echo "-$!")" 2>/dev/null || :' INT TERM HUP
        set -m
        keyring_session "$home" "$@" &
        set +m
        # A signal ends `wait` before the program has ended.
        while :; do code=0; wait "$!" || code=$?; kill -0 "$!" 2>/dev/null || break; done
    else
        # A command at the terminal: Ctrl-C reaches it directly, and this script waits to tidy up.
        trap : INT
        keyring_session "$home" "$@" || code=$?
    fi
    trap - INT TERM HUP
    [ -e "$home/pid" ] || { cat "$home/bus.log" >&2; say "kiosk.sh: could not start a private D-Bus session"; }
    rm -rf "$home"
    return "$code"
}

keyring_session() {
    local home=$1
    shift
    # The bus's own words go to a file: as an ordinary user may not, it complains that it cannot raise its limits.
    env -u DBUS_SESSION_BUS_ADDRESS KIOSK_KEYS_HOME="$home" \
        dbus-run-session -- bash "$here/packaging/with-keyring.sh" "$@" 3>&2 2>"$home/bus.log"
}

# --- a window where there is no screen --------------------------------------------------------------------------------

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

serve_window() {
    say "This machine shows no display: the window runs on a virtual screen (Xvfb), served on this machine only."
    mkdir -p "$state"
    local number=$state/display cookie
    : > "$number"
    # Other accounts of this machine must not look on: a cookie for the screen, a password for the viewer.
    cookie=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
    export XAUTHORITY=$state/xauthority
    rm -f "$XAUTHORITY"
    xauth -q add :0 . "$cookie" 2>/dev/null
    setsid Xvfb -displayfd 5 -auth "$XAUTHORITY" -screen 0 1080x1920x24 -nolisten tcp 5>"$number" >/dev/null 2>&1 &
    xvfb_pid=$!
    local tries=0
    until [ -s "$number" ]; do
        tries=$((tries + 1)); [ "$tries" -le 100 ] || fail "Xvfb did not start"
        sleep 0.1
    done
    DISPLAY=:$(cat "$number"); export DISPLAY QT_QPA_PLATFORM=xcb
    xauth -q add "$DISPLAY" . "$cookie" 2>/dev/null
    local port=$state/vnc-port password
    : > "$port"
    password=$(head -c 4 /dev/urandom | od -An -tx1 | tr -d ' \n')
    printf '%s\n' "$password" > "$state/vnc-password"
    setsid x11vnc -display "$DISPLAY" -localhost -passwdfile "$state/vnc-password" -noremote -nosel -forever -shared -quiet \
        -autoport 5900 -flag "$port" >/dev/null 2>&1 &
    vnc_pid=$!
    tries=0
    until grep -q PORT "$port" 2>/dev/null; do
        tries=$((tries + 1)); [ "$tries" -le 100 ] || fail "x11vnc did not start"
        sleep 0.1
    done
    say "Look at it with a VNC viewer at  localhost:$(sed 's/PORT=//' "$port")  password $password  (from elsewhere: ssh -L first; it listens on 127.0.0.1 only)"
}

stop_window() {
    [ -n "${vnc_pid:-}" ] && kill "$vnc_pid" 2>/dev/null || true
    [ -n "${xvfb_pid:-}" ] && kill "$xvfb_pid" 2>/dev/null || true
}

# --- the commands -----------------------------------------------------------------------------------------------------

# A kiosk that is to stay enrolled needs keys that stay: those of the session that it runs in.
has_own_keyring() {
    [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] && python -c 'from kiosk.storage.keystore import open_keystore; open_keystore()' 2>/dev/null
}

run_kiosk() {
    local needed=("${packages_qt[@]}" "${packages_window[@]}" "${packages_keys[@]}" "${packages_sound[@]}")
    has_display || needed+=("${packages_no_display[@]}")
    set_up run "${needed[@]}"
    use_environment
    # What a kiosk writes is for its own account alone.
    umask 077
    trap stop_window EXIT
    has_display || serve_window
    stays_up=yes
    if [ $# -gt 0 ]; then
        if has_own_keyring; then
            kiosk run --data "$state/kiosk" "$@"
        else
            say "No unlocked key ring in this session: the kiosk's keys last for this run. Give --code CODE (kiosk store enrol-code)."
            with_secret_service kiosk run --data "$state/kiosk" "$@"
        fi
    else
        with_secret_service kiosk demo --data "$state/demonstration"
    fi
}

run_tour() {
    set_up run "${packages_qt[@]}" "${packages_keys[@]}"
    use_environment
    QT_QPA_PLATFORM=offscreen with_secret_service kiosk tour "$@"
}

run_tests() {
    local full=() needed=("${packages_qt[@]}" "${packages_keys[@]}" "${packages_sound[@]}" "${packages_checks[@]}")
    case "${1:-}" in
        --full) full=(--full); shift ;;
        "") ;;
        *) fail "test knows only --full; to run one test: ./kiosk.sh exec pytest PATH" ;;
    esac
    if [ ${#full[@]} -gt 0 ]; then
        needed+=("${packages_full_checks[@]}" "${packages_window[@]}" "${packages_no_display[@]}")
        # The machine's own Node if it is new enough, else the distribution's.
        good_node || needed+=("${packages_node[@]}")
    fi
    set_up test "${needed[@]}"
    [ ${#full[@]} -eq 0 ] || set_up_node
    use_environment
    QT_QPA_PLATFORM=offscreen with_secret_service bash "$here/packaging/checks.sh" "${full[@]}"
}

run_command() {
    [ $# -gt 0 ] || fail "exec needs a command, e.g. ./kiosk.sh exec kiosk --help"
    set_up test "${packages_qt[@]}" "${packages_keys[@]}" "${packages_sound[@]}"
    use_environment
    with_secret_service "$@"
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
    run) run_kiosk "$@" ;;
    tour) run_tour "$@" ;;
    test) run_tests "$@" ;;
    exec) run_command "$@" ;;
    help | --help | -h) usage ;;
    *) usage >&2; fail "unknown command '$command'" ;;
esac
