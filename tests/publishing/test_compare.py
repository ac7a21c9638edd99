# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What would change: told before it happens, in words, no more sure than the comparison is."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.flow.workbook.authored import open_workbook
from kiosk.publishing.compare import Comparison, PathFate, compared
from kiosk.publishing.compare_counts import MAX_FILE, Counts, CountsError, by_weight, read_counts, weighed
from kiosk.publishing.compare_parts import Kind, Part
from kiosk.publishing.compare_words import EXAMPLES, as_data, as_lines
from kiosk.reports.labels import THEMES
from kiosk.reports.month_csv import month_csv
from tests.content.walking import WORKBOOK
from tests.flow.workbooks import Rows
from tests.publishing.small_flows import PATHS, SHEETS, TODAY, changed, form_of
from tests.reports.months import busy_month

TO_THE_GUIDE = changed(outcomes=("${thema} = 'weet_niet'", "${thema} != 'werk'"))


def side_by_side(
    folder: Path, sheets: Mapping[str, Rows], new_paths: tuple[Mapping[str, str], ...] = PATHS
) -> Comparison:
    forms = form_of(folder / "old"), form_of(folder / "new", sheets)
    return compared(forms, (PATHS, new_paths), TODAY, "nl")


def parts_of(comparison: Comparison) -> list[tuple[Part, Kind, str, str, str]]:
    return [(one.part, one.kind, one.name, one.before.nl, one.after.nl) for one in comparison.parts]


def test_the_same_flow_twice_shows_no_difference(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, SHEETS)
    assert (comparison.paths, comparison.parts) == ((), ())
    assert len(comparison.walks) == len(PATHS)
    (line,) = as_lines(comparison, None, "nl")
    assert line.startswith("proef 1 naast proef 1: 4 paden vergeleken (elke keuze en elke uitkomst van beide versies,")
    assert line.endswith("niet meer naar dezelfde uitkomst: 0.")


def test_a_path_that_goes_elsewhere_is_told_with_its_answers_and_both_outcomes(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, TO_THE_GUIDE)
    (change,) = comparison.paths
    assert change.fate is PathFate.ELSEWHERE
    lines = list(as_lines(comparison, None, "nl"))
    assert "Paden die ergens anders heen gaan: 1" in lines
    key = change.before.key
    at = lines.index("  Eerst ‘Hulp bij schulden’ (schuld); nu ‘Hulp bij schulden’ (schuld) en ‘De gids’ (gids) (1):")
    assert lines[at + 1] == f"    {key} Geld"


def test_paths_that_change_in_the_same_way_are_told_together_and_only_the_first_few(tmp_path: Path) -> None:
    hours = [{**PATHS[1], "uren": str(number)} for number in range(EXAMPLES + 3)]
    forms = (
        form_of(tmp_path / "old"),
        form_of(tmp_path / "new", changed(outcomes=("selected(${vak}, 'zorg')", "true()"))),
    )
    lines = list(as_lines(compared(forms, (hours, ()), TODAY, "nl", every=True), None, "nl"))
    assert "(elke combinatie van keuzes; bij een getal of een dag aan beide kanten van elke grens)" in lines[0]
    at = lines.index("  Eerst ‘Werk’ (baan); nu ‘Werk in de zorg’ (zorg) en ‘Werk’ (baan) (8):")
    assert [line.split(" > ")[-1] for line in lines[at + 1 : at + 1 + EXAMPLES]] == ["0", "1", "2", "3", "4"]
    assert lines[at + 1 + EXAMPLES] == "    en nog 3; --json noemt ze alle"


def test_a_changed_rule_is_told_in_words_in_both_languages(tmp_path: Path) -> None:
    (change,) = side_by_side(tmp_path, TO_THE_GUIDE).parts
    assert (change.part, change.kind, change.name) == (Part.RULE, Kind.CHANGED, "gids/when")
    assert "Weet ik niet" in change.before.nl
    assert "Waar gaat het over?" in change.after.nl
    assert "What is it about?" in change.after.en


def test_a_new_rule_and_a_rule_that_is_gone_are_told(tmp_path: Path) -> None:
    added = changed(survey=("${thema} = 'geld'", ""))
    comparison = side_by_side(tmp_path, added, ())
    (change,) = comparison.parts
    assert change.name == "opmerking/relevant"
    assert change.before.nl
    assert change.after.nl == ""
    forms = form_of(tmp_path / "a", added), form_of(tmp_path / "b")
    (back,) = compared(forms, ((), ()), TODAY, "nl").parts
    assert (back.before.nl, back.after) == ("", change.before)


def test_what_an_outcome_looks_up_is_compared(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, changed(outcomes=("geldfit gids", "gids")))
    assert parts_of(comparison) == [(Part.RULE, Kind.CHANGED, "schuld/services", "geldfit gids", "gids")]
    assert comparison.paths == ()


def test_a_question_in_another_group_changes_no_rule(tmp_path: Path) -> None:
    survey = SHEETS["survey"]
    grouped = (*survey[:2], ("begin_group", "over_u", "Over u", "About you", "عنك"), survey[2], ("end_group", ""))
    comparison = side_by_side(tmp_path, {**SHEETS, "survey": (*grouped, *survey[3:])})
    assert (comparison.paths, comparison.parts) == ((), ())


def test_an_option_that_is_gone_breaks_its_paths_off(tmp_path: Path) -> None:
    choices = tuple(row for row in SHEETS["choices"] if row[1] != "weet_niet")
    outcomes = changed(outcomes=("${thema} = 'weet_niet'", "${thema} = ''"))["outcomes"]
    comparison = side_by_side(tmp_path, {**SHEETS, "choices": choices, "outcomes": outcomes}, ())
    (change,) = comparison.paths
    assert change.fate is PathFate.BROKEN
    assert (Part.OPTION, Kind.REMOVED, "thema/weet_niet", "Weet ik niet", "") in parts_of(comparison)
    lines = list(as_lines(comparison, None, "nl"))
    assert "Paden die niet meer doorlopen: 1" in lines
    assert any("geen antwoord meer op ‘Waar gaat het over?’" in line for line in lines)
    assert any(line.endswith("Keuze thema/weet_niet: weg, ‘Weet ik niet’") for line in lines)


def test_a_new_option_brings_new_paths(tmp_path: Path) -> None:
    sheets = dict(changed(outcomes=("${thema} = 'weet_niet'", "${thema} = 'weet_niet' or ${thema} = 'zorg'")))
    sheets["choices"] = (*SHEETS["choices"], ("thema", "zorg", "Zorg", "Care", "رعاية"))
    comparison = side_by_side(tmp_path, sheets, (*PATHS, {"welkom": "", "thema": "zorg"}))
    (change,) = comparison.paths
    assert (change.fate, change.after.outcomes) == (PathFate.NEW, ("gids",))
    lines = list(as_lines(comparison, None, "nl"))
    at = lines.index("  Nu ‘De gids’ (gids) (1):")
    assert lines[at + 1] == f"    {change.after.key} Zorg"
    assert any(line.endswith("Option thema/zorg: new, ‘Zorg’") for line in as_lines(comparison, None, "en"))


def test_a_path_that_runs_in_neither_version_is_no_change(tmp_path: Path) -> None:
    assert side_by_side(tmp_path, SHEETS, ({"thema": "bestaat_niet"},)).paths == ()


def test_what_was_only_renamed_is_followed_under_its_new_name(tmp_path: Path) -> None:
    sheets = {
        "survey": renamed(SHEETS["survey"], "thema", "onderwerp"),
        "choices": renamed(SHEETS["choices"], "geld", "schulden"),
        "outcomes": renamed(renamed(SHEETS["outcomes"], "gids", "raad"), "thema", "onderwerp"),
        "settings": SHEETS["settings"],
    }
    sheets |= {name: renamed(sheets[name], "'geld'", "'schulden'") for name in ("survey", "outcomes")}
    comparison = side_by_side(tmp_path, sheets, ({"welkom": "", "onderwerp": "schulden", "opmerking": ""},))
    assert comparison.paths == ()
    assert len(comparison.walks) == len(PATHS)
    kinds = {(one.part, one.name): one.kind for one in comparison.parts if one.part is not Part.RULE}
    assert kinds == {
        (Part.QUESTION, "onderwerp"): Kind.RENAMED,
        (Part.OPTION, "onderwerp/schulden"): Kind.RENAMED,
        (Part.OUTCOME, "raad"): Kind.RENAMED,
    }
    assert any(
        "Vraag onderwerp: andere naam, ‘thema’ → ‘onderwerp’" in line for line in as_lines(comparison, None, "nl")
    )


def renamed(rows: Rows, old: str, new: str) -> Rows:
    """The rows with another name in the columns of names and rules."""
    return tuple(
        tuple(
            new
            if cell == old and at < 2
            else str(cell).replace(f"${{{old}}}", f"${{{new}}}").replace(old, new)
            if "${" in str(cell)
            else cell
            for at, cell in enumerate(row)
        )
        for row in rows
    )


def test_two_that_look_alike_are_never_taken_for_a_new_name(tmp_path: Path) -> None:
    twins = (("note", "een", "Let op", "Mind", "انتبه"), ("note", "twee", "Let op", "Mind", "انتبه"))
    one = (("note", "drie", "Let op", "Mind", "انتبه"),)
    forms = [
        form_of(tmp_path / name, {**SHEETS, "survey": (*SHEETS["survey"], *rows)})
        for name, rows in (("twins", twins), ("one", one))
    ]
    kinds = [change.kind for change in compared((forms[0], forms[1]), ((), ()), TODAY, "nl").parts]
    assert kinds == [Kind.REMOVED, Kind.REMOVED, Kind.ADDED]


def test_other_texts_are_told_by_language(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, changed(survey=("What is it about?", "Your subject?"), choices=("مال", "نقود")))
    assert parts_of(comparison) == [
        (Part.TEXT, Kind.CHANGED, "thema/label::en", "What is it about?", "Your subject?"),
        (Part.TEXT, Kind.CHANGED, "thema/geld::ar", "مال", "نقود"),
    ]


def test_an_empty_text_reads_as_a_dash(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, changed(survey=("Anything else?", "")))
    assert any(line.endswith("‘Anything else?’ → –") for line in as_lines(comparison, None, "nl"))


def test_counts_say_how_many_visits_a_change_concerns_at_most(tmp_path: Path) -> None:
    counts = Counts("2026-11", 361, {"EW03": 43, "EW07": 200, "EW01": 118})
    comparison = side_by_side(tmp_path, TO_THE_GUIDE)
    weight = weighed(comparison, counts)
    assert (weight.at_most, weight.visits) == (43, 361)
    lines = list(as_lines(comparison, weight, "nl"))
    assert lines[1].startswith(
        "In 2026-11 hadden 43 van de 361 bezoeken een thema waarin een vergeleken pad verandert."
    )
    assert lines[2] == "  Thema Maatschappelijk fit: 43 bezoeken; 1 van 1 vergeleken paden veranderd."


def test_the_busiest_theme_comes_first(tmp_path: Path) -> None:
    sheets = changed(outcomes=("${thema} = 'weet_niet'", "true()"))
    comparison = side_by_side(tmp_path, sheets)
    weight = weighed(comparison, Counts("2026-11", 10, {"EW07": 7, "EW03": 3}))
    assert [theme.theme for theme in weight.themes] == ["EW07", "EW03"]
    assert [change.before.endings[0].theme for change in by_weight(comparison.paths, weight)] == [
        "EW07",
        "EW07",
        "EW03",
    ]


def test_a_withheld_number_is_bounded_by_the_others_and_never_guessed(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, TO_THE_GUIDE)
    weight = weighed(comparison, Counts("2026-11", 100, {"EW03": None, "EW07": 90, "EW01": None}))
    assert weight.at_most == 10
    assert "aantal niet getoond" in list(as_lines(comparison, weight, "nl"))[2]
    unknown = weighed(comparison, Counts("2026-11", None, {"EW03": None}))
    assert unknown.at_most is None
    assert list(as_lines(comparison, unknown, "en"))[1].startswith("  Theme Maatschappelijk fit: number withheld")


def test_a_total_that_is_withheld_is_said_so(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, TO_THE_GUIDE)
    weight = weighed(comparison, Counts("2026-11", None, {"EW03": 7}))
    assert "7 van de ? bezoeken" in list(as_lines(comparison, weight, "nl"))[1]


def test_a_path_without_a_theme_counts_as_unknown(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, changed(outcomes=("${thema} = 'geld'", "false()"), choices=("Bouw", "Bouw")))
    back = compared(
        (form_of(tmp_path / "x", changed(outcomes=("EW03", ""))), form_of(tmp_path / "y", TO_THE_GUIDE)),
        (PATHS, ()),
        TODAY,
        "nl",
    )
    assert [theme.theme for theme in weighed(back, Counts("2026-11", 1, {})).themes] == ["onbekend"]
    assert weighed(comparison, Counts("2026-11", 9, {"EW03": 2})).at_most == 2
    broad = {"EW03": 2, "EW04": 3, "*": 4, "niet-verdeeld": 6}
    assert weighed(comparison, Counts("2026-11", 15, broad)).at_most == 12
    assert weighed(comparison, Counts("2026-11", 15, broad | {"*": None})).at_most == 12


def test_the_counts_are_the_csv_of_the_month_report(tmp_path: Path) -> None:
    month = busy_month()
    file = tmp_path / "maand.csv"
    file.write_text(month_csv(month), encoding="utf-8-sig", newline="")
    counts = read_counts(file)
    assert (counts.month, counts.visits) == (month.month, month.visits)
    assert counts.themes.keys() == THEMES.keys()
    shown = {code: count for code, count in counts.themes.items() if count is not None}
    assert shown.items() <= {row.code: row.count for row in month.themes}.items()
    assert 0 < len(shown) < len(THEMES)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a;b\r\n1;2\r\n",
        b"maand;onderwerp;code;aantal\r\n",
        b"maand;onderwerp;code;aantal\r\n2026-11;bezoeken;;veel\r\n",
        b"maand;onderwerp;code;aantal\r\n2026-11;bezoeken;;3\r\n2026-12;bezoeken;;3\r\n",
        b"\xff\xfe\x00",
        b" " * (MAX_FILE + 1),
        b"maand;onderwerp;code;aantal\r\n2026-11;bezoeken;;" + b"x" * 200_000,
    ],
    ids=["empty", "other", "no month", "word", "two months", "encoding", "large", "huge cell"],
)
def test_other_files_are_refused_with_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "maand.csv"
    file.write_bytes(content)
    with pytest.raises(CountsError, match=r"^maand\.csv [^\n]{1,200}Geef de csv van het maandrapport"):
        read_counts(file)


def test_other_programs_get_the_same(tmp_path: Path) -> None:
    comparison = side_by_side(tmp_path, TO_THE_GUIDE)
    weight = weighed(comparison, Counts("2026-11", 361, {"EW03": 43}))
    data = json.loads(json.dumps(as_data(comparison, weight, "nl")))
    assert data["schema"] == 1
    assert data["paths_compared"] == len(PATHS)
    (path,) = data["paths"]
    assert (path["fate"], path["before"], path["after"]) == ("elsewhere", ["schuld"], ["schuld", "gids"])
    assert path["answers"][1] == {"question": "thema", "value": "geld", "words": "Geld"}
    assert data["parts"][0]["name"] == "gids/when"
    assert data["counts"]["at_most"] == 43
    assert as_data(comparison, None, "nl")["counts"] is None


def test_the_shipped_flow_differs_in_nothing_from_itself() -> None:
    form = open_workbook(WORKBOOK).form
    assert compared((form, form), ((), ()), TODAY, "nl").parts == ()
