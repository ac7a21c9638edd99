# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a question of the flow to what its page shows. Pure."""

from collections.abc import Collection
from dataclasses import replace

from kiosk.flow.session import Choice, Question, QuestionKind
from kiosk.ui.texts import Words
from kiosk.ui.views import ChoiceView

QUIET_CHOICES = frozenset({"weet_niet", "zeg_niet"})
"""The reserved answers "weet ik niet" and "zeg ik liever niet": real answers, but not the first ones to read."""

DONT_KNOW = "weet_niet"
ALWAYS_OFFERED = frozenset({"ergens_anders", "staat_er_niet_bij"})
"""The reserved answers for who does not find theirs in a long list."""
MOST_AT_ONCE = 6
"""Answers on one screen; a longer list may be searched."""

_HINTS = {
    QuestionKind.ONE: "choose_one",
    QuestionKind.SEVERAL: "choose_several",
    QuestionKind.INTEGER: "type_number",
    QuestionKind.TEXT: "type_text",
    QuestionKind.DATE: "choose_date",
}


def choice_views(
    question: Question, icons: Collection[str], words: Words, chosen: Collection[str] | None = None
) -> tuple[ChoiceView, ...]:
    """The answers in the flow's order, the quiet ones last; without `chosen` the question's own value is chosen.

    A day that may be skipped has one answer of its own: "weet ik niet".
    Pictograms are shown where every answer but the quiet ones has one: among them one without would look like less.
    """
    marked = question.value.split() if chosen is None else chosen
    wanted = {_pictogram(choice) for choice in question.choices if choice.name not in QUIET_CHOICES}
    drawn = wanted <= set(icons)
    views = [_view(choice, drawn=drawn, chosen=choice.name in marked) for choice in _choices(question, words)]
    return tuple(sorted(views, key=lambda view: view.quiet))


def _choices(question: Question, words: Words) -> tuple[Choice, ...]:
    skipped = question.kind is QuestionKind.DATE and not question.required
    return (Choice(DONT_KNOW, words.say("dont_know")),) if skipped else question.choices


def _view(choice: Choice, *, drawn: bool, chosen: bool) -> ChoiceView:
    quiet = choice.name in QUIET_CHOICES
    return ChoiceView(
        name=choice.name,
        label=choice.label,
        pictogram=_pictogram(choice) if drawn and not quiet else "",
        quiet=quiet,
        chosen=chosen,
    )


def _pictogram(choice: Choice) -> str:
    return f"answer_{choice.name}"


def after_choosing(views: Collection[ChoiceView], name: str, *, several: bool) -> tuple[ChoiceView, ...]:
    """The answers after a tap on one. A quiet answer stands alone, also where several may be chosen."""
    picked = next(one for one in views if one.name == name)
    return tuple(_after(one, picked, several=several) for one in views)


def _after(one: ChoiceView, picked: ChoiceView, *, several: bool) -> ChoiceView:
    if one.name == picked.name:
        return replace(one, chosen=not one.chosen if several else True)
    stays = several and not picked.quiet and not one.quiet
    return replace(one, chosen=one.chosen and stays)


def hint_words(question: Question, words: Words) -> str:
    """The flow's own hint, or else what to do here."""
    if question.hint or question.kind not in _HINTS:
        return question.hint
    if is_searched(question):
        return words.say("search_hint")
    return words.say(_HINTS[question.kind])


def is_searched(question: Question) -> bool:
    """Whether the answer is found by typing: the author asks for it, and there are too many to show."""
    loud = [choice for choice in question.choices if choice.name not in QUIET_CHOICES]
    return question.kind is QuestionKind.ONE and "minimal" in question.appearance and len(loud) > MOST_AT_ONCE


def search_labels(choices: Collection[ChoiceView]) -> dict[str, str]:
    """The answers that are searched, by code: all but those that are always offered."""
    return {one.name: one.label for one in choices if not one.quiet and one.name not in ALWAYS_OFFERED}
