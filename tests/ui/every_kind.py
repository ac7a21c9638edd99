# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form with every kind of question, its longest texts, and seven answers: what every screen must have room for."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from kiosk.flow.form import Form
from kiosk.flow.xform.fields import KIOSK
from kiosk.flow.xform.load import load_form

LANGUAGES = ("Nederlands (nl)", "English (en)", "العربية (ar)")
ONLY_FRAME = (
    *("Eenvoudig Nederlands (nl-simple)", "Українська (uk)", "Polski (pl)", "Türkçe (tr)"),
    "ትግርኛ (ti)",
)
"""Languages of the screens' own words; the questions stay in Dutch."""

Texts = tuple[str, str, str]

ONE: Texts = (
    "Waar kunnen wij u vandaag bij de balie mee helpen?",
    "What can we help you with at the desk today?",
    "بماذا يمكننا مساعدتك اليوم عند المكتب؟",
)
LABELS: dict[str, Texts] = {
    "one": ONE,
    "several": ("Waar wilt u hulp bij?", "What do you want help with?", "بماذا تريد المساعدة؟"),
    "age": ("Hoe oud bent u?", "How old are you?", "كم عمرك؟"),
    "words": ("Wat wilt u nog vertellen?", "What else do you want to tell us?", "ماذا تريد أن تضيف؟"),
    "day": ("Wanneer bent u geboren?", "When were you born?", "متى وُلدت؟"),
    "place": ("Waar woont u?", "Where do you live?", "أين تسكن؟"),
    "note": (
        "Voelt u zich niet veilig? Bel dan 112.",
        "Do you not feel safe? Then call 112.",
        "ألا تشعر بالأمان؟ اتصل بالرقم 112.",
    ),
}
HINTS: dict[str, Texts] = {
    "one": (
        "Kies wat het meest lijkt op uw vraag.",
        "Choose what is closest to your question.",
        "اختر الأقرب إلى سؤالك.",
    ),
    "note": ("Kies Verder om door te gaan.", "Choose Continue to go on.", "اختر متابعة للاستمرار."),
}
CHOICES: dict[str, Texts] = {
    "first": (
        "Ik heb werk en wil iets heel anders gaan",
        "I have a job and want something quite new",
        "لدي عمل وأريد شيئًا مختلفًا تمامًا",
    ),
    "second": ("Uitkering, inkomen of schulden", "Benefits, income or debts", "الإعانة أو الدخل أو الديون"),
    "third": ("Een opleiding naast mijn werk", "A course beside my work", "دورة بجانب عملي"),
    "fourth": ("Iemand met een beperking aannemen", "Hiring someone with a disability", "توظيف شخص ذي إعاقة"),
    "fifth": ("Loon, contract of ruzie", "Pay, contract or conflict", "الأجر أو العقد أو خلاف"),
    "weet_niet": ("Weet ik niet", "I do not know", "لا أعرف"),
    "zeg_niet": ("Zeg ik liever niet", "I would rather not say", "أفضّل ألا أقول"),
}
PLACES: dict[str, Texts] = {
    "rivierstad": ("Rivierstad", "Rivierstad", "ريفيرستاد"),
    "zandhoven": ("Zandhoven", "Zandhoven", "زاندهوفن"),
    "lindemeer": ("Lindemeer", "Lindemeer", "ليندمير"),
    "sint_anna": ("Sint-Annahaven aan de Rivier", "Sint-Annahaven aan de Rivier", "سينت أناهافن على النهر"),
    "curacao": ("Curaçaodorp", "Curaçaodorp", "كوراساو"),
    "rijnmond": ("Rijnmond", "Rijnmond", "راينموند"),
    "ritsel": ("Ritselbroek", "Ritselbroek", "ريتسلبروك"),
    "ergens_anders": ("Mijn woonplaats staat er niet bij", "My town is not in the list", "مدينتي غير موجودة"),
    "weet_niet": CHOICES["weet_niet"],
    "zeg_niet": CHOICES["zeg_niet"],
}
OUTCOME: Texts = ("Hulp bij werk zoeken", "Help with finding work", "مساعدة في البحث عن عمل")


SERVICES = "uwv-werk gemeente-werk werkcentrum-cv gids"
_DAY_AND_PLACE = """
      <bind nodeset="/data/day" type="date"/>
      <bind nodeset="/data/place" type="string" required="true()"/>"""


def every_kind_form(services: str = SERVICES) -> Form:
    """one -> several -> age -> words -> note -> outcome `work` with these services; `fifth` is a crisis as well."""
    return load_form(_xml(services, nodes="", binds="", body=""))


def longer_form() -> Form:
    """The same, with a day and a place to look up: one -> several -> age -> words -> day -> place -> note -> `work`."""
    asked = f"""<input ref="/data/day">{_asked("day")}</input>
      <select1 ref="/data/place" appearance="minimal">{_asked("place")}{_items(PLACES)}</select1>"""
    return load_form(_xml(SERVICES, nodes="<day/><place/>", binds=_DAY_AND_PLACE, body=asked))


def _xml(services: str, *, nodes: str, binds: str, body: str) -> str:
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:kiosk="{KIOSK}">
    <h:head><h:title>Proef</h:title><model>
      <itext>{"".join(_translations())}</itext>
      <instance><data id="proef" version="2026.11"><one/><several/><age/><words/>{nodes}<note/>
        <woonplaats/><bezoekerstype/><outcomes><danger/><work/></outcomes></data></instance>
      <bind nodeset="/data/one" type="string" required="true()"/>
      <bind nodeset="/data/several" type="string" required="true()"/>
      <bind nodeset="/data/age" type="int" required="true()" constraint=". &lt; 120"/>
      <bind nodeset="/data/words" type="string"/>
      {binds}
      <bind nodeset="/data/note" type="string" readonly="true()"/>
      <bind nodeset="/data/woonplaats" type="string" calculate="'rivierstad'"/>
      <bind nodeset="/data/bezoekerstype" type="string" calculate="'werkzoekende'"/>
      <bind nodeset="/data/outcomes/danger" type="string" readonly="true()" relevant="/data/one = 'fifth'"
        kiosk:services="gids" kiosk:crisis="noodhulp" kiosk:theme="EW01"/>
      <bind nodeset="/data/outcomes/work" type="string" readonly="true()" relevant="/data/one != ''"
        kiosk:services="{services}" kiosk:theme="EW05"/>
    </model></h:head>
    <h:body>
      <select1 ref="/data/one">{_asked("one")}{_items()}</select1>
      <select ref="/data/several">{_asked("several")}{_items()}</select>
      <input ref="/data/age">{_asked("age")}</input>
      <input ref="/data/words">{_asked("words")}</input>
      {body}
      <input ref="/data/note">{_asked("note")}</input>
      <group ref="/data/outcomes">
        <input ref="/data/outcomes/danger"><label ref="jr:itext('outcome')"/></input>
        <input ref="/data/outcomes/work"><label ref="jr:itext('outcome')"/></input>
      </group>
    </h:body></h:html>"""


def _translations() -> Iterator[str]:
    for at, name in enumerate(LANGUAGES):
        default = ' default="true()"' if at == 0 else ""
        yield f'<translation lang="{name}"{default}>'
        for key, texts in _all_texts():
            yield f'<text id="{key}"><value>{escape(texts[at])}</value></text>'
        yield "</translation>"
    yield from (f'<translation lang="{name}"><text id="outcome"/></translation>' for name in ONLY_FRAME)


def _all_texts() -> Iterator[tuple[str, Texts]]:
    yield from LABELS.items()
    yield from ((f"{name}:hint", texts) for name, texts in HINTS.items())
    yield from ((f"choice:{name}", texts) for name, texts in (CHOICES | PLACES).items())
    yield "outcome", OUTCOME


def _asked(name: str) -> str:
    hint = f"<hint ref=\"jr:itext('{name}:hint')\"/>" if name in HINTS else ""
    return f"<label ref=\"jr:itext('{name}')\"/>{hint}"


def _items(names: Iterable[str] = CHOICES) -> str:
    return "".join(f"<item><label ref=\"jr:itext('choice:{name}')\"/><value>{name}</value></item>" for name in names)
