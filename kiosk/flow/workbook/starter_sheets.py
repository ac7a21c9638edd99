# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a workbook to begin with: three questions, three outcomes, a test and a word explained."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.flow.said import Said

NL, EN = "Nederlands (nl)", "English (en)"
_Rows = Sequence[Sequence[str]]


def _both(column: str) -> tuple[str, str]:
    return f"{column}::{NL}", f"{column}::{EN}"


SHEETS: Mapping[str, _Rows] = MappingProxyType(
    {
        "toelichting": (
            ("waarover", "uitleg", "explanation"),
            (
                "Beginnen",
                "Deze kleine vragenroute werkt. Verander de teksten, voeg rijen toe en controleer de werkmap.",
                "This is a small flow that works. Change the texts, add rows and check the workbook.",
            ),
            (
                "Uitleg bij een kolom",
                "Ga met de muis op de kop van de kolom staan.",
                "Move the pointer onto the heading of the column.",
            ),
            (
                "Blad survey",
                "De vragen, van boven naar beneden. Eén rij is één scherm.",
                "The questions, from top to bottom. One row is one screen.",
            ),
            (
                "Blad choices",
                "De keuzes bij elke vraag. Een nieuwe keuze is een nieuwe rij in dezelfde lijst.",
                "The choices of each question. A new choice is a new row in the same list.",
            ),
            (
                "Blad outcomes",
                "De uitkomsten: wanneer, welke tekst, welke diensten. Elk pad moet ergens uitkomen.",
                "The outcomes: when, which text, which services. Every path must end somewhere.",
            ),
            (
                "Blad tests",
                "Voorbeelden van bezoekers. De controle loopt ze na.",
                "Examples of visitors. The check walks them.",
            ),
            (
                "Blad glossary",
                "Uitleg van moeilijke woorden.",
                "Difficult words explained.",
            ),
            (
                "Blad settings",
                "De naam en de versie van de vragenroute.",
                "The name and the version of the flow.",
            ),
            (
                "Veilig te veranderen",
                "Alle teksten. Een code (name) staat op meer plaatsen: zoek eerst waar.",
                "All texts. A code (name) stands in more places: look first where.",
            ),
            ("Controleren", "kiosk flow check NAAM.xlsx", "kiosk flow check NAME.xlsx"),
            ("Bekijken", "kiosk flow preview NAAM.xlsx", "kiosk flow preview NAME.xlsx"),
            (
                "Lezen op één pagina",
                "kiosk flow report NAAM.xlsx --open",
                "kiosk flow report NAME.xlsx --open",
            ),
            ("Publiceren", "kiosk flow publish NAAM.xlsx", "kiosk flow publish NAME.xlsx"),
        ),
        "survey": (
            ("type", "name", *_both("label"), *_both("hint"), "required", "ask_if", "relevant", "appearance"),
            (
                *("select_one hulp", "hulp", "Waar wilt u hulp bij?", "What do you want help with?"),
                *("Kies wat het best past.", "Choose what fits best.", "yes"),
            ),
            ("select_one ja_nee", "baan", "Hebt u nu een baan?", "Do you have a job now?", "", "", "yes", "hulp: werk"),
            (
                *("select_one ja_nee", "brief", "Moet u snel een rekening betalen?", "Must you pay a bill soon?"),
                *("", "", "yes", "hulp: geld"),
            ),
        ),
        "choices": (
            ("list_name", "name", *_both("label")),
            ("hulp", "werk", "Werk vinden", "Finding work"),
            ("hulp", "geld", "Rondkomen met geld", "Making ends meet"),
            ("hulp", "weet_niet", "Weet ik niet", "I don't know"),
            ("ja_nee", "ja", "Ja", "Yes"),
            ("ja_nee", "nee", "Nee", "No"),
            ("ja_nee", "weet_niet", "Weet ik niet", "I don't know"),
            ("ja_nee", "zeg_niet", "Zeg ik liever niet", "I'd rather not say"),
        ),
        "outcomes": (
            ("name", "when", *_both("title"), *_both("body"), "services", "theme", "urgency", "person", "fallback"),
            (
                *("werk_zoeken", "${baan} = 'nee'"),
                *("UWV zoekt met u naar werk", "UWV looks for work with you"),
                *(
                    "U praat met een adviseur over werk.",
                    "You talk with an adviser about work.",
                    "uwv-werk gids",
                    "EW05",
                ),
            ),
            (
                *("geld_nu", "${brief} = 'ja'", "Een medewerker helpt u nu", "A staff member helps you now"),
                *("Laat uw rekening zien.", "Show your bill.", "gids", "EW09", "now", "yes"),
                "deliberate",
            ),
            (
                "gids",
                (
                    "${hulp} = 'weet_niet' or (${baan} != '' and ${baan} != 'nee')"
                    " or (${brief} != '' and ${brief} != 'ja')"
                ),
                *("Een medewerker denkt met u mee", "A staff member thinks along with you"),
                *("Vertel wat u zoekt.", "Tell what you are looking for.", "gids", "EW09", "", "yes"),
                "deliberate",
            ),
        ),
        "settings": (
            ("form_title", "form_id", "version", "default_language"),
            ("Mijn vragenroute", "mijn_vragenroute", "2026.1", NL),
        ),
        "tests": (
            ("name", "hulp", "baan", "brief", "outcomes", "note"),
            ("Zoekt werk", "werk", "nee", "", "werk_zoeken", "Ik heb geen baan en zoek werk."),
        ),
        "glossary": (
            ("word", *_both("explanation")),
            ("UWV", "Bij UWV vraagt u hulp bij werk en geld.", "At UWV you ask for help with work and money."),
        ),
    }
)
_TEXT = Said("Wat de bezoeker leest, in deze taal.", "What the visitor reads, in this language.")
NOTES: Mapping[tuple[str, str], Said] = MappingProxyType(
    {
        ("toelichting", "waarover"): Said(
            "Dit blad is voor u. De zuil leest het niet.", "This sheet is for you alone."
        ),
        ("survey", "type"): Said(
            "Soort rij. select_one LIJST = één antwoord. select_multiple LIJST = meer antwoorden. Lijsten staan op "
            "het blad choices. integer = een getal, date = een dag, text = eigen woorden, note = alleen lezen.",
            "Kind of row. select_one LIST = one answer. select_multiple LIST = several. Lists are on the sheet "
            "choices. integer = a number, date = a day, text = own words, note = only to read.",
        ),
        ("survey", "name"): Said(
            "De code van de vraag. Verander hem niet zomaar: regels verwijzen ernaar.",
            "The code of the question. Do not just change it: rules refer to it.",
        ),
        ("survey", "label"): _TEXT,
        ("survey", "hint"): Said("Kleine tekst onder de vraag.", "Small text below the question."),
        ("survey", "required"): Said(
            "yes: de bezoeker moet iets kiezen. 'Weet ik niet' telt ook.",
            "yes: the visitor must choose something. 'I don't know' counts too.",
        ),
        ("survey", "ask_if"): Said(
            "Wanneer komt deze vraag? Leeg = altijd. hulp: werk|geld = bij hulp is werk of geld gekozen. ; = en. "
            "hulp: !werk = iets anders dan werk.",
            "When is this question asked? Empty = always. hulp: werk|geld = work or money was chosen. ; = and. "
            "hulp: !werk = something other than work.",
        ),
        ("survey", "relevant"): Said(
            "Voor moeilijker regels, in XPath: ${naam} is het antwoord op die vraag.",
            "For harder rules, in XPath: ${name} is the answer to that question.",
        ),
        ("survey", "appearance"): Said(
            "minimal: zoeken door te typen, bij meer dan zes keuzes. numbers: een tekst van cijfers. email: een adres.",
            "minimal: found by typing, with over six choices. numbers: a text of digits. email: an address.",
        ),
        ("choices", "list_name"): Said(
            "De naam van de lijst; op survey staat die achter select_one.", "The list's name, as after select_one."
        ),
        ("choices", "name"): Said(
            "De code van de keuze. weet_niet en zeg_niet zijn vaste codes.",
            "The code of the choice. weet_niet and zeg_niet are fixed codes.",
        ),
        ("choices", "label"): Said("Wat op de knop staat, in deze taal.", "What the button says, in this language."),
        ("outcomes", "name"): Said("De code van de uitkomst.", "The code of the outcome."),
        ("outcomes", "when"): Said(
            "Wanneer komt deze uitkomst? ${naam} = 'code'. Elk pad moet ergens uitkomen.",
            "When does this outcome come? ${name} = 'code'. Every path must end somewhere.",
        ),
        ("outcomes", "title"): Said("De kop van het resultaat.", "The heading of the result."),
        ("outcomes", "body"): Said("Wat kan de bezoeker daar doen?", "What can the visitor do there?"),
        ("outcomes", "services"): Said(
            "Soorten diensten uit de sociale kaart, met spaties; de eerste is de bestemming.",
            "Kinds of service of the directory, with spaces; the first is the destination.",
        ),
        ("outcomes", "theme"): Said("EW01 tot en met EW09, voor de maandcijfers.", "EW01 to EW09, for the figures."),
        ("outcomes", "urgency"): Said("now: zeg dit als eerste.", "now: say this first."),
        ("outcomes", "person"): Said("yes: een mens helpt hierbij.", "yes: a person helps with this."),
        ("outcomes", "fallback"): Said(
            "yes: het vangnet. deliberate: een gesprek is het bedoelde antwoord.",
            "yes: the catch-all. deliberate: a conversation is the answer that is meant.",
        ),
        ("settings", "form_title"): Said("De naam van de vragenroute.", "The name of the flow."),
        ("settings", "form_id"): Said("Vaste code: niet veranderen.", "Fixed code: do not change."),
        ("settings", "version"): Said("Verhoog dit bij elke publicatie.", "Raise this at every publication."),
        ("settings", "default_language"): Said("De taal waarin u schrijft.", "The language that you write in."),
        ("tests", "name"): Said(
            "Eén rij = de antwoorden van een bezoeker; een kolom per vraag.",
            "One row = the answers of a visitor; a column per question.",
        ),
        ("tests", "outcomes"): Said("De uitkomsten die moeten komen.", "The outcomes that must come."),
        ("tests", "note"): Said("Voor uzelf.", "For yourself."),
        ("glossary", "word"): Said("Een moeilijk woord dat u nodig hebt.", "A difficult word that you need."),
        ("glossary", "explanation"): Said("Wat het betekent, in gewone woorden.", "What it means, in plain words."),
    }
)
"""The note on the heading of a column."""
