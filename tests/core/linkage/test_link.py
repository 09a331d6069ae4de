"""From files to persons, on a small invented town."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from joinedup_core.linkage import known
from joinedup_core.linkage.decisions import Decision, Verdict, read_decisions
from joinedup_core.linkage.engine import DuckEngine
from joinedup_core.linkage.explaining import explain_pairs
from joinedup_core.linkage.files import read_sources
from joinedup_core.linkage.link import Linked, link
from joinedup_core.linkage.mapping import Source, Unmapped, read_mapping
from joinedup_core.linkage.writing import write_review
from joinedup_core.town.agencies import AGENCIES
from joinedup_core.town.build import Town
from tests.core.linkage.records import write

pytestmark = pytest.mark.long

APART = {agency.key: Source(agency.key, deduplicated=agency.kept_apart) for agency in AGENCIES}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    Town(people=600, seed=5).write(folder)
    return folder


@pytest.fixture(scope="module")
def linked(town: Path) -> Iterator[tuple[DuckEngine, Linked]]:
    engine = DuckEngine(threads=2)
    read_sources(engine, [town / f"{agency.key}.csv" for agency in AGENCIES], "record", APART)
    found = link(engine)
    engine.run("truth", f"SELECT * FROM {engine.read(town / 'truth.csv')}")
    yield engine, found
    engine.close()


PAIRS_OF = "(SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM links JOIN truth USING (source, record) GROUP BY {}) AS g)"


def test_most_of_a_town_is_found_and_families_stay_apart(linked: tuple[DuckEngine, Linked]) -> None:
    engine, _ = linked
    true, found, right = engine.rows(
        f"SELECT {PAIRS_OF.format('person')}, {PAIRS_OF.format('cluster')}, {PAIRS_OF.format('cluster, person')}"
    )[0]
    assert right / found > 0.96
    assert right / true > 0.95


def test_no_two_records_of_one_person_conflict(linked: tuple[DuckEngine, Linked]) -> None:
    engine, _ = linked
    assert engine.rows(
        "SELECT count(*) FROM evidence AS e JOIN clusters AS l ON e.id_l = l.id "
        "JOIN clusters AS r ON e.id_r = r.id AND l.cluster = r.cluster WHERE e.conflict IS NOT NULL"
    ) == [(0,)]


def test_a_link_is_explained_and_its_weights_add_up(linked: tuple[DuckEngine, Linked]) -> None:
    engine, found = linked
    left, right, weight = engine.rows("SELECT id_l, id_r, weight FROM pairs ORDER BY weight DESC LIMIT 1")[0]
    told = explain_pairs(engine, found.model, [(left, right)])[0]
    prior = found.model["probability_two_random_records_match"]
    assert told.weight == pytest.approx(weight)
    assert 2 ** (weight - sum(reason.weight for reason in told.reasons)) == pytest.approx(prior / (1 - prior), rel=0.01)
    assert any("date of birth" in words for words in told.because)


def test_the_strictest_restriction_goes_with_the_person(linked: tuple[DuckEngine, Linked]) -> None:
    engine, _ = linked
    weaker = engine.rows(
        "SELECT count(*) FROM links JOIN prepared USING (source, record) WHERE links.restriction < prepared.restriction"
    )
    mixed = engine.rows(
        "SELECT count(*) FROM (SELECT cluster FROM links GROUP BY cluster HAVING count(DISTINCT restriction) > 1)"
    )
    assert (weaker, mixed) == ([(0,)], [(0,)])


def test_the_review_sheet_comes_back_as_decisions(linked: tuple[DuckEngine, Linked], tmp_path: Path) -> None:
    engine, found = linked
    sheet = tmp_path / "review.csv"
    assert write_review(engine, found, sheet, most=5) > 0
    assert read_decisions(sheet) == []


PEOPLE = [
    {"id": "1", "forename": "Amina", "surname": "Begum", "dob": "1991-04-12", "postcode": "QX1 1AB", "house": "3"},
    {"id": "2", "forename": "Amina", "surname": "Begum", "dob": "1991-04-12", "postcode": "QX1 1AB", "house": "3"},
    {"id": "3", "forename": "Tom", "surname": "Ashby", "dob": "1950-01-02", "postcode": "QX2 1AB", "house": "9"},
]


def _clusters(folder: Path, decided: list[Decision]) -> list[int]:
    engine = DuckEngine(threads=1)
    read_sources(engine, [write(folder / "police.csv", PEOPLE)], "id", {})
    link(engine, decided=decided)
    return [row[0] for row in engine.rows("SELECT cluster FROM links ORDER BY record")]


def _decision(record: str, other: str, verdict: Verdict, on: int = 1) -> Decision:
    return Decision("police", record, "police", other, verdict, "A practitioner", date(2026, 11, on), "seen")


def test_decisions_of_people_override_and_can_be_taken_back(tmp_path: Path) -> None:
    different, same = _decision("2", "1", Verdict.DIFFERENT), _decision("1", "3", Verdict.SAME)
    assert _clusters(tmp_path, []) == [1, 1, 3]
    assert _clusters(tmp_path, [different]) == [1, 2, 3]
    assert _clusters(tmp_path, [different, same]) == [1, 2, 1]
    assert _clusters(tmp_path, [different, _decision("1", "2", Verdict.OPEN, on=2)]) == [1, 1, 3]


def test_a_new_extract_is_linked_against_what_is_known(town: Path, tmp_path: Path) -> None:
    first, then = ("health", "schools", "police"), ("police", "housing")
    before, after = DuckEngine(threads=2), DuckEngine(threads=2)
    read_sources(before, [town / f"{name}.csv" for name in first], "record", APART)
    known.keep(before, link(before), tmp_path / "known")
    read_sources(after, [town / f"{name}.csv" for name in then], "record", APART)
    known.update(after, tmp_path / "known")
    known_before = dict(before.rows("SELECT record, id FROM prepared"))
    known_after = dict(after.rows("SELECT record, id FROM prepared"))
    assert known_before.items() <= known_after.items()
    assert after.rows("SELECT count(*) FROM pairs") > before.rows("SELECT count(*) FROM pairs")


def test_a_restriction_stays_when_a_later_extract_does_not_say_so(tmp_path: Path) -> None:
    engine, later = DuckEngine(threads=1), DuckEngine(threads=1)
    sealed = [PEOPLE[0] | {"restriction": "2"}, *PEOPLE[1:]]
    read_sources(engine, [write(tmp_path / "police.csv", sealed)], "id", {})
    known.keep(engine, link(engine), tmp_path / "known")
    read_sources(later, [write(tmp_path / "police.csv", PEOPLE)], "id", {})
    known.update(later, tmp_path / "known", decided=[_decision("1", "2", Verdict.DIFFERENT)])
    assert later.rows("SELECT record, restriction FROM links ORDER BY record") == [("1", 2), ("2", 2), ("3", 0)]


@pytest.mark.parametrize(
    ("rows", "identifier", "words"),
    [([{"id": "1", "surname": "Ash"}, {"id": "1", "surname": "Oak"}], "id", "another row has"),
     ([{"id": "1", "surname": "Ash", "dob": "1990"}], "number", "no column 'number'"),
     ([{"id": "1", "colour": "red"}], "id", "understood as a name"),
     ([{"id": "", "surname": "Ash"}], "id", "have nothing in")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_a_sentence(
    tmp_path: Path, rows: list[dict[str, str]], identifier: str, words: str
) -> None:
    with pytest.raises(Unmapped, match=words):
        read_sources(DuckEngine(threads=1), [write(tmp_path / "a.csv", rows)], identifier, {})


def test_a_mapping_says_which_column_is_what(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        '[columns]\nsurname = "Nachname"\n[police]\ndeduplicated = true\n[police.columns]\nforename = "Vorname"\n'
    )
    sources = read_mapping(mapping)
    assert sources["police"].columns == {"surname": "Nachname", "forename": "Vorname"}
    assert sources["police"].deduplicated
    mapping.write_text('[columns]\nshoe = "x"\n')
    with pytest.raises(Unmapped, match="no part of the common record"):
        read_mapping(mapping)


SHARED = Path(os.environ.get("JOINEDUP_SHARED", "../shared")) / "data" / "linkage"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published document is not at hand")
def test_fake_1000_without_labels() -> None:
    engine = DuckEngine(threads=2)
    path = SHARED / "splink_fake_1000.csv"
    read_sources(engine, [path], "unique_id", {})
    link(engine)
    engine.run(
        "truth", f"SELECT 'splink_fake_1000' AS source, unique_id AS record, cluster AS person FROM {engine.read(path)}"
    )
    true, found, right = engine.rows(
        f"SELECT {PAIRS_OF.format('person')}, {PAIRS_OF.format('links.cluster')}, {PAIRS_OF.format('links.cluster, person')}"
    )[0]
    assert 2 * right / (true + found) >= 0.95
