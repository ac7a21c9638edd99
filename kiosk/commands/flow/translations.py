# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sends texts to translators and takes their work in."""

from pathlib import Path

import click

from kiosk.clock import system_clock
from kiosk.commands.flow.telling import Refused, counted, disk_told, told
from kiosk.commands.flow.workbooks import findings_told, workbook_argument
from kiosk.flow.said import Said
from kiosk.flow.translations.accepting import accepted
from kiosk.flow.translations.files import FORMATS, received
from kiosk.flow.translations.merging import merged
from kiosk.flow.translations.rows import exchange_of, language_for
from kiosk.flow.translations.saving import replacing, save
from kiosk.flow.translations.states import LanguageStatus, status
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.translated import State, kept_in, wordings_of

_WORDS = (Said("woord", "word"), Said("woorden", "words"), "nl")
_TEXTS = (Said("tekst", "text"), Said("teksten", "texts"), "nl")
_REMARKS = (Said("opmerking", "remark"), Said("opmerkingen", "remarks"), "nl")
_MADE = (Said("vertaling hoort", "translation"), Said("vertalingen horen", "translations"), "nl")
_STATES = {
    State.MISSING: "ontbreekt",
    State.STALE: "verouderd",
    State.DONE: "vertaald",
    State.CHECKED: "nagekeken",
}


@click.group(epilog="Start with: kiosk flow translations status resources/flows/werkcentrum.xlsx")
def translations() -> None:
    """Send texts to translators, take their work in, and see how far each language is."""


@translations.command(
    "export", epilog="Example: kiosk flow translations export resources/flows/werkcentrum.xlsx --lang ar --format po"
)
@workbook_argument
@click.option("--lang", "language", required=True, help="The code of a language; a new one as 'Українська (uk)'.")
@click.option("--format", "kind", type=click.Choice(tuple(FORMATS)), default="xlsx", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: beside the workbook.")
def export(workbook: Path, language: str, kind: str, out: Path | None) -> None:
    """Write the texts of one language into a file for a translator. Changes nothing in the workbook."""
    with findings_told():
        authored = open_workbook(workbook)
        target_language = language_for(authored, language)
    exchange = exchange_of(authored, target_language)
    target = out or workbook.with_name(f"{workbook.stem}-{target_language.code}{FORMATS[kind].ends[0]}")
    if target.resolve() == workbook.resolve():
        raise Refused(f"{target} is de werkmap zelf. Kies met --out een andere naam.")
    with disk_told(), replacing(target) as unfinished:
        unfinished.write_bytes(FORMATS[kind].written(exchange))
    words = sum(row.words for row in exchange.rows if row.state in {State.MISSING, State.STALE})
    click.echo(f"Gemaakt: {target}. {len(exchange.rows)} teksten; nog te vertalen: {counted(words, *_WORDS)}.")


@translations.command(
    "import", epilog="Example: kiosk flow translations import my-flow.xlsx my-flow-ar.po --out my-flow-new.xlsx"
)
@workbook_argument
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", "language", help="The language that the file must be in.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Without it: into the workbook itself.")
def take_in(workbook: Path, file: Path, language: str | None, out: Path | None) -> None:
    """Take a translator's file into the workbook. No text is lost; what does not fit is told and changes nothing."""
    target = out or workbook
    with findings_told():
        authored = open_workbook(workbook)
    with findings_told(), disk_told():
        merge = merged(authored, received(file, authored, language), system_clock().date())
        if merge.is_change or out is not None:
            save(authored, merge, target)
    for line in told(merge.findings, "nl"):
        click.echo(line, err=True)
    done = f"{counted(len(merge.texts), *_TEXTS)} veranderd, {counted(len(merge.findings), *_REMARKS)}"
    click.echo(f"Overgenomen in {target}: {done}." if merge.is_change else f"Er verandert niets in {target}: {done}.")


@translations.command("accept", epilog="Example: kiosk flow translations accept my-flow.xlsx --key survey:tegel:label")
@workbook_argument
@click.option("--lang", "language", help="One language; without it all.")
@click.option(
    "--key", "keys", multiple=True, help="One text, as `export` names it; may be given again. Without it all."
)
def accept(workbook: Path, language: str | None, keys: tuple[str, ...]) -> None:
    """Record that translations fit the source texts as they are now: from here on the check sees which turn stale."""
    with findings_told():
        authored = open_workbook(workbook)
        code = language_for(authored, language).code if language else None
        unknown = sorted(set(keys) - {one.key for one in wordings_of(authored.sheets)})
        if unknown:
            raise Refused(f"De werkmap heeft geen tekst {', '.join(unknown)}. De sleutels staan in elke export.")
        merge = accepted(authored, code, keys)
        with disk_told():
            if merge.is_change:
                save(authored, merge, workbook)
    before = kept_in(authored.sheets)
    count = sum(before.get(place) != kept for place, kept in merge.kept.items())
    click.echo(f"Vastgelegd in {workbook}: {counted(count, *_MADE)} bij de brontekst van nu.")


@translations.command("status", epilog="Example: kiosk flow translations status resources/flows/werkcentrum.xlsx")
@workbook_argument
def tell_status(workbook: Path) -> None:
    """Say how far each language is: texts, words, missing, stale, done, checked by a person."""
    with findings_told():
        authored = open_workbook(workbook)
    states = (_STATES[state] for state in State)
    lines: list[tuple[str, ...]] = [("taal", "teksten", "woorden", *states, "te vertalen")]
    lines += [_line(one) for one in status(authored)]
    for line in lines:
        click.echo("".join(f"{cell:<24}" if number == 0 else f"{cell:>13}" for number, cell in enumerate(line)))
    click.echo(
        "verouderd: de brontekst is veranderd. vertaald: nog niet nagekeken door een mens. te vertalen: woorden."
    )


def _line(one: LanguageStatus) -> tuple[str, ...]:
    counts = (one.texts, one.words, *(one.counts[state] for state in State), one.words_left)
    return (one.written, *(str(count) for count in counts))
