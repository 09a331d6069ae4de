"""The subjects that boards get numbers of, each as a table and a picture."""

from __future__ import annotations

from collections.abc import Sequence

from joinedup.casework.concerns.rules import LEVELS, domain, domains
from joinedup.casework.enquiries.rules import DECISIONS, NO_ENQUIRY, OTHER_ENQUIRY, RISK, SECTION_42
from joinedup.casework.escalations.rules import themes
from joinedup.casework.numbers.beside import NOT_THEN, OPEN, Beside, Row, Section, Value, ordered, row, section, trend
from joinedup.casework.numbers.queries import PanelNumbers
from joinedup.casework.numbers.rules import ALL, quarter_words, share_words
from joinedup.casework.panel_returns.queries import label as panel_label
from joinedup.casework.referrals.rules import kind_label, kinds
from joinedup.kit.charts import Bar, BarChart
from joinedup_core.panels import FIELDS, PART_OF_CASES, UNKNOWN


def sections(beside: Beside) -> list[Section]:
    """All subjects, those of panels last."""
    return [
        _contacts(beside),
        _referrals(beside),
        _enquiries(beside),
        _escalations(beside),
        _people(beside),
        *_panels(beside),
    ]


def _share(beside: Beside, name: str, of: str, figure: str, columns: Sequence[str], key: str = ALL) -> Row:
    """Of all that a line of a table counts, what stands in some of its columns: "12 of 30"."""
    return row(beside, name, of, figure, lambda t: share_words(t.figure(key, *columns), t.figure(key)))


def _contacts(beside: Beside) -> Section:
    rows = [
        row(beside, "contacts", "", "Contacts with a person", lambda t: t.figure()),
        _share(beside, "contacts", "", "Led to a referral", ("referred", "assessed")),
        row(
            beside, "contacts", "", "The referral led to an assessment or enquiry",
            lambda t: share_words(t.figure(ALL, "assessed"), t.figure(ALL, "referred", "assessed")),
        ),
    ]  # fmt: skip
    return section(
        "contacts", "From contact to referral to assessment",
        "Contacts of all agencies that were recorded here or told by their own systems, by the day they took place. One visit to three people is three contacts.",
        "Of", beside, rows, trend("Contacts", "contacts", beside, rows[0]),
    )  # fmt: skip


def _referrals(beside: Beside) -> Section:
    rows: list[Row] = []
    for key, of in [
        (ALL, "All kinds"),
        *((key, beside.referrals.get(key) or kind_label(key)) for key in ordered(beside.keys("referrals"), kinds())),
    ]:
        rows += [
            row(beside, "referrals", of, "Sent", lambda t, key=key: t.figure(key)),
            *(
                _share(beside, "referrals", of, figure, stages, key)
                for figure, stages in (
                    ("Acknowledged", ("acknowledged", "answered", "accepted", "assessed")),
                    ("Answered", ("answered", "accepted", "assessed")),
                    ("Accepted", ("accepted", "assessed")),
                    ("Led to an assessment or enquiry", ("assessed",)),
                )
            ),
        ]
    rows.insert(5, _share(beside, "origins", "All kinds", "Came of a contact", ("contact",)))
    return section(
        "referrals", "Referrals",
        "By the day they were sent; those taken back are left out. A referral counts as accepted where it was, or where an assessment or enquiry began.",
        "Kind", beside, rows, trend("Referrals sent", "referrals", beside, rows[0]),
    )  # fmt: skip


def _enquiries(beside: Beside) -> Section:
    name, made, ended = "enquiries", (SECTION_42, OTHER_ENQUIRY), tuple(RISK)
    decided = {
        SECTION_42: DECISIONS[SECTION_42],
        OTHER_ENQUIRY: "Another enquiry",
        NO_ENQUIRY: "No enquiry",
        "undecided": "Not decided yet",
    }
    rows = [row(beside, name, "Concerns", "Received", lambda t: t.figure())]
    rows += [
        row(beside, name, "Concerns", words, lambda t, key=key: share_words(t.across(key), t.figure()))
        for key, words in decided.items()
    ]
    rows.append(
        row(beside, name, "Enquiries", "Concluded", lambda t: share_words(t.figure(ALL, *ended), t.across(*made)))
    )
    rows += [
        row(beside, name, "Enquiries", words, lambda t, key=key: share_words(t.figure(ALL, key), t.figure(ALL, *ended)))
        for key, words in RISK.items()
    ]
    return section(
        "enquiries", "Concerns about adults and enquiries (section 42)",
        "By the day the council received the concern. What was decided and concluded is as it stood when the quarter was counted: enquiries that go on longer are not concluded here.",
        "Of", beside, rows, trend("Concerns about adults received", "concerns", beside, rows[0]),
    )  # fmt: skip


def _escalations(beside: Beside) -> Section:
    words = themes()
    rows: list[Row] = []
    for key, of in [
        (ALL, "All themes"),
        *((key, words.get(key, key)) for key in ordered(beside.keys("escalations"), words)),
    ]:
        rows += [
            row(beside, "escalations", of, "Started", lambda t, key=key: t.figure(key)),
            _share(beside, "escalations", of, "Settled", ("settled",), key),
        ]
    stages = [
        _share(beside, "stages", "All themes", f"Highest stage: {number}", (number,))
        for number in beside.columns("stages")
    ]
    rows[2:2] = stages
    return section(
        "escalations", "Professional disagreements that were escalated",
        "By the day they were started. Themes are for learning: who disagreed about whom is not counted. What each stage is stands with the partnership’s stages of disagreement.",
        "Theme", beside, rows, trend("Escalations started", "escalations", beside, rows[0]),
    )  # fmt: skip


SCALES = (
    ("risk", "All kinds but early help", ("high", "very_high")),
    ("needs", "Early help for families", ("complex", "significant")),
)
"""Each scale of levels, what it is of in words, and its upper levels."""


def _people(beside: Beside) -> Section:
    rows: list[Row] = []
    for scale, of, upper in SCALES:
        name, levels = f"people:{scale}", LEVELS[scale]
        rows.append(row(beside, name, of, "People at risk", lambda t: t.figure()))
        rows += [_share(beside, name, of, f"At the level {words.lower()}", (key,)) for key, words in levels.items()]
        both = " or ".join(levels[key].lower() for key in upper)
        for key in ordered(beside.keys(name), domains()) if scale == "risk" else ():
            of = beside.labels.get(key) or domain(key).label
            rows.append(row(beside, name, of, "People at risk", lambda t, key=key: t.figure(key)))
            rows.append(_share(beside, name, of, f"At the level {both}", upper, key))
    return section(
        "people", "People at risk at the end of the quarter",
        "People about whom a concern stood on the quarter’s last day, at the most serious level any agency had recorded. Somebody with two kinds of worry counts once for each.",
        "Kind of worry", beside, rows, _latest(beside),
    )  # fmt: skip


def _latest(beside: Beside) -> BarChart | None:
    """The kinds of worry of the last quarter that was counted, the most people first."""
    last = next((day for day in reversed(beside.days) if day in beside.counted), None)
    if last is None:
        return None
    standing = beside.counted[last].tables.get("people:risk", OPEN)
    known = [
        (beside.labels.get(key) or domain(key).label, line[-1]) for key, line in standing.rows.items() if key != ALL
    ]
    bars = [Bar(words, number) for words, number in sorted(known, key=lambda one: -(one[1] or 0)) if number is not None]
    left_out = len(known) - len(bars)
    says = f"{left_out} more are kept back, and so not drawn." if left_out else ""
    return (
        BarChart(
            f"People at risk on the last day of {quarter_words(last)}",
            bars,
            unit="people",
            says=says,
            kind="Kind of worry",
        )
        if len(bars) > 1
        else None
    )


def _panels(beside: Beside) -> list[Section]:
    found: dict[str, str] = {}
    for day in beside.days:
        if day in beside.counted:
            found |= {key: panel.name for key, panel in beside.counted[day].panels.items()}
    return [
        _panel(beside, key, name, n) for n, (key, name) in enumerate(sorted(found.items(), key=lambda one: one[1]), 1)
    ]


def _panel(beside: Beside, key: str, name: str, number: int) -> Section:
    told = [
        panel.figures for day in beside.days if day in beside.counted and (panel := beside.counted[day].panels.get(key))
    ]
    rows = [
        Row("", panel_label(figure), beside.cells(lambda q, figure=figure: _of_panel(q.panels.get(key), figure)))
        for figure in ordered({figure for figures in told for figure in figures}, (*FIELDS, *UNKNOWN))
    ]
    return section(
        f"panel{number}", name,
        "By the day of the meeting. A case that was heard twice counts at each meeting.",
        "Of", beside, rows, trend(f"Cases heard by {name}", "cases", beside, rows[0]) if rows else None,
    )  # fmt: skip


def _of_panel(panel: PanelNumbers | None, figure: str) -> Value:
    """A figure of a panel; a part of its cases with the number of cases beside it."""
    if panel is None:
        return NOT_THEN
    cases = panel.figures.get("cases", 0)
    if cases is None:
        return None
    number = panel.figures.get(figure, 0)
    return share_words(number, cases) if figure in PART_OF_CASES or figure.startswith("from:") else number
