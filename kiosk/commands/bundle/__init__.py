# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of signed content: who signs, making a bundle, signing it, giving it to kiosks, and one step back."""

import click

from kiosk.commands.overview import Overview

_PEOPLE = "kiosk.commands.bundle.people"
_STAFF = "kiosk.commands.bundle.staff"
_MAKING = "kiosk.commands.bundle.making"
_SHELF = "kiosk.commands.bundle.shelf"
COMMANDS = {
    "keygen": (f"{_PEOPLE}:keygen", "Make your key for signing, and show its public half."),
    "people": (f"{_PEOPLE}:people", "Write down who signs for the region: the file for every kiosk."),
    "partners": (f"{_PEOPLE}:partners", "Put the public keys of partners beside the region's content."),
    "staff": (f"{_STAFF}:staff", "Keep the list of who may open staff mode beside the region's content."),
    "build": (f"{_MAKING}:build", "Pack a region's content as a new version."),
    "sign": (f"{_MAKING}:sign", "Add your signature to a bundle."),
    "verify": (f"{_MAKING}:verify", "Show what is in a bundle, and whether enough people signed it."),
    "publish": (f"{_SHELF}:publish", "Put a bundle on the shelf of the store, for a few kiosks or for all."),
    "ring": (f"{_SHELF}:ring", "Say which kiosks hear of new content before others."),
    "rollback": ("kiosk.commands.bundle.back:rollback", "Let this kiosk show the version before."),
}
"""Name, where it lives, and its line in the overview."""

EXTRAS = {"publish": "store", "ring": "store"}


@click.command(cls=Overview, overview=COMMANDS, extras=EXTRAS, epilog="Start with: kiosk bundle build --help")
def bundle() -> None:
    """Signed content for kiosks: flow, directory, policy, texts, audio, theme, partners' keys, staff list."""
