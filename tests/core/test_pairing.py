"""Controls paired with the owners and timeframes beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.tables import pair_cells, pair_lines, split_items

items = st.lists(st.text("ab ", min_size=1, max_size=4).filter(str.strip), max_size=5)

SHARED = ("Learning subgroup, audit subgroup & SSPA Business Manager", "Ongoing")
# Southend's adults register of January 2020: how many controls, and the owners and timeframes beside them.
PUBLISHED = [
    (3, "Chair; Business Manager; SSPA", "Ongoing; Nov 2018; Ongoing", "SSPA", "Ongoing"),
    (1, "Partner agencies", "Ongoing", "Partner agencies", "Ongoing"),
    (3, "Support; Support; SSPA", "Jan 2018; Jan 2018; May & Sept 2018", "SSPA", "May & Sept 2018"),
    (2, "Learning subgroup, audit subgroup & SSPA Business Manager", "Ongoing", *SHARED),
    (2, "SSPA", "Ongoing", "SSPA", "Ongoing"),
    (2, "SSPA; SSPA", "Complete; Quarterly", "SSPA", "Quarterly"),
]


class TestPairLines:
    def test_pairs_by_position(self) -> None:
        found = pair_lines(["Budget", "Report"], ["Chair", "Manager"], ["Ongoing", "Nov 2018"])
        assert [(r.control, r.owner, r.timeframe) for r in found.rows] == [
            ("Budget", "Chair", "Ongoing"),
            ("Report", "Manager", "Nov 2018"),
        ]
        assert found.is_certain
        assert not found.notes

    def test_gives_one_owner_to_all_and_says_so(self) -> None:
        found = pair_lines(["a", "b", "c"], ["Chair"], ["Ongoing", "Ongoing", "Nov 2018"])
        assert [r.owner for r in found.rows] == ["Chair"] * 3
        assert found.notes == ("The one owner is taken for all three controls.",)
        assert found.is_certain

    def test_doubts_more_owners_than_controls(self) -> None:
        found = pair_lines(["a", "b"], ["X", "Y", "Z"], [])
        assert [r.owner for r in found.rows] == ["X", "Y; Z"]
        assert found.doubts == (
            "There are two controls and three owners: it is not clear which belongs to which. "
            "The last control was given \u201cY; Z\u201d.",
        )

    def test_doubts_fewer_owners_than_controls(self) -> None:
        found = pair_lines(["a", "b", "c"], ["X", "Y"], ["Ongoing"])
        assert [r.owner for r in found.rows] == ["X", "Y", ""]
        assert "the last control has no owner" in found.doubts[0]

    def test_says_when_there_is_no_control(self) -> None:
        assert pair_lines([], ["X"], []).doubts == ("There is no control, but one owner.",)
        assert pair_lines([], [], []).is_certain

    @given(items, items, items)
    def test_loses_no_control_and_no_owner(self, controls: list[str], owners: list[str], when: list[str]) -> None:
        found = pair_lines(controls, owners, when)
        assert [r.control for r in found.rows] == [" ".join(c.split()) for c in controls]
        for owner in owners if controls else []:
            assert any(" ".join(owner.split()) in r.owner for r in found.rows)
        assert (len(owners) in (0, 1, len(controls)) and len(when) in (0, 1, len(controls))) == found.is_certain or (
            not controls
        )


class TestPairCells:
    def test_takes_blank_lines_when_a_name_runs_over_two_lines(self) -> None:
        found = pair_cells(
            "A plan gives focus.\n\nTerms of reference are agreed.\n\n",
            "Chair and quality\nmanagers\n\nChair & manager\n",
            "Jan 2018\n\n\n\nFeb 2018\n",
        )
        assert [(r.owner, r.timeframe) for r in found.rows] == [
            ("Chair and quality managers", "Jan 2018"),
            ("Chair & manager", "Feb 2018"),
        ]
        assert found.is_certain

    def test_takes_paragraphs_when_those_agree(self) -> None:
        found = pair_cells(
            "A framework, used for assurance.\nMonitoring.", "Board\n\n\n\nBoard", "Complete\n\n\nQuarterly"
        )
        assert [(r.owner, r.timeframe) for r in found.rows] == [("Board", "Complete"), ("Board", "Quarterly")]

    def test_takes_bullets_and_semicolons(self) -> None:
        found = pair_cells("\u2022 One thing\nthat runs on\n\u2022 Another", "X; Y", "Ongoing")
        assert [(r.control, r.owner) for r in found.rows] == [("One thing that runs on", "X"), ("Another", "Y")]

    def test_splits_the_likeliest_way_alone(self) -> None:
        assert split_items("a\nb") == ["a", "b"]
        assert split_items("a; b") == ["a", "b"]
        assert split_items("  ") == []

    @pytest.mark.parametrize(("controls", "owners", "timeframes", "owner", "timeframe"), PUBLISHED)
    def test_pairs_a_published_register_without_a_doubt(
        self, controls: int, owners: str, timeframes: str, owner: str, timeframe: str
    ) -> None:
        found = pair_cells("; ".join(f"Control {n}" for n in range(controls)), owners, timeframes)
        assert found.is_certain
        assert len(found.rows) == controls
        assert (found.rows[-1].owner, found.rows[-1].timeframe) == (owner, timeframe)
