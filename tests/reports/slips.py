# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slips in three languages, with a fictional destination and a telephone range that is never assigned."""

from kiosk.reports.qr import QrDestination, qr_text
from kiosk.reports.slip import Slip, SlipFact, SlipSide

WHERE = ("UWV Werkplein Rivierstad", "Stationsplein 1", "1234 AB Rivierstad")
PHONE = ("085 000 12 34",)
QR = qr_text(QrDestination("UWV Werkplein Rivierstad", WHERE[1:], PHONE[0], "https://www.uwv.nl/ww"))

DUTCH = SlipSide(
    language="nl",
    title="Hier kunt u terecht",
    name="WW aanvragen",
    organisation="UWV",
    why="U ziet dit, omdat u 'Mijn baan stopt' en 'Binnen drie maanden' koos.",
    about="UWV regelt de WW-uitkering. Vraag uw WW aan vanaf één week voor uw laatste werkdag.",
    facts=(
        SlipFact("where", "Waar", WHERE),
        SlipFact("open", "Open", ("maandag tot en met donderdag 9.00 tot 17.00 uur", "vrijdag 9.00 tot 12.30 uur")),
        SlipFact("phone", "Bellen", PHONE),
        SlipFact("bring", "Neem mee", ("Uw paspoort of identiteitskaart", "De brief van uw werkgever", "Uw cv")),
        SlipFact("travel", "Zo komt u er", ("Naast het station, bij bushalte Stationsplein. Ingang zonder drempel.",)),
    ),
    others_title="Ook mogelijk",
    others=(
        "Vakbond: hulp bij ontslag",
        "Juridisch Loket: gratis advies",
        "Van-werk-naar-werk, Werkcentrum Rivierstad",
    ),
    guide="Komt u er niet uit? Vraag de gids.",
    qr_hint="Scan met uw telefoon. Er staat niets over u in.",
)

ENGLISH = SlipSide(
    language="en",
    title="You can go here",
    name="Apply for WW (unemployment benefit)",
    organisation="UWV",
    why="You see this because you chose 'My job is ending' and 'Within three months'.",
    about="UWV arranges the unemployment benefit. Apply from one week before your last working day.",
    facts=(
        SlipFact("where", "Where", WHERE),
        SlipFact("open", "Open", ("Monday to Thursday 9:00 to 17:00", "Friday 9:00 to 12:30")),
        SlipFact("phone", "Call", PHONE),
        SlipFact("bring", "Bring this", ("Your passport or identity card", "The letter from your employer", "Your CV")),
        SlipFact("travel", "How to get there", ("Next to the station, bus stop Stationsplein. Step-free entrance.",)),
    ),
    others_title="Other options",
    others=(
        "Union: help with dismissal",
        "Juridisch Loket: free legal advice",
        "From work to work, Werkcentrum Rivierstad",
    ),
    guide="Not sure? Ask the guide.",
    qr_hint="Scan with your phone. There is nothing about you in it.",
)

ARABIC = SlipSide(
    language="ar",
    title="إلى هنا يمكنك الذهاب",
    name="طلب إعانة البطالة (WW)",
    organisation="UWV",
    why="ترى هذا لأنك اخترت «عملي ينتهي» و«خلال ثلاثة أشهر».",
    about="تنظّم UWV إعانة البطالة. قدّم الطلب ابتداءً من أسبوع قبل آخر يوم عمل، أو اتصل على 085 000 12 34 (مجانًا).",
    facts=(
        SlipFact("where", "أين", WHERE),
        SlipFact("open", "مفتوح", ("من الاثنين إلى الخميس من 9:00 إلى 17:00", "الجمعة من 9:00 إلى 12:30")),
        SlipFact("phone", "اتصل", PHONE),
        SlipFact("bring", "أحضر معك", ("جواز سفرك أو بطاقة هويتك", "رسالة صاحب العمل", "سيرتك الذاتية")),
        SlipFact("travel", "كيف تصل", ("بجانب المحطة، موقف الحافلة Stationsplein. مدخل بلا عتبة.",)),
    ),
    others_title="خيارات أخرى",
    others=("النقابة: مساعدة عند الفصل", "Juridisch Loket: استشارة مجانية", "من عمل إلى عمل، Werkcentrum Rivierstad"),
    guide="هل ما زلت غير متأكد؟ اسأل المرشد.",
    qr_hint="امسح بهاتفك. لا يحتوي على شيء عنك.",
)

SIDES = {"nl": DUTCH, "en": ENGLISH, "ar": ARABIC}


def slip_in(language: str) -> Slip:
    """The same advice for a visitor who chose `language`."""
    return Slip(SIDES[language], DUTCH, "Werkcentrum Rivierstad", QR)
