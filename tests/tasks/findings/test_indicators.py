"""Of whom and of when numbers are said, on made-up sentences, with the near-misses beside them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tasks.findings.facts import find_facts
from tasks.tables import read_table

SUBJECTS = {
    "a head": ("Tại {Hà Nội}, <Trường Mai> có 300 học sinh.", "Trường Mai"),
    "the last head": ("<Trường Mai> có 300 em, <Trường Lan> có 200 học sinh.", "Trường Lan"),
    "a head behind its year": ("<Trường Mai> năm nay có 300 học sinh.", "Trường Mai"),
    "not whose report it is": ("<Công đoàn Mai> họp. Theo số liệu của <Sở Lan>, 300 em nghỉ học.", "Công đoàn Mai"),
    "a person": ("<Tòa án Mai> xử. Bị cáo [Nguyễn Văn Lan] đã lấy 300 triệu đồng.", "Bị cáo Nguyễn Văn Lan"),
    "not who acted": ("<Công ty Mai> bị <Sở Lan> phạt 300 triệu đồng.", "Công ty Mai"),
    "about whom": ("<Sở Lan> công bố mức phạt đối với <Công ty Mai> là 300 triệu đồng.", "Công ty Mai"),
    "not one in brackets": ("<Sở Lan> (nay thuộc <Bộ Mai>) tuyển 300 người.", "Sở Lan"),
    "a whole": ("<Sở Lan> cho biết, toàn tỉnh có 300 lớp.", "toàn tỉnh"),
    "a whole with its name": ("Hiện toàn ngành Giáo dục {Lai Châu} có 300 lớp.", "toàn ngành Giáo dục Lai Châu"),
    "not the best of a whole": ("<Sở Lan> cao nhất cả nước với 300 lớp.", "Sở Lan"),
    "no whole of words alike": ("<Sở Lan> vì hạnh phúc của toàn xã hội mở 300 lớp.", "Sở Lan"),
    "a level as subject": ("Theo <Sở Lan>, đến nay, thành phố đã có 300 lớp.", "thành phố"),
    "not a level inside": ("{Hà Nội} là thành phố có 300 lớp.", "Hà Nội"),
    "where it is": ("Có 300 trường ở {Lào Cai}.", "Lào Cai"),
    "the sentence before": ("<Sở Lan> đã họp với <Sở Mai>. Dịp này 300 người được khen.", "Sở Lan"),
    "the whole it is part of": ("<Sở Lan> họp. Cả nước có 500 lớp. Trong đó 300 lớp mới.", "Cả nước"),
    "whom the counted bear": ("<Sở Lan> đã khen 300 học sinh <Trường Mai>.", "Trường Mai"),
    "not the counted themselves": ("<Sở Lan> đã khen 300 xã {Mai Hoa}, {Cúc Hoa}.", "Sở Lan"),
    "whom the sum is about": ("<Sở Lan> đã phạt 300 triệu đồng đối với <Công ty Mai>.", "Công ty Mai"),
    "not with whom it is": ("<Sở Lan> đã chi 300 triệu đồng cùng <Công ty Mai>.", "Sở Lan"),
    "a place behind its noun": ("Có 300 trường ở vùng {Lào Cai}.", "Lào Cai"),
    "a whole behind": ("<Sở Lan> cho biết 300 học sinh trên cả nước nghỉ học.", "cả nước"),
    "a whole behind with its name": ("<Sở Lan> khen 300 công nhân toàn ngành GTVT.", "toàn ngành GTVT"),
    "not a whole it leads": ("<Sở Lan> mở 300 lớp, dẫn đầu cả nước.", "Sở Lan"),
    "who opens the sentence": ("[Lê Hoa] cầm 300 triệu đồng đến {Lào Cai}.", "Lê Hoa"),
    "who opens it, called something": ("Bị cáo [Lê Hoa] cùng người khác cầm 300 triệu đồng.", "Bị cáo Lê Hoa"),
    "the person of a pronoun": ("[Lê Hoa] tới {Lào Cai}. Chị cầm 300 triệu đồng.", "Lê Hoa"),
    "who acts, whatever the office": ("[Lê Mai] (Giám đốc <Sở Lan>) bị cáo buộc lấy 300 triệu đồng.", "Lê Mai"),
    "a programme": ("<Sở Lan> họp. Trong ~Tiếp bước~ sẽ có 300 lớp.", "Tiếp bước"),
    "not a programme beside a head": ("<Sở Lan> dự ~Tiếp bước~ đã có 300 lớp, {Mai} có 300 lớp.", "Mai"),
    "a word with its pointer": ("<Đội Mai> hạ <Đội Lan>. Đáng chú ý, đội bóng này có 300 bàn thắng.", "đội bóng này"),
    "not a body inside": ("<Sở Lan> giúp đoàn kiểm tra đã thu giữ 300 cuốn.", "Sở Lan"),
    "a group": ("{Lào Cai} mưa. Đến nay, các trường trên đã mở 300 lớp.", "các trường trên"),
    "a group that speaks": ("{Lào Cai} mưa. Nhóm nghiên cứu cho biết 300 lớp nghỉ.", "Nhóm nghiên cứu"),
    "a group with a verb in its noun": ("{Lào Cai} mưa. Đến nay, các nhà đầu tư đã mở 300 lớp.", "các nhà đầu tư"),
    "the last of a clause before": ("<Sở Lan> tới, <Sở Mai> tới, 300 lớp nghỉ.", "Sở Mai"),
    "not a group inside": ("<Sở Lan> khen các trường đã mở 300 lớp.", "Sở Lan"),
    "not where nobody is harmed": ("<Sở Lan> đã mở hội thi ở {Lào Cai} cho 300 người tham dự.", "Sở Lan"),
    "nobody": ("Có 300 ca mới.", None),
    "no signature": ("<Sở Lan> họp. Có 300 ca mới. Ảnh: <Công ty Mai>", "Sở Lan"),
    "the first of its clause": ("Hôm qua, <Sở Lan> tới <Sở Mai> để 300 lớp nghỉ.", "Sở Lan"),
    "not a pronoun's who speaks": ("<Sở Lan> cử [Lê Hoa] đi. Chị cho biết 300 lớp đã mở.", "Sở Lan"),
    "no agency by its name": ("<Sở Lan> họp. <Hãng AFP> đưa tin 300 người đã về.", "Sở Lan"),
    "not with whom": ("<Công ty Mai> phối hợp với <Sở Lan>, <Sở Cúc> tổ chức 300 buổi.", "Công ty Mai"),
    "not where the next one is": ("<Sở Lan> khen. Có 300 trường, thầy trò ở {Lào Cai} vui.", "Sở Lan"),
    "where the harmed are": ("<Sở Lan> đã nêu vụ cháy ở {Lào Cai} khiến 300 người bị thương.", "Lào Cai"),
    "a body behind an adverb": ("<Sở Lan> họp. Hiện đoàn kiểm tra đã thu giữ 300 cuốn.", "đoàn kiểm tra"),
    "where the harmed are, behind them": ("<Sở Lan> cho biết 300 người thiệt mạng tại {Lào Cai}.", "Lào Cai"),
}
MISREAD = {
    "whom a person speaks for": ("Ông [Lê Mai], Giám đốc <Sở Lan>: “Chúng tôi mở 300 lớp”.", "Sở Lan"),
    "no newspaper": ("<Sở Lan> họp. Ngày 5/3, <báo Mai> nêu 300 ca mới.", "Sở Lan"),
    "whose office speaks": ("[Lê Mai] (Giám đốc <Sở Lan>) cho biết có 300 lớp.", "Sở Lan"),
    "not a source, after the paragraph's": ("<Công ty Mai> đã nghỉ. Theo <Sở Lan>, có 300 lớp.", "Công ty Mai"),
    "an owner": ("Số lớp của {Lào Cai} lên tới 300 lớp.", "Lào Cai"),
    "not who stands inside": ("Mưa làm [Lê Hoa] ở {Lào Cai} mất việc, 300 lớp nghỉ.", "Lào Cai"),
    "no agency's tag": ("<Sở Lan> họp. <Sở Lan> đã báo tin.\n<TTXVN> - Có 300 ca mới.", "Sở Lan"),
    "a name right before": ("<Sở Lan> xếp sau <Sở Mai> (300 lớp).", "Sở Mai"),
    "no credit inside a line": ("<Sở Lan> họp. <Sở Lan> báo. Ảnh: <Công ty Mai>. Có 300 ca mới.", "Sở Lan"),
}


def known_failures(cases):
    why = (
        "subjects are learned from whole articles; in two or three short sentences too little speaks for the right one"
    )
    return [
        pytest.param(*case, id=name, marks=pytest.mark.xfail(reason=why, strict=True)) for name, case in cases.items()
    ]


READ = [pytest.param(*case, id=name) for name, case in SUBJECTS.items()]


@pytest.mark.parametrize(("marked", "subject"), [*READ, *known_failures(MISREAD)])
def test_of_whom(context_of, marked, subject):
    roles = {"Lê Mai": "Giám đốc Sở Lan"}
    context = context_of(marked, roles=roles)
    facts = [fact for fact in find_facts(context).indicators if context.text[fact.start :].startswith(("300", "200"))]
    assert facts[-1].subject == subject
    assert all(context.text[fact.start : fact.end] == fact.surface for fact in facts)


HEADLINES = {
    "a name of its own": ("<Sở Lan>: 300 ca\nMưa. <Công ty Mai> có 200 ca. {Lào Cai} có 300 ca.", "Sở Lan"),
}
HEADLINES_MISREAD = {"but no newspaper": ("(<Báo mới>) Mưa\nCó 300 ca.", None)}


READ_IN_HEADLINES = [pytest.param(*case, id=name) for name, case in HEADLINES.items()]


@pytest.mark.parametrize(("marked", "subject"), [*READ_IN_HEADLINES, *known_failures(HEADLINES_MISREAD)])
def test_of_whom_a_headline_tells(context_of, marked, subject):
    context = context_of(marked)
    title, *rest = context.article.lines
    context = replace(context, article=replace(context.article, lines=(title._replace(role="title"), *rest)))
    fact = next(fact for fact in find_facts(context).indicators if context.text[fact.start :].startswith("300"))
    assert fact.subject == subject


PERIODS = {
    "its sentence's": ("Năm 2012, <Sở Lan> có 300 lớp.", ("2012-01-01", "2012-12-31")),
    "a year rather than a day": ("Sáng 5/3/2013, <Sở Lan> báo năm 2012 có 300 lớp.", ("2012-01-01", "2012-12-31")),
    "not what is aimed at": ("Năm 2012, mưa to. Để mở 300 lớp, ai cũng góp.", None),
    "what is done with an aim": ("Năm 2012, mưa to. Để vui, đã mở 300 lớp.", ("2012-01-01", "2012-12-31")),
    "not what it is held against": ("<Sở Lan> có 300 lớp, tăng so với mức của năm 2012.", None),
    "held against, then its own": ("So với năm 2012, năm 2013 <Sở Lan> có 300 lớp.", ("2013-01-01", "2013-12-31")),
    "not a birth": ("Em [Lê Mai] (SN 2001) có 300 cuốn sách.", None),
    "not where it rose from": ("<Sở Lan> tăng từ 200 lớp năm 2012 lên 300 lớp.", None),
    "until a day": ("Từ tháng 1/2012 đến ngày 3/2/2012, <Sở Lan> mở 300 lớp.", ("2012-01-01", "2012-02-03")),
    "from a day": ("Trong khoảng từ tháng 1/2012 đến ngày 3/2/2012, mở 300 lớp.", ("2012-01-01", "2012-02-03")),
    "not from what does not start it": ("Năm 2011 mưa đến năm 2012, mở 300 lớp.", ("2012-01-01", "2012-12-31")),
    "not until a day that is told apart": ("Từ năm 2012, đến ngày 3/2 nữa, mở 300 lớp.", ("2012-01-01", "2013-06-01")),
    "since then": ("Từ năm 2012, <Sở Lan> mở 300 lớp.", ("2012-01-01", "2013-06-01")),
    "not since what is to come": ("Từ năm 2014, <Sở Lan> mở 300 lớp.", ("2014-01-01", "2014-12-31")),
    "until now, told later": ("Lớp mở từ năm 2009, đến nay đã nhận 300 em.", ("2009-01-01", "2013-06-01")),
    "this year until now": ("Từ đầu năm đến nay, <Sở Lan> mở 300 lớp.", ("2013-01-01", "2013-06-01")),
    "this year until now, in other words": ("Từ đầu năm cho đến nay, đã mở 300 lớp.", ("2013-01-01", "2013-06-01")),
    "when a thing is delivered": ("Giá dầu giao tháng 7/2013 tăng 300 đồng.", None),
    "when it was painted": ("Tranh vẽ từ năm 1932 có giá 300 đồng.", None),
    "not some time ago": ("Trường mở năm nay là năm 2013. Mùa giải vừa qua, đội ghi 300 bàn.", None),
    "just a month ago": ("Tháng 4/2013 vừa qua, đội ghi 300 bàn.", ("2013-04-01", "2013-04-30")),
    "not this year from another word": ("Bài hát đến nay có 300 bản.", None),
    "a length until now": ("Trong 5 năm qua, <Sở Lan> mở 300 lớp.", ("2008-06-01", "2013-06-01")),
    "a length until now, behind it": ("Trong 5 năm trở lại đây, <Sở Lan> mở 300 lớp.", ("2008-06-01", "2013-06-01")),
    "weeks until now": ("Trong 2 tuần qua, <Sở Lan> mở 300 lớp.", ("2013-05-18", "2013-06-01")),
    "not any length": ("Trong 5 năm, <Sở Lan> mở 300 lớp.", None),
    "not a length before the calendar": ("Trong 900 thế kỷ qua, có 300 lớp.", None),
    "months of a year": ("Trong 4 tháng 2012, mở 300 lớp.", ("2012-01-01", "2012-04-30")),
    "months just over": ("Tính chung 5 tháng, mở 300 lớp.", ("2013-01-01", "2013-05-31")),
    "not months of any length": ("Tính chung 3 tháng, mở 300 lớp.", None),
    "two years as one": ("Năm 2011 và 2 tháng đầu năm 2012, mở 300 lớp.", ("2011-01-01", "2012-02-29")),
    "two days as one": ("Trong 2 ngày 1 và 2/5/2013, mở 300 lớp.", ("2013-05-01", "2013-05-02")),
    "not two years told apart": ("Năm 2011 mưa và năm 2012 mở 300 lớp.", ("2012-01-01", "2012-12-31")),
    "to each its year": ("Từ 200 lớp năm 2011 lên 250 lớp năm 2012 và 300 lớp năm 2013.", ("2013-01-01", "2013-12-31")),
    "in brackets behind it": ("Từ 200 lớp (năm 2011) lên 300 lớp (năm 2012).", ("2012-01-01", "2012-12-31")),
    "a summer": ("Trong mùa hè năm 2012, <Sở Lan> mở 300 lớp.", ("2012-06-01", "2012-08-31")),
    "not any season": ("Trong mùa đông năm 2012, <Sở Lan> mở 300 lớp.", None),
    "not when it was told": (
        "Ngày 31/5/2013, <Sở Lan> cho biết 300 nhà cháy trong vụ ngày 2/5/2013.",
        ("2013-05-02", "2013-05-02"),
    ),
    "when it was told": ("Ngày 31/5/2013, <Sở Lan> cho biết 300 nhà cháy.", ("2013-05-31", "2013-05-31")),
    "a span's brackets": (
        "Nhiệm kỳ 2013-2015 mở, nhiệm kỳ qua (2011-2012) có 300 lớp.",
        ("2011-01-01", "2012-12-31"),
    ),
    "from now on": ("Từ nay đến năm 2015, <Sở Lan> mở 300 lớp.", ("2013-06-01", "2015-12-31")),
    "not from now": ("Từ nay, cho đến hết năm 2015, <Sở Lan> mở 300 lớp.", ("2015-01-01", "2015-12-31")),
    "not another's brackets": ("Bà [Lê Mai] (sinh ở Huế năm 1960) nuôi 300 em.", None),
    "what it is held against itself": ("Năm 2013 tăng so với 300 lớp của năm 2012.", ("2012-01-01", "2012-12-31")),
    "not what comes after a turn": ("Có 300 lớp, trong khi năm 2012 mở thêm.", None),
    "not a day behind its clause": ("Có 300 em dùng sữa, loại làm ngày 5/3/2013.", None),
    "not when its place was founded": ("Trường Mai lập năm 1950, hiện có 300 lớp.", None),
    "not now in another word": ("Tháng 5/2012, <Sở Lan> phát hiện 300 ca.", ("2012-05-01", "2012-05-31")),
    "counted up to a month": ("Tính đến tháng 5/2012, tỉnh hiện có 300 ca.", ("2012-05-01", "2012-05-31")),
    "what it rose to": ("Tiền thưởng năm 2012 lên tới 300 triệu đồng.", ("2012-01-01", "2012-12-31")),
    "a list": ("Mở 300 lớp: khóa một (5/3/2013), khóa hai (9/4/2013).", ("2013-03-05", "2013-04-09")),
    "not a list of one": ("Mở 300 lớp: khóa một (ngày 5/3/2013).", None),
    "days before their date": ("Ngày 1, 2, 3 tháng 5/2013, mở 300 lớp.", ("2013-05-01", "2013-05-03")),
    "not numbers before a date": ("Trong lớp 1, 2, ngày 3/5/2013, mở 300 lớp.", ("2013-05-03", "2013-05-03")),
    "not its brackets' day": ("Ngày 3/5/2013 (thứ Sáu, 5/7/2013), mở 300 lớp.", ("2013-05-03", "2013-05-03")),
    "not until now, told of another": ("Vô địch năm 2011, ai cũng ở lại đến nay với 300 lớp.", None),
    "before another thing": ("Có 300 lớp trước khi trường mới mở năm 2012.", None),
    "not before a length of its own": ("Năm 2012, mưa to. Trong 3 tháng, trôi 300 nhà.", None),
    "a dot of an abbreviation": ("Năm 2012, cả TP.HCM có 300 ca.", ("2012-01-01", "2012-12-31")),
    "not across a lost space": ("Có 300 ca.Tháng 5/2012, <Sở Lan> họp.", None),
    "two sentences on, from the head": ("Năm 2012, mưa to. Lũ lớn. Trôi 300 nhà.", ("2012-01-01", "2012-12-31")),
    "not two sentences on, from the middle": ("Lũ lớn nhất là vào mùa mưa năm 2012. Ai cũng lo. Trôi 300 nhà.", None),
    "not past who is named anew": ("Năm 2012, mưa to. {Huế} lũ lớn. Trôi 300 nhà.", None),
    "what happened next": ("Ngày 5/3/2013, mưa to. Lũ lớn. Sau đó trôi 300 nhà.", ("2013-03-05", "2013-03-05")),
    "not what happened whenever": ("Ngày 5/3/2013, mưa to. Lũ lớn. Chiều trôi 300 nhà.", None),
    "not to come, told by the way": ("Khu nhà dự kiến được bàn giao vào năm 2014. Có 300 căn.", None),
    "what is so now, of old things": ("Tính đến nay, bảo tàng giữ 300 khẩu súng đúc vào năm 1801.", None),
    "pointed back to": ("Mưa to nhất từng có là mưa năm 2011. Trận này trôi 300 nhà.", ("2011-01-01", "2011-12-31")),
    "not long over, told by the way": ("Mưa to nhất từng có là mưa năm 2011. Trôi 300 nhà.", None),
    "this year, told by the way": ("Mưa to nhất từng có là mưa năm 2013. Trôi 300 nhà.", ("2013-01-01", "2013-12-31")),
    "not up to when it went": ("Mưa to cho đến năm 2012. Trôi 300 nhà.", None),
    "not before then": ("Năm 2012, mưa to. Trước đó đã trôi 300 nhà.", None),
    "not in recent years": ("Năm 2012, mưa to. Những năm gần đây trôi 300 nhà.", None),
    "behind it in its clause": ("Có 200 lớp vào năm 2012, 300 lớp vào năm 2013.", ("2013-01-01", "2013-12-31")),
    "not behind it in the next clause": ("Năm 2012, mở 300 lớp, năm 2013 mở thêm.", ("2012-01-01", "2012-12-31")),
    "not what it is held against in short": (
        "Năm 2012, <Sở Lan> mở 300 lớp so năm 2011.",
        ("2012-01-01", "2012-12-31"),
    ),
    "the day before": ("Ngày 5/3/2013, <Sở Lan> họp. Có 300 người dự.", ("2013-03-05", "2013-03-05")),
    "not a day told by the way": ("<Sở Lan> nghỉ từ ngày 5/3/2013 vì mưa. Có 300 lớp.", None),
    "until now": ("Từ năm 2012 đến nay, <Sở Lan> mở 300 lớp.", ("2012-01-01", "2013-06-01")),
    "not until now": ("Trong năm 2012, <Sở Lan> mở 300 lớp.", ("2012-01-01", "2012-12-31")),
    "the sentence before": ("Năm 2012, <Sở Lan> họp. <Sở Lan> mở 300 lớp.", ("2012-01-01", "2012-12-31")),
    "what is so now": ("Năm 2012, <Sở Lan> họp. Hiện <Sở Lan> có 300 lớp.", None),
    "another subject's": ("Năm 2012, <Sở Mai> họp. <Sở Lan> họp. <Sở Lan> mở 300 lớp.", None),
}


def test_a_word_for_a_body_stands_for_the_one_told_of(context_of):
    context = context_of("<Sở Lan> đã họp. Đến nay, đơn vị có 300 lớp, <Sở Mai> dự.")
    fact = next(fact for fact in find_facts(context).indicators if context.text[fact.start :].startswith("300"))
    assert fact.subject == "đơn vị"
    assert context.mentions[fact.subject_mention].surface == "Sở Lan"


@pytest.mark.parametrize(("marked", "period"), PERIODS.values(), ids=PERIODS)
def test_of_when(context_of, marked, period):
    context = context_of(marked)
    context = replace(context, article=replace(context.article, published_at=datetime(2013, 6, 1, tzinfo=UTC)))
    fact = next(fact for fact in find_facts(context).indicators if context.text[fact.start :].startswith("300"))
    found = (str(fact.period_begin), str(fact.period_end)) if fact.period_begin else None
    assert found == period


WORDS = [*read_table("subject_words"), *read_table("period_words")]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row['kind']} {row['form']}")
def test_an_example_shows_its_form(row):
    assert row["form"].lower() in row["example"].lower()


@pytest.mark.parametrize("table", ["subject_words", "period_words"])
def test_a_form_has_a_kind_once(table):
    rows = [(row["form"], row["kind"]) for row in read_table(table)]
    assert sorted(set(rows)) == sorted(rows)
