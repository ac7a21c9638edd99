# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the report page says itself, beside the texts of the flow."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "report": Said("Verslag van de vragenroute", "Report on the question flow"),
        "skip": Said("Naar de inhoud", "Skip to content"),
        "parts": Said("Onderdelen", "Parts"),
        "version": Said("versie", "version"),
        "made_on": Said("gemaakt op", "made on"),
        "findings": Said("Bevindingen", "Findings"),
        "chart": Said("Stroomschema", "Flow chart"),
        "paths": Said("Padenboek", "Path book"),
        "texts": Said("Vertalingen", "Translations"),
        "may": Said("Deze werkmap mag gepubliceerd worden.", "This workbook may be published."),
        "may_not": Said("Deze werkmap mag nog niet gepubliceerd worden.", "This workbook may not be published yet."),
        "none": Said("Er is niets gevonden om te verbeteren.", "Nothing was found to mend."),
        "error": Said("Fout", "Error"),
        "warning": Said("Let op", "Warning"),
        "errors": Said("Fouten", "Errors"),
        "warnings": Said("Waarschuwingen", "Warnings"),
        "severity": Said("Soort", "Kind"),
        "place": Said("Waar", "Where"),
        "what": Said("Wat is er", "What is wrong"),
        "remedy": Said("Wat te doen", "What to do"),
        "not_proved": Said(
            "Niet bewezen (te weinig tijd, of een regel is niet precies te volgen)",
            "Not proved (not enough time, or a rule that cannot be followed exactly)",
        ),
        "inexact": Said("Niet precies te volgen regels", "Rules that cannot be followed exactly"),
        "refuted": Said("Weerlegd, zie de bevindingen", "Refuted, see the findings"),
        "proof": Said("Het bewijs", "The proof"),
        "claims": Said("{proved} van {asked} uitspraken bewezen", "{proved} of {asked} claims proved"),
        "filter": Said("Zoek in deze tabel", "Search this table"),
        "search_chart": Said("Zoek een vraag, keuze of uitkomst", "Find a question, option or outcome"),
        "found": Said("gevonden", "found"),
        "zoom_in": Said("Groter", "Larger"),
        "zoom_out": Said("Kleiner", "Smaller"),
        "fit": Said("Alles in beeld", "Show all"),
        "how": Said(
            "Sleep om te verschuiven. Knijp, of klik en draai aan het wiel, om te vergroten. Toetsen: pijltjes, "
            "+ en -, 0 voor alles, Tab naar een vraag, Enter om hem te openen.",
            "Drag to move. Pinch, or click and turn the wheel, to zoom. Keys: arrows, + and -, 0 for everything, "
            "Tab to a question, Enter to open it.",
        ),
        "no_chart": Said(
            "Niet bewezen dat dit schema volledig is: er kunnen lijnen ontbreken.",
            "Not proved that this chart is complete: lines may be missing.",
        ),
        "legend": Said("Legenda", "Legend"),
        "legend_card": Said("vraag of mededeling", "question or notice"),
        "legend_way": Said("antwoorden die hierheen leiden", "answers that lead here"),
        "legend_leaves": Said("uitkomsten, dichtgevouwen", "outcomes, folded"),
        "start": Said("Begin", "Start"),
        "outcome_count": Said("uitkomsten", "outcomes"),
        "one_outcome": Said("uitkomst", "outcome"),
        "open_outcomes": Said("Uitkomsten tonen na:", "Show outcomes after:"),
        "close": Said("Sluiten", "Close"),
        "details": Said("Vraag of uitkomst", "Question or outcome"),
        "rules": Said("Regels in woorden", "Rules in words"),
        "always": Said("Geldt altijd: er is geen regel.", "Always holds: there is no rule."),
        "leads": Said("Waar het antwoord heen leidt", "Where the answer leads"),
        "any_answer": Said("elk antwoord", "any answer"),
        "nowhere": Said("wordt hier nooit gekozen", "is never chosen here"),
        "not_known": Said("niet bewezen waarheen", "not proved where to"),
        "undecided": Said("Niet bewezen of er een pad is met", "Not proved whether there is a path with"),
        "services": Said("Diensten", "Services"),
        "all_texts": Said("Alle teksten", "All texts"),
        "missing": Said("ontbreekt", "missing"),
        "stale": Said("verouderd", "out of date"),
        "done": Said("nog niet nagekeken", "not checked yet"),
        "checked": Said("nagekeken", "checked"),
        "which": Said("Toon", "Show"),
        "every": Said("alle teksten", "all texts"),
        "path": Said("Pad", "Path"),
        "answers": Said("Vragen en antwoorden", "Questions and answers"),
        "leads_to": Said("Leidt naar", "Leads to"),
        "standing": Said("Akkoord", "Approval"),
        "no_outcome": Said("Geen uitkomst.", "No outcome."),
        "path_intro": Said(
            "Deze paden laten samen elke keuze en elke uitkomst zien. Ter ondertekening: kiosk flow paths.",
            "Together these paths show every option and every outcome. To sign them: kiosk flow paths.",
        ),
        "kind_one": Said("één keuze", "one choice"),
        "kind_several": Said("meer keuzes", "several choices"),
        "kind_integer": Said("getal", "number"),
        "kind_text": Said("tekst", "text"),
        "kind_date": Said("datum", "date"),
        "kind_note": Said("mededeling", "notice"),
        "kind_outcome": Said("uitkomst", "outcome"),
    }
)
"""By the name under which the template asks for it."""


def worded(language: str) -> dict[str, str]:
    """The words in Dutch (`nl`) or English (`en`)."""
    return {name: said.shown(language) for name, said in WORDS.items()}
