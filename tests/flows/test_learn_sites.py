"""The table that learn-sites writes is read by a run, and is part of its version."""

import pytest

from flows.learn_sites import learn_sites
from flows.settings import NewsSettings


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(6):
        body = [
            f"Sáng ngày {n + 1}/9, thầy cô và phụ huynh trường Mẫu số {n} cùng dọn lại sân chơi và trồng hàng cây {k}."
            for k in range(4)
        ]
        title = f"Trường Mẫu số {n} sửa sân chơi đón học sinh trở lại"
        lines = [title, "05/09/2024 10:30", "Đồng hành cùng nhà nông", *body]
        (folder / f"{n}.txt").write_text("\n".join(lines), "utf-8")
    return folder


def test_a_run_reads_what_was_learned(publish, pages, tmp_path):
    table = tmp_path / "learned" / "sites.tsv"
    assert learn_sites([str(pages)], table) == {"": 1}
    assert "Đồng hành cùng nhà nông" in table.read_text("utf-8")
    plain, knowing = NewsSettings(), NewsSettings(sites=table)
    assert plain.of_content() != knowing.of_content()
    assert publish([pages], tmp_path / "out", sites=table).status in ("published", "published_with_warnings")
