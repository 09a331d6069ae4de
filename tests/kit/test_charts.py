"""Pictures say what the numbers say, and nothing in them overlaps."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.kit.charts import (
    Bar,
    BarChart,
    HeatCell,
    LineChart,
    Series,
    Span,
    SpanChart,
    StackedChart,
    number,
    push_apart,
    round_steps,
    text_width,
)
from joinedup.kit.trees import BOX, LABEL, PAD, Layout, Node, TreeChart, wrap

amounts = st.floats(min_value=0, max_value=1e6, allow_nan=False)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
words = st.text("abcdefghij klmnoW", min_size=1, max_size=60)
trees = st.recursive(
    st.builds(Node, words, words),
    lambda nodes: st.builds(Node, words, words, children=st.lists(nodes, max_size=5).map(tuple)),
    max_leaves=25,
)


class TestBars:
    @settings(deadline=None)
    @given(st.lists(amounts, min_size=1, max_size=20))
    def test_are_as_long_as_their_values(self, values):
        chart = BarChart("Bars", [Bar(str(i), v) for i, v in enumerate(values)])
        shares = [share for _, share, _ in chart.rows()]
        assert all(0 <= share <= 100 for share in shares)
        assert all(abs(share - 100 * value / chart.full) < 0.01 for share, value in zip(shares, values, strict=True))

    def test_leave_room_for_a_target_above_them_all(self):
        chart = BarChart("Bars", [Bar("Police", 10)], target=20)
        assert [share for _, share, _ in chart.rows()] == [50]
        assert chart.target_share == 100


class TestStacks:
    @given(st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=8))
    def test_parts_follow_one_another_and_fill_the_bar(self, rows):
        chart = StackedChart("Stack", ("a", "b", "c"), [(str(i), row) for i, row in enumerate(rows)])
        for _label, slices in chart.lines():
            for before, after in pairwise(slices):
                assert abs(before.start + before.share - after.start) < 0.011
            total = sum(part.share for part in slices)
            assert abs(total - 100) < 0.05 or total == 0

    def test_refuse_a_row_with_a_part_missing(self):
        with pytest.raises(ValueError, match="'Police' has 1 values for 2 parts"):
            StackedChart("Stack", ("a", "b"), [("Police", (1,))])


class TestSpans:
    @given(st.lists(st.tuples(days, st.none() | days), min_size=1, max_size=10), days, st.integers(1, 2000))
    def test_stay_inside_the_picture(self, given_spans, begins, length):
        spans = [Span("x", a, b) for a, b in given_spans if b is None or a <= b]
        chart = SpanChart("Spans", begins, begins + timedelta(days=length), spans)
        assert all(start >= 0 and share > 0 and start + share <= 100.01 for _, start, share in chart.rows())


class TestLines:
    @given(st.floats(min_value=0, max_value=1e7, allow_nan=False), st.booleans())
    def test_steps_reach_the_highest_value_and_are_few(self, highest, whole):
        steps = round_steps(highest, whole)
        assert steps[0] == 0
        assert steps[-1] >= highest - 1e-5
        assert 2 <= len(steps) <= 9

    @given(st.lists(st.lists(st.none() | amounts, min_size=3, max_size=3), min_size=1, max_size=4))
    def test_points_stay_inside_and_higher_values_stand_higher(self, values):
        series = [Series(f"Line {i}", one) for i, one in enumerate(values)]
        chart = LineChart("Lines", ("a", "b", "c"), series)
        for line in chart.lines():
            assert all(0 <= x <= chart.width and 0 <= y <= chart.bottom + 0.1 for x, y, _ in line.points)
        assert chart.y(0) == chart.bottom

    @given(st.lists(st.floats(0, 300), max_size=4))
    def test_names_never_touch(self, heights):
        moved = sorted(push_apart(heights, 17))
        assert all(b - a >= 16.8 for a, b in pairwise(moved))

    def test_a_gap_lifts_the_pen(self):
        chart = LineChart("Lines", ("a", "b", "c"), [Series("n", (1, None, 3))])
        assert chart.lines()[0].path.count("M") == 2
        assert chart.table()[1] == ("b", ["not known"])


class TestTrees:
    @settings(deadline=None)
    @given(st.lists(trees, min_size=1, max_size=3), st.sampled_from([300, 1080, 5000]))
    def test_no_two_boxes_overlap_and_none_is_lost(self, roots, room):
        layout = TreeChart("Tree", roots, room=room).layout()
        assert len(layout.boxes) == sum(map(size, roots))
        assert not overlaps(layout)
        for box in layout.boxes:
            assert box.x >= -0.01
            assert box.x + box.width <= layout.width + 0.01
            assert box.y + box.height <= layout.height + 0.01
            assert all(text_width(line, LABEL) <= BOX - 2 * PAD for line in box.label)

    @settings(deadline=None)
    @given(trees)
    def test_every_group_below_the_top_has_one_line_to_it(self, root):
        assert len(TreeChart("Tree", (root,)).layout().elbows) == size(root) - 1

    def test_a_telephone_gets_the_tree_all_hanging_and_only_where_that_is_narrower(self):
        top = Node("Board", children=(Node("One", children=(Node("A"),)), Node("Two"), Node("Three")))
        narrow = TreeChart("Tree", (top, Node("Other"))).narrow()
        assert narrow is not None
        assert narrow.boxes[0].x == 0
        assert narrow.width <= 280
        assert TreeChart("Tree", (Node("Board"),)).narrow() is None

    @given(words)
    def test_wrapping_loses_no_letter(self, text):
        assert "".join("".join(wrap(text, 100, 15)).split()) == "".join(text.split())


def size(node: Node) -> int:
    return 1 + sum(map(size, node.children))


def overlaps(layout: Layout) -> list:
    found = []
    for i, a in enumerate(layout.boxes):
        for b in layout.boxes[i + 1 :]:
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            if not apart:
                found.append((a, b))
    return found


def test_a_heat_map_has_only_its_own_colours():
    with pytest.raises(ValueError, match="not 'pink'"):
        HeatCell(4, "Low", "pink")


def test_numbers_are_written_as_people_write_them():
    assert [number(n) for n in (1250, 12.5, 0, None)] == ["1,250", "12.5", "0", ""]
