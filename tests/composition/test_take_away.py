# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor takes along: true for the whole week, in two languages, and nothing of an answer in the code."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.directory.model import Schedule
from kiosk.reports.printer import Stock
from kiosk.reports.qr import qr_modules
from kiosk.reports.slip import draw_slip
from kiosk.take_away import code_of, hours_on_paper, slip_of, week_lines
from tests.composition.advice import LANGUAGES, service_of, taken, words
from tests.ui.world import MONDAY_MORNING, content

CATEGORIES = sorted({category for one in content().directory.services for category in one.categories})


def hours(days: tuple[int, ...], opens: int, closes: int) -> Schedule:
    return Schedule(days, time(opens), time(closes))


def test_days_with_equal_hours_that_follow_each_other_share_a_line() -> None:
    week = [hours((0, 1, 3), 9, 17), hours((4,), 9, 12), hours((2,), 9, 17)]
    assert week_lines(week, words()["nl"]) == ("maandag – donderdag: 09.00 – 17.00", "vrijdag: 09.00 – 12.00")


def test_a_closed_day_between_ends_the_line_and_is_not_named() -> None:
    week = [hours((0, 2, 3), 9, 17)]
    assert week_lines(week, words()["nl"]) == ("maandag: 09.00 – 17.00", "woensdag – donderdag: 09.00 – 17.00")


def test_morning_and_afternoon_stand_on_one_line_in_order() -> None:
    week = [hours((5,), 13, 17), hours((5,), 9, 12)]
    assert week_lines(week, words()["nl"]) == ("zaterdag: 09.00 – 12.00, 13.00 – 17.00",)


def test_no_hours_are_no_lines() -> None:
    assert week_lines([], words()["nl"]) == ()


def test_hours_stay_from_left_to_right_in_arabic() -> None:
    (line,) = week_lines([hours((0,), 9, 17)], words()["ar"])
    assert "\u206609.00 – 17.00\u2069" in line
    assert "الاثنين" in line or "الإثنين" in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_has_the_hours_of_the_week_and_never_open_now(language: str) -> None:
    visit = taken(language, ("gids",))
    slip = slip_of(visit, service_of(visit), words(), "Werkcentrum Rivierstad")
    on_screen = next(fact for fact in visit.advice.facts if fact.key == "open")
    on_paper = next(fact for fact in slip.visitor.facts if fact.key == "open")
    assert on_paper.lines == week_lines(hours_on_paper(service_of(visit), visit.advice_dutch), words()[language])
    assert on_paper.label == on_screen.label
    assert not set(on_screen.lines) & {line for fact in slip.visitor.facts for line in fact.lines}


def test_the_slip_is_the_same_in_the_middle_of_the_night() -> None:
    by_day, by_night = (
        taken(categories=("gids",)),
        taken(categories=("gids",), moment=MONDAY_MORNING - timedelta(hours=7)),
    )
    assert by_day.advice.facts != by_night.advice.facts
    slips = [slip_of(one, service_of(one), words(), "hier") for one in (by_day, by_night)]
    assert slips[0] == slips[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_checked_for_long_says_so_on_screen_and_paper(language: str) -> None:
    sentence = words()[language].say("stale")
    checked = service_of(taken(language, ("arbeidsinspectie",))).assured_date
    assert checked is not None
    for days, told in ((180, False), (181, True)):
        visit = taken(language, ("arbeidsinspectie",), datetime.combine(checked + timedelta(days), time(10), AMSTERDAM))
        slip = slip_of(visit, service_of(visit), words(), "hier")
        on_screen = [line for fact in visit.advice.facts for line in fact.lines]
        on_paper = [line for fact in slip.visitor.facts for line in fact.lines]
        assert [sentence in lines for lines in (on_screen, on_paper)] == [told, told]


def test_a_slip_without_known_hours_says_nothing_about_them() -> None:
    visits = [taken(categories=(category,)) for category in CATEGORIES]
    unknown = [one for one in visits if not hours_on_paper(service_of(one), one.advice_dutch)]
    assert unknown
    for visit in unknown:
        slip = slip_of(visit, service_of(visit), words(), "hier")
        assert "open" not in [fact.key for fact in slip.visitor.facts]


def test_the_slip_names_the_other_options_but_no_answer_and_not_the_first_again() -> None:
    visit = taken(categories=("uwv-werk", "gids", "werk-nl"))
    slip = slip_of(visit, service_of(visit), words(), "hier")
    assert visit.result.why
    assert slip.visitor.why == slip.dutch.why == ""
    assert visit.advice.name not in slip.visitor.others
    assert len(slip.visitor.others) == len(visit.result.options) - 1


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_service_fits_in_a_code_that_holds_only_where_to_go(category: str) -> None:
    visit = taken("ar", (category,))
    text = code_of(visit)
    assert qr_modules(text)
    known = {visit.advice_dutch.name, visit.advice_dutch.website}
    known |= {line for fact in visit.advice_dutch.facts if fact.key in {"where", "phone"} for line in fact.lines}
    assert set(text.split("\n")) <= known
    assert text.split("\n")[0] == visit.advice_dutch.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_is_the_same_whatever_was_answered_and_in_whatever_language(language: str) -> None:
    one = taken("nl", ("uwv-werk",))
    other = taken(language, ("uwv-werk",), answers={"tegel": "weet_niet"})
    assert one.result_dutch.why != other.result_dutch.why
    assert code_of(one) == code_of(other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", ["gids", "uwv-ww", "taalhuis", "werk-nl"])
def test_the_slip_draws_in_every_language_with_the_dutch_beside_it(language: str, category: str) -> None:
    visit = taken(language, (category,))
    pdf = draw_slip(slip_of(visit, service_of(visit), words(), "Werkcentrum Rivierstad"), places.resources() / "fonts")
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert visit.advice_dutch.name.split()[0] in page.extract_text()


@pytest.mark.parametrize(
    ("languages", "categories"),
    [
        (("pl", "ti"), ["werkcentrum-cv", "bibliotheek-digitaal"]),
        pytest.param(content().form.languages, CATEGORIES, marks=pytest.mark.full),
    ],
    ids=["some", "all"],
)
def test_two_languages_have_room_on_one_sheet(languages: tuple[str, ...], categories: list[str]) -> None:
    for language in languages:
        for category in categories:
            visit = taken(language, (category,))
            slip = slip_of(visit, service_of(visit), words(), "Werkcentrum Rivierstad")
            pdf = draw_slip(slip, places.resources() / "fonts", Stock.SHEET)
            assert len(PdfReader(BytesIO(pdf)).pages) == 1, (language, category)
