"""Leftovers go in five languages; sentences that only begin like them stay, and texts in other languages are whole."""

import pytest

from reader.sources import leftovers, plain_text
from reader.sources.leftovers import leftover
from reader.text.markdown import paragraphs

LEFTOVERS = {
    "de": """Lesen Sie dazu auch: Die Brücke bleibt zu
Mehr dazu: So fährt der Bus
Auf Facebook teilen
Diese Website verwendet Cookies.
Cookie-Einstellungen
Alle akzeptieren
Kommentar schreiben
Alle Kommentare anzeigen
Ihre E-Mail-Adresse wird nicht veröffentlicht.
Alle Rechte vorbehalten.
Aktualisiert am 16. Februar 2022, 14:05 Uhr
Schlagwörter: Hafen, Brücke""",
    "fr": """À lire aussi : le ferry repart
Partager sur Facebook
Abonnez-vous à notre newsletter
Nous utilisons des cookies pour améliorer votre visite.
Continuer sans accepter
Laisser un commentaire
Voir tous les commentaires
Votre adresse e-mail ne sera pas publiée.
Tous droits réservés
Mentions légales
Les articles les plus lus
Mis à jour le 16 février 2022 à 14h05""",
    "es": """Lea también: el ferry vuelve
Compartir en Facebook
Suscríbete a nuestro boletín
Este sitio utiliza cookies.
Aceptar todas las cookies
Deja un comentario
Tu dirección de correo electrónico no será publicada.
Todos los derechos reservados
También te puede interesar
Artículos relacionados
Aviso legal
Actualizado el 16 de febrero de 2022 a las 14:05""",
    "it": """Leggi anche: il traghetto riparte
Condividi su Facebook
Iscriviti alla newsletter
Questo sito utilizza cookie.
Accetta tutti i cookie
Lascia un commento
Il tuo indirizzo email non sarà pubblicato.
Tutti i diritti riservati
Potrebbe interessarti anche
Le notizie più lette
Note legali
Ultimo aggiornamento: 16 febbraio 2022, 14:05""",
}
SENTENCES = """Wir haben Cookies für die Helfer gebacken, sagte die Köchin.
We baked cookies for the workers, and they ate them all.
Mehr dazu wollte der Sprecher des Hafens am Montag nicht sagen.
Teilen will der Hafen seine Einnahmen mit der Stadt.
Die Kommentare der Fischer fielen hart aus.
Nous avons lu les commentaires des pêcheurs.
Lire la suite du rapport demande du courage, dit le maire.
Partager la mer avec les ferries ne plaît pas aux pêcheurs.
Los más leídos de la biblioteca son los libros de mar.
Compartir el puerto con los ferris no gusta a los pescadores.
Condividere il porto con i traghetti non piace ai pescatori.
Le notizie più lette non sono sempre le più vere.
Actualizado el plan, el consejo votará mañana a las 9.
Tutti i diritti dei marinai furono letti ad alta voce.""".split("\n")

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
OTHERS = {
    "ru": ("Старый мост закрывают до весны", "Совет города проголосовал за закрытие старого моста на ремонт до весны.",
           "Инженеры нашли трещины в двух опорах.", "Автобусы пойдут по северному мосту, паром — каждые десять минут."),
    "ar": ("إغلاق الجسر القديم حتى الربيع", "صوّت مجلس المدينة يوم الاثنين على إغلاق الجسر القديم لإصلاحه حتى الربيع.",
           "وجد المهندسون شقوقا في دعامتين.", "ستسير الحافلات عبر الجسر الشمالي وتعمل العبارة كل عشر دقائق."),
    "zh": ("旧桥关闭维修至春天", "市议会星期一投票决定关闭旧桥进行维修，工程将持续到明年春天。",
           "工程师在两根桥墩中发现了裂缝。", "公共汽车将改走北桥，渡轮从早上六点起每十分钟一班。"),
    "ja": ("古い橋、春まで閉鎖", "市議会は月曜日、古い橋を修理のため春まで閉鎖することを決めた。",
           "技師は二本の橋脚にひびを見つけた。", "バスは北の橋を通り、渡し船は朝六時から十分おきに出る。"),
    "hi": ("पुराना पुल वसंत तक बंद", "नगर परिषद ने सोमवार को पुराने पुल को मरम्मत के लिए वसंत तक बंद करने का फैसला किया।",
           "इंजीनियरों को दो खंभों में दरारें मिलीं।", "बसें उत्तरी पुल से जाएँगी और नाव हर दस मिनट पर चलेगी।"),
    "th": ("ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ", "สภาเมืองลงมติเมื่อวันจันทร์ให้ปิดสะพานเก่าเพื่อซ่อมแซมจนถึงฤดูใบไม้ผลิ",
           "วิศวกรพบรอยร้าวในตอม่อสองต้น", "รถโดยสารจะใช้สะพานทางเหนือ และเรือข้ามฟากจะออกทุกสิบนาที"),
    "ko": ("낡은 다리 봄까지 폐쇄", "시의회는 월요일 낡은 다리를 수리하기 위해 봄까지 닫기로 결정했다.",
           "기술자들은 교각 두 개에서 금을 찾았다.", "버스는 북쪽 다리로 다니고 배는 십 분마다 떠난다."),
    "tr": ("Eski köprü bahara kadar kapalı", "Meclis pazartesi eski köprünün bahara kadar kapanmasına karar verdi.",
           "Mühendisler iki ayakta çatlak buldu.", "Otobüsler kuzey köprüsünden gidecek, vapur sık kalkacak."),
}  # fmt: skip


@pytest.mark.parametrize("line", [line for lines in LEFTOVERS.values() for line in lines.split("\n")])
def test_what_sites_leave_in_a_text_is_known_in_other_languages(line: str) -> None:
    assert leftover(line) is not None


COUNTRIES = " ".join(["Afghanistan Albania Algeria", *(f"Land {number} Island" for number in range(150)), "Zimbabwe"])


@pytest.mark.parametrize(
    ("line", "is_form"),
    [
        (f"Get our letter from the harbour. Choose your country {COUNTRIES} You can leave at any time.", True),
        (COUNTRIES.replace(" Albania Algeria", " Ägypten Albanien") + " Ihre Anmeldung war erfolgreich.", True),
        (f"The crew came from {COUNTRIES}, the harbour said.", False),
        (COUNTRIES.replace(" ", ", ") + ": your country is among them.", False),
        (COUNTRIES.replace(" ", "; ") + ": your country is among them.", False),
        (f"We saw Afghanistan Albania Algeria, {'said the mayor of the town. ' * 60} Then Zimbabwe.", False),
        (f"You may come. {COUNTRIES} {'The harbour of Nordhaven was closed to your ships at noon. ' * 20}", False),
    ],
)
def test_a_form_with_all_countries_to_choose_from_is_no_text(line: str, is_form: bool) -> None:
    found = leftover(line)
    assert (found is not None and found.why == "form") is is_form


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r".{0,80}\ball rights reserved\b.{0,9}", "all rights reserved"),
        (r".{0,60}\b(?:sign up|join) (?:to (?:our|the) )?.{0,60}newsletters?.{0,9}", "newsletter"),
        (r".{0,9}[a-z]+ TOUS droits{2}", "tous droit"),
        (r".{0,9}(?:one|two)", ""),
        (r".{0,9}this|that", ""),
    ],
)
def test_a_line_is_tried_only_where_it_has_what_a_pattern_needs(pattern: str, needed: str) -> None:
    assert leftovers._needed(pattern).strip() == needed


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_begins_like_a_leftover_stays(line: str) -> None:
    draft = plain_text.read(
        "\n\n".join(("Nordhaven closes its old bridge for repairs", STORY, line, STORY[:-1] + " soon."))
    )
    assert line in [block.text for block in paragraphs(draft.markdown)]


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_is_whole(language: str) -> None:
    title, *story = OTHERS[language]
    draft = plain_text.read("\n\n".join((title, *story)))
    assert draft.dropped == ()
    assert [draft.title, *(block.text for block in paragraphs(draft.markdown))] == [title, *story]
