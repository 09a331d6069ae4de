"""The check of files: the same answers as for a case, whole or not at all, and what cannot be used is said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from joinedup_core.standards import (
    Concern,
    Contact,
    Files,
    Interval,
    Notice,
    Shared,
    Source,
    Told,
    UnreadableTold,
    check_many,
    check_one,
    rules,
)
from joinedup_core.standards.generating import TABLES, generate

pytestmark = pytest.mark.long

TODAY = date(2026, 6, 1)
STANDARDS = rules()
KINDS = {
    "contacts": Contact,
    "concerns": Concern,
    "shares": Shared,
    "sources": Source,
    "notices": Notice,
    "intervals": Interval,
}
DAY = "DATE '2026-05-01'"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Files of 600 invented contacts; nothing is changed in them."""
    return Files(*generate(tmp_path_factory.mktemp("made"), 600, seed=7, today=TODAY))


def rows_of(path: Path) -> list[dict]:
    with duckdb.connect() as database:
        done = database.execute(f"FROM '{path}'")
        names = [column[0] for column in done.description]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]


def written(folder: Path, name: str, select: str) -> Path:
    path = folder / name
    duckdb.execute(f"COPY ({select}) TO '{path}'")
    return path


class TestACheckOfFiles:
    def test_answers_as_the_check_of_a_case_does(self, made: Files, tmp_path: Path) -> None:
        done = check_many(STANDARDS, made, tmp_path / "findings.parquet", today=TODAY, threads=1)
        found = {
            (row["person"], row["rule"], row["posing_or_at_risk"]): row
            for row in rows_of(tmp_path / "findings.parquet")
        }
        told = Told(
            **{
                name: tuple(
                    kind(**row | ({"person": str(row["person"])} if "person" in row else {}))
                    for row in rows_of(getattr(made, name))
                )
                for name, kind in KINDS.items()
            }
        )
        ones = check_one(STANDARDS, told, today=TODAY)
        assert len(ones) == len(found) == done.findings == sum(done.states.values()) > 20
        for one in ones:
            row = found[
                next(key for key in found if (str(key[0]), *key[1:]) == (one.person, one.rule, one.posing_or_at_risk))
            ]
            same = ("state", "reason", "because", "days_since", "due_on", "standing", "not_seen", "asks")
            assert {n: row[n] or "" for n in same} == {n: getattr(one, n) or "" for n in same}
            assert [tuple(row[n]) for n in ("missing", "could_visit", "also")] == [
                one.missing,
                one.could_visit,
                one.also,
            ]

    def test_of_the_same_seed_is_the_same(self, made: Files, tmp_path: Path) -> None:
        generate(tmp_path, 600, seed=7, today=TODAY)
        assert [sorted(map(str, rows_of(tmp_path / f"{n}.parquet"))) for n in TABLES] == [
            sorted(map(str, rows_of(getattr(made, n)))) for n in TABLES
        ]

    def test_reads_keys_of_any_type_and_csv(self, tmp_path: Path) -> None:
        contacts = written(
            tmp_path,
            "c.csv",
            f"SELECT 1 AS person, 'Housing' AS agency, {DAY} AS on, 'video' AS mode, true AS seen, NULL AS at_home, 'h' AS source",
        )
        concerns = written(
            tmp_path,
            "n.parquet",
            f"SELECT '1' AS person, 'C3' AS rule, 'current' AS level, {DAY} AS level_from_on, 'no' AS harm_likely_at_home, 'at_risk' AS posing_or_at_risk",
        )
        shares = written(
            tmp_path,
            "s.csv",
            f"SELECT 1 AS person, 'R1' AS rule, 'A' AS from_agency, 'B' AS to_agency, {DAY} AS on, NULL AS acknowledged_on",
        )
        check_many(STANDARDS, Files(contacts, concerns, shares), tmp_path / "f.csv", today=TODAY, threads=1)
        said = (tmp_path / "f.csv").read_text("utf-8")
        assert "The last contact was 31 days ago, on 1 May 2026, by Housing." in said
        assert "Shared with B, not acknowledged" in said

    def test_does_not_call_late_what_a_source_without_a_day_may_hold(self, made: Files, tmp_path: Path) -> None:
        unsaid = written(
            tmp_path, "unsaid.parquet", f"SELECT * REPLACE (NULL::DATE AS told_until_on) FROM '{made.sources}'"
        )
        done = check_many(STANDARDS, replace(made, sources=unsaid), tmp_path / "f.parquet", today=TODAY, threads=1)
        assert done.reasons["stale_source"] > 0
        assert not {"late", "missed"} & set(done.states)

    def test_counts_what_cannot_be_used(self, made: Files, tmp_path: Path) -> None:
        select = f"SELECT * REPLACE (CASE turn WHEN 1 THEN 'letter' ELSE mode END AS mode, CASE turn WHEN 2 THEN DATE '2027-01-01' ELSE \"on\" END AS \"on\") FROM (SELECT *, row_number() OVER () AS turn FROM '{made.contacts}')"
        odd = replace(made, contacts=written(tmp_path, "odd.parquet", select))
        before = check_many(STANDARDS, made, tmp_path / "a.parquet", today=TODAY, threads=1).unusable
        after = check_many(STANDARDS, odd, tmp_path / "b.parquet", today=TODAY, threads=1).unusable
        assert len(after) - len(before) in (0, 1, 2)
        assert any("mode that is not known" in sentence for sentence in after)
        assert any("after the day of the check" in sentence for sentence in after)

    @pytest.mark.parametrize(
        ("name", "select", "why"),
        [
            ("contacts", "SELECT 1 AS person", "has no column “agency”"),
            ("contacts", "SELECT * REPLACE (1 AS \"on\") FROM '{contacts}'", "“on” must hold days"),
            ("shares", "SELECT * REPLACE ('x' AS acknowledged_on) FROM '{shares}'", "“acknowledged_on” must hold days"),
            ("intervals", "SELECT * REPLACE (0 AS days) FROM '{intervals}'", "intervals cannot be"),
            ("intervals", "SELECT * REPLACE ('' AS approved_by) FROM '{intervals}'", "intervals cannot be"),
        ],
    )
    def test_refuses_in_a_sentence_and_writes_nothing(
        self, made: Files, tmp_path: Path, name: str, select: str, why: str
    ) -> None:
        paths = {each: getattr(made, each) for each in TABLES}
        files = replace(made, **{name: written(tmp_path, "wrong.parquet", select.format(**paths))})
        with pytest.raises(UnreadableTold, match=why):
            check_many(STANDARDS, files, tmp_path / "findings.parquet", today=TODAY)
        assert [path.name for path in tmp_path.iterdir()] == ["wrong.parquet"]

    def test_refuses_a_file_that_is_cut_short_or_none(self, made: Files, tmp_path: Path) -> None:
        cut = tmp_path / "cut.parquet"
        cut.write_bytes(made.contacts.read_bytes()[:-100])
        for path, why in (
            (cut, "cannot be read"),
            (tmp_path / "gone.parquet", "There is no file"),
            (Path("x.docx"), "no file"),
        ):
            with pytest.raises(UnreadableTold, match=why):
                check_many(STANDARDS, replace(made, contacts=path), tmp_path / "findings.parquet", today=TODAY)

    def test_never_writes_over_what_it_reads(self, made: Files, tmp_path: Path) -> None:
        contacts = Path(shutil.copy(made.contacts, tmp_path / "contacts.parquet"))
        with pytest.raises(UnreadableTold, match="one of the files to read"):
            check_many(STANDARDS, replace(made, contacts=contacts), contacts, today=TODAY)
