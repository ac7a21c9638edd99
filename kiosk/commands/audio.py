# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for what the kiosk says aloud: which sentences nobody recorded, and recordings made by the machine."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kiosk import places
from kiosk.commands.flow.telling import disk_told
from kiosk.commands.flow.waiting import Waiting
from kiosk.commands.words import explained
from kiosk.content import ContentError, load_content, load_flow
from kiosk.flow.said import Said
from kiosk.sentences import as_said, flow_recordings, flow_sentences, region_recordings, region_sentences
from kiosk.speech.machine import Machine
from kiosk.speech.recordings import Recordings, load_recordings
from kiosk.speech.rendering import Rendered, RenderError, render, unrecorded
from kiosk.ui.texts import TextsError, load_words

_READING = Said("voorlezen:", "reading aloud:")
_MADE = Said("{language}: {made} zinnen voorgelezen.", "{language}: {made} sentences read.")
_SILENT = Said(
    "{language}: geen stem. {silent} zinnen hebben geen opname. Laat iemand ze voorlezen.",
    "{language}: no voice. {silent} sentences have no recording. Have somebody read them.",
)
_COMPLETE = Said("{language}: elke zin heeft een opname.", "{language}: every sentence has a recording.")


@click.group()
def audio() -> None:
    """What the kiosk says aloud (audio)."""


@audio.command("render", epilog="Example: kiosk audio render resources --out opnames")
@click.argument("region", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the recordings, laid out as the 'audio' of a region; what is in it stays.",
)
@click.option("--missing", is_flag=True, help="Make nothing; list the sentences without a recording, with language.")
@click.option("--lang", "language", type=click.Choice(["nl", "en"]), default="nl", help="Language of the answer.")
def render_audio(region: Path, out: Path | None, language: str, *, missing: bool) -> None:
    """Read every fixed sentence that nobody recorded with the machine's voice.

    REGION is a folder with a region's content, or a published flow (.xml) alone.
    """
    if missing == (out is not None):
        raise click.UsageError("give either --out or --missing")
    with explained(ContentError, TextsError, RenderError), disk_told(language):
        asked, recordings = _read(region)
        for fault in recordings.faults:
            click.echo(fault, err=True)
        sentences = unrecorded(asked, recordings)
        if out is None:
            _list(sentences)
        else:
            _render(unrecorded(sentences, _made_before(out)), out, language)


def _read(region: Path) -> tuple[Mapping[str, Sequence[str]], Recordings]:
    """The sentences, and what was read aloud of them."""
    if region.is_dir():
        content = load_content(region)
        words = load_words(region / "texts", content.form.languages)
        return region_sentences(content, words), region_recordings(content.form, words, region)
    form = load_flow(region)
    words = load_words(places.resources() / "texts", form.languages)
    sentences = {language: flow_sentences(form, said) for language, said in words.items()}
    return as_said(sentences, words), flow_recordings(form, words, region.parent)


def _made_before(out: Path) -> Recordings:
    made = load_recordings(out)
    if made.faults:
        raise RenderError("\n".join(made.faults))
    return made


def _list(sentences: Mapping[str, Sequence[str]]) -> None:
    for language, texts in sentences.items():
        for text in texts:
            click.echo(f"{language}\t{text}")


def _render(sentences: Mapping[str, Sequence[str]], out: Path, language: str) -> None:
    with Waiting(_READING, language) as waiting:
        results = list(render(sentences, out, waiting.tell, Machine()))
    for one in results:
        click.echo(_told(one).shown(language).format(language=one.language, made=one.made, silent=one.silent))


def _told(one: Rendered) -> Said:
    if one.silent:
        return _SILENT
    return _MADE if one.made else _COMPLETE
