# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proof of a consent as another program reads it: RDFLib makes of the JSON-LD what its terms mean."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kiosk.policy.matrix import Field
from kiosk.referrals.consent import Consent, ConsentEvent, given
from kiosk.referrals.consent_record import PREFIXES, as_json_ld
from kiosk.referrals.consent_state import ConsentState
from tests.referrals.agreed import STAMP, request, rules
from tests.referrals.dpv_terms import CLASSES as CLASSES_OF_DPV
from tests.referrals.dpv_terms import PROPERTIES

# RDFLib's own reading of JSON-LD still uses the class that it replaced.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
DPV, GDPR, DCT = (Namespace(PREFIXES[name]) for name in ("dpv", "eu-gdpr", "dct"))
CLASSES = {
    *("ConsentRecord", "DataSubject", "ConsentNotice", "DataController", "Process", "Purpose", "PersonalData"),
    *("Recipient", "StorageLocation", "StorageDuration", "UntilTimeDuration", "WithdrawConsent"),
    *("DataProtectionAuthority", "ConsentGiven"),
}
RELATIONS = {
    *("hasDataSubject", "hasIdentifier", "hasNotice", "hasLegalBasis", "hasJurisdiction", "hasDataController"),
    *("hasProcess", "hasPurpose", "hasPersonalData", "hasNecessity", "hasProcessing", "hasDataSource", "hasRecipient"),
    *("hasStorageCondition", "hasLocation", "hasDuration", "hasConsentControl", "hasRight", "hasAuthority"),
    *("hasConsentStatus", "isIndicatedAtTime", "isIndicatedBy"),
}
"""All of the vocabulary that a proof of a yes uses."""


@pytest.fixture
def consent(tmp_path: Path) -> Consent:
    """A yes."""
    decided = rules(tmp_path)
    found = given(request(decided), decided.matrix, decided.agreement.kept, decided.agreement.terms, STAMP)
    assert isinstance(found, Consent)
    return found


@pytest.fixture
def graph(consent: Consent) -> Graph:
    """What it says, without anything fetched."""
    return Graph().parse(data=json.dumps(as_json_ld(consent)), format="json-ld")


def one(graph: Graph, subject: Node, relation: URIRef) -> Node:
    (found,) = graph.objects(subject, relation)
    return found


def of_vocabulary(nodes: set[Node]) -> set[str]:
    return {str(node).removeprefix(str(DPV)) for node in nodes if str(node).startswith(str(DPV))}


def test_another_program_reads_every_term_of_the_vocabulary_as_one(graph: Graph) -> None:
    assert of_vocabulary(set(graph.objects(None, RDF.type))) == CLASSES
    assert of_vocabulary(set(graph.predicates())) == RELATIONS
    texts = [str(node) for node in graph.objects() if isinstance(node, Literal)]
    assert not [text for text in texts if text.split(":")[0] in PREFIXES], "a term that is only letters to a reader"


def test_another_program_finds_who_may_what_why_and_until_when(graph: Graph, consent: Consent) -> None:
    record = URIRef(f"urn:uuid:{consent.record}")
    assert (record, RDF.type, DPV.ConsentRecord) in graph
    assert one(graph, record, DPV.hasLegalBasis) == GDPR["A6-1-a"]
    assert GDPR["A7-3"] in set(graph.objects(record, DPV.hasRight))
    process = one(graph, record, DPV.hasProcess)
    assert one(graph, one(graph, process, DPV.hasRecipient), DCT.identifier) == Literal("uwv-rivierstad")
    necessary = {
        str(one(graph, field, DCT.identifier)): one(graph, field, DPV.hasNecessity)
        for field in graph.objects(process, DPV.hasPersonalData)
    }
    assert (necessary["naam"], necessary["vraag"]) == (DPV.Required, DPV.Optional)
    assert (None, RDF.value, Literal(consent.keep_until.isoformat(), datatype=XSD.date)) in graph
    status = one(graph, record, DPV.hasConsentStatus)
    moment = one(graph, status, DPV.isIndicatedAtTime)
    assert isinstance(moment, Literal)
    assert moment.toPython() == consent.events[0].at


def told(value: object) -> Iterator[tuple[str, str]]:
    """Every relation of the vocabulary with each term that it leads to, also as the type of what it leads to."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        for one in inner if isinstance(inner, list) else [inner]:
            term = one.get("@type", "") if isinstance(one, dict) else one
            yield name, str(term)
            yield from told(one)


def every_proof(consent: Consent) -> Iterator[Mapping[str, object]]:
    """With each field that there is, in each state."""
    fields = tuple(replace(consent.fields[0], field=one, necessary=one is Field.NAME) for one in Field)
    for state in ConsentState:
        event = ConsentEvent(state, consent.events[0].at)
        yield as_json_ld(replace(consent, fields=fields, events=(event,)))


KIND_OF_VALUE = {
    "dpv:hasAuthority": "Authority",
    "dpv:hasConsentControl": "ConsentControl",
    "dpv:hasConsentStatus": "ConsentStatus",
    "dpv:hasDataSource": "DataSource",
    "dpv:hasDuration": "Duration",
    "dpv:hasLegalBasis": "LegalBasis",
    "dpv:hasNecessity": "Necessity",
    "dpv:hasProcessing": "Processing",
    "dpv:hasRight": "Right",
    "dpv:hasStorageCondition": "StorageCondition",
}
"""What the vocabulary says that these lead to."""


def test_every_term_is_in_the_published_vocabulary_as_what_we_use_it_for(consent: Consent) -> None:
    pairs = {pair for proof in every_proof(consent) for pair in told(without_context(proof))}
    relations = {name for name, _ in pairs if name.startswith("dpv:")}
    assert relations == {f"dpv:{name}" for name in PROPERTIES}
    terms = {term for _, term in pairs if term.split(":")[0] in {"dpv", "pd", "eu-gdpr"}}
    assert terms == set(CLASSES_OF_DPV)
    for relation, kind in KIND_OF_VALUE.items():
        assert {term for name, term in pairs if name == relation and kind not in CLASSES_OF_DPV[term]} == set()


def without_context(proof: Mapping[str, object]) -> dict[str, object]:
    """The record alone: its context only says how to read the names."""
    return {name: value for name, value in proof.items() if name != "@context"}
