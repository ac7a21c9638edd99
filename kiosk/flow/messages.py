# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor reads when an answer does not stand and the flow has no words of its own for it."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.lexical import MAX_TEXT, Fault

_FALLBACK = "nl"
_WORDS: Mapping[Fault, Mapping[str, str]] = MappingProxyType(
    {
        Fault.REQUIRED: {
            "nl": "Kies of vul eerst een antwoord in.",
            "en": "Please give an answer first.",
            "ar": "يرجى اختيار إجابة أو كتابتها أولاً.",
            "uk": "Спочатку дайте відповідь.",
            "pl": "Proszę najpierw podać odpowiedź.",
            "tr": "Önce bir yanıt verin.",
            "ti": "ቅድም መልሲ ሃቡ።",
        },
        Fault.NOT_OFFERED: {
            "nl": "Dit antwoord kan hier niet meer. Kies opnieuw.",
            "en": "This answer is no longer possible here. Please choose again.",
            "ar": "لم تعد هذه الإجابة متاحة هنا. يرجى الاختيار من جديد.",
            "uk": "Тут ця відповідь більше неможлива. Виберіть ще раз.",
            "pl": "Ta odpowiedź nie jest już możliwa. Proszę wybrać jeszcze raz.",
            "tr": "Bu yanıt burada artık seçilemez. Yeniden seçin.",
            "ti": "እዚ መልሲ ኣብዚ ድሕሪ ሕጂ ኣይከኣልን። እንደገና ምረጹ።",
        },
        Fault.NOT_A_NUMBER: {
            "nl": "Vul een heel getal in, met alleen cijfers.",
            "en": "Please enter a whole number, in digits only.",
            "ar": "يرجى كتابة عدد صحيح بالأرقام فقط.",
            "uk": "Введіть ціле число, лише цифрами.",
            "pl": "Proszę wpisać liczbę całkowitą, tylko cyframi.",
            "tr": "Yalnızca rakamlarla bir tam sayı yazın.",
            "ti": "ብቑጽሪ ጥራይ ምሉእ ቁጽሪ ጸሓፉ።",
        },
        Fault.NOT_A_DATE: {
            "nl": "Kies een dag die bestaat.",
            "en": "Please choose a day that exists.",
            "ar": "يرجى اختيار يوم موجود في التقويم.",
            "uk": "Виберіть день, який існує.",
            "pl": "Proszę wybrać dzień, który istnieje.",
            "tr": "Var olan bir gün seçin.",
            "ti": "ዘሎ መዓልቲ ምረጹ።",
        },
        Fault.TOO_LONG: {
            "nl": f"Deze tekst is te lang. Gebruik hoogstens {MAX_TEXT} tekens.",
            "en": f"This text is too long. Please use at most {MAX_TEXT} characters.",
            "ar": f"هذا النص طويل جدًا. الحد الأقصى {MAX_TEXT} حرف.",
            "uk": f"Цей текст задовгий. Щонайбільше {MAX_TEXT} знаків.",
            "pl": f"Ten tekst jest za długi. Można wpisać najwyżej {MAX_TEXT} znaków.",
            "tr": f"Bu metin çok uzun. En çok {MAX_TEXT} karakter yazın.",
            "ti": f"እዚ ጽሑፍ ኣዝዩ ነዊሕ እዩ። ካብ {MAX_TEXT} ፊደላት ንላዕሊ ኣይትጽሓፉ።",
        },
        Fault.UNREADABLE: {
            "nl": "Deze tekst heeft tekens die de zuil niet kan lezen.",
            "en": "This text has characters that the kiosk cannot read.",
            "ar": "يحتوي هذا النص على رموز لا يستطيع الجهاز قراءتها.",
            "uk": "У цьому тексті є знаки, які кіоск не може прочитати.",
            "pl": "W tym tekście są znaki, których kiosk nie odczyta.",
            "tr": "Bu metinde cihazın okuyamadığı karakterler var.",
            "ti": "እዚ ጽሑፍ እዚ መሳርሒ ከንብቦም ዘይክእል ምልክታት ኣለዎ።",
        },
        Fault.CITIZEN_NUMBER: {
            "nl": "Vul hier geen burgerservicenummer (BSN) in. Dat hebben wij niet nodig.",
            "en": "Please do not enter a citizen service number (BSN). We do not need it.",
            "ar": "يرجى عدم كتابة رقم الخدمة المدنية (BSN) هنا. نحن لا نحتاج إليه.",
            "uk": "Не вводьте тут номер громадянина (BSN). Він нам не потрібен.",
            "pl": "Proszę nie wpisywać tu numeru BSN. Nie jest nam potrzebny.",
            "tr": "Buraya vatandaşlık numarası (BSN) yazmayın. Buna ihtiyacımız yok.",
            "ti": "ኣብዚ ቁጽሪ BSN ኣይትጽሓፉ። ኣየድልየናን እዩ።",
        },
        Fault.NOTHING_TO_SAY: {
            "nl": "Hier hoeft u niets in te vullen.",
            "en": "You do not need to enter anything here.",
            "ar": "لا حاجة إلى كتابة أي شيء هنا.",
            "uk": "Тут нічого вводити не треба.",
            "pl": "Tutaj nie trzeba nic wpisywać.",
            "tr": "Buraya bir şey yazmanız gerekmez.",
            "ti": "ኣብዚ ምንም ክትጽሕፉ ኣየድልየኩምን።",
        },
        Fault.CONSTRAINT: {
            "nl": "Dit antwoord kan niet. Kijk het na.",
            "en": "This answer is not possible. Please check it.",
            "ar": "هذه الإجابة غير ممكنة. يرجى التحقق منها.",
            "uk": "Така відповідь неможлива. Перевірте її.",
            "pl": "Taka odpowiedź nie jest możliwa. Proszę ją sprawdzić.",
            "tr": "Bu yanıt olamaz. Lütfen kontrol edin.",
            "ti": "እዚ መልሲ ኣይከኣልን። ደጊምኩም ርኣዩዎ።",
        },
    }
)


def words_for(fault: Fault, language: str) -> str:
    """The sentence in this language; in Dutch where there is none."""
    words = _WORDS[fault]
    return words.get(language, words[_FALLBACK])
