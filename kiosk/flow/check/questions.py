# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions that ask too much, ask twice, or leave a visitor no way out (W-02 to W-04); outcomes without why (W-08)."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from kiosk.flow.check.answers import answers_in_words, label_of
from kiosk.flow.check.not_proved import not_proved
from kiosk.flow.check.word_lists import NO_WORDS, WordList, WordLists
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import Condition, Field, Form, QuestionKind, Role
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.search import Found, Nobody
from kiosk.flow.proof.together import asked_together, most_offered
from kiosk.flow.proof.visitors import median_questions
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow

MOST_MEDIAN = 3
MOST_OPTIONS = 6
"""Options on one screen (L-03)."""
ALIKE = 0.75
"""Two questions ask the same when they share this part of the words that say what they are about."""
WAYS_OUT = frozenset({"weet_niet", "zeg_niet", "ja", "nee", "yes", "no"})
"""Codes that stand in many lists and tell nothing of what a list is about."""
_REFERENCE = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")
_FALLBACKS = frozenset({"yes", "deliberate"})


def suspects(form: Form, lists: WordLists) -> tuple[tuple[int, int], ...]:
    """Pairs of questions that seem to ask the same; whether one visitor gets both is for the proof to say."""
    asked = [form.fields[index] for index in form.questions if form.fields[index].kind is not QuestionKind.NOTE]
    words = lists.get(form.default_language, NO_WORDS)
    about = {one.index: _about(form, one, words) for one in asked}
    options = {one.index: _options(one) for one in asked}
    return tuple(
        (first.index, second.index)
        for first, second in combinations(asked, 2)
        if _alike(about[first.index], about[second.index])
        or (options[first.index] and options[first.index] == options[second.index])
    )


def _about(form: Form, asked: Field, words: WordList) -> frozenset[str]:
    label = re.findall(r"\w+", label_of(form, asked.name).nl.casefold())
    return frozenset(label) - frozenset(words.small)


def _options(asked: Field) -> frozenset[int]:
    """The list, by its items; nothing for yes and no, which fit every question."""
    if asked.options is None or set(asked.options.all) <= WAYS_OUT:
        return frozenset()
    return frozenset(id(option.node) for option in asked.options.all.values())


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first & second) and len(first & second) / len(first | second) >= ALIKE


def twice_findings(authored: AuthoredFlow, pairs: Collection[tuple[int, int]], inquiry: Inquiry) -> Iterator[Finding]:
    """A finding for each pair that one visitor can be asked, or of which that is not decided."""
    form = authored.form
    for first, second in pairs:
        sought = asked_together(inquiry, first, second)
        if isinstance(sought, Found):
            yield _asked_twice(authored, form.fields[first], form.fields[second], sought.trail.answers)
        elif not isinstance(sought, Nobody):
            earlier = label_of(form, form.fields[first].name)
            claimed = Said(
                f"dat deze vraag en '{earlier.nl}' niet op hetzelfde pad komen",
                f"that this question and '{earlier.en}' do not come on the same path",
            )
            yield not_proved("not-walked", authored.place(form.fields[second].name), claimed)


def _asked_twice(authored: AuthoredFlow, first: Field, second: Field, witness: Mapping[str, str]) -> Finding:
    told = answers_in_words(authored.form, witness)
    earlier = label_of(authored.form, first.name)
    return Finding(
        "asked-twice",
        authored.place(second.name),
        Said(
            f"Deze vraag lijkt op '{earlier.nl}' en komt op hetzelfde pad: {told.nl}.",
            f"This question is like '{earlier.en}' and comes on the same path: {told.en}.",
        ),
        Said("Vraag alles één keer: gebruik het eerste antwoord.", "Ask everything once: use the first answer."),
        Severity.WARNING,
    )


def unused_findings(authored: AuthoredFlow, used_elsewhere: Collection[str]) -> Iterator[Finding]:
    """A finding for each question whose answer nothing uses; `used_elsewhere`: those that the kiosk itself reads."""
    form = authored.form
    used = {form.fields[index].name for one in form.fields for index in _read_by(one)} | set(used_elsewhere)
    used |= set(_in_texts(authored))
    for index in form.questions:
        asked = form.fields[index]
        if asked.kind is not QuestionKind.NOTE and asked.name not in used:
            yield Finding(
                "unused-question",
                authored.place(asked.name),
                Said("Geen regel gebruikt het antwoord op deze vraag.", "No rule uses the answer to this question."),
                Said(
                    "Haal de vraag weg, of gebruik het antwoord in een voorwaarde.",
                    "Take the question away, or use its answer in a condition.",
                ),
                Severity.WARNING,
            )


def _read_by(one: Field) -> Iterator[int]:
    rules = one.rules
    formulas = [rule.formula for rule in (rules.relevant, rules.required, rules.constraint, rules.calculation) if rule]
    codes = [formula.code for formula in formulas]
    codes += [] if one.begins is None else [one.begins.formula.code]
    if one.options is not None and one.options.choice_filter is not None:
        codes.append(one.options.choice_filter.code)
    yield from (index for code in codes for index in code.reads if index != one.index)


def _in_texts(authored: AuthoredFlow) -> Iterator[str]:
    for sheet in authored.sheets.values():
        for row in sheet.rows:
            for text in row.cells.values():
                yield from (name for name in _REFERENCE.findall(text) if name != row.get("name"))


def way_out_findings(authored: AuthoredFlow, lists: WordLists) -> Iterator[Finding]:
    """A finding for each question that must be answered and has no 'I do not know'."""
    form = authored.form
    ways_out = {code for words in lists.values() for code in words.dont_know}
    for index in form.questions:
        asked = form.fields[index]
        offers = asked.options is not None and not ways_out.isdisjoint(asked.options.all)
        if asked.rules.required is not None and asked.kind is not QuestionKind.NOTE and not offers:
            yield _no_way_out(authored, asked)


def _no_way_out(authored: AuthoredFlow, asked: Field) -> Finding:
    remedy = (
        Said("Maak de vraag niet verplicht.", "Do not make the question required.")
        if asked.options is None
        else Said(
            "Voeg de keuze weet_niet ('Weet ik niet') toe, en laat die verder leiden.",
            "Add the option weet_niet ('I do not know'), and let it lead on.",
        )
    )
    return Finding(
        "no-way-out",
        authored.place(asked.name),
        Said("Wie het antwoord niet weet, kan niet verder.", "Who does not know the answer cannot go on."),
        remedy,
    )


def reason_findings(authored: AuthoredFlow) -> Iterator[Finding]:
    """A finding for each outcome that can never say why the visitor sees it."""
    form = authored.form
    for index in form.outcomes:
        outcome = form.fields[index]
        if outcome.marks.get("fallback", "") not in _FALLBACKS and not _has_reason(form, outcome):
            yield Finding(
                "no-reason",
                authored.place(outcome.name, "when"),
                Said(
                    "Deze uitkomst kan niet zeggen waarom de bezoeker haar ziet: de voorwaarde leest geen keuze.",
                    "This outcome cannot say why the visitor sees it: its condition reads no choice.",
                ),
                Said(
                    "Noem een vraag in de voorwaarde, of zet yes in de kolom fallback.",
                    "Name a question in the condition, or put yes in the column fallback.",
                ),
            )


def _has_reason(form: Form, outcome: Field) -> bool:
    waiting, seen = list(_of(outcome.rules.relevant)), set[int]()
    while waiting:
        index = waiting.pop()
        if index not in seen:
            seen.add(index)
            read = form.fields[index]
            waiting += _read_by(read) if read.role is Role.CALCULATE else ()
    return any(form.fields[index].options is not None for index in seen)


def _of(condition: Condition | None) -> frozenset[int]:
    return frozenset() if condition is None else condition.formula.code.reads


def length_of_most_findings(authored: AuthoredFlow, inquiry: Inquiry) -> Iterator[Finding]:
    """A finding where most visitors get too many questions, as far as some of them show."""
    median = median_questions(inquiry)
    if median > MOST_MEDIAN:
        yield _long_for_most(authored, median)


def crowded_findings(authored: AuthoredFlow, inquiry: Inquiry) -> Iterator[Finding]:
    """A finding for each question with too many options on one screen, or of which that is not decided."""
    for index in authored.form.questions:
        asked = authored.form.fields[index]
        if asked.options is not None and len(asked.options.all) > MOST_OPTIONS:
            sought = most_offered(inquiry, index, MOST_OPTIONS)
            if isinstance(sought, Found):
                told = answers_in_words(authored.form, sought.trail.answers)
                yield _crowded(authored, asked.name, len(sought.trail.offered[index]), told)
            elif not isinstance(sought, Nobody):
                claimed = Said(
                    f"dat er hoogstens {MOST_OPTIONS} keuzes op dit scherm staan",
                    f"that this screen has at most {MOST_OPTIONS} options",
                )
                yield not_proved("not-walked", authored.place(asked.name), claimed)


def _long_for_most(authored: AuthoredFlow, median: int) -> Finding:
    return Finding(
        "long-for-most",
        authored.beginning,
        Said(
            f"Ongeveer de helft van de bezoekers krijgt {median} vragen of meer.",
            f"About half of the visitors get {median} questions or more.",
        ),
        Said(
            f"Houd het voor de meeste bezoekers op {MOST_MEDIAN} vragen.",
            f"Keep it to {MOST_MEDIAN} questions for most visitors.",
        ),
        Severity.WARNING,
    )


def _crowded(authored: AuthoredFlow, name: str, count: int, told: Said) -> Finding:
    return Finding(
        "crowded-screen",
        authored.place(name),
        Said(
            f"Op dit scherm staan {count} keuzes, na {told.nl}.",
            f"This screen has {count} options, after {told.en}.",
        ),
        Said(f"Toon hoogstens {MOST_OPTIONS} keuzes tegelijk.", f"Show at most {MOST_OPTIONS} options at a time."),
        Severity.WARNING,
    )
