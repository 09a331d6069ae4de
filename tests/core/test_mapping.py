"""Columns mapped to fields."""

from joinedup_core.tables import Cell, FieldSpec, RawRow, suggest_mapping

FIELDS = (
    FieldSpec("reference", "Reference", ("ref", "priority", "no"), kind="reference"),
    FieldSpec("risk", "Risk", ("risk description",), required=True),
    FieldSpec("consequence", "Consequence", ("impact of risk",)),
    FieldSpec("current", "Current score", ("current rag", "score"), required=True, kind="score"),
    FieldSpec("target", "Target score", ("target rag",), kind="score"),
    FieldSpec("controls", "Controls", ("mitigation", "existing controls")),
    FieldSpec("owner", "Owner", ("lead", "responsible")),
    FieldSpec("timeframe", "Timeframe", ("due", "by when"), kind="timeframe"),
)
SOUTHEND = (
    "SSPA Priority",
    "Risk",
    "Consequence/ impact",
    "Current RAG L x I",
    "Controls",
    "Owner",
    "Timeframe",
    "Target RAG",
)


def rows(*texts: tuple[str, ...]) -> list[RawRow]:
    """Rows of cells with these texts."""
    return [RawRow(n, tuple(map(Cell, row))) for n, row in enumerate(texts, start=2)]


class TestSuggestMapping:
    def test_understands_a_published_registers_headings(self) -> None:
        found = suggest_mapping(SOUTHEND, [], FIELDS)
        assert [column.key for column in found.columns] == [
            "reference",
            "risk",
            "consequence",
            "current",
            "controls",
            "owner",
            "timeframe",
            "target",
        ]
        assert found.chosen["owner"] == 5

    def test_forgives_spelling(self) -> None:
        found = suggest_mapping(("Risk", "Consequense", "Tmeframe"), [], FIELDS)
        assert [column.key for column in found.columns] == ["risk", "consequence", "timeframe"]
        assert "spelt nearly" in found.columns[1].because

    def test_reports_columns_and_required_fields_left_over(self) -> None:
        found = suggest_mapping(("Risk", "Colour of the folder"), [], FIELDS)
        assert found.chosen == {"risk": 0}

    def test_knows_a_score_by_its_cells(self) -> None:
        sample = rows(("Funding", "4 x 3"), ("Staff", "2x2"), ("Data", "1 x 5 = 5"))
        found = suggest_mapping(("Risk", "RAG now"), sample, FIELDS)
        assert found.columns[1].key == "current"
        assert "look like a score" in found.columns[1].because

    def test_is_less_sure_when_the_cells_do_not_fit(self) -> None:
        dates, words = rows(("Mar 2018",), ("Ongoing",)), rows(("blue",), ("green",))
        sure = suggest_mapping(("Timeframe",), dates, FIELDS).columns[0]
        unsure = suggest_mapping(("Timeframe",), words, FIELDS).columns[0]
        assert sure.confidence > unsure.confidence
        assert "Few of its cells" in unsure.because

    def test_does_first_what_was_chosen_the_last_time(self) -> None:
        kept = {"Risk": "risk", "lead": "owner", "owner": ""}
        found = suggest_mapping(("RISK", "Owner", "Lead"), [], FIELDS, kept)
        assert [column.key for column in found.columns] == ["risk", None, "owner"]

    def test_gives_each_field_to_one_column(self) -> None:
        found = suggest_mapping(("Owner", "Risk owner", "Risk"), [], FIELDS)
        keys = [column.key for column in found.columns if column.key]
        assert len(keys) == len(set(keys))
        assert found.columns[0].key == "owner"
