# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""No small count is shown, and none can be worked out from what is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reports import labels
from kiosk.reports.cell_network import Hidden
from kiosk.reports.figures import Row, every_row
from kiosk.reports.suppression import MINIMUM_CELL, Breakdown, SafeMonth, SafeRow, Shown, protect
from tests.reports.months import busy_month, empty_month, month_of

THEMES = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Guess:
    """What an attacker knows of one count before any sum."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        return self.low <= value <= self.high


def guess(shown: Shown | None, visits: int) -> Guess:
    match shown:
        case int():
            return Guess(shown, shown)
        case Hidden.SMALL:
            return Guess(1, MINIMUM_CELL - 1)
        case Hidden.WITHHELD:
            return Guess(MINIMUM_CELL, visits)
        case None:
            return Guess(0, visits)


def tables(cells: Sequence[Sequence[Guess]], rows: Sequence[Guess], columns: Sequence[Guess]) -> Iterator[list[int]]:
    """Every table of whole numbers that agrees with all that is shown, row after row: the brute force."""
    width = len(columns)

    def fill(done: list[int], left: list[int], of_row: int) -> Iterator[list[int]]:
        row, column = divmod(len(done), width)
        if column == 0 and row and not rows[row - 1].holds(of_row):
            return
        of_row = of_row if column else 0
        if row == len(rows):
            if all(columns[at].holds(columns[at].high - left[at]) for at in range(width)):
                yield done
            return
        at = cells[row][column]
        for value in range(at.low, min(at.high, left[column], rows[row].high - of_row) + 1):
            rest = [*left[:column], left[column] - value, *left[column + 1 :]]
            yield from fill([*done, value], rest, of_row + value)

    yield from fill([], [column.high for column in columns], 0)


def recovered(safe: SafeMonth, visits: int) -> set[str]:
    """The names of all hidden counts above 0, in the table or its margins, that the brute force finds exactly."""
    assert safe.locations is not None
    assert safe.themes is not None
    columns = [guess(theme.count, visits) for theme in safe.themes]
    rows = [guess(location.visits, visits) for location in safe.locations]
    cells = [
        [guess(location.themes[at].count if location.themes else None, visits) for at in range(len(columns))]
        for location in safe.locations
    ]
    values: dict[str, set[int]] = {}
    for table in tables(cells, rows, columns):
        if sum(table) != visits:
            continue
        for name, hidden, value in _named(table, cells, rows, columns):
            if hidden:
                values.setdefault(name, set()).add(value)
        if all(len(found) > 1 for found in values.values()):
            return set()
    return {name for name, found in values.items() if len(found) == 1 and found != {0}}


def _named(
    table: list[int], cells: list[list[Guess]], rows: list[Guess], columns: list[Guess]
) -> Iterator[tuple[str, bool, int]]:
    width = len(columns)
    for at, value in enumerate(table):
        cell = cells[at // width][at % width]
        yield f"cell {at}", cell.low != cell.high, value
    for at, row in enumerate(rows):
        yield f"row {at}", row.low != row.high, sum(table[at * width : (at + 1) * width])
    for at, column in enumerate(columns):
        yield f"column {at}", column.low != column.high, sum(table[at::width])


def recovered_in_rows(rows: Breakdown, visits: int) -> set[str]:
    if rows is None:
        return set()
    cells = [[guess(row.count, visits) for row in rows]]
    whole = [Guess(0, visits) for _ in rows]
    found: dict[str, set[int]] = {row.code: set() for row in rows if isinstance(row.count, Hidden)}
    for table in tables(cells, [Guess(visits, visits)], whole):
        for row, value in zip(rows, table, strict=True):
            if row.code in found:
                found[row.code].add(value)
        if all(len(values) > 1 for values in found.values()):
            return set()
    return {code for code, values in found.items() if len(values) == 1}


counts = st.one_of(st.integers(0, 6), st.integers(0, 14))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=3))
def test_brute_force_recovers_no_hidden_count_of_the_table_or_its_margins(rows: list[tuple[int, int, int]]) -> None:
    figures = month_of({f"plek-{at}": row for at, row in enumerate(rows)}, THEMES)
    safe = protect(figures)
    if safe.locations is None or safe.themes is None:
        assert all(location.themes is None for location in safe.locations or ())
        shown_margin = safe.themes or _margin(safe)
        assert recovered_in_rows(shown_margin, figures.visits) == set()
    else:
        assert recovered(safe, figures.visits) == set()


def _margin(safe: SafeMonth) -> Breakdown:
    if safe.locations is None:
        return None
    return tuple(SafeRow(place.code, place.name, place.visits) for place in safe.locations)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_brute_force_recovers_no_hidden_count_of_a_breakdown(numbers: list[int]) -> None:
    rows = tuple(Row(f"r{at}", f"r{at}", number) for at, number in enumerate(numbers))
    figures = month_of({"plek": (sum(numbers), 0, 0)}, THEMES, visitor_types=rows)
    assert recovered_in_rows(protect(figures).visitor_types, figures.visits) == set()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=4))
def test_no_small_count_is_ever_shown_and_no_shown_count_is_changed(rows: list[tuple[int, int, int]]) -> None:
    figures = month_of({f"plek-{at}": row for at, row in enumerate(rows)}, THEMES)
    safe = protect(figures)
    for location, counted in zip(safe.locations or (), figures.locations, strict=bool(safe.locations)):
        assert _honest(location.visits, counted.visits)
        for theme, row in zip(location.themes or (), counted.themes, strict=bool(location.themes)):
            assert _honest(theme.count, row.count)
    for theme, row in zip(safe.themes or (), figures.themes, strict=bool(safe.themes)):
        assert _honest(theme.count, row.count)


def _honest(shown: Shown, counted: int) -> bool:
    match shown:
        case int():
            return shown == counted and not 0 < counted < MINIMUM_CELL
        case Hidden.SMALL:
            return 0 < counted < MINIMUM_CELL
        case Hidden.WITHHELD:
            return counted >= MINIMUM_CELL


def visible(rows: Breakdown) -> list[Shown]:
    assert rows is not None
    return [row.count for row in rows]


def breakdown(*numbers: int) -> Breakdown:
    rows = tuple(Row(f"r{at}", f"r{at}", number) for at, number in enumerate(numbers))
    return protect(month_of({"plek": (sum(numbers), 0, 0)}, THEMES, outcomes=rows)).outcomes


def test_one_small_count_takes_the_next_smallest_with_it() -> None:
    assert visible(breakdown(40, 3, 11, 7)) == [40, Hidden.SMALL, 11, Hidden.WITHHELD]


def test_two_small_counts_hide_each_other() -> None:
    assert visible(breakdown(40, 3, 2, 7)) == [40, Hidden.SMALL, Hidden.SMALL, 7]


def test_two_counts_of_one_are_given_away_by_their_sum_and_take_a_third_with_them() -> None:
    assert visible(breakdown(40, 1, 1, 7)) == [40, Hidden.SMALL, Hidden.SMALL, Hidden.WITHHELD]


def test_two_counts_of_four_are_given_away_by_their_sum_too() -> None:
    assert visible(breakdown(40, 4, 4, 7)) == [40, Hidden.SMALL, Hidden.SMALL, Hidden.WITHHELD]


def test_a_one_beside_a_five_is_given_away_by_the_bounds() -> None:
    assert visible(breakdown(40, 1, 5, 30)) == [40, Hidden.SMALL, 5, Hidden.WITHHELD]


def test_zero_is_shown_and_never_used_to_hide_another() -> None:
    assert visible(breakdown(0, 12, 3)) == [0, Hidden.WITHHELD, Hidden.SMALL]


def test_a_breakdown_that_cannot_be_saved_is_not_shown_at_all() -> None:
    assert breakdown(1, 1, 1, 1, 1) is None


def test_a_month_with_fewer_visits_than_the_minimum_shows_nothing_but_that() -> None:
    safe = protect(month_of({"plek": (1, 2, 1)}, THEMES))
    assert safe.visits is Hidden.SMALL
    assert (safe.themes, safe.locations, safe.weeks, safe.languages) == (None, None, None, None)


def test_an_empty_month_shows_its_zeros() -> None:
    safe = protect(empty_month())
    assert safe.visits == 0
    assert set(visible(safe.themes)) == {0}


def test_a_location_whose_number_is_hidden_shows_no_themes_not_even_a_zero() -> None:
    safe = protect(month_of({"groot": (30, 20, 12), "klein": (3, 0, 0), "midden": (9, 8, 7)}, THEMES))
    assert safe.locations is not None
    small = next(place for place in safe.locations if place.code == "klein")
    assert (small.visits, small.themes) == (Hidden.SMALL, None)


def counters(**given: int) -> Breakdown:
    """The counters that say how visits ended; what visitors said comes after them."""
    numbers = {code.replace("_", "-"): number for code, number in given.items()}
    figures = month_of({"plek": (numbers["afgerond"], 0, 0)}, THEMES, counters=every_row(labels.COUNTERS, numbers))
    return protect(figures).counters


def test_who_stopped_does_not_follow_from_who_began_finished_and_walked_away() -> None:
    shown = counters(begonnen=60, afgerond=40, gestopt=3, weggelopen=17)
    assert visible(shown)[:6] == [60, 40, Hidden.SMALL, Hidden.WITHHELD, 0, 0]


def test_when_nobody_walked_away_the_number_that_began_is_withheld() -> None:
    shown = counters(begonnen=43, afgerond=40, gestopt=3, weggelopen=0)
    assert visible(shown)[:6] == [Hidden.WITHHELD, 40, Hidden.SMALL, 0, 0, 0]


def test_a_counter_that_is_part_of_no_sum_is_hidden_alone() -> None:
    shown = counters(begonnen=40, afgerond=40, gids_gevraagd=2, niets_past=6)
    assert visible(shown)[:6] == [40, 40, 0, 0, Hidden.SMALL, 6]


def said(codes: Sequence[str], **given: int) -> list[Shown]:
    found = {row.code: row.count for row in counters(begonnen=40, afgerond=40, **given) or ()}
    return [found[code] for code in codes]


FACES = ("goed-geholpen", "gaat-wel", "niet-geholpen")


def test_a_small_rating_does_not_follow_when_everybody_gave_one() -> None:
    assert said(FACES, goed_geholpen=30, gaat_wel=5, niet_geholpen=1) == [30, 5, Hidden.SMALL]
    assert said(FACES, goed_geholpen=34, gaat_wel=5, niet_geholpen=1) == [Hidden.WITHHELD, 5, Hidden.SMALL]


def test_a_small_reason_does_not_follow_when_everybody_gave_one() -> None:
    codes = ("niets-past", "niets-past-andere-vraag", "niets-past-iets-anders")
    shown = said(codes, niets_past=6, niets_past_andere_vraag=5, niets_past_iets_anders=1)
    assert shown == [Hidden.WITHHELD, 5, Hidden.SMALL]


def test_what_cannot_be_saved_leaves_how_visits_ended_in_sight() -> None:
    shown = counters(begonnen=6, afgerond=6, goed_geholpen=5, niet_geholpen=1)
    assert [row.code for row in shown or ()] == ["begonnen", "afgerond", "gestopt", "weggelopen", "gids-gevraagd",
                                                 "niets-past", "toestemming-gevraagd",
                                                 "toestemming-geweigerd"]  # fmt: skip
    assert visible(shown)[:2] == [6, 6]


@pytest.mark.parametrize("silent", [0, 1])
def test_brute_force_recovers_no_hidden_rating(silent: int) -> None:
    for rated in product((0, 1, 2, 4, 5, 6), repeat=3):
        finished = sum(rated) + silent
        if finished < MINIMUM_CELL:
            continue
        given = dict(zip((face.replace("-", "_") for face in FACES), rated, strict=True))
        shown = {row.code: row.count for row in counters(begonnen=finished, afgerond=finished, **given) or ()}
        guesses = [guess(shown.get(face), finished) for face in FACES]
        whole = [
            tuple(one) for one in product(*(range(one.low, one.high + 1) for one in guesses)) if sum(one) <= finished
        ]
        for at, one in enumerate(guesses):
            assert one.low == one.high or len({table[at] for table in whole}) > 1, (rated, finished)


def test_a_busy_month_keeps_nearly_everything() -> None:
    safe = protect(busy_month())
    assert safe.themes is not None
    assert safe.locations is not None
    kept = [place.visits for place in safe.locations] + [theme.count for theme in safe.themes]
    assert kept.count(Hidden.WITHHELD) + kept.count(Hidden.SMALL) <= 2
    cells = [theme.count for place in safe.locations for theme in place.themes or ()]
    assert sum(isinstance(cell, Hidden) for cell in cells) <= 14


def test_a_region_may_ask_for_a_higher_minimum() -> None:
    safe = protect(busy_month(), 10)
    assert all(not 0 < row.count < 10 for row in safe.aids or () if isinstance(row.count, int))


def test_a_region_may_not_ask_for_a_lower_minimum() -> None:
    with pytest.raises(ValueError, match="lowest minimum is 5"):
        protect(busy_month(), 4)


@pytest.mark.parametrize("name", ["languages", "weeks", "themes"])
def test_figures_that_do_not_add_up_are_refused_instead_of_protected_in_vain(name: str) -> None:
    broken = replace(busy_month(), **{name: (Row("x", "x", 1),)})  # type: ignore[arg-type]  # the field is a parameter
    with pytest.raises(ValueError, match="adds up to"):
        protect(broken)
