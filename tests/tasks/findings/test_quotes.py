"""Statements and their speakers. Sentences are made up; names are marked as in conftest."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.quotes.quotes import find_quotes
from tasks.tables import read_table

GOLDEN = tomllib.loads((Path(__file__).parents[2] / "golden" / "quotes.toml").read_text("utf-8"))["case"]
FULL = {"Hà": "Trần Hà", "Sơn": "Ngô Văn Sơn"}


def quotes(context):
    return [(quote.speaker, quote.cue, quote.text) for quote in find_quotes(context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct
        ("Ông [Hà] nói: “Lớp học đã mở cửa từ sáng sớm”.", [("Trần Hà", "nói", "Lớp học đã mở cửa từ sáng sớm")]),
        ("“Lớp học đã mở cửa từ sáng sớm”, ông [Hà] nói.", [("Trần Hà", "nói", "Lớp học đã mở cửa từ sáng sớm")]),
        # reported
        ("<Sở Tre> cho biết các lớp đã mở cửa.", [("Sở Tre", "cho biết", "các lớp đã mở cửa")]),
        ("Theo ông [Hà], các lớp đã mở cửa.", [("Trần Hà", "Theo", "các lớp đã mở cửa")]),
        ("<Sở Bắc Từ Liêm> [Trần Hà] cho biết, lớp học đã mở.", [("Trần Hà", "cho biết", "lớp học đã mở")]),
        # whoever stands in a bracket does not speak
        ("Anh [Sơn] (con bà [Hà]) cho biết lớp học đã mở.", [("Ngô Văn Sơn", "cho biết", "lớp học đã mở")]),
        # an object of the clause before does not speak either
        (
            "Ông [Sơn] thăm nhà của đồng chí [Hà] và khẳng định: “Lớp học đã mở cửa”.",
            [("Ngô Văn Sơn", "khẳng định", "Lớp học đã mở cửa")],
        ),
        # a quotation on lines of its own, and one that runs through lines
        ("Ông [Hà] nói:\n“Lớp học đã mở cửa rồi”.", [("Trần Hà", "nói", "Lớp học đã mở cửa rồi")]),
        ("Ông [Hà] nói: “Lớp đã mở.\nTrò đã về”.", [("Trần Hà", "nói", "Lớp đã mở.\nTrò đã về")]),
        # marks of two kinds, and a quotation behind another sentence
        ('Ông [Hà] nói: “Lớp học đã mở cửa". Trò vui.', [("Trần Hà", "nói", "Lớp học đã mở cửa")]),
        ("Trò vui. “Lớp học đã mở cửa”, ông [Hà] nói hôm qua.", [("Trần Hà", "nói", "Lớp học đã mở cửa")]),
        # a source glued to the words before, and one that no comma parts from the statement
        ("Ảnh: Mai LanTheo ông [Hà], các lớp đã mở cửa.", [("Trần Hà", "Theo", "các lớp đã mở cửa")]),
        (
            "Theo lãnh đạo <Sở Tre> mọi lớp học đều mở cửa, không thu phí.",
            [("Sở Tre", "Theo", "mọi lớp học đều mở cửa, không thu phí")],
        ),
        # where the speaker is from, whom it was said to
        ("Bạn [Hà] ở {Mai Lộc} hỏi: “Lớp học đã mở cửa chưa?”", [("Trần Hà", "hỏi", "Lớp học đã mở cửa chưa?")]),
        ("Ông [Hà] nói với báo chí rằng lớp học đã mở cửa.", [("Trần Hà", "nói", "lớp học đã mở cửa")]),
        # `ông` is who opens the sentence, not whom it speaks of; a relative is not who speaks
        (
            "Ông [Sơn] tiếc cho ông [Hà], thậm chí ông cho rằng lớp học đã đóng cửa.",
            [("Ngô Văn Sơn", "cho rằng", "lớp học đã đóng cửa")],
        ),
        ("Anh [Sơn], anh trai [Hà] cho biết lớp học đã mở.", [("Ngô Văn Sơn", "cho biết", "lớp học đã mở")]),
        # a bare head noun is the longer name that begins so
        (
            "<Hiệp hội Tre> họp. <Hiệp hội> cảnh báo rằng lớp học đã đóng cửa.",
            [("Hiệp hội Tre", "cảnh báo", "lớp học đã đóng cửa")],
        ),
        (
            "<TRE Mai> họp. <TRE> cảnh báo rằng lớp học đã đóng cửa.",
            [("TRE", "cảnh báo", "lớp học đã đóng cửa")],
        ),
        # an organisation in brackets is the parent of who speaks
        ("<Cục Mai> (<Bộ Tre>) cho biết lớp học đã mở cửa.", [("Cục Mai", "cho biết", "lớp học đã mở cửa")]),
        ("Ông [Sơn] (<Bộ Tre>) cho biết lớp học đã mở cửa.", [("Ngô Văn Sơn", "cho biết", "lớp học đã mở cửa")]),
        # a spokesman, with what is told of his organisation between commas
        (
            "Đại diện <Công ty Tre> (vốn Nhật) tại {Mai Lộc}, cho biết lớp học đã mở cửa.",
            [("Công ty Tre", "cho biết", "lớp học đã mở cửa")],
        ),
        ("Đại diện <Công ty Tre> thăm lớp mẫu giáo, cho biết lớp học đã mở cửa.", []),
        # where a body is, when it speaks, what it is; of a coordination nobody knows
        ("<Sở Tre>, {tỉnh Mai Lộc} hôm 3/5 cho biết lớp học đã mở cửa.", [("Sở Tre", "cho biết", "lớp học đã mở cửa")]),
        ("<Sở Tre> ({tỉnh Mai Lộc}) cho biết lớp học đã mở.", [("Sở Tre", "cho biết", "lớp học đã mở")]),
        ("<Sở Tre>, đơn vị lo lớp học, cho biết lớp học đã mở.", [("Sở Tre", "cho biết", "lớp học đã mở")]),
        ("<Sở Tre> xây {Mai Lộc}, cho biết lớp học đã mở cửa.", []),
        # whoever belongs to a body does not speak for it
        ("Một giáo viên tiểu học <Trường Tre> cho biết lớp học đã mở cửa.", []),
        ("Theo một phụ huynh ở <Trường Tre>, các lớp đã mở cửa.", []),
        ("Giáo viên và <Trường Tre> cho biết lớp học đã mở cửa.", [("Trường Tre", "cho biết", "lớp học đã mở cửa")]),
        # a body by its kind, where only one is of that kind
        (
            "<Trường Tre> họp. Đại diện nhà trường cho biết lớp học đã mở.",
            [("Trường Tre", "cho biết", "lớp học đã mở")],
        ),
        ("<Trường Tre> và <Trường Mai> họp. Nhà trường cho biết lớp học đã mở.", []),
        # initials
        ("Chị [H]. (ở {Mai Lộc}) cho biết lớp học đã mở cửa.", [("H", "cho biết", "lớp học đã mở cửa")]),
        # one of a kind is who spoke last, unless somebody unnamed has spoken since
        (
            "Ông [Hà] nói lớp học đã mở cửa. Vị giám đốc trẻ này cho biết trò rất vui vẻ.",
            [("Trần Hà", "nói", "lớp học đã mở cửa"), ("Trần Hà", "cho biết", "trò rất vui vẻ")],
        ),
        (
            "Ông [Hà] nói lớp học đã mở. Một luật sư cho rằng trò đã về nhà. Luật sư này cho biết trò rất vui vẻ.",
            [("Trần Hà", "nói", "lớp học đã mở")],
        ),
        # what one does before a colon, or behind a quotation; not what one has written, nor where another is named
        (
            "Ông [Hà], trưởng lớp, chép miệng: “Lớp học đã mở cửa từ sáng sớm!”",
            [("Trần Hà", "chép miệng", "Lớp học đã mở cửa từ sáng sớm!")],
        ),
        (
            "“Lớp học của con đã mở cửa từ sáng sớm”, chị [Hà] chép miệng.",
            [("Trần Hà", "chép miệng", "Lớp học của con đã mở cửa từ sáng sớm")],
        ),
        ("Ông [Hà] đọc bài viết: “Lớp học của con đã mở cửa từ sáng sớm”.", []),
        ("Ông [Hà] nhìn chị [Sơn]: “Lớp học của con đã mở cửa từ sáng sớm”.", []),
        # a second deed, which says `rằng`
        (
            "Ông [Hà] tới thăm lớp, lưu ý rằng lớp học đã mở cửa.",
            [("Trần Hà", "lưu ý", "lớp học đã mở cửa")],
        ),
        ("Ông [Hà] tới thăm lớp, phản ánh đời sống của các em.", []),
        # a statement before its speaker without marks; an adverbial before him is none
        (
            "Mọi lớp học của trường đều đã mở cửa từ sáng, ông [Hà] nói.",
            [("Trần Hà", "nói", "Mọi lớp học của trường đều đã mở cửa từ sáng")],
        ),
        ("Tại buổi họp của cả trường vào sáng sớm hôm nay, ông [Hà] nói.", []),
        # a quotation glued to the stop of another statement
        (
            'Ông [Hà] cho biết lớp học đã mở."Trò nào cũng đến lớp", bà [Sơn] nói.',
            [("Trần Hà", "cho biết", "lớp học đã mở"), ("Ngô Văn Sơn", "nói", "Trò nào cũng đến lớp")],
        ),
        # whoever is said to be the one who confirmed it, in his own words; a passive has none
        (
            "Điều này được bà [Hà] xác nhận: “Lớp học đã mở cửa rồi”.",
            [("Trần Hà", "xác nhận", "Lớp học đã mở cửa rồi")],
        ),
        ("Tin này được bà [Hà] xác nhận hôm qua tại cuộc họp báo.", []),
        # a noun of saying behind a quotation; not one of nobody named
        (
            "“Lớp học đã mở cửa từ sáng sớm”, đó là lời chia sẻ của cô giáo trẻ [Hà].",
            [("Trần Hà", "chia sẻ", "Lớp học đã mở cửa từ sáng sớm")],
        ),
        ("“Lớp học đã mở cửa từ sáng sớm”, đó là lời chia sẻ của một phụ huynh.", []),
        # what somebody has written says what he says; a paper that he only has read does not
        (
            "<Sở Tre> có văn bản gửi các trường. Văn bản này nêu rõ: “Lớp học đã mở cửa rồi”.",
            [("Sở Tre", "nêu rõ", "Lớp học đã mở cửa rồi")],
        ),
        ("<Sở Tre> đọc văn bản của trường. Văn bản này nêu rõ: “Lớp học đã mở cửa rồi”.", []),
        # any body is the one that spoke last, where a body did
        (
            "<Tre> cho biết lớp học đã mở. Hãng cũng cho biết trò rất vui vẻ.",
            [("Tre", "cho biết", "lớp học đã mở"), ("Tre", "cho biết", "trò rất vui vẻ")],
        ),
        (
            "Ông [Hà] cho biết lớp học đã mở. Hãng cũng cho biết trò rất vui vẻ.",
            [("Trần Hà", "cho biết", "lớp học đã mở")],
        ),
        # `em` is nobody who is called `cô`
        (
            "Em [Sơn] kể: “Lớp học đã mở cửa rồi”. Em nói: “Trò rất vui vẻ”.",
            [("Ngô Văn Sơn", "kể", "Lớp học đã mở cửa rồi"), ("Ngô Văn Sơn", "nói", "Trò rất vui vẻ")],
        ),
        (
            "Cô [Hà] kể: “Lớp học đã mở cửa rồi”. Em nói: “Trò rất vui vẻ”.",
            [("Trần Hà", "kể", "Lớp học đã mở cửa rồi")],
        ),
        # what is told of a speaker between dashes names another
        (
            "Ông [Sơn] - trợ lý lâu năm của nhà bà [Hà] - cho biết lớp học đã mở.",
            [("Ngô Văn Sơn", "cho biết", "lớp học đã mở")],
        ),
        ("Ông [Sơn] vui - bà [Hà] cho biết lớp học đã mở.", [("Trần Hà", "cho biết", "lớp học đã mở")]),
        # one who holds to something in saying so; not whose deed another tells
        ("<Sở Tre> giữ ý mình khi cho rằng lớp học đã mở.", [("Sở Tre", "cho rằng", "lớp học đã mở")]),
        ("<Sở Tre> vui khi khẳng định lớp học đã mở.", []),
        # a source with its place
        ("Theo ông [Hà], {Mai Lộc}, các lớp đã mở cửa.", [("Trần Hà", "Theo", "các lớp đã mở cửa")]),
        (
            "Theo ông [Hà], {Mai Lộc}, {Tre} và {Sen} đã mở cửa lớp.",
            [("Trần Hà", "Theo", "Mai Lộc, Tre và Sen đã mở cửa lớp")],
        ),
        ("Theo ông [Hà], {Mai Lộc} đã mở cửa lớp.", [("Trần Hà", "Theo", "Mai Lộc đã mở cửa lớp")]),
        # a thing one shows is no statement, nor is talk with somebody
        ("Ông [Hà] ở {Mai Lộc} kết bạn, nói chuyện qua mạng rất vui.", []),
        ("Ông [Hà] chia sẻ hình ảnh các lớp học mới mở.", []),
        # a person is the subject, not the body he is of; `cô` is none behind `của`
        ("Ông [Hà] là thành viên của <Sở Tre> cho biết lớp học đã mở.", [("Trần Hà", "cho biết", "lớp học đã mở")]),
        ("Bà [Hà] và <Sở Tre> cho biết lớp học đã mở.", [("Sở Tre", "cho biết", "lớp học đã mở")]),
        ("Cô [Hà] tới. Nhiều người khen ý của cô, cho rằng lớp học đã mở.", []),
        # `theo` is a source, neither part of another word nor put to somebody as a question
        ("Công an theo dõi <Sở Tre> từ lâu, các lớp đã mở cửa.", []),
        ("Ông [Hà] tới. Theo ông, các lớp đã mở cửa chưa?", []),
        # `đồng chí` is who spoke last, `các đồng chí` are others
        (
            "Ông [Sơn] nói: “Lớp học đã mở cửa”. Đồng chí cũng cho rằng mọi trò đều đến lớp.",
            [
                ("Ngô Văn Sơn", "nói", "Lớp học đã mở cửa"),
                ("Ngô Văn Sơn", "cho rằng", "mọi trò đều đến lớp"),
            ],
        ),
        (
            "Ông [Sơn] nói: “Lớp học đã mở cửa”. Các đồng chí cũng cho rằng mọi trò đều đến lớp.",
            [("Ngô Văn Sơn", "nói", "Lớp học đã mở cửa")],
        ),
        # a verb of saying before `này` is a noun
        ("Ông [Hà] đến lớp. Theo đó, ông kỳ vọng mọi trò đến lớp.", [("Trần Hà", "kỳ vọng", "mọi trò đến lớp")]),
        ("Ông [Hà] vui. Với ông, kỳ vọng này không chỉ là của lớp.", []),
        # a mark that never closes hides no quotation behind it, nor one inside that
        (
            "Hội thi “Tiếng hát vui lắm. “Lớp “xanh” đã mở cửa từ sáng sớm”, ông [Hà] nói.",
            [("Trần Hà", "nói", "Lớp “xanh” đã mở cửa từ sáng sớm")],
        ),
        # a second verb behind a quotation reports what else the speaker said; an object of it is no statement
        (
            "“Lớp học đã mở cửa”, ông [Hà] nói và cho biết trò nào cũng đến lớp.",
            [("Trần Hà", "nói", "Lớp học đã mở cửa"), ("Trần Hà", "cho biết", "trò nào cũng đến lớp")],
        ),
        ("“Lớp học đã mở cửa”, ông [Hà] nói và cười.", [("Trần Hà", "nói", "Lớp học đã mở cửa")]),
        # who said the quotation before, also on the line before; not of one that has its speaker
        (
            "“Lớp học đã mở cửa từ sáng sớm”.\nBà [Hà] trả lời như vậy về lớp học.",
            [("Trần Hà", "trả lời", "Lớp học đã mở cửa từ sáng sớm")],
        ),
        (
            "“Lớp học đã mở cửa từ sáng sớm”, ông [Sơn] nói. Bà [Hà] trả lời như vậy về lớp học.",
            [("Ngô Văn Sơn", "nói", "Lớp học đã mở cửa từ sáng sớm")],
        ),
        # who follows somebody without a name stays unnamed
        (
            "Ông [Hà] nói lớp học đã mở cửa. Một phụ huynh cho rằng trò đã về nhà. Vị này cho biết lớp rất vui.",
            [("Trần Hà", "nói", "lớp học đã mở cửa")],
        ),
        # who answers in an interview, not who speaks of himself elsewhere
        (
            "Phóng viên trao đổi với ông [Hà]. Lớp mở chưa? Trò vui không? Theo tôi, các lớp đã mở cửa.",
            [("Trần Hà", "Theo", "các lớp đã mở cửa")],
        ),
        ("Ông [Hà] tới. Lớp mở chưa? Trò vui không? Theo tôi, các lớp đã mở cửa.", []),
        # no statements: a signature, a passive, what only leads to the next quotation
        ("Các lớp học đã mở cửa rất sớm. Mai Lan (theo <Báo Tre>)", []),
        ("Câu hỏi “Lớp học đã mở cửa chưa?” của anh [Sơn] khiến chị [Hà] lo lắng.", []),
        ("Cô [Hà] khoe dáng mới trước ống kính.", []),
        ("Tin này được <Sở Tre> cho biết hôm qua tại cuộc họp báo.", []),
        ("Câu hỏi là: “Lớp học đã mở cửa chưa?”. Ông [Sơn] cười.", []),
        # no statements: a question put to somebody, a noun, a name, nobody named
        ("Ông [Hà] tới. Xin ông cho biết lớp đã mở chưa?", []),
        ("Đó là yêu cầu, nhiệm vụ của ông [Hà] trong năm nay.", []),
        ("<Trung tâm Tre> Dự báo nguồn nhân lực của nước nhà.", []),
        ("Theo một số phụ huynh <Trường Tre>, các lớp đã mở cửa.", []),
        ("Theo hình thức của <Sở Tre>, các lớp đã mở cửa.", []),
        ("<Sở Tre> đề xuất đầu tư thêm mười lớp học.", []),
    ],
)
def test_who_said_what(context_of, text, expected):
    assert quotes(context_of(text, names=FULL)) == expected


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["label"])
def test_golden(context_of, case):
    assert [" | ".join(quote) for quote in quotes(context_of(case["text"], names=FULL))] == case["expect"]


def test_a_speaker_is_the_mention_he_was_read_from_or_none(context_of):
    context = context_of("Độc giả mai89 nói lớp học đã mở cửa. <Sở Tre> cho biết trò nào cũng đến lớp.")
    assert [(quote.speaker, quote.speaker_mention) for quote in find_quotes(context)] == [
        ("mai89", None),
        ("Sở Tre", 0),
    ]


def test_a_headline_has_a_colon_for_a_verb(context_of):
    assert quotes(context_of("Ông [Hà]: Lớp học đã mở cửa", role="title", names=FULL)) == [
        ("Trần Hà", ":", "Lớp học đã mở cửa")
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Ông [Hà] đặt vấn đề như vậy tại cuộc họp.", [("Trần Hà", "đặt vấn đề", "Mọi lớp học nên mở cửa sớm hơn")]),
        ("Ông [Hà] đặt vấn đề mới tại cuộc họp.", []),
    ],
)
def test_the_next_sentence_may_say_whose_an_opening_is(context_of, told, expected):
    assert quotes(context_of("Mọi lớp học nên mở cửa sớm hơn.\n" + told, names=FULL)) == expected


def test_a_headline_may_name_a_post_by_some_of_its_words(context_of):
    text = "Hiệu trưởng trường Tre: Lớp học đã mở cửa\nBà [Hà] là hiệu trưởng trường tiểu học Tre."
    context = context_of(text, role="title", names=FULL, roles={"Hà": "hiệu trưởng trường tiểu học Tre"})
    assert [quote[0] for quote in quotes(context)] == ["Trần Hà"]


@pytest.mark.parametrize(("post", "speakers"), [("Hiệu trưởng", ["Trần Hà"]), ("Phó hiệu trưởng", [])])
def test_a_headline_may_name_a_post_whose_bearer_the_article_names(context_of, post, speakers):
    text = f"{post}: Lớp học đã mở cửa\nBà [Hà] là hiệu trưởng."
    context = context_of(text, role="title", names=FULL, roles={"Hà": "hiệu trưởng"})
    assert [quote[0] for quote in quotes(context)] == speakers


POSTS = {"Hà": "Bộ trưởng Bộ Tre", "Sơn": "Bộ trưởng Bộ Mai"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Bà [Hà] tới. Bộ trưởng cho biết lớp học đã mở cửa.", ["Trần Hà"]),
        ("Bà [Hà] tới. Tuy nhiên, bộ trưởng cho biết lớp học đã mở cửa.", ["Trần Hà"]),
        ("Bà [Hà] tới. Ông [Sơn] cũng tới. Bộ trưởng cho biết lớp học đã mở cửa.", ["Ngô Văn Sơn"]),
        ("Bà [Hà] và ông [Sơn] tới. Bộ trưởng Bộ Tre cho biết lớp học đã mở cửa.", ["Trần Hà"]),
        ("Bà [Hà] và ông [Sơn] tới. Theo Bộ trưởng Bộ Tre, lớp học đã mở cửa.", ["Trần Hà"]),
        ("Ông [Sơn] vắng. Bà [Hà] (trưởng ban lớp học) tới. Trưởng ban lớp học nói: “Lớp đã mở cửa”.", ["Trần Hà"]),
        # another post, another's relative, two who might be meant
        ("Bà [Hà] tới. Thứ trưởng cho biết lớp học đã mở cửa.", []),
        ("Bà [Hà] tới. Vợ bộ trưởng cho biết lớp học đã mở cửa.", []),
        ("Bà [Hà] và ông [Sơn] tới. Hôm đó, bộ trưởng cho biết lớp học đã mở cửa.", []),
    ],
)
def test_a_post_stands_for_who_has_it(context_of, text, speakers):
    assert [quote[0] for quote in quotes(context_of(text, names=FULL, roles=POSTS))] == speakers


@pytest.mark.parametrize("row", read_table("quote_cues"), ids=lambda row: row["form"])
def test_each_verb_of_saying_reads_its_own_example(context_of, row):
    (quote,) = quotes(context_of(row["example"].replace(row["speaker"], f"[{row['speaker']}]")))
    assert quote[0] == row["speaker"]
    assert quote[2].endswith(row["text"])


@pytest.mark.parametrize("row", read_table("quote_words"), ids=lambda row: f"{row['kind']} {row['form']}")
def test_each_word_stands_in_its_own_example(row):
    assert row["form"].lower() in row["example"].lower()


WORDS = st.sampled_from(
    ["[Hà]", "<Sở Tre>", "cho biết", "nói", ":", "“", "”", ",", ".", "(", ")", "Theo", "lớp đã mở cửa rồi", "ông"]
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=14))
def test_a_quote_has_a_speaker_a_cue_and_words_of_the_text(context_of, words):
    context = context_of(" ".join(words))
    for quote in find_quotes(context):
        assert quote.speaker
        assert quote.cue
        assert context.text[quote.start : quote.end] == quote.text == quote.surface
