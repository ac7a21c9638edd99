# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as an author reads them: the question's own words, and the words of the option that was chosen."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kiosk.flow.form import Field, Form, Option, QuestionKind
from kiosk.flow.said import Said
from kiosk.flow.xpath.code import Context, Setting

_SKIPPED = Said("(overgeslagen)", "(skipped)")
_NOTHING = Said("(nog geen antwoord)", "(no answer yet)")


def answers_in_words(form: Form, answers: Mapping[str, str]) -> Said:
    """`'Waar woont u?' = 'Rivierstad', ...`, in the order of the form; notes, which ask nothing, are left out."""
    return Said(_in_language(form, answers, "nl"), _in_language(form, answers, "en"))


def label_of(form: Form, name: str) -> Said:
    """A field's own words; its name where it has none."""
    asked = form.field(name)
    return Said(_label(form, asked, "nl"), _label(form, asked, "en"))


def option_label(form: Form, question: str, code: str) -> Said:
    """An option's own words; its code where it has none."""
    return Said(_chosen(form, form.field(question), code, "nl"), _chosen(form, form.field(question), code, "en"))


def _in_language(form: Form, answers: Mapping[str, str], language: str) -> str:
    asked = [form.field(name) for name in answers if name in form.by_name]
    told = [
        f"'{_label(form, one, language)}' = {_answer(form, one, answers[one.name], language)}"
        for one in sorted(asked, key=lambda one: one.index)
        if one.kind is not QuestionKind.NOTE
    ]
    return ", ".join(told) or _NOTHING.shown(language)


def _answer(form: Form, asked: Field, value: str, language: str) -> str:
    if not value:
        return _SKIPPED.shown(language)
    codes = [value] if asked.options is None else value.split()
    return " + ".join(f"'{_chosen(form, asked, code, language)}'" for code in codes)


def _chosen(form: Form, asked: Field, code: str, language: str) -> str:
    option: Option | None = asked.options.all.get(code) if asked.options is not None else None
    return (option.label.shown(_context(form, language)) if option is not None else "") or code


def _label(form: Form, asked: Field, language: str) -> str:
    return asked.wording.label.shown(_context(form, language)) or asked.name


def _context(form: Form, language: str) -> Context:
    """Texts without a visitor: what they fill in from answers stays empty."""
    setting = Setting(datetime.min.replace(tzinfo=UTC), language=language)
    return Context(setting, [""] * len(form.fields))
