"""An article cut into stretches: nothing of it is lost, and every finding covers just its own."""

from hypothesis import given
from hypothesis import strategies as st

from flows.shown import render_shown, show_article
from tasks.findings.model import Findings, Mention, Quantity
from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line
from tasks.page.model import Cleaned, Metadata, Page

TEXT = "Công đoàn tặng 3 suất quà"


def shown(*spans, text=TEXT):
    article = Article(text, (Line(0, len(text), "body", 0),), (), Alignment([]), {})
    found = sorted(spans)
    findings = Findings(
        mentions=tuple(Mention(a, b, text[a:b], "ORG", text[a:b]) for a, b in found[::2]),
        quantities=tuple(Quantity(a, b, text[a:b], "count", None) for a, b in found[1::2]),
    )
    page = Page(text, "txt", "page.txt", "page.txt", len(text))
    return show_article(Cleaned(page, (), Metadata(title="A & B"), ()), article, findings)


def test_findings_may_lie_inside_each_other():
    ((_, stretches),) = shown((0, 25), (15, 16)).lines
    assert [(s.text, s.kinds) for s in stretches] == [
        ("Công đoàn tặng ", ("ORG",)),
        ("3", ("ORG", "count")),
        (" suất quà", ("ORG",)),
    ]


SPAN = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda span: span[0] < span[1])


@given(st.lists(SPAN, max_size=6))
def test_stretches_join_to_the_line(spans):
    ((_, stretches),) = shown(*spans).lines
    assert "".join(s.text for s in stretches) == TEXT


def test_page_text_cannot_break_out_of_the_html():
    html = render_shown([("page.txt", shown(text="<script>alert(1)</script>"))])
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "A &amp; B" in html
