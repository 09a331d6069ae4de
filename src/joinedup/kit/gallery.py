"""What the gallery shows: every part with content as it is in life. People, meetings and numbers are invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from joinedup.foundation.listing import Page
from joinedup.kit import forms
from joinedup.kit.charts import (
    Bar,
    BarChart,
    HeatCell,
    HeatMap,
    LineChart,
    Series,
    Span,
    SpanChart,
    StackedChart,
)
from joinedup.kit.parts import Event, Fact, Link, Tab, Task, Tile
from joinedup.kit.tables import Column, Table
from joinedup.kit.trees import Node, TreeChart

OWNERS = [("lead", "Safeguarding lead, Severnshire Council"), ("icb", "Designated nurse, Severnshire ICB")]
STATES = {"Late": "red", "Due soon": "orange", "On track": "green", "Done": "grey"}


@dataclass(frozen=True)
class Action:
    """An action as a list shows it."""

    number: int
    title: str
    owner: str
    due_on: date
    state: str
    score: int


ACTIONS = (
    Action(
        112, "Write to every GP practice about the neglect toolkit", "Designated nurse", date(2026, 10, 30), "Late", 12
    ),
    Action(
        118, "Report quarterly domestic abuse data to the children's board", "Police", date(2026, 12, 4), "Due soon", 9
    ),
    Action(121, "Agree who chairs the exploitation group from January", "Council", date(2027, 1, 15), "On track", 6),
    Action(97, "Check that the self-neglect pathway names a lead agency", "Housing", date(2026, 9, 2), "Done", 4),
)


class GalleryForm(forms.Form):
    """Every kind of field."""

    title = forms.TextField(label="What was decided", help_text="Use the words the meeting agreed")
    detail = forms.LongTextField(label="Why", counted=True, max_length=400, required=False)
    decided_on = forms.DayField(label="Date of the decision")
    at = forms.TimeField(label="Time", required=False)
    owner = forms.SelectField(label="Owner", choices=OWNERS)
    priority = forms.RadiosField(label="Priority", choices=[("high", "High"), ("usual", "Usual"), ("low", "Low")])
    themes = forms.CheckboxesField(
        label="Themes",
        required=False,
        choices=[("da", "Domestic abuse"), ("n", "Neglect"), ("pc", "Professional curiosity")],
    )
    urgent = forms.YesNoField(label="Is it urgent?")
    contact = forms.EmailField(label="E-mail address", required=False)
    needed = forms.WholeNumberField(label="Agencies needed", min_value=1, max_value=25)
    paper = forms.UploadField(label="Paper", kinds=("docx", "pdf"), required=False)
    agreed = forms.TickField(label="Every agency present agreed", required=True)
    version = forms.HiddenVersion(initial=3)


class WrongForm(GalleryForm):
    """The same, filled in with mistakes, under other names."""

    prefix = "wrong"


class GalleryFilters(forms.FilterForm):
    """What a list is narrowed by."""

    owner = forms.SelectField(label="Owner", choices=OWNERS, first="Anybody")
    state = forms.SelectField(label="Status", choices=[(s, s) for s in STATES], first="Any")
    late = forms.TickField(label="Only late actions")


def wrong_form() -> WrongForm:
    """A form with every mistake, after somebody else saved first."""
    form = WrongForm(
        {
            "wrong-title": "", "wrong-decided_on_day": "31", "wrong-decided_on_month": "2",
            "wrong-decided_on_year": "2026", "wrong-at": "25pm", "wrong-needed": "some", "wrong-detail": "x" * 420,
            "wrong-contact": "nobody", "wrong-owner": "icb", "wrong-version": "3",
        }
    )  # fmt: skip
    form.is_valid()
    form.changed = {"What was decided": "To adopt the neglect strategy", "Owner": OWNERS[0][1], "Priority": "High"}
    return form


def actions_table(sort: str, number: int) -> Table:
    """Actions, one page of many."""
    rows = Page(ACTIONS, number, 5000, 50, sort)
    columns = [
        Column("title", "Action", sort="title"),
        Column("owner", "Owner", sort="owner"),
        Column("due_on", "Due", kind="day", sort="due"),
        Column("state", "Status", kind="tag", colour=STATES),
        Column("score", "Risk score", numeric=True, sort="score"),
    ]
    return Table(
        "Actions", columns, rows, noun=("action", "actions"), exports=("xlsx", "docx", "csv"),
        row_link=lambda action: f"#action-{action.number}", select=lambda action: action.number,
    )  # fmt: skip


def heat() -> HeatMap:
    """A five by five matrix with a few risks in it."""
    held = {(4, 4): [Link("R7", "#r7"), Link("R12", "#r12")], (2, 5): [Link("R3", "#r3")], (1, 2): [Link("R9", "#r9")]}
    levels = ((15, "Very high", "red"), (10, "High", "orange"), (5, "Medium", "yellow"), (0, "Low", "green"))
    cells = {}
    for down in range(1, 6):
        for across in range(1, 6):
            score = down * across
            level, colour = next((name, colour) for least, name, colour in levels if score >= least)
            cells[down, across] = HeatCell(score, level, colour, held.get((down, across), ()))
    likelihood = list(enumerate(["Rare", "Unlikely", "Possible", "Likely", "Almost certain"], 1))
    impact = list(enumerate(["Slight", "Minor", "Moderate", "Major", "Severe"], 1))
    says = "Four risks. Two are very high: R7 and R12."
    return HeatMap("Where our risks stand", "Likelihood", likelihood, "Impact", impact, cells, says)


def tree() -> TreeChart:
    """A partnership's groups."""
    names = ("Quality and performance", "Learning and development", "Child exploitation", "Policy and procedures")
    subgroups = tuple(Node(name, "subgroup, meets every 6 weeks", "#group") for name in names)
    children = Node("Children's safeguarding partnership board", "quarterly", "#group", subgroups)
    review = Node(
        "Case review group", "panel", "#group", (Node("Review of Mr F", "task and finish, to March 2027", quiet=True),)
    )
    adults = Node(
        "Adults safeguarding board", "quarterly", "#group", (review, Node("Self-neglect network", "network", "#group"))
    )
    safer = Node("Community safety partnership", "every two months", "#group")
    return TreeChart(
        "How our groups report", (Node("Executive", "chief officers, monthly", "#group", (children, adults, safer)),)
    )


def charts() -> dict[str, Any]:
    """One picture of each kind."""
    years = ("Q1 25/26", "Q2", "Q3", "Q4", "Q1 26/27", "Q2")
    lines = (Series("Domestic abuse", (212, 240, 251, 236, 262, 275)), Series("Neglect", (98, 110, None, 121, 117, 130)),
             Series("Exploitation", (41, 39, 52, 60, 66, 71)))  # fmt: skip
    return {
        "bars": BarChart(
            "Meetings attended in 12 months", [Bar("Severnshire Council", 23, url="#"), Bar("Police", 19, "4 by deputy"),
            Bar("Integrated care board", 14), Bar("Probation", 0, "no seat holder since June")],
            unit="meetings", says="Probation has attended none.", target=18, kind="Agency",
        ),
        "stacked": StackedChart(
            "Attendance by agency", ("Present", "Deputy", "Apology", "Absent"),
            [("Severnshire Council", (20, 3, 1, 0)), ("Police", (15, 4, 3, 2)), ("Probation", (0, 0, 6, 18))], kind="Agency",
        ),
        "lines": LineChart("Referrals by main concern", years, lines, "referrals a quarter", "Exploitation has risen four quarters in a row.", "Quarter"),
        "spans": SpanChart(
            "Chairs of the board", date(2024, 4, 1), date(2027, 3, 31),
            [Span("Council", date(2024, 4, 1), date(2025, 9, 30)), Span("Police", date(2025, 10, 1), date(2027, 3, 31), "18 months")],
            date(2026, 11, 22), kind="Chair",
        ),
        "heat": heat(), "tree": tree(), "spark": (12, 12, 16, 12, 9),
    }  # fmt: skip


def content() -> dict[str, Any]:
    """The lists of the gallery."""
    return {
        "facts": [Fact("Chair", "Independent scrutineer"), Fact("Quorum", "All three statutory partners", "Change", "#quorum"),
                  Fact("Next meeting", date(2026, 12, 9))],
        "events": [Event("Score raised to 16", date(2026, 11, 3), "Two rapid reviews named the same gap.", "the business manager", "#score"),
                   Event("Risk opened", date(2026, 2, 11), "From the section 11 audit.")],
        "tabs": [Tab("Open", text="Three actions are open."), Tab("Closed", text="Nine actions are closed.")],
        "tasks": [Task("Agenda", "Done", "#agenda"), Task("Papers", "2 missing", "#papers", "Due on 2 December 2026", "red"),
                  Task("Invitations", "Cannot start yet")],
        "tiles": [Tile(14, "actions late", "#late", "3 more than last month", "red"), Tile(2, "meetings inquorate", "#inquorate", colour="orange"),
                  Tile(5, "seats vacant", "#vacant"), Tile(31, "duties shown this year", "#duties", "of 34", "green")],
        "crumbs": [Link("Severnshire", "#"), Link("Meetings", "#"), Link("The kit")],
    }  # fmt: skip
