# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the functional manager's workbook."""

import click

from kiosk.commands.overview import Overview

COMMANDS = {
    "new": ("kiosk.commands.flow.new:new", "Write a commented workbook to begin with."),
    "check": ("kiosk.commands.flow.check:check", "Say what is wrong with a workbook, and how to mend it."),
    "preview": ("kiosk.commands.flow.preview:preview", "Play a workbook in the kiosk's own window."),
    "report": ("kiosk.commands.flow.report:report", "Show a workbook on one page: findings, chart, paths, texts."),
    "paths": ("kiosk.commands.flow.paths:paths", "Tell its paths in words, to read and to approve."),
    "compare": ("kiosk.commands.flow.compare:compare", "Say what a new version would change for visitors."),
    "translations": (
        "kiosk.commands.flow.translations:translations",
        "Send texts to translators and take their work in.",
    ),
    "publish": ("kiosk.commands.flow.publish:publish", "Turn a workbook into the form that the kiosk runs."),
}
"""Name, where it lives, and its line in the overview; in the order of the work."""


EXTRAS = dict.fromkeys(COMMANDS, "publish")


@click.command(
    cls=Overview,
    overview=COMMANDS,
    extras=EXTRAS,
    epilog="Start with: kiosk flow check resources/flows/werkcentrum.xlsx",
)
def flow() -> None:
    """The question flow (vragenroute): write, check and publish it."""
