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
