# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers say what the data and the program say: the same fields, terms and measures, or the test fails."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from kiosk.ageing import LONGEST_LEAP
from kiosk.directory.reading import load_directory
from kiosk.places import resources
from kiosk.policy.matrix import OTHER_PARTIES, SUWI_PARTIES, Effect, HealthWords, Matrix, Organisation, Party, Status
from kiosk.policy.retention import Term
from kiosk.publishing.policy.dpia import dpia_paper
from kiosk.publishing.policy.dpia_risks import RISKS
from kiosk.publishing.policy.matrix_paper import DRAFT, matrix_paper
from kiosk.publishing.policy.paper import Paper, Table
from kiosk.publishing.policy.paper_odt import written_odt
from kiosk.publishing.policy.paper_pdf import draw_paper
from kiosk.publishing.policy.processing import WITHDRAWALS
from kiosk.publishing.policy.region_facts import RegionFacts, region_facts
from kiosk.publishing.policy.register import register_paper
from kiosk.publishing.policy.words import CHANNELS, FIELDS, ROLES, said
from kiosk.referrals.consent import Consent, WithdrawalMethod
from kiosk.referrals.particulars import LIMITS
from kiosk.referrals.sealing import BLOCK
from kiosk.referrals.withdrawal_code import RANDOM_BITS
from kiosk.reports.suppression import MINIMUM_CELL
from kiosk.settings import Settings
from tests.policy.matrices import DESK

FONTS = resources() / "fonts"
NAMES = load_directory(resources() / "directory", ["nl"]).parties
FACTS = region_facts(resources(), "Rivierenmond", NAMES)
DEMONSTRATION = region_facts(resources(), "Rivierenmond", NAMES, resources() / "policy" / "demonstration.json")


def matrix_of(facts: RegionFacts) -> Paper:
    return matrix_paper(facts.matrix, facts.digest, facts.names)


PAPERS = {"matrix": matrix_of(FACTS), "dpia": dpia_paper(FACTS), "register": register_paper(FACTS)}


def words_of(paper: Paper) -> str:
    """All that a paper says."""
    return "\n".join(paper.texts())


def squeezed(text: str) -> str:
    """Without blanks: lines are broken where the paper ends."""
    return "".join(text.split())


@cache
def pages(name: str) -> tuple[str, ...]:
    """The text of each page of the PDF."""
    return tuple(squeezed(page.extract_text()) for page in PdfReader(BytesIO(draw_paper(PAPERS[name], FONTS))).pages)


@pytest.mark.parametrize("name", PAPERS)
def test_every_page_of_a_draft_says_so_and_which_data_it_is_of(name: str) -> None:
    assert len(pages(name)) > 1
    for number, text in enumerate(pages(name), 1):
        assert squeezed(PAPERS[name].draft) in text
        assert squeezed(PAPERS[name].title) in text
        assert "0.3van27november2026" in text
        assert f"Pagina{number}van{len(pages(name))}" in text


@pytest.mark.parametrize("name", PAPERS)
def test_a_pdf_and_an_odt_say_all_that_the_paper_says(name: str) -> None:
    drawn = "".join(pages(name))
    odt = parts_of(written_odt(PAPERS[name]))
    typed = squeezed(unescape(re.sub("<[^>]*>", "", odt["content.xml"] + odt["styles.xml"])))
    for line in PAPERS[name].texts():
        assert squeezed(line) in typed, line
        assert squeezed(line) in drawn, line


def parts_of(odt: bytes) -> dict[str, str]:
    """The XML of a text document."""
    with ZipFile(BytesIO(odt)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_the_same_data_give_the_same_paper() -> None:
    paper = replace(PAPERS["register"], parts=PAPERS["register"].parts[:6])
    assert draw_paper(paper, FONTS) == draw_paper(paper, FONTS)
    assert parts_of(written_odt(paper)) == parts_of(written_odt(paper))


def test_an_odt_has_real_headings_and_tables_and_says_on_every_page_that_it_is_a_draft() -> None:
    odt = parts_of(written_odt(PAPERS["dpia"]))
    assert odt["content.xml"].count("<text:h ") > 10
    assert odt["content.xml"].count("<table:table ") > 5
    tables = [part for part in PAPERS["dpia"].parts if isinstance(part, Table)]
    assert odt["content.xml"].count("<table:table-header-rows>") == len(tables), "headings again on each page"
    header = odt["styles.xml"].partition("<style:header>")[2].partition("</style:header>")[0]
    assert "CONCEPT: door de regio te toetsen" in header
    assert set(re.findall(r'fo:language="([^"]*)"', "".join(odt.values()))) == {"nl"}


def test_the_matrix_has_room_to_sign_and_the_hash_that_the_signature_is_for() -> None:
    text = words_of(PAPERS["matrix"])
    assert FACTS.digest in text
    assert "Privacy officer (FG)" in text
    assert "geldt voor precies het bestand met deze SHA-256" in text


def test_an_adopted_matrix_is_no_draft_but_says_that_it_is_a_demonstration() -> None:
    paper = matrix_of(DEMONSTRATION)
    assert paper.draft == ""
    assert "Niemand heeft deze matrix getekend" in words_of(paper)
    assert paper.title.startswith("Demonstratiematrix"), "every page has the title above it"
    one_draft = replace(DEMONSTRATION.matrix.rules[0], status=Status.DRAFT)
    mixed = replace(DEMONSTRATION.matrix, rules=(one_draft, *DEMONSTRATION.matrix.rules[1:]))
    assert matrix_paper(mixed, FACTS.digest, NAMES).draft == DRAFT


def test_every_rule_stands_on_the_matrix_in_full() -> None:
    text = words_of(PAPERS["matrix"])
    for rule in FACTS.matrix.rules:
        for told in (rule.id, rule.ground.law, rule.source, rule.ground.register_id, rule.reason.get("nl", "")):
            assert told in text
        assert f"{said(rule.first_day)} tot en met {said(rule.last_day)}" in text
        assert ROLES[rule.role] in text
        assert CHANNELS[rule.channel] in text


TWO = frozenset({"zandhoven", "lindemeer"})


def wider(matrix: Matrix) -> Matrix:
    """A matrix with what the shipped one has not: groups, one organisation, a few places, what the law allows."""
    rule, *_, ban = matrix.rules
    rules = (
        replace(
            rule, effect=Effect.ALLOWED, recipient=SUWI_PARTIES, municipalities=frozenset({"zandhoven", "lindemeer"})
        ),
        replace(ban, recipient=OTHER_PARTIES, reason={"nl": "Nee.", "en": "No."}),
        replace(rule, id="een", recipient=DESK.id, fields=frozenset(list(rule.fields)[:1])),
    )
    organisation = Organisation(DESK.id, DESK.name, Party("uwv", suwi=True))
    return replace(matrix, rules=rules, organisations=(organisation,), health_words=HealthWords.REFUSED)


def test_a_matrix_of_groups_organisations_and_places_is_told_as_well() -> None:
    text = words_of(matrix_paper(wider(FACTS.matrix), FACTS.digest, NAMES))
    for told in (
        *("alle partijen van de Wet SUWI", "alle partijen buiten de Wet SUWI", "lindemeer en zandhoven", "mag"),
        *("UWV Rivierstad; een partij van de Wet SUWI", "UWV Rivierstad (uwv)", "De zuil weigert woorden"),
    ):
        assert told in text


def test_a_matrix_without_rules_says_that_nothing_may_go() -> None:
    facts = replace(FACTS, matrix=replace(FACTS.matrix, rules=()))
    assert "Er is geen regel: alles is verboden." in words_of(matrix_of(facts))
    assert "er gaat niets weg" in words_of(dpia_paper(facts))
    assert "geen verwerking van persoonsgegevens" in words_of(register_paper(facts))
    bare = replace(FACTS, matrix=replace(FACTS.matrix, rules=(), purposes={}))
    assert "niet helpen: geen" in words_of(dpia_paper(bare))


@pytest.mark.parametrize("make", [dpia_paper, register_paper])
def test_dpia_and_register_hold_the_constants_of_the_program(make: Callable[[RegionFacts], Paper]) -> None:
    """P-15: what the papers promise is what the code does."""
    text = words_of(make(FACTS))
    usual = Settings(data_dir=Path(), resources_dir=Path(), location_code="")
    told = [
        *(FIELDS[field] for purpose in FACTS.matrix.purposes.values() for field in purpose.fields),
        *FACTS.matrix.visit_attributes,
        *(f"{term.days} dagen" for term in terms(FACTS)),
        *(term.why for term in terms(FACTS)),
        *Consent.PROCESSING,
        Consent.JURISDICTION,
        *FACTS.terms.controllers,
        f"{usual.idle_after_s + usual.idle_warning_s:.0f} seconden",
        f"kost hoogstens {LONGEST_LEAP.days} dagen",
        f"veelvoud van {BLOCK} bytes",
        f"{RANDOM_BITS} toevallige bits",
        f"groep van {FACTS.anonymity.k} of meer, met {FACTS.anonymity.l} of meer",
        f"geen aantal onder de {MINIMUM_CELL}",
        *(NAMES[rule.recipient] for rule in FACTS.matrix.rules if rule.effect is not Effect.FORBIDDEN),
        *(rule.ground.law for rule in FACTS.matrix.rules if rule.effect is not Effect.FORBIDDEN),
    ]
    assert [one for one in told if one not in text] == []


def test_the_dpia_holds_rights_risks_and_lengths_too() -> None:
    text = words_of(PAPERS["dpia"])
    told = [
        *Consent.RIGHTS,
        Consent.AUTHORITY,
        Consent.SCHEMA,
        *(f"hoogstens {length} tekens" for length in LIMITS.values()),
        *(WITHDRAWALS[one] for one in FACTS.terms.withdrawal),
        *(one.risk for one in RISKS),
    ]
    assert [one for one in told if one not in text] == []


def test_every_way_to_withdraw_and_every_field_role_and_channel_has_its_words() -> None:
    assert set(WITHDRAWALS) == set(WithdrawalMethod)
    assert (set(FIELDS), set(LIMITS)) == (set(LIMITS), set(FIELDS))
    assert len(set(ROLES.values())) == len(ROLES)
    assert len(set(CHANNELS.values())) == len(CHANNELS)


@pytest.mark.parametrize("make", [dpia_paper, register_paper])
def test_another_term_gives_another_paper(make: Callable[[RegionFacts], Paper]) -> None:
    terms_ = replace(FACTS.retention, undelivered=replace(FACTS.retention.undelivered, days=21))
    facts = replace(FACTS, retention=terms_)
    text = words_of(make(facts))
    assert "21 dagen" in text
    assert "14 dagen" not in text


def test_the_register_has_an_entry_for_each_that_the_matrix_names() -> None:
    text = words_of(PAPERS["register"])
    entries = {rule.ground.register_id for rule in FACTS.matrix.rules} - {""}
    assert len(entries) == 3
    assert all(f"Verwerking {one}" in text for one in entries)


def terms(facts: RegionFacts) -> tuple[Term, ...]:
    kept = facts.retention
    return (kept.undelivered, kept.delivered, kept.consent_proof, kept.staff_audit, kept.log)


def test_a_signature_stands_on_one_page_with_the_hash_that_it_is_for() -> None:
    assert FACTS.digest in pages("matrix")[-1]
    assert "Handtekening" in pages("matrix")[-1]
