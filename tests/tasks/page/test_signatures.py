import pytest

from tasks.page.lines.signatures import read_glued_signature, read_signature


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("MAI AN", "MAI AN"),
        ("TRẦN TƯỜNG VI", "TRẦN TƯỜNG VI"),
        ("N. Mẫu", "N. Mẫu"),
        ("H.M", "H.M"),
        ("Theo Mai An", "Mai An"),
        ("Mai An (37)", "Mai An"),
        ("Mai An (TTXVN)", "Mai An"),
        ("Mai An (Tổng hợp)", "Mai An"),
        ("Mai An/VOV - Trung tâm tin", "Mai An"),
        ("Mai An/Hà Nội (Vietnam+)", "Mai An"),
        ("Mai An Theo South China Morning Post", "Mai An"),
        ("Mai An - Lê Mẫu", "Mai An - Lê Mẫu"),
        ("MAI AN;LÊ MẪU", "MAI AN;LÊ MẪU"),
        ("Mai An và Lê Mẫu", "Mai An và Lê Mẫu"),
        ("Bài, ảnh: Mai An", "Mai An"),
        ("Bài, ảnh: Mai An (Ban Nữ công)", "Mai An"),
        ("Tin, ảnh: Văn phòng Công đoàn ngành", "Văn phòng Công đoàn ngành"),
        ("Tác giả: Luật sư Mai An", "Mai An"),
        ("Bài: Mai An - Ảnh: Phòng Truyền thông", "Mai An"),
        ("Posted by Mai An", "Mai An"),
    ],
)
def test_signatures(line, author):
    assert read_signature(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "Giáo dục",
        "Vùng II",
        "KHU VỰC IV",
        "Theo VnExpress",
        "Tuổi Trẻ",
        "VOV",
        "Zalo",
        "Xem tiếp",
        "Mai An đến thăm trường",
        "Nguồn: Mai An",
        "Mai An (sinh năm 1990)",
        "Mai An (trái) trao quà",
        "20 Mai An",
        "Văn phòng Công đoàn ngành",
        "PV: Ban tổ chức có bao nhiêu người?",
        "Tin: Ban tổ chức trao giải. Các đội ra về",
        "",
    ],
)
def test_near_misses(line):
    assert read_signature(line) is None


@pytest.mark.parametrize(
    ("paragraph", "author"),
    [
        ("Buổi lễ kết thúc lúc trưa.Mai An", "Mai An"),
        ("Buổi lễ kết thúc lúc trưa. MAI AN ", "MAI AN"),
        ("Buổi lễ kết thúc lúc trưa./.Mai An (TTXVN)", "Mai An"),
        ("“Chúng tôi rất vui”.  H.AN", "H.AN"),
        ("Buổi lễ kết thúc… M.A", "M.A"),
        ("Buổi lễ kết thúc lúc trưa. Theo Mai An (VnExpress)", "Mai An"),
        ("Buổi lễ kết thúc lúc trưa.Theo Mai AnGiáo dục & Thời đại", "Mai An"),
        ("Buổi lễ kết thúc lúc trưa.Mai AnPhóng viên thường trú tại Pháp", "Mai An"),
        ("Buổi lễ kết thúc lúc trưa.", None),
        ("Buổi lễ kết thúc. Mai An là người đến sau cùng.", None),
        ("Mai An", None),
        ("Lễ trao quà. Ảnh: Mai An", None),
        ("", None),
    ],
)
def test_a_signature_glued_to_the_last_paragraph(paragraph, author):
    assert read_glued_signature(paragraph) == author
