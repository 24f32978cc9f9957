"""Which mentions are one entity. Names are made up around real places."""

from tasks.findings.entities import entity_ids
from tasks.findings.model import Mention, Place

LAM_DONG, CHAU_THANH = Place("68", "Tỉnh Lâm Đồng"), Place("821", "Huyện Châu Thành")


def mention(type_, name, **more):
    return Mention(0, 1, more.pop("surface", name), type_, name, **more)


def same(*mentions, apart=()):
    """Whether mentions of one article, or of one article each, are one entity."""
    ids = entity_ids(mentions) if not apart else [entity_ids([m])[0] for m in (*mentions, *apart)]
    return len(set(ids)) == 1


def test_spellings_of_one_name_are_one_entity():
    assert same(mention("ORG", "Sở Văn hóa, Thể thao"), apart=[mention("ORG", "Sở Văn hóa - Thể thao")])
    assert same(mention("ORG", "Sở Văn hóa và Thể thao"), apart=[mention("ORG", "Sở Văn hóa - Thể thao")])
    assert not same(mention("ORG", "Sở Văn hóa"), apart=[mention("ORG", "Sở Văn hóa và Thể thao")])
    assert same(mention("PER", "Lê An"), apart=[mention("PER", "LÊ AN")])


def test_a_level_word_makes_no_other_organisation():
    one = mention("ORG", "Liên đoàn Lao động tỉnh Lâm Đồng", place=LAM_DONG)
    other = mention("ORG", "Liên đoàn Lao động Lâm Đồng", place=LAM_DONG)
    assert same(one, apart=[other])


def test_a_place_tells_namesakes_apart():
    one = mention("LOC", "Huyện Châu Thành", place=CHAU_THANH)
    other = mention("LOC", "Huyện Châu Thành", place=Place("754", "Huyện Châu Thành"))
    assert not same(one, other)
    assert not same(one, apart=[other])


def test_a_type_tells_namesakes_apart():
    assert not same(mention("PER", "Thanh Niên"), mention("ORG", "Thanh Niên"))


def test_what_one_mention_says_holds_for_all_of_its_name():
    body = mention("ORG", "Hội Tre")
    said, short = mention("PER", "Lê An", organisation="Hội Tre"), mention("PER", "Lê An")
    assert len(set(entity_ids([body, said, short])[1:])) == 1
    assert not same(said, apart=[short])


def test_persons_of_other_organisations_are_others():
    one, other = mention("PER", "Lê An", organisation="Hội Tre"), mention("PER", "Lê An", organisation="Hội Nứa")
    assert not same(one, apart=[other])


def test_an_unresolved_name_takes_no_place_where_two_fit():
    one = mention("LOC", "Huyện Châu Thành", place=CHAU_THANH)
    other = mention("LOC", "Huyện Châu Thành", place=Place("754", "Huyện Châu Thành"))
    bare = mention("LOC", "Huyện Châu Thành", place=Place(candidates=("754", "821")))
    assert len(set(entity_ids([one, other, bare]))) == 3


def test_a_part_of_a_law_is_that_of_the_law_named_before_it():
    article = [mention("LAW", name) for name in ("Luật Tre", "Điều 10", "Luật Mây", "Điều 10", "điều 2 khoản 3")]
    tre, of_tre, may, of_may, other = entity_ids(article)
    assert len({tre, of_tre, may, of_may, other}) == 5
    assert entity_ids([mention("LAW", "Điều 10"), mention("LAW", "Luật Mây")]) == [of_may, may]
    assert same(mention("LAW", "Điều 10 Luật Tre"), apart=[mention("LAW", "Điều 10 Luật Tre")])
