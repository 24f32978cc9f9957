"""Write `units/*.tsv` from the data of vietnamadminunits 1.0.4 (MIT, Tran Ngoc Minh Hieu).

    pip install --no-deps --target DIR vietnamadminunits==1.0.4
    python -m tasks.tables.make_units DIR

Its raw data are the General Statistics Office's list of administrative units and the resolutions on
the merger of 1 July 2025. We copy codes, names and parents as text, so that nothing of it is needed at
run time: the package itself wants geopy and shapely, and 13 MB of JSON.
"""

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tasks.tables import read_table

FOLDER = Path(__file__).parent / "units"
_NOTE = "# Administrative units {}. Source: vietnamadminunits 1.0.4 (MIT); written by make_units.py, never by hand.\n"


def _lower_level(cell: str) -> str:
    """`Thị Xã Việt Yên` -> `Thị xã Việt Yên`."""
    for row in read_table("place_levels"):
        if row["level"] and cell.lower().startswith(row["level"] + " "):
            return row["level"].capitalize() + cell[len(row["level"]) :]
    return cell


def _write(name: str, note: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(map(_lower_level, row)) for row in sorted(rows, key=lambda row: (len(row[0]), row))]
    (FOLDER / name).write_text(_NOTE.format(note) + header + "\n" + "\n".join(lines) + "\n", "utf-8")


def main(package: Path) -> None:
    """Read the package's database and converter, write the three tables."""
    data = package / "vietnamadminunits" / "data"
    with sqlite3.connect(data / "dataset.db") as base:
        old = base.execute("select * from admin_units_legacy")
        names = [column[0] for column in old.description]
        before = [dict(zip(names, row, strict=True)) for row in old]
        new = base.execute("select * from admin_units")
        names = [column[0] for column in new.description]
        since = [dict(zip(names, row, strict=True)) for row in new]
    units = {(row["provinceCode"], row["province"], "") for row in before}
    units |= {(row["districtCode"], row["district"], row["provinceCode"]) for row in before if row["districtCode"]}
    units |= {(row["wardCode"], row["ward"], row["districtCode"]) for row in before if row["wardCode"]}
    _write("before.tsv", "until 30 June 2025", "code\tname\tparent", units)
    units = {(row["provinceCode"], row["province"], "") for row in since}
    units |= {(row["wardCode"], row["ward"], row["provinceCode"]) for row in since}
    _write("since.tsv", "since 1 July 2025", "code\tname\tparent", units)
    moved = _moves(json.loads((data / "converter_2025.json").read_text("utf-8")), before, since)
    _write("moved.tsv", "until June 2025 and those that have their ground now", "code\tnow", moved)


def _moves(told: dict, before: list[dict], since: list[dict]) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    new_province = {row["provinceKey"]: row["provinceCode"] for row in since}
    new_ward = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in since}
    old_province = {row["provinceKey"]: row["provinceCode"] for row in before}
    # An island district without wards stands for itself.
    old_ward = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row["wardCode"] or row["districtCode"]
        for row in before
    }
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for key, olds in told["DICT_PROVINCE"].items():
        for old in olds:
            moved[old_province[old]].add(new_province[key])
    for province, wards in told["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                moved[old_ward[old]].add(new_ward[province, ward])
    for province, wards in told["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in wards.items():
            moved[old_ward[old]] |= {new_ward[province, new["newWardKey"]] for new in news}
    return [(code, " ".join(sorted(now))) for code, now in moved.items()]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
