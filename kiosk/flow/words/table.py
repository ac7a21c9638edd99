# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of conditions in words, as data: a formula and how it is said. Writing and reading both follow it.

A capital in a formula is a hole; the same capital between braces in a phrase says where its words go:

    A B C D  a value                          O  option codes of the field before it   L  a fixed text
    P        a condition                      W  a text that lists such codes          N  a name of a column or node
    S        conditions, perhaps a list       Q  a select_one, M a select_multiple     X  any number of values
    Z        a condition or a value           F  any question, K a calculate,          Y  any number of Z
    T V      the test of a step, steps           U an outcome

Writing takes the first row whose formula fits, so a row that says more stands above one that says less. Formulas are
those that `folding.py` makes: `_field('name')` for a question is never written here, the holes Q, M, F, K and U are.
"""

from dataclasses import dataclass
from types import MappingProxyType

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Row:
    """A formula with its phrases. `joins`: with which word (`or`, `and`) several codes join to which operator."""

    formula: str
    nl: str
    en: str
    joins: tuple[tuple[str, str], ...] = ()

    def phrase(self, language: str) -> str:
        """The phrase in Dutch or English."""
        return self.en if language == "en" else self.nl


_OR, _NEITHER, _EITHER = (("or", "or"),), (("or", "and"),), (("or", "or"), ("and", "and"))

SENTENCES = (
    Row("true()", "altijd", "always"),
    Row("false()", "nooit", "never"),
    Row("F = ''", "{F} is niet beantwoord", "{F} is not answered"),
    Row("F != ''", "{F} is beantwoord", "{F} is answered"),
    Row("Q = O", "bij {Q} is gekozen: {O}", "the choice at {Q} is: {O}", _OR),
    Row("Q != O", "bij {Q} is niet gekozen: {O}", "the choice at {Q} is not: {O}", _NEITHER),
    Row("M = O", "bij {M} is alleen gekozen: {O}", "the only choice at {M} is: {O}"),
    Row("M != O", "bij {M} is niet alleen gekozen: {O}", "the only choice at {M} is not: {O}"),
    Row("K = O", "de berekening {K} geeft: {O}", "the calculation {K} gives: {O}", _OR),
    Row("K != O", "de berekening {K} geeft niet: {O}", "the calculation {K} does not give: {O}", _NEITHER),
    Row(". = O", "het gekozen antwoord is: {O}", "the chosen answer is: {O}", _OR),
    Row(". != O", "het gekozen antwoord is niet: {O}", "the chosen answer is not: {O}", _NEITHER),
    Row("selected(F, O)", "bij {F} is aangekruist: {O}", "ticked at {F}: {O}", _EITHER),
    Row("not(selected(F, O))", "bij {F} is niet aangekruist: {O}", "not ticked at {F}: {O}", _NEITHER),
    Row("selected(K, O)", "in de berekening {K} staat: {O}", "in the calculation {K} stands: {O}", _EITHER),
    Row("selected(., O)", "in het antwoord is aangekruist: {O}", "ticked in the answer: {O}", _EITHER),
    Row("not(selected(., O))", "in het antwoord is niet aangekruist: {O}", "not ticked in the answer: {O}", _NEITHER),
    Row("selected(W, F)", "bij {F} is één van deze gekozen: {W}", "the choice at {F} is one of: {W}"),
    Row("selected(W, K)", "de berekening {K} geeft één van deze: {W}", "the calculation {K} gives one of: {W}"),
    Row("selected(A, B)", "{A} noemt {B}", "{A} lists {B}"),
    Row("A = ''", "{A} is leeg", "{A} is empty"),
    Row("A != ''", "{A} is niet leeg", "{A} is not empty"),
    Row("A = B", "{A} is gelijk aan {B}", "{A} is equal to {B}"),
    Row("A != B", "{A} is niet gelijk aan {B}", "{A} is not equal to {B}"),
    Row("A < B", "{A} is minder dan {B}", "{A} is less than {B}"),
    Row("A <= B", "{A} is hoogstens {B}", "{A} is at most {B}"),
    Row("A > B", "{A} is meer dan {B}", "{A} is more than {B}"),
    Row("A >= B", "{A} is ten minste {B}", "{A} is at least {B}"),
    Row("contains(A, B)", "{A} bevat {B}", "{A} contains {B}"),
    Row("starts-with(A, B)", "{A} begint met {B}", "{A} begins with {B}"),
    Row("ends-with(A, B)", "{A} eindigt op {B}", "{A} ends with {B}"),
    Row("regex(A, B)", "{A} heeft de vorm {B}", "{A} has the form {B}"),
    Row("not(P)", "niet waar is: {P}", "it is not true that {P}"),
)
"""What is true or false."""

TRUTHS = (
    Row("F", "{F} is ingevuld", "{F} is filled in"),
    Row("A", "{A} telt als waar", "{A} counts as true"),
)
"""A value that is used as a condition."""

TERMS = (
    Row("if(S, A, B)", "{A} als {S}, anders {B}", "{A} if {S}, otherwise {B}"),
    Row("coalesce(A, B)", "{A} als dat er is, anders {B}", "{A} if it is there, otherwise {B}"),
    Row("A + B", "{A} plus {B}", "{A} plus {B}"),
    Row("A - B", "{A} min {B}", "{A} minus {B}"),
    Row("A * B", "{A} maal {B}", "{A} times {B}"),
    Row("A div B", "{A} gedeeld door {B}", "{A} divided by {B}"),
    Row("A mod B", "de rest van {A} gedeeld door {B}", "the remainder of {A} divided by {B}"),
    Row("-A", "min {A}", "minus {A}"),
    Row("once(A)", "eenmalig {A}", "just once {A}"),
    Row("count-selected(A)", "het aantal keuzes in {A}", "the number of choices in {A}"),
    Row("selected-at(A, B)", "keuze {B} (vanaf 0) in {A}", "choice {B} (from 0) in {A}"),
    Row("string-length(A)", "het aantal tekens van {A}", "the number of characters of {A}"),
    Row("substr(A, B)", "het deel van {A} na teken {B}", "the part of {A} after character {B}"),
    Row(
        "substr(A, B, C)",
        "het deel van {A} na teken {B} tot en met teken {C}",
        "the part of {A} after character {B} up to and including character {C}",
    ),
    Row("number(A)", "het getal {A}", "the number {A}"),
    Row("int(A)", "{A} zonder decimalen", "{A} without decimals"),
    Row("round(A)", "{A} afgerond", "{A} rounded"),
    Row("round(A, B)", "{A} afgerond op {B} decimalen", "{A} rounded to {B} decimals"),
    Row("count(A)", "het aantal waarden in {A}", "the number of values in {A}"),
    Row("sum(A)", "de som van de waarden in {A}", "the sum of the values in {A}"),
    Row("position(A)", "de plaats van {A} in de rij", "the place of {A} in the row"),
    Row("date(A)", "de datum {A}", "the date {A}"),
    Row("format-date(A, B)", "de datum {A} geschreven als {B}", "the date {A} written as {B}"),
    Row("jr:choice-name(A, L)", "de tekst van keuze {A} bij {L}", "the text of choice {A} at {L}"),
    Row(
        "pulldata(A, B, C, D)",
        "kolom {B} uit bestand {A} waar kolom {C} gelijk is aan {D}",
        "column {B} from file {A} where column {C} is equal to {D}",
    ),
)
"""Values of more words; inside another phrase they stand between brackets."""

ATOMS = (
    Row("''", "niets", "nothing"),
    Row("F", "het antwoord op {F}", "the answer to {F}"),
    Row("K", "de berekening {K}", "the calculation {K}"),
    Row("U", "de uitkomst {U}", "the outcome {U}"),
    Row(".", "het antwoord", "the answer"),
    Row("L", "{L}", "{L}"),
    Row("count-selected(F)", "het aantal keuzes bij {F}", "the number of choices at {F}"),
    Row("count-selected(.)", "het aantal keuzes in het antwoord", "the number of choices in the answer"),
    Row("_choice(F)", "de keuzetekst bij {F}", "the choice text at {F}"),
    Row("_choice(K)", "de keuzetekst bij berekening {K}", "the choice text at calculation {K}"),
    Row("_choice(U)", "de keuzetekst bij uitkomst {U}", "the choice text at outcome {U}"),
    Row("today()", "vandaag", "today"),
    Row("string-length()", "het eigen aantal tekens", "its own number of characters"),
    Row("number()", "het eigen getal", "its own number"),
    Row("position()", "de plaats in de rij", "the place in the row"),
    Row("concat(X)", "de teksten ({X}) achter elkaar", "the texts ({X}) put together"),
    Row("min(X)", "het kleinste van ({X})", "the least of ({X})"),
    Row("max(X)", "het grootste van ({X})", "the greatest of ({X})"),
    Row("instance(L)", "de lijst {L}", "the list {L}"),
    Row("instance(L)/root/item", "de keuzes van lijst {L}", "the choices of list {L}"),
    Row(
        "instance(L)/root/item[Z]",
        "de keuzes van lijst {L} waarvoor geldt [{Z}]",
        "the choices of list {L} for which [{Z}]",
    ),
    Row("instance(L)/root/item/N", "{N} van de keuzes van lijst {L}", "{N} of the choices of list {L}"),
    Row(
        "instance(L)/root/item[Z]/N",
        "{N} van de keuzes van lijst {L} waarvoor geldt [{Z}]",
        "{N} of the choices of list {L} for which [{Z}]",
    ),
    Row("_column(N)", "kolom {N}", "column {N}"),
    Row("_union(X)", "alles uit ({X})", "everything in ({X})"),
    Row("_filtered(A, Y)", "wat uit {A} voldoet aan ({Y})", "what in {A} meets ({Y})"),
    Row("_path_root(V)", "het pad vanaf het begin ({V})", "the path from the start ({V})"),
    Row("_path_here(V)", "het pad vanaf hier ({V})", "the path from here ({V})"),
    Row("_path_from(A, V)", "het pad vanaf {A} ({V})", "the path from {A} ({V})"),
    Row("_call(N, X)", "de functie {N} van ({X})", "the function {N} of ({X})"),
)
"""Values that need no brackets."""

_AXES = (
    ("child", "daarin", "in it"),
    ("self", "zelf", "itself"),
    ("parent", "erboven", "above it"),
    ("attribute", "met kenmerk", "with attribute"),
    ("ancestor", "ergens erboven", "anywhere above it"),
    ("ancestor-or-self", "zelf of erboven", "itself or above it"),
    ("descendant", "ergens daarin", "anywhere in it"),
    ("descendant-or-self", "zelf of daarin", "itself or in it"),
    ("following", "alles erna", "all after it"),
    ("following-sibling", "ernaast erna", "beside it after it"),
    ("preceding", "alles ervoor", "all before it"),
    ("preceding-sibling", "ernaast ervoor", "beside it before it"),
)
STEPS = (
    *(Row(f"_step:{axis}(T)", f"{nl} {{T}}", f"{en} {{T}}") for axis, nl, en in _AXES),
    *(
        Row(f"_only(_step:{axis}(T), Y)", f"{nl} {{T}} waarvoor geldt ({{Y}})", f"{en} {{T}} for which ({{Y}})")
        for axis, nl, en in _AXES
    ),
)
"""The steps of a path that leads to no field."""

TESTS = (
    Row("_name('*')", "alles met een naam", "all with a name"),
    Row("_name(N)", "{N}", "{N}"),
    Row("_node()", "elk deel", "each part"),
    Row("_text()", "elke tekst", "each text"),
    Row("_comment()", "elke opmerking", "each comment"),
    Row("_processing-instruction()", "elke opdracht", "each instruction"),
    Row("_processing-instruction(L)", "elke opdracht {L}", "each instruction {L}"),
)
"""What a step looks for."""

CASE = Row("if", "{A} als {S}", "{A} if {S}")
"""One line in a list of cases, made of `if()` within `if()`."""
OTHERWISE = Row("else", "anders {A}", "otherwise {A}")
WHETHER = Row("whether", "ja of nee op [{S}]", "yes or no to [{S}]")
"""A condition that is used as a value."""


@dataclass(frozen=True, slots=True)
class Connectors:
    """The words between phrases."""

    words: MappingProxyType[str, str]
    """Those of the operators `and` and `or`."""
    lists: MappingProxyType[str, str]
    """What stands above a list of conditions, by operator."""
    cases: str


CONNECTORS = MappingProxyType(
    {
        "nl": Connectors(
            MappingProxyType({"and": "en", "or": "of"}),
            MappingProxyType({"and": "alles hieronder klopt:", "or": "minstens één regel hieronder klopt:"}),
            "de eerste regel die klopt:",
        ),
        "en": Connectors(
            MappingProxyType({"and": "and", "or": "or"}),
            MappingProxyType({"and": "all of the lines below hold:", "or": "at least one of the lines below holds:"}),
            "the first line that holds:",
        ),
    }
)
