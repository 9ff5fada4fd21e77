"""Whatever is in a folder: nothing crashes, nothing is lost, and no story swallows the rest."""

from __future__ import annotations

from typing import Any

from reader import stories


def told(found: Any) -> set[frozenset[str]]:
    return {frozenset(article.item for article in one.articles) for one in found.stories}


def test_articles_without_anything_to_go_by_are_stories_of_one(newsroom: Any, records: Any) -> None:
    odd = {
        "three": "Fire in Osterby",
        "again": "Fire out again",
        "one-word": "bell " * 3000,
        "another-word": "drum " * 3000,
        "numbers": "1 2 3 4 5 6 7 8 9 10 11 12",
        "marks": "!!! ??? ... --- ###",
        "emoji": "🔥🔥🔥 🚒🚒🚒",
        "chinese": "港口领航员因夜班问题罢工，四十艘粮船停泊在防波堤外。",
        "arabic": "أضرب مرشدو الميناء عن العمل بسبب خلاف حول نوبات الليل.",
        "thai": "นักนำร่องท่าเรือหยุดงานประท้วงเรื่องกะกลางคืน",
        "hindi": "बंदरगाह के पायलटों ने रात की पाली को लेकर हड़ताल की।",
    }
    newsroom.save([*records(), *({"id": key, "text": text} for key, text in odd.items())])
    found = stories.group(newsroom.library, newsroom.scope)
    assert {frozenset({key}) for key in odd} <= told(found)
    for article in newsroom.library.articles(newsroom.scope):
        stories.related(newsroom.library, article.id, newsroom.scope)


def test_hundreds_without_anything_to_go_by_are_no_story(newsroom: Any) -> None:
    texts = ["Fire in Osterby", "bell " * 300, "!!! ???", "1 2 3 4 5", "消防", "🔥"]
    newsroom.save([{"id": f"{text[:4]} {number}", "text": text} for text in texts for number in range(60)])
    assert {len(one.articles) for one in stories.group(newsroom.library, newsroom.scope).stories} == {1}


def test_news_in_five_languages_falls_into_one_story_an_event(newsroom: Any) -> None:
    events = {
        "de": "Die Lotsen im Hafen von Osterby legten die Arbeit nieder, vierzig Getreideschiffe liegen auf Reede.",
        "fr": "Les agriculteurs de Velmont ont bloqué le pont avec leurs tracteurs contre le prix du lait.",
        "es": "Un terremoto sacudió de madrugada la sierra de Almora y derribó el campanario de la iglesia vieja.",
        "ru": "Школьница тринадцати лет открыла комету с помощью телескопа, взятого в сельской библиотеке Зарецка.",
        "ja": "港の水先案内人が夜勤をめぐって仕事を放棄し、四十隻の穀物船が防波堤の外に停泊している。",
    }
    tellings = [(key, number, text) for key, text in events.items() for number in range(2)]
    newsroom.save(
        [{"id": f"{key}{number}", "source": f"Paper {number}", "text": text} for key, number, text in tellings]
    )
    assert told(stories.group(newsroom.library, newsroom.scope)) == {
        frozenset({f"{key}0", f"{key}1"}) for key in events
    }


def test_articles_of_other_scripts_without_names_find_their_story(newsroom: Any) -> None:
    strike = "بدأ مرشدو الميناء إضرابا بسبب نوبات الليل وتوقفت أربعون سفينة حبوب خارج حاجز الأمواج في المدينة."
    comet = "اكتشفت تلميذة في الثالثة عشرة مذنبا بتلسكوب استعارته من مكتبة القرية وأكد المرصد الاكتشاف."
    newsroom.save([{"id": "a", "text": strike}, {"id": "b", "text": f"{strike} اليوم."}, {"id": "c", "text": comet}])
    assert told(stories.group(newsroom.library, newsroom.scope)) == {frozenset("ab"), frozenset("c")}


def test_hundreds_of_the_same_text_are_one_story_of_one_origin(newsroom: Any, records: Any) -> None:
    herald, *others = records()
    copies = [{**herald, "id": f"copy-{number}", "source": f"Gazette {number}"} for number in range(400)]
    newsroom.save([*copies, *others[2:]])
    found = stories.group(newsroom.library, newsroom.scope).stories
    assert sorted(len(one.articles) for one in found) == [1, 2, 400]
    [big] = [one for one in found if len(one.articles) == 400]
    assert big.origins == 1
