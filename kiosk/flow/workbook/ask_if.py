# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own column `ask_if`: when a question is asked, without XPath.

    need: home|money; unsafe: no

reads: the answer to `need` has home or money, and that to `unsafe` has no. `need: !home` reads: `need` has an answer,
and it is not home (`!home|!money`: neither). It becomes `relevant`, and a `relevant` that is there holds as well.
"""

from collections.abc import Iterator, Mapping

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.question_types import select_in
from kiosk.flow.workbook.sheets import Row, Sheets
from kiosk.flow.xpath.likeness import perhaps

Asked = Mapping[str, tuple[str, ...] | None]
"""The codes of every question with choices, by its name; None where a file has them."""
_FORM = Said("Schrijf bijvoorbeeld  nood: huis|geld; onveilig: nee", "Write for example  need: home|money; unsafe: no")


def asked(sheets: Sheets) -> Asked:
    """The questions that `ask_if` may name."""
    codes: dict[str, list[str]] = {}
    for row in sheets["choices"].rows if "choices" in sheets else ():
        codes.setdefault(row.get("list_name"), []).append(row.get("name"))
    found: dict[str, tuple[str, ...] | None] = {}
    for row in sheets["survey"].rows:
        select = select_in(row.get("type"))
        if select is not None:
            found[row.get("name")] = None if select.file else tuple(codes.get(select.list_name, ()))
    return found


def ask_if_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for every part of an `ask_if` that names no question or no choice of it."""
    survey = sheets["survey"]
    questions = asked(sheets)
    for row in survey.rows:
        place = survey.place(row.number, "ask_if")
        for part in _parts(row):
            message = _wrong(part, questions)
            if message is not None:
                yield Finding("ask-if", place, message, _FORM)


def relevant_of(row: Row) -> str:
    """The whole condition of a row: its `relevant` and its `ask_if`, both; '' when it has neither."""
    rules = [row.get("relevant"), *(_compiled(part) for part in _parts(row))]
    written = [rule for rule in rules if rule]
    return written[0] if len(written) == 1 else " and ".join(f"({rule})" for rule in written)


def _parts(row: Row) -> list[str]:
    return [part.strip() for part in row.get("ask_if").split(";") if part.strip()]


def _split(part: str) -> tuple[str, list[str]]:
    name, _, written = part.partition(":")
    return name.strip(), [code.strip() for code in written.split("|")]


def _wrong(part: str, questions: Asked) -> Said | None:
    name, codes = _split(part)
    if name not in questions:
        like = perhaps(name, questions)
        return Said(
            f"Er is geen keuzevraag '{name}'.{like.nl}", f"There is no question '{name}' with choices.{like.en}"
        )
    if len({code.startswith("!") for code in codes}) > 1:
        return Said(
            f"Bij '{name}' staan keuzes met en zonder ! door elkaar.",
            f"At '{name}', choices with and without ! are mixed.",
        )
    known = questions[name]
    for code in (code.removeprefix("!").strip() for code in codes):
        if not code or (known is not None and code not in known):
            like = perhaps(code, known or ())
            return Said(
                f"De vraag '{name}' heeft geen keuze '{code}'.{like.nl}",
                f"The question '{name}' has no choice '{code}'.{like.en}",
            )
        if "'" in code:
            return Said("Een code heeft geen aanhalingsteken.", "A code has no quotation mark.")
    return None


def _compiled(part: str) -> str:
    name, codes = _split(part)
    chosen = " or ".join(f"selected(${{{name}}}, '{code.removeprefix('!').strip()}')" for code in codes)
    if codes[0].startswith("!"):
        return f"${{{name}}} != '' and not({chosen})"
    return chosen
