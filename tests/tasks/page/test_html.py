import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.page.reading.html import render


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>một</p><p>hai</p>", ["một", "hai"]),
        ("<p>một<br>hai<br/><br/>ba</p>", ["một", "hai", "ba"]),
        ("<p>Học\n   sinh <b>giỏi</b>  &amp; th&#7847;y</p>", ["Học sinh giỏi & thầy"]),
        ("<div>đầu <p>giữa</p> cuối</div>", ["đầu", "giữa", "cuối"]),
        ("<p>thấy<script>var a='<p>không</p>'</script> được</p>", ["thấy được"]),
        ("<noscript>không</noscript><template><p>không</p></template><style>p{}</style><p>có</p>", ["có"]),
        ("<ul><li>một<li>hai</ul>", ["một", "hai"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<p>một&nbsp;hai</p>", ["một hai"]),
        ("<p>a<!-- <p>b</p> -->c</p>", ["ac"]),
        ("<img alt='không'><p>có</p>", ["có"]),
        ("<?xml version='1.0' encoding='utf-16'?><html><body><p>có</p></body></html>", ["có"]),
        ("<p>chưa đóng <b>thẻ", ["chưa đóng thẻ"]),
        ("chữ trần", ["chữ trần"]),
        ("", []),
        ("<", ["<"]),
    ],
)
def test_the_rendering_is_fixed(source, lines):
    assert render(source).text == "\n".join(lines)


def test_marks_say_where_a_line_stands():
    page = "<body><div id='main' class='wide box'><h1>Tít</h1><p>Xem <a href='/b.html'>bài này</a></p></div>"
    title, line = render(page).marks
    assert (title.line, title.tag) == (0, "h1")
    assert (line.line, line.tag, line.href) == (1, "p", "/b.html")
    assert line.path == "html body div#main.wide.box p"
    assert line.link_share == pytest.approx(7 / 11, abs=0.001)


def test_one_mark_a_line():
    rendered = render("<div>a<p>b</p>c<br>d</div>")
    assert [mark.line for mark in rendered.marks] == list(range(4)) == list(range(rendered.text.count("\n") + 1))


def test_the_head_is_evidence():
    page = """<html><head><title>x</title>
      <meta property="og:title" content="Tít  của trang"><meta name="author" content="Mai An">
      <meta property="article:published_time" content="2024-08-21T15:38:00+07:00">
      <link rel="canonical" href="https://bao.example/a.html">
      <meta property="og:url" content="https://khac.example">
      </head><body><p>chữ</p></body></html>"""
    given = render(page).given
    assert given["head.title"] == "Tít của trang"
    assert given["head.author"] == "Mai An"
    assert given["head.published_at"] == "2024-08-21T15:38:00+07:00"
    assert given["head.url"] == "https://bao.example/a.html"


def test_json_ld_goes_before_meta_and_broken_json_is_passed_over():
    page = """<meta property="og:title" content="Tít kèm tên báo">
      <script type="application/ld+json">{"broken": </script>
      <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "headline": "Không"},
        {"@type": ["NewsArticle"], "headline": "Tít", "author": [{"@type": "Person", "name": "Mai An"}],
         "datePublished": "2024-08-21"}]}</script><p>chữ</p>"""
    given = render(page).given
    assert (given["head.title"], given["head.author"], given["head.published_at"]) == (
        "Tít",
        "Mai An",
        "2024-08-21",
    )


@pytest.mark.parametrize("depth", [300, 2000, 60_000])
def test_deep_nesting_does_not_crash(depth):
    rendered = render("<p>trước</p>" + "<div>" * depth + "sâu" + "</div>" * depth)
    assert rendered.text.split("\n")[0] == "trước"


TAGS = "<p> </p> <div> </div> <a_href=x> </a> <br> <script> </script> <!-- --> <td> &amp; &#0; &#xD800; < chữ"
PIECES = st.sampled_from([*(tag.replace("_", " ") for tag in TAGS.split()), " ", "\n", "\x00"])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_line_says_something_and_has_its_mark(source):
    rendered = render(source)
    lines = rendered.text.split("\n") if rendered.text else []
    assert all(line == " ".join(line.split()) != "" for line in lines)
    assert [mark.line for mark in rendered.marks] == list(range(len(lines)))
    assert all(0 <= mark.link_share <= 1 for mark in rendered.marks)
