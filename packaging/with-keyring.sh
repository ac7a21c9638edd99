#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
# Inside a private D-Bus session: start gnome-keyring with a random password that exists only here, then the command.
set -euo pipefail
exec 2>&3 3>&-
home=${KIOSK_KEYS_HOME:?kiosk.sh sets this}
echo $$ > "$home/pid"
mkdir -p -m 700 "$home/run" "$home/data"
# The daemon's folders are its own; the command keeps the caller's.
head -c 32 /dev/urandom | sha256sum | cut -d' ' -f1 | tr -d '\n' \
    | XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data HOME=$home \
        gnome-keyring-daemon --unlock --components=secrets --control-directory="$home/run" >/dev/null 2>"$home/keyring.log" \
    || { cat "$home/keyring.log" >&2; echo "kiosk.sh: gnome-keyring did not start" >&2; exit 1; }
unset KIOSK_KEYS_HOME
exec "$@"
