# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof refuted, or could not prove, as findings with the answers that show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.check.answers import answers_in_words, label_of, option_label
from kiosk.flow.check.not_proved import not_proved
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import Form
from kiosk.flow.proof.traps import suspicious
from kiosk.flow.proof.verdicts import Claim, Proof, Result, Verdict
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow

_OUTCOMES = "outcomes"
_PARTS = {"relevant": "when"}
"""Columns of the survey sheet with their names on the sheet outcomes."""


@dataclass(frozen=True, slots=True)
class _Words:
    """`{subject}`: what the claim is about; `{answers}`: the answers that refute it.

    Of a blank trap also `{unasked}` and `{code}`: the question that was not asked, by its words and by its name.
    """

    code: str
    column: str
    message: Said
    remedy: Said
    claimed: Said
    """What was to be proved, for 'not proved: ...'."""
    severity: Severity = Severity.ERROR


_WORDS: Mapping[Claim, _Words] = {
    Claim.REACHABLE: _Words(
        "unreachable",
        "relevant",
        Said(
            "'{subject}' komt nooit: geen enkel antwoord leidt hierheen.",
            "'{subject}' never comes: no answer leads here.",
        ),
        Said("Verbeter de voorwaarde, of haal de rij weg.", "Mend the condition, or take the row away."),
        Said("dat '{subject}' bereikt kan worden", "that '{subject}' can be reached"),
    ),
    Claim.OPTION_REACHABLE: _Words(
        "unreachable-option",
        "name",
        Said("De keuze '{subject}' komt nooit op het scherm.", "The option '{subject}' never comes on the screen."),
        Said(
            "Verbeter de choice_filter van de vraag, of haal de keuze weg.",
            "Mend the question's choice_filter, or take the option away.",
        ),
        Said("dat de keuze '{subject}' op het scherm komt", "that the option '{subject}' comes on the screen"),
    ),
    Claim.NO_DEAD_END: _Words(
        "dead-end",
        "",
        Said(
            "Dit pad loopt dood: {answers}. Er hoort geen uitkomst bij.",
            "This path is a dead end: {answers}. It has no outcome.",
        ),
        Said(
            "Maak een uitkomst voor deze antwoorden. Is de gids hier de bedoeling? Zet dan deliberate bij fallback.",
            "Make an outcome for these answers. Do you mean the guide here? Then put deliberate under fallback.",
        ),
        Said("dat elk pad een uitkomst heeft", "that every path has an outcome"),
    ),
    Claim.CHOICES_OFFERED: _Words(
        "no-choices",
        "choice_filter",
        Said("Hier is niets te kiezen na {answers}.", "There is nothing to choose here after {answers}."),
        Said(
            "Verbeter de choice_filter, of stel de vraag dan niet.",
            "Mend the choice_filter, or do not ask the question then.",
        ),
        Said("dat er bij '{subject}' altijd iets te kiezen is", "that '{subject}' always has something to choose"),
    ),
    Claim.ANSWERABLE: _Words(
        "unanswerable",
        "constraint",
        Said(
            "Deze vraag is verplicht, maar geen enkel antwoord is goed na {answers}.",
            "This question is required, but no answer is accepted after {answers}.",
        ),
        Said(
            "Verbeter de constraint, of maak de vraag niet verplicht.",
            "Mend the constraint, or do not make the question required.",
        ),
        Said("dat '{subject}' te beantwoorden is", "that '{subject}' can be answered"),
    ),
    Claim.NO_BLANK_TRAP: _Words(
        "blank-trap",
        "relevant",
        Said(
            "Deze regel geldt ook als '{unasked}' niet is gevraagd: {answers}.",
            "This rule also holds when '{unasked}' was not asked: {answers}.",
        ),
        Said(
            "Schrijf voor de != of not() dat de vraag is beantwoord: ${{{code}}} != '' and ...",
            "Write before the != or not() that the question was answered: ${{{code}}} != '' and ...",
        ),
        Said(
            "dat de regel van '{subject}' niet geldt door een vraag die niet is gesteld",
            "that the rule of '{subject}' does not hold because of a question that was not asked",
        ),
    ),
    Claim.SHORT: _Words(
        "long-path",
        "",
        Said("Dit pad heeft meer dan vijf vragen: {answers}.", "This path has more than five questions: {answers}."),
        Said("Vraag minder, of laat eerdere antwoorden tellen.", "Ask less, or let earlier answers count."),
        Said("dat geen pad meer dan vijf vragen heeft", "that no path has more than five questions"),
    ),
}


def proof_findings(authored: AuthoredFlow, proof: Proof) -> Iterator[Finding]:
    """A finding for each claim that was not proved; never 'ok' for one that is open."""
    for result in proof.results:
        if result.verdict is Verdict.REFUTED:
            yield _refuted(authored, result)
        elif result.verdict is Verdict.NOT_PROVED:
            yield _open(authored, result)


def _refuted(authored: AuthoredFlow, result: Result) -> Finding:
    words = _WORDS[result.claim]
    message, remedy = (_filled(authored, said, result) for said in (words.message, words.remedy))
    return Finding(words.code, place_of(authored, result), message, remedy, words.severity)


def _open(authored: AuthoredFlow, result: Result) -> Finding:
    claimed = _filled(authored, _WORDS[result.claim].claimed, result)
    return not_proved("not-proved", place_of(authored, result), claimed)


def _filled(authored: AuthoredFlow, said: Said, result: Result) -> Said:
    answers = answers_in_words(authored.form, result.witness or {})
    subject, code = _subject(authored, result), _unasked(authored.form, result)
    unasked = label_of(authored.form, code) if code else Said("", "")
    return Said(
        said.nl.format(subject=subject.nl, answers=answers.nl, unasked=unasked.nl, code=code),
        said.en.format(subject=subject.en, answers=answers.en, unasked=unasked.en, code=code),
    )


def _unasked(form: Form, result: Result) -> str:
    """The question that a rule compares with and that this visitor was not asked; '' for other claims."""
    if result.claim is not Claim.NO_BLANK_TRAP:
        return ""
    trap = next(trap for trap in suspicious(form) if (trap.field.name, trap.part) == (result.subject, result.part))
    read = [form.fields[index].name for suspect in trap.suspects for index in suspect.questions]
    return next((name for name in read if name not in (result.witness or {})), read[0])


def _subject(authored: AuthoredFlow, result: Result) -> Said:
    question, divider, code = result.subject.partition("/")
    return option_label(authored.form, question, code) if divider else Said(result.subject, result.subject)


def place_of(authored: AuthoredFlow, result: Result) -> str:
    """The cell that a claim is about; of a path as a whole its last question, or the first of the flow."""
    question, divider, code = result.subject.partition("/")
    if divider:
        return option_place(authored, question, code)
    if not result.subject:
        asked = list(result.witness or {})
        return authored.place(asked[-1]) if asked else authored.beginning
    column = result.part or _WORDS[result.claim].column
    place = authored.place(question, _PARTS.get(column, column))
    on_outcomes = place.casefold().startswith(_OUTCOMES)
    return place if on_outcomes else authored.place(question, column)


def option_place(authored: AuthoredFlow, question: str, code: str) -> str:
    """The cell of an option on the sheet choices; the question's own where its list is not there."""
    survey, choices = authored.sheets.get("survey"), authored.sheets.get("choices")
    types = [row.get("type") for row in survey.rows if row.get("name") == question] if survey else []
    lists = {part for written in types for part in written.split()[1:]}
    for row in choices.rows if choices else ():
        if choices and row.get("list_name") in lists and row.get("name") == code:
            return choices.place(row.number, "name")
    return authored.place(question)
