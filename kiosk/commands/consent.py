# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that visitors say yes to: whether a copy of them is kept, and keeping one."""

from collections.abc import Mapping
from pathlib import Path

import click

from kiosk import places
from kiosk.commands.words import explained, resources_option
from kiosk.referrals.consent_texts import ConsentTextError, keep_texts, load_agreement
from kiosk.ui.texts import TextsError, load_words


@click.group()
def consent() -> None:
    """The words that visitors say yes to."""


@consent.command(epilog="Example: kiosk consent check --resources resources")
@resources_option
def check(resources: Path | None) -> None:
    """Say whether the words on the screen are the ones of which a copy is kept."""
    folder = resources or places.resources()
    with explained(ConsentTextError, TextsError):
        not_kept = load_agreement(folder, _texts(folder), keep_days=1).not_kept
    if not_kept:
        raise click.ClickException(
            f"other words than were kept, so nobody can say yes in: {', '.join(not_kept)}; "
            "raise 'versie' in policy/consent.json and run: kiosk consent keep"
        )
    click.echo("A copy of every word is kept.")


@consent.command(epilog="Example: kiosk consent keep --resources resources")
@resources_option
def keep(resources: Path | None) -> None:
    """Keep a copy of the words on the screen, under the version that policy/consent.json states."""
    folder = resources or places.resources()
    with explained(ConsentTextError, TextsError):
        file = keep_texts(folder, _texts(folder))
    click.echo(f"Kept in {file}.")


def _texts(folder: Path) -> Mapping[str, Mapping[str, str]]:
    languages = sorted(file.stem for file in (folder / "texts").glob("*.json"))
    return {language: words.texts for language, words in load_words(folder / "texts", languages).items()}
