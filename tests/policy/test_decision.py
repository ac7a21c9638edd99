# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""May it go? Never, unless a rule that counts on that day says so."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.policy.decision import Allowed, Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import Channel, Effect, Exchange, Field, Ground, Matrix, Party, Role, Status
from tests.policy.matrices import (
    EXCHANGE,
    FIRST_DAY,
    IN_FORCE,
    LAST_DAY,
    LIBRARY,
    days,
    exchanges,
    load,
    matrices,
    matrix_of_file,
    rule_of_file,
)

ONE_DAY = timedelta(days=1)


def test_what_no_rule_speaks_of_is_forbidden(tmp_path: Path) -> None:
    assert decide(load(tmp_path, matrix_of_file()), EXCHANGE, Field.NAME, IN_FORCE) == Forbidden(Reason.NO_RULE)


def test_a_rule_that_counts_gives_its_ground(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    ground = Ground("AVG artikel 6 lid 1 onder a", "VR-7")
    assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == OnlyWithConsent(ground, matrix.rules[0])


def test_between_suwi_parties_a_rule_may_allow_without_consent(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(uitkomst="toegestaan")))
    assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == Allowed(matrix.rules[0].ground, matrix.rules[0])


@pytest.mark.parametrize(
    "other",
    [
        replace(EXCHANGE, role=Role.VISITOR),
        replace(EXCHANGE, channel=Channel.CLIENT_FILE),
        replace(EXCHANGE, municipality="zandhoven"),
        replace(EXCHANGE, recipient=LIBRARY),
        replace(EXCHANGE, purpose="anders"),
    ],
)
def test_a_rule_speaks_of_nothing_but_itself(tmp_path: Path, other: Exchange) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    assert decide(matrix, other, Field.NAME, IN_FORCE) == Forbidden(Reason.NO_RULE)
    assert decide(matrix, EXCHANGE, Field.EMAIL, IN_FORCE) == Forbidden(Reason.NO_RULE)


def test_a_rule_for_everywhere_holds_in_each_municipality(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(gemeenten=["alle"])))
    for place in ("rivierstad", "lindemeer"):
        decision = decide(matrix, replace(EXCHANGE, municipality=place), Field.NAME, IN_FORCE)
        assert isinstance(decision, OnlyWithConsent)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (FIRST_DAY - ONE_DAY, Reason.NOT_YET),
        (FIRST_DAY, None),
        (LAST_DAY, None),
        (LAST_DAY + ONE_DAY, Reason.ENDED),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(tmp_path: Path, day: date, reason: Reason | None) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    decision = decide(matrix, EXCHANGE, Field.NAME, day)
    assert decision == (
        Forbidden(reason, matrix.rules[0]) if reason else OnlyWithConsent(matrix.rules[0].ground, matrix.rules[0])
    )


def test_a_draft_never_counts_be_it_one_rule_or_the_whole_matrix(tmp_path: Path) -> None:
    for content in (matrix_of_file(rule_of_file(status="concept")), matrix_of_file(rule_of_file(), status="concept")):
        matrix = load(tmp_path, content)
        assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == Forbidden(Reason.DRAFT, matrix.rules[0])


@pytest.mark.parametrize("recipient", [Party("kvk", suwi=False), Party("uwv", suwi=False)])
def test_an_organisation_that_is_not_as_the_matrix_has_it_gets_nothing(tmp_path: Path, recipient: Party) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    decision = decide(matrix, replace(EXCHANGE, recipient=recipient), Field.NAME, IN_FORCE)
    assert decision == Forbidden(Reason.UNKNOWN_RECIPIENT)


@pytest.mark.parametrize("order", [("toegestaan", "alleen-met-toestemming"), ("alleen-met-toestemming", "toegestaan")])
def test_where_two_rules_count_the_one_that_asks_wins(tmp_path: Path, order: tuple[str, str]) -> None:
    rules = [rule_of_file(id=effect, uitkomst=effect) for effect in order]
    decision = decide(load(tmp_path, matrix_of_file(*rules)), EXCHANGE, Field.NAME, IN_FORCE)
    assert isinstance(decision, OnlyWithConsent)
    assert decision.rule.id == "alleen-met-toestemming"


def test_the_newest_of_the_rules_that_do_not_count_says_why(tmp_path: Path) -> None:
    old = rule_of_file(id="oud", ingangsdatum="2024-01-01", einddatum="2024-12-31")
    new = rule_of_file(id="nieuw", ingangsdatum="2027-01-01", einddatum="2027-12-31")
    decision = decide(load(tmp_path, matrix_of_file(old, new)), EXCHANGE, Field.NAME, IN_FORCE)
    assert isinstance(decision, Forbidden)
    assert decision.rule is not None
    assert (decision.reason, decision.rule.id) == (Reason.NOT_YET, "nieuw")


@given(matrices(), exchanges(), st.sampled_from(Field), days())
def test_nothing_is_let_go_without_a_rule_that_says_exactly_so(
    matrix: Matrix, exchange: Exchange, field: Field, day: date
) -> None:
    decision = decide(matrix, exchange, field, day)
    if isinstance(decision, Forbidden):
        return
    rule = decision.rule
    assert matrix.status is rule.status is Status.ADOPTED
    assert rule.first_day <= day <= rule.last_day
    assert exchange.recipient in matrix.parties
    assert (rule.party, rule.purpose) == (exchange.recipient.code, exchange.purpose)
    assert (rule.role, rule.channel) == (exchange.role, exchange.channel)
    assert field in rule.fields
    assert rule.municipalities & {exchange.municipality, "alle"}
    assert decision.ground == rule.ground
    assert isinstance(decision, Allowed) is (rule.effect is Effect.ALLOWED)


@given(matrices(), exchanges(), st.sampled_from(Field), days())
def test_who_is_no_suwi_party_gets_nothing_unasked(matrix: Matrix, exchange: Exchange, field: Field, day: date) -> None:
    decision = decide(matrix, exchange, field, day)
    assert exchange.recipient.suwi or not isinstance(decision, Allowed)


@given(matrices(), exchanges(), st.sampled_from(Field), days())
def test_a_rule_more_never_takes_a_question_away(matrix: Matrix, exchange: Exchange, field: Field, day: date) -> None:
    for shorter in (replace(matrix, rules=matrix.rules[:count]) for count in range(len(matrix.rules))):
        if isinstance(decide(shorter, exchange, field, day), OnlyWithConsent):
            assert isinstance(decide(matrix, exchange, field, day), OnlyWithConsent)


@given(matrices(), exchanges(), st.sampled_from(Field))
def test_before_all_first_days_and_after_all_last_days_everything_is_forbidden(
    matrix: Matrix, exchange: Exchange, field: Field
) -> None:
    firsts = [rule.first_day for rule in matrix.rules]
    lasts = [rule.last_day for rule in matrix.rules]
    for day in (min(firsts, default=IN_FORCE) - ONE_DAY, max(lasts, default=IN_FORCE) + ONE_DAY):
        assert isinstance(decide(matrix, exchange, field, day), Forbidden)
