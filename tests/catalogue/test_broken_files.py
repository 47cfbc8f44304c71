"""A broken file is refused whole, and the refusal names the entry and the field."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from satupintu.base.actor import SYSTEM
from satupintu.catalogue import commands, queries, reading, rows, values_from
from satupintu.catalogue.checking import troubles_of_file, troubles_of_settings
from satupintu.catalogue.refusals import BrokenFile
from satupintu.ledger.models import Mall, Record
from tests.catalogue.test_load import load, the_file, the_settings
from tests.conftest import MORNING

Data = dict[str, Any]
FILE, SETTINGS = the_file(), the_settings()


def entry(data: Data, part: str, code: str) -> Data:
    """Return one entry of a list by its code or key."""
    found: Data = next(row for row in data[part] if code in (row.get("code"), row.get("key")))
    return found


def put(part: str, code: str, **fields: Any) -> Callable[[Data], None]:
    """Return a change that writes fields of one entry."""
    return lambda data: entry(data, part, code).update(fields)


def twice(part: str, code: str) -> Callable[[Data], None]:
    """Return a change that repeats one entry at the end of its list."""
    return lambda data: data[part].append(deepcopy(entry(data, part, code)))


def without(part: str, code: str, field: str) -> Callable[[Data], None]:
    """Return a change that leaves out one field of one entry."""
    return lambda data: entry(data, part, code).pop(field)


def circle(data: Data) -> None:
    """The police report asks for the fiscal letter's tax return, and the tax return for the police report."""
    entry(data, "services", "POL-04")["requires"].append(
        {"doc": entry(data, "services", "KPP-04")["produces"][0]["doc"]}
    )
    entry(data, "services", "KPP-04")["requires"].append({"doc": "surat_kehilangan_polisi"})


BROKEN_FILES: list[tuple[str, Callable[[Data], object], str]] = [
    ("an unknown agency", put("services", "DKC-02", agency="XX"),
     'services[12] DKC-02: agency "XX" belum ada di daftar instansi'),
    ("a service twice", twice("services", "DKC-02"), 'services[150] DKC-02: code "DKC-02" ditulis dua kali'),
    ("an agency twice", twice("agencies", "PA"), 'agencies[21] PA: code "PA" ditulis dua kali'),
    ("a document twice", twice("documents", "kk"), 'documents[166] kk: key "kk" ditulis dua kali'),
    ("a district twice", twice("districts", "35.14.01"), 'districts[24] 35.14.01: code "35.14.01" ditulis dua kali'),
    ("an unknown paper", put("services", "DKC-02", requires=[{"doc": "ktp_emas"}]),
     'services[12] DKC-02: requires[0].doc "ktp_emas" belum ada di daftar dokumen'),
    ("an unknown paper among alternatives", put("services", "DKC-02", requires=[{"any_of": [{"doc": "ktp_emas"}]}]),
     'services[12] DKC-02: requires[0].any_of.doc "ktp_emas" belum ada di daftar dokumen'),
    ("an unknown product", put("services", "DKC-02", produces=[{"doc": "ktp_emas"}]),
     'services[12] DKC-02: produces[0].doc "ktp_emas" belum ada di daftar dokumen'),
    ("an unknown role", put("services", "DKC-02", requires=[{"doc": "kk", "of": "uncle"}]),
     'services[12] DKC-02: requires[0].of "uncle" belum ada di daftar peran'),
    ("an unknown condition", put("services", "DKC-02", requires=[{"doc": "kk", "when": "raining"}]),
     'services[12] DKC-02: requires[0].when "raining" belum ada di daftar keadaan'),
    ("an unknown unit", put("services", "DKC-02", sla={"amount": 1, "unit": "weeks", "estimate": True}),
     'services[12] DKC-02: sla: unit "weeks" belum dikenal'),
    ("an unknown prerequisite", put("services", "DKC-02", prerequisites=["ZZZ-01"]),
     'services[12] DKC-02: prerequisites "ZZZ-01" belum ada di daftar layanan'),
    ("a service before itself", put("services", "DKC-02", prerequisites=["DKC-02"]),
     "services[12] DKC-02: prerequisites menyebut layanan ini sendiri"),
    ("minutes in words", put("services", "DKC-02", desk_minutes_est="tujuh"),
     'services[12] DKC-02: desk_minutes_est harus bilangan bulat, tertulis "tujuh"'),
    ("no minutes at all", put("services", "DKC-02", desk_minutes_est=0),
     'services[12] DKC-02: desk_minutes_est harus 1 sampai 480, tertulis "0"'),
    ("true for a number", put("services", "DKC-02", desk_minutes_est=True),
     'services[12] DKC-02: desk_minutes_est harus bilangan bulat, tertulis "True"'),
    ("a negative fee", put("services", "DKC-02", fee={"amount": -5, "kind": "free", "basis": None, "confidence": "K"}),
     'services[12] DKC-02: fee: amount harus 0 sampai 1000000000000, tertulis "-5"'),
    ("an unknown validity", put("services", "DKC-02", validity="P6X"),
     'services[12] DKC-02: validity "P6X" belum dikenal'),
    ("an unknown source", put("services", "DKC-02", source="gosip"),
     'services[12] DKC-02: source "gosip" belum ada di daftar sumber'),
    ("an unknown channel", put("services", "DKC-02", channels=["pigeon"]),
     'services[12] DKC-02: channels "pigeon" belum ada di daftar cara datang'),
    ("a field left out", without("services", "DKC-02", "name_en"), "services[12] DKC-02: name_en belum diisi"),
    ("an empty name", put("services", "DKC-02", name_id="  "), "services[12] DKC-02: name_id belum diisi"),
    ("a paper of nobody", put("documents", "kk", issuer="XX"),
     'documents[1] kk: issuer "XX" belum ada di daftar instansi'),
    ("a paper self-made by an agency", put("documents", "kk", source="self"),
     'documents[1] kk: issuer "DUKCAPIL" tidak cocok dengan source "self"'),
    ("a counter of two agencies", lambda d: entry(d, "agencies", "PA")["counters"]["numbers"].append(7),
     "agencies[14] PA: loket 7 sudah dipakai di agencies[1] DUKCAPIL"),
    ("a counter in words", lambda d: entry(d, "agencies", "PA")["counters"].update(numbers=["7"]),
     'agencies[14] PA: counters.numbers "7" bukan nomor loket 1 sampai 99'),
    ("a third floor", lambda d: entry(d, "agencies", "PA")["counters"].update(floor=3),
     "agencies[14] PA: counters.floor lebih tinggi dari gedung"),
    ("an agency without services", lambda d: d.update(services=[s for s in d["services"] if s["agency"] != "PA"]),
     "agencies[14] PA: belum ada layanan di daftar services"),
    ("a day that is none", lambda d: entry(d, "agencies", "BNN")["schedule"].update(days=["tue", "someday"]),
     'agencies[17] BNN: days "someday" belum ada di daftar hari'),
    ("closing before opening", lambda d: entry(d, "agencies", "BNN")["schedule"].update(close="07:00"),
     "agencies[17] BNN: open harus sebelum close"),
    ("an hour that is none", lambda d: d["mall"]["hours"]["regular"][0].update(open="8 pagi"),
     'mall.hours.regular[0]: open "8 pagi" bukan jam HH:MM'),
    ("a weekday twice", lambda d: d["mall"]["hours"]["regular"][1].update(day="mon"),
     'mall.hours.regular[1]: day "mon" ditulis dua kali'),
    ("a date that is none", lambda d: d["holidays"]["year_2026"][0].update(date="2026-02-30"),
     'holidays.year_2026[0] 2026-02-30: date "2026-02-30" bukan tanggal'),
    ("a holiday of another year", lambda d: d["holidays"]["year_2026"][0].update(date="2027-01-01"),
     "holidays.year_2026[0] 2027-01-01: date di luar tahun 2026"),
    ("a holiday twice", lambda d: d["holidays"]["year_2026"].append(deepcopy(d["holidays"]["year_2026"][0])),
     'year_2026[25] 2026-01-01: date "2026-01-01" ditulis dua kali'),
    ("a life event to nowhere", put("life_events", "LE-02", goal_services=["ZZZ-01"]),
     'life_events[1] LE-02: goal_services "ZZZ-01" belum ada di daftar layanan'),
    ("services that wait for each other", circle, "services: requires saling menunggu: KPP-04, POL-04"),
    ("prerequisites in a circle", put("services", "DPM-04", prerequisites=["DPM-05"]),
     "services: prerequisites saling menunggu: DPM-04, DPM-05"),
    ("another mall's file", lambda d: d["mall"].update(code="mpp-lain"),
     'mall: code "mpp-lain" bukan mal ini ("mpp-pasuruan")'),
    ("an unknown schema", lambda d: d.update(schema_version=9), 'berkas: schema_version "9" belum dikenal'),
    ("a list that is none", lambda d: d.update(services="banyak"),
     'berkas: services harus daftar, tertulis "banyak"'),
    ("a field that nobody reads", put("services", "DKC-02", alwaysfree=True),
     'services[12] DKC-02: isian "alwaysfree" belum dikenal'),
    ("an entry that is none", lambda d: d["services"].append("DKC-99"),
     "services[150]: harus kelompok dengan isian bernama"),
]  # fmt: skip

BROKEN_SETTINGS: list[tuple[str, Callable[[Data], object], str]] = [
    ("a counter in no zone", lambda s: s["zones"][0]["counters"].remove(9),
     "zones: loket 9 belum ada di zona mana pun"),
    ("a counter in two zones", lambda s: s["zones"][1]["counters"].append(9),
     "zones[1] 2: loket 9 sudah ada di zona lain"),
    ("a zone on two floors", lambda s: (s["zones"][2]["counters"].remove(18), s["zones"][1]["counters"].append(18)),
     "zones[1] 2: loket 18 ada di lantai lain"),
    ("a line in two zones", lambda s: (s["zones"][0]["counters"].remove(9), s["zones"][1]["counters"].append(9)),
     "zones: loket DUKCAPIL terbagi atas beberapa zona"),
    ("a popular service that is none", lambda s: s["popular"]["services"].__setitem__(0, "ZZZ-01"),
     'pengaturan: popular: services "ZZZ-01" belum ada di daftar layanan'),
    ("nine popular services", lambda s: s["popular"]["services"].append("DKC-02"),
     "pengaturan: popular: services paling banyak 8 layanan yang berbeda"),
    ("numbers that end before they begin", lambda s: s["tickets"].update(until="07:00"),
     "pengaturan: tickets: from harus sebelum until"),
    ("a counter without a direction", lambda s: s["directions"]["left"].remove(1),
     "pengaturan: directions: loket 1 harus punya tepat satu arah"),
    ("a need without a service", lambda s: s["public"]["needs"][0]["services"].append("DKC-99"),
     'needs[0] usaha: services "DKC-99" belum ada di daftar layanan'),
    ("a service under no need", lambda s: s["public"]["needs"][2].update(services=[]),
     "needs: layanan DPM-09 belum ada di keperluan mana pun"),
    ("another office under no need", lambda s: s["public"]["elsewhere"][0].update(needs=["x"]),
     'elsewhere[0] paspor: needs "x" belum ada di daftar keperluan'),
    ("a facility that nobody has", lambda s: s["public"]["facilities"].update(kolam={"name_en": "Pool"}),
     'pengaturan: public: facilities "kolam" belum ada di daftar fasilitas'),
    ("a row of no agency", lambda s: s["lines"].update(without_device=["XX"]),
     'pengaturan: lines: without_device "XX" belum ada di daftar instansi'),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "trouble"), [case[1:] for case in BROKEN_FILES], ids=[c[0] for c in BROKEN_FILES])
def test_a_broken_file_is_refused_by_entry_and_field(
    bare: Mall, change: Callable[[Data], object], trouble: str
) -> None:
    data = deepcopy(FILE)
    change(data)

    with pytest.raises(BrokenFile) as refusal:
        load(bare, data)

    assert refusal.value.troubles[0] == trouble
    assert trouble in refusal.value.reason_text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "trouble"), [case[1:] for case in BROKEN_SETTINGS], ids=[c[0] for c in BROKEN_SETTINGS]
)
def test_broken_settings_are_refused_too(bare: Mall, change: Callable[[Data], object], trouble: str) -> None:
    settings = deepcopy(SETTINGS)
    change(settings)

    with pytest.raises(BrokenFile) as refusal:
        load(bare, deepcopy(FILE), settings)

    assert trouble in refusal.value.troubles


@pytest.mark.django_db
def test_a_refused_file_leaves_everything_as_it_was(mall: Mall) -> None:
    data = deepcopy(FILE)
    data["services"][0]["name_id"] = "Nama baru"
    data["services"][149]["agency"] = "XX"
    stamp, book = mall.catalogue_stamp, queries.book(mall)

    with pytest.raises(BrokenFile):
        load(mall, data)

    mall.refresh_from_db()
    assert mall.catalogue_stamp == stamp
    assert queries.book(mall) is book
    assert queries.export(mall) == FILE
    assert Record.objects.filter(mall=mall).count() == 1


@pytest.mark.django_db
def test_every_trouble_of_a_file_is_named_not_only_the_first(bare: Mall) -> None:
    data = deepcopy(FILE)
    data["services"][0]["agency"] = "XX"
    data["services"][1]["desk_minutes_est"] = "lama"

    with pytest.raises(BrokenFile) as refusal:
        load(bare, data)

    assert len(refusal.value.troubles) >= 2
    assert any(trouble.startswith("services[1] DPM-02: desk_minutes_est") for trouble in refusal.value.troubles)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("mall: {code: a\n", "x.yaml baris 2: "),
        ("mall: {}\nmall: {}\n", 'x.yaml baris 2: kunci "mall" ditulis dua kali'),
        ("mall: {on: 1}\n", 'x.yaml baris 1: kunci "True" bukan teks'),
        ("a: !!python/object:os.system x\n", "x.yaml baris 1: "),
        ("- satu\n- dua\n", "berkas: harus kelompok dengan isian bernama"),
        ("", "berkas: harus kelompok dengan isian bernama"),
    ],
    ids=["no YAML", "a key twice", "a key that is no text", "a program", "a list", "empty"],
)
def test_a_text_that_is_no_catalogue_is_refused_with_its_line(
    bare: Mall, tmp_path: Path, text: str, trouble: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    reading.settings_beside(path).write_text("{}")

    with pytest.raises(BrokenFile) as refusal:
        commands.load_catalogue(mall=bare, path_or_data=path, by=SYSTEM, at=MORNING)

    assert refusal.value.troubles[0].startswith(trouble)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_refused(bare: Mall, tmp_path: Path) -> None:
    with pytest.raises(BrokenFile) as refusal:
        commands.load_catalogue(mall=bare, path_or_data=tmp_path / "tidak-ada.yaml", by=SYSTEM, at=MORNING)

    assert refusal.value.troubles == ("tidak-ada.yaml: berkas tidak terbaca",)


def test_dates_without_quotes_stay_text() -> None:
    assert reading.read_text("date: 2026-01-01\n", "x.yaml") == {"date": "2026-01-01"}


def test_a_file_damaged_anywhere_is_refused_or_loads_but_never_crashes() -> None:
    """One random damage at a time, in the file or in its settings."""
    chance = random.Random(20261124)

    for _round in range(60):
        data, settings = deepcopy(FILE), deepcopy(SETTINGS)
        damage(data if chance.random() < 0.7 else settings, chance)

        if not (troubles_of_file(data, "mpp-pasuruan") or troubles_of_settings(settings, data)):
            parts = rows.take_apart(data, settings)
            values_from.calendar(data)
            assert len(parts.services) == len(data["services"])


JUNK: tuple[Any, ...] = (None, True, 0, -1, 3.5, "", "x", [], {}, ["x"], {"a": 1}, [[]], [None], 10**13, "x" * 300)


def damage(whole: Data, chance: random.Random) -> None:
    """Take out, repeat or replace one value somewhere inside."""
    place: Any = whole
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.15:
            break
        place = inner
    kind = chance.random()
    if kind < 0.2:
        del place[key]
    elif kind < 0.3 and isinstance(place, list):
        place.append(deepcopy(inner))
    else:
        place[key] = deepcopy(chance.choice(JUNK))


@pytest.fixture
def bare(empty_house: None) -> Mall:
    """The mall of Pasuruan before its first catalogue."""
    return Mall.objects.create(code="mpp-pasuruan", name="MPP Kabupaten Pasuruan")
