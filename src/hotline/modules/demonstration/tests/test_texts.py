import re

from hotline.modules.demonstration.rules.matters import grammar, matters, word_lists
from hotline.modules.demonstration.rules.people import phone_number, requester_name
from hotline.modules.demonstration.rules.texts import Writer
from hotline.modules.demonstration.rules.year import lot

from .planning import small_year

BROKEN = re.compile(r"[{}|%_]|None|，。|。。|，，|：。")


def test_texts_have_no_placeholder_left_and_none_is_empty() -> None:
    plan = small_year(1)
    writer = Writer(plan.organisation)
    rng = lot(1, "texts")
    for order in (order for month in plan.months[::4] for order in month.orders):
        texts = writer.write(rng, order)
        for text in (texts.title, texts.content, texts.address, texts.reply):
            assert text
            assert not BROKEN.search(text), text
        assert len(texts.title) <= 80
        assert len(texts.address) <= 128


def test_texts_do_not_look_copied() -> None:
    plan = small_year(2)
    writer = Writer(plan.organisation)
    rng = lot(2, "texts")
    orders = [order for month in plan.months for order in month.orders]
    texts = [writer.write(rng, order) for order in orders]
    assert len({text.content for text in texts}) > 0.93 * len(texts)


def test_every_category_has_words_for_every_request_it_can_get() -> None:
    for matter in matters():
        if matter.inquiries:
            assert matter.questions, matter.name
        if matter.matters:
            assert matter.titles, matter.name
            assert matter.reports, matter.name
            assert matter.wishes, matter.name
            assert matter.measures, matter.name


def test_every_list_of_words_refers_to_lists_that_exist() -> None:
    assert all(grammar().named(name) for name in word_lists())


def test_numbers_are_of_a_range_that_nobody_has_and_are_all_different() -> None:
    numbers = {phone_number(place) for place in range(20_000)}
    assert len(numbers) == 20_000
    assert all(re.fullmatch(r"154\d{8}", number) for number in numbers)


def test_requesters_have_names() -> None:
    names = [requester_name(place) for place in range(5000)]
    assert all(2 <= len(name) <= 3 for name in names)
    assert len(set(names)) > 2000
