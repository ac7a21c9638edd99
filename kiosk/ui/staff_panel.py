# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff panel's lines: this kiosk, its queue, today's visits, versions. Pure."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.ui.condition import Light
from kiosk.ui.phrases import clock_words, moment_words
from kiosk.ui.texts import Words
from kiosk.ui.views import CallView, CountView, RowView

if TYPE_CHECKING:
    from kiosk.sync.status import SyncStatus


def kiosk_rows(
    name: str, place: str, words: Words, *, calling: bool, condition: Light, sentences: Sequence[str]
) -> tuple[RowView, ...]:
    """Which kiosk this is, whether it calls, and how it does: a row for each of the sentences, one at least."""
    rows = [
        RowView(words.say("staff_name"), name),
        RowView(words.say("staff_place"), place),
        RowView(
            words.say("staff_call"),
            words.say("staff_call_on" if calling else "staff_call_off"),
            "notice" if calling else "",
        ),
    ]
    tone = "good" if condition is Light.GOOD else "notice"
    first = f"{words.say(f'light_{condition.value}')}: {sentences[0]}"
    further = (RowView("", said, tone) for said in sentences[1:])
    return (*rows, RowView(words.say("staff_condition"), first, tone), *further)


def queue_rows(status: "SyncStatus", words: Words) -> tuple[RowView, ...]:
    """What waits, what went well, what went wrong, in words."""
    waiting = str(status.waiting) if status.waiting else words.say("staff_waiting_none")
    success = moment_words(status.last_success, words) if status.last_success else words.say("staff_never")
    return (
        RowView(words.say("staff_waiting"), waiting),
        RowView(words.say("staff_last_success"), success),
        RowView(
            words.say("staff_last_error"),
            status.error(words.language) or words.say("staff_no_error"),
            "notice" if status.last_error else "good",
        ),
        RowView(words.say("staff_refused"), str(status.refused), "notice" if status.refused else "good"),
    )


def today_counts(themes: Mapping[str, int], words: Words) -> tuple[CountView, ...]:
    """Today's finished visits by theme, most first."""
    ordered = sorted(themes.items(), key=lambda theme: -theme[1])
    return tuple(CountView(words.say(f"theme_{code}"), count) for code, count in ordered if count)


def call_rows(call: CallView, words: Words) -> tuple[RowView, ...]:
    """What staff are told of a call: in which language, at which question, since when."""
    place = words.say("staff_call_result") if call.at_result else call.question or words.say("staff_call_no_question")
    return (
        RowView(words.say("staff_call_language"), call.language),
        RowView(words.say("staff_call_question"), place),
        RowView(words.say("staff_call_at"), clock_words(call.at.time(), words)),
    )
