# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that looks a kiosk over."""

from pathlib import Path

import click

from kiosk import places
from kiosk.checkup import Checkup, Finding, Level
from kiosk.clock import system_clock
from kiosk.commands.words import data_option, resources_option

WIDTH = 10


@click.command(epilog="Example: kiosk doctor --data /var/lib/kiosk --store https://opslag.example.nl")
@data_option
@resources_option
@click.option("--store", "store_url", help="Address of the regional store, to see whether it answers.")
def doctor(data: Path, resources: Path | None, store_url: str | None) -> None:
    """Say how a kiosk does: one line for each finding, and what to do. It may run meanwhile; nothing is changed.

    Exit code 1 when a line begins with 'trouble'.
    """
    levels = set()
    for finding in Checkup(data, resources or places.resources(), store_url, system_clock).findings():
        levels.add(finding.level)
        click.echo(_line(finding))
    raise SystemExit(int(Level.TROUBLE in levels))


def _line(finding: Finding) -> str:
    """On one line, whatever the words came from."""
    words = " ".join(finding.words.split())
    remedy = f" -> {finding.remedy}" if finding.remedy else ""
    return f"{finding.level:{WIDTH}}{finding.subject:{WIDTH}} {words}{remedy}"
