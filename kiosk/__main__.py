# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line. Exit codes: 0 done, 1 could not do it (one line says why and what to do), 2 wrong usage.

A command's module is loaded when the command runs: a kiosk has no store packages, and help needs no screen.
"""

import click

from kiosk import __version__
from kiosk.commands.overview import Overview

COMMANDS = {
    "run": ("kiosk.commands.run:run", "Run one kiosk."),
    "enrol": ("kiosk.commands.device:enrol", "Make this kiosk known to the regional store."),
    "provision": ("kiosk.commands.device:provision", "Make this kiosk known with one file of the region."),
    "device": ("kiosk.commands.device:device", "The key with which this kiosk signs: renew it."),
    "staff": ("kiosk.commands.device:staff", "Staff codes on this kiosk."),
    "trust": ("kiosk.commands.trust:trust", "Believe who signs for the region, and what they signed."),
    "stick": ("kiosk.commands.stick:stick", "A stick instead of a line: export what waits, import receipts."),
    "doctor": ("kiosk.commands.doctor:doctor", "Say how this kiosk does, and what to do."),
    "cipher": ("kiosk.commands.cipher:cipher", "Encipher what this kiosk keeps: on, off."),
    "set-aside": ("kiosk.commands.device:set_aside_database", "Move a damaged database out of the way."),
    "flow": ("kiosk.commands.flow:flow", "The question flow: check and publish a workbook."),
    "directory": ("kiosk.commands.directory:directory", "The directory of services: check it."),
    "policy": ("kiosk.commands.policy:policy", "Who may send what to whom: check, edit, print the matrix."),
    "consent": ("kiosk.commands.consent:consent", "The words that visitors say yes to: check and keep them."),
    "theme": ("kiosk.commands.look:theme", "The look of the screens: check a region's theme."),
    "audio": ("kiosk.commands.audio:audio", "What the kiosk says aloud: list and make recordings."),
    "store": ("kiosk.commands.store:store", "The regional store: serve, enrol-code, report."),
    "bundle": (
        "kiosk.commands.bundle:bundle",
        "Signed content: who signs, build, sign, publish, one step back.",
    ),
    "partner": ("kiosk.commands.partner:partner", "Receive referrals: your keys, and opening what visitors sent."),
    "demo": ("kiosk.commands.demonstration:demo", "Run the demonstration region: store, kiosk and window."),
    "tour": ("kiosk.commands.tour:tour", "Walk a scripted visitor; save every screen and the report."),
}
"""Name, where it lives, and its line in the overview."""


@click.command(
    cls=Overview,
    overview=COMMANDS,
    extras={"policy": "publish"},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="See it work in a minute: kiosk tour. Each command shows an example with --help.",
)
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """The Werkcentrum kiosk: walk-in guidance that ends at an open service, or at a person."""


if __name__ == "__main__":
    main(prog_name="kiosk")
