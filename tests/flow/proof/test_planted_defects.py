# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of defect planted in a small flow is found, and nothing else; in its sound twin everything is proved."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from kiosk.flow.form import Form
from kiosk.flow.proof.prove import prove
from kiosk.flow.proof.verdicts import Claim, Verdict
from tests.flow.forms import TODAY
from tests.flow.proof.shown import shows
from tests.flow.proof.small_flows import End, Row, flow


class Planted(NamedTuple):
    """A flow with one defect, all that is refuted because of it, and the same flow without it."""

    name: str
    broken: Form
    sound: Form
    refuted: Sequence[tuple[Claim, str]]


ALWAYS = (End("balie"),)


def ends(*rules: str) -> tuple[End, ...]:
    return tuple(End(f"o{number}", rule) for number, rule in enumerate(rules))


def asked(last: Row, *before: Row) -> Form:
    """A flow whose last question is what matters; it always has an outcome."""
    return flow((*before, last), ALWAYS)


def ended(*rules: str) -> Form:
    """Outcomes after a yes, a second question after that yes, and a number."""
    return flow((YES, SECOND, AGE), ends(*rules))


YES = Row("one", "a")
SECOND = Row("one", "b", relevant="${a} = 'ja'")
AGE = Row("integer", "n", constraint=". >= 0 and . <= 120")
ANY_NUMBER = Row("integer", "n")
OPTIONAL = Row("integer", "n", constraint=". >= 0 and . <= 120", required="")
REGION = Row("one", "regio", choices="regio")
FIVE = tuple(Row("several", f"q{number}", choices="zes") for number in range(5))
POINTS = Row("calculate", "som", calculation=" + ".join(f"count-selected(${{q{number}}})" for number in range(5)))
DEAD, TRAP = (Claim.NO_DEAD_END, ""), Claim.NO_BLANK_TRAP
NO_END = (Claim.REACHABLE, "balie")
"""Where everybody gets stuck, nobody comes to an outcome."""


def scored(*rules: str) -> Form:
    """Five questions with six options each, 2^30 ways, and outcomes by the number of options chosen."""
    return flow((*FIVE, POINTS), ends(*rules))


def numbered(*rules: str, question: Row = AGE) -> Form:
    """One number, and outcomes by it."""
    return flow((question,), ends(*rules))


def limited(constraint: str, rule: str) -> Form:
    """A question with six options of which not all may be chosen, and an outcome by what is chosen."""
    return flow((Row("several", "q", constraint=constraint, choices="zes"),), (*ALWAYS, End("veel", rule)))


def path_of(count: int, *more: Row) -> Form:
    """So many questions that everyone gets, and some more."""
    return flow((*(Row("one", f"q{number}") for number in range(count)), *more), ALWAYS)


def trap(part: str, rule: str) -> Form:
    """A rule of a third question that reads one which not everybody is asked."""
    return asked(Row("integer", "c", **{part: rule}), YES, SECOND)


def walls(choices: str, constraint: str) -> Form:
    """A question with these options, and behind it two numbers with this constraint, which everybody gets."""
    rows = (
        Row("one", "plaats", choices=choices, required=""),
        YES,
        Row("integer", "n", "${a} = 'ja' or ${a} = 'nee'", constraint=constraint),
        Row("integer", "m", constraint=constraint),
    )
    return flow(rows, (End("balie", "${m} = 6"),))


def shared(constraint: str) -> Form:
    """Two numbers from 0 to 5, and a third that must fit to them."""
    small = ". >= 0 and . <= 5"
    return asked(Row("integer", "c", constraint=constraint), *(Row("integer", name, constraint=small) for name in "ab"))


PLANTED = (
    Planted("an answer without an outcome", ended("${a} = 'ja'"), ended("${a} = 'ja'", "${a} = 'nee'"), [DEAD]),
    Planted(
        "a number that may be skipped",
        numbered("${n} < 27", "${n} >= 27", question=OPTIONAL),
        numbered("${n} < 27", "${n} >= 27 or ${n} = ''", question=OPTIONAL),
        [DEAD],
    ),
    Planted("an age on the border", numbered("${n} < 18", "${n} > 18"), numbered("${n} < 18", "${n} >= 18"), [DEAD]),
    Planted(
        "odd numbers below nothing",
        numbered("${n} mod 2 = 0", "${n} mod 2 = 1", question=ANY_NUMBER),
        numbered("${n} mod 2 = 0", "${n} mod 2 = 1"),
        [DEAD],
    ),
    Planted(
        "a number that is rounded away",
        numbered("round(${n} div 3) < 2", "${n} > 5"),
        numbered("round(${n} div 3) < 2", "${n} >= 5"),
        [DEAD],
    ),
    Planted(
        "a sum that is nothing where a number was skipped",
        flow((OPTIONAL, Row("calculate", "som", calculation="${n} + 1")), ends("${som} < 9", "${som} >= 9")),
        flow(
            (OPTIONAL, Row("calculate", "som", calculation="${n} + 1")), ends("${som} < 9", "not(${som}) or ${som} > 8")
        ),
        [DEAD],
    ),
    Planted("a forgotten total", scored("${som} < 17", "${som} > 17"), scored("${som} < 17", "${som} >= 17"), [DEAD]),
    Planted(
        "a person for whom nothing else fits",
        flow((YES,), (End("werk", "${a} = 'ja'"), End("gids", "", "yes"))),
        flow((YES,), (End("werk", "${a} = 'ja'"), End("gids", "", "deliberate"))),
        [DEAD],
    ),
    Planted(
        "no outcome at all but the person",
        flow((YES,), (End("gids", "", "yes"),)),
        flow((YES,), (End("gids", "", "deliberate"),)),
        [DEAD],
    ),
    Planted(
        "two rules that contradict each other over three questions",
        asked(Row("one", "c", relevant="${b} = 'ja' and ${a} = 'nee'"), YES, SECOND),
        asked(Row("one", "c", relevant="${b} = 'ja' and ${a} = 'ja'"), YES, SECOND),
        [(Claim.REACHABLE, "c")],
    ),
    Planted(
        "a rule outside the bounds of a sum",
        asked(Row("one", "c", relevant="${n} + 2 * ${n} > 360"), AGE),
        asked(Row("one", "c", relevant="${n} + 2 * ${n} >= 360"), AGE),
        [(Claim.REACHABLE, "c")],
    ),
    Planted(
        "an outcome for an age that is not accepted",
        flow((Row("integer", "n", constraint=". >= 18 and . <= 120"),), (*ALWAYS, End("kind", "${n} < 18"))),
        flow((Row("integer", "n", constraint=". >= 18 and . <= 120"),), (*ALWAYS, End("kind", "${n} <= 18"))),
        [(Claim.REACHABLE, "kind")],
    ),
    Planted(
        "an outcome for more options than may be chosen",
        limited("count-selected(.) < 3", "count-selected(${q}) > 2"),
        limited("count-selected(.) < 4", "count-selected(${q}) > 2"),
        [(Claim.REACHABLE, "veel")],
    ),
    Planted(
        "an option of a region that nobody can choose",
        asked(Row("one", "plaats", "${regio} != 'anders'", choices="plaats[bij = ${regio}]"), REGION),
        asked(Row("one", "plaats", "${regio} != 'anders'", choices="plaats[bij = ${regio} or name = 'meer']"), REGION),
        [(Claim.OPTION_REACHABLE, "plaats/meer")],
    ),
    Planted(
        "a region without places",
        asked(Row("one", "plaats", choices="plaats[bij = ${regio} or ${regio} = 'noord']"), REGION),
        asked(Row("one", "plaats", choices="plaats[bij = ${regio} or ${regio} = 'anders']"), REGION),
        [(Claim.CHOICES_OFFERED, "plaats"), (Claim.ANSWERABLE, "plaats")],
    ),
    Planted(
        "a list that hangs on a question which not everybody is asked",
        asked(Row("one", "c", required="", choices="janee[name = ${b}]"), YES, SECOND),
        asked(Row("one", "c", "${b} != ''", required="", choices="janee[name = ${b}]"), YES, SECOND),
        [(Claim.CHOICES_OFFERED, "c")],
    ),
    Planted(
        "no whole number between two others",
        asked(Row("integer", "c", constraint=". > 5 and . < 6")),
        asked(Row("integer", "c", constraint=". > 5 and . < 7")),
        [(Claim.ANSWERABLE, "c"), NO_END],
    ),
    Planted(
        "no number of ten digits that is still a number",
        asked(Row("integer", "c", constraint=". > 2147483647")),
        asked(Row("integer", "c", constraint=". >= 2147483647")),
        [(Claim.ANSWERABLE, "c"), NO_END],
    ),
    Planted(
        "an empty list before two walls, one behind the other",
        walls("plaats[inwoners > 90]", ". > 5 and . < 6"),
        walls("plaats[inwoners < 90]", ". > 5 and . < 7"),
        [
            (Claim.CHOICES_OFFERED, "plaats"),
            *((Claim.OPTION_REACHABLE, f"plaats/{code}") for code in ("berg", "dal", "meer")),
            (Claim.ANSWERABLE, "n"),
            (Claim.REACHABLE, "m"),
            NO_END,
        ],
    ),
    Planted(
        "required of some, and never answered rightly",
        asked(Row("integer", "c", required="${a} = 'ja'", constraint=". > 5 and . < 6"), YES, SECOND),
        asked(Row("integer", "c", required="${b} = 'ja' and ${a} = 'nee'", constraint=". > 5 and . < 6"), YES, SECOND),
        [(Claim.ANSWERABLE, "c")],
    ),
    Planted(
        "more options wanted than there are",
        asked(Row("several", "c", constraint="count-selected(.) > 6", choices="zes")),
        asked(Row("several", "c", constraint="count-selected(.) > 5", choices="zes")),
        [(Claim.ANSWERABLE, "c"), NO_END],
    ),
    Planted(
        "two numbers that leave none for the third",
        shared(". > ${a} and . < ${b} + 1"),
        shared(". > ${a} and . < ${a} + ${b} + 2"),
        [(Claim.ANSWERABLE, "c")],
    ),
    Planted(
        "a sum that cannot always be made",
        shared(". + ${a} + ${b} = 12 and . <= 11"),
        shared(". + ${a} + ${b} = 12 and . <= 12"),
        [(Claim.ANSWERABLE, "c")],
    ),
    Planted(
        "a choice that an earlier one forbids",
        asked(Row("one", "c", constraint=". != ${a} and . != ${b}"), YES, Row("one", "b")),
        asked(Row("one", "c", constraint=". != ${a} or . != ${b}"), YES, Row("one", "b", constraint=". != ${a}")),
        [(Claim.ANSWERABLE, "c")],
    ),
    Planted(
        "unequal to what was not asked",
        trap("relevant", "${b} != 'ja'"),
        trap("relevant", "${b} != '' and ${b} != 'ja'"),
        [(TRAP, "c")],
    ),
    Planted(
        "not equal to what was not asked",
        trap("relevant", "not(${b} = 'ja')"),
        trap("relevant", "${b} = 'nee'"),
        [(TRAP, "c")],
    ),
    Planted(
        "not selected where nothing was asked",
        trap("relevant", "not(selected(${b}, 'ja'))"),
        trap("relevant", "not(selected(${b}, 'ja')) and ${a} = 'ja'"),
        [(TRAP, "c")],
    ),
    Planted(
        "not below a border where nothing was asked",
        asked(Row("one", "c", "not(${n} < 18)"), YES, Row("integer", "n", "${a} = 'ja'")),
        asked(Row("one", "c", "${n} >= 18"), YES, Row("integer", "n", "${a} = 'ja'")),
        [(TRAP, "c")],
    ),
    Planted(
        "required by what was not asked",
        trap("required", "${b} != 'ja'"),
        trap("required", "${b} = 'nee'"),
        [(TRAP, "c")],
    ),
    Planted(
        "accepted by what was not asked",
        trap("constraint", ". > 3 or ${b} != 'ja'"),
        trap("constraint", ". > 3 or ${b} = 'nee' or ${b} = ''"),
        [(TRAP, "c")],
    ),
    Planted(
        "a calculate before the questions that it reads",
        flow((Row("calculate", "som", "${b} != 'ja' and ${a} = 'nee'", calculation="1"), YES, SECOND), ALWAYS),
        flow((Row("calculate", "som", "${b} != 'ja' and ${a} = 'ja'", calculation="1"), YES, SECOND), ALWAYS),
        [(TRAP, "som")],
    ),
    Planted(
        "openly asked whether there is an answer",
        trap("relevant", "${b} = 'nee' or ${b} != 'ja'"),
        trap("relevant", "${b} = '' or ${b} != 'ja'"),
        [(TRAP, "c")],
    ),
    Planted("six questions", path_of(6), path_of(5, Row("note", "q6"), Row("note", "q7")), [(Claim.SHORT, "")]),
    Planted(
        "six questions for some",
        path_of(4, Row("one", "q5", "${q0} = 'ja'"), Row("one", "q6", "${q1} = 'ja'")),
        path_of(4, Row("one", "q5", "${q0} = 'ja'"), Row("one", "q6", "${q0} = 'nee'")),
        [(Claim.SHORT, "")],
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=[planted.name for planted in PLANTED])
def test_a_planted_defect_is_refuted_with_a_visitor_who_shows_it_and_nothing_else_is(planted: Planted) -> None:
    proof = prove(planted.broken, TODAY)
    assert sorted((one.claim.value, one.subject) for one in proof.refuted) == sorted(
        (claim.value, subject) for claim, subject in planted.refuted
    )
    assert proof.open == ()
    assert proof.inexact == ()
    for result in proof.refuted:
        nobody = result.claim in {Claim.REACHABLE, Claim.OPTION_REACHABLE}
        assert result.witness is None if nobody else shows(planted.broken, result), result


@pytest.mark.parametrize("planted", PLANTED, ids=[planted.name for planted in PLANTED])
def test_all_is_proved_of_the_sound_twin_of_a_planted_defect(planted: Planted) -> None:
    proof = prove(planted.sound, TODAY)
    assert {result for result in proof.results if result.verdict is not Verdict.PROVED} == set()
    assert proof.inexact == ()


def test_the_planted_defects_are_of_every_claim() -> None:
    assert {claim for planted in PLANTED for claim, _ in planted.refuted} == set(Claim)
