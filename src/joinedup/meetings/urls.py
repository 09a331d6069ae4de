"""Addresses of the meetings room, below a partnership's key and `meetings/`. Each corner keeps its own."""

from django.urls import path

from joinedup.meetings.agenda import views as agenda
from joinedup.meetings.attendance.urls import urlpatterns as attendance_pages
from joinedup.meetings.calendar import views as calendar
from joinedup.meetings.decisions.urls import urlpatterns as decision_pages
from joinedup.meetings.minutes.urls import urlpatterns as minutes_pages
from joinedup.meetings.obligations import views as obligations
from joinedup.meetings.papers import views as papers
from joinedup.meetings.quorum.urls import urlpatterns as quorum_pages

app_name = "meetings"
calendar_feed = calendar.calendar_feed
"""The one address outside partnerships: a user's feed covers all of theirs (front/urls.py gives it its place)."""
urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("year/<int:year>/", calendar.calendar_year, name="calendar_year"),
    path("series/new/", calendar.plan_series, name="plan_series"),
    path("new/", calendar.arrange_meeting, name="arrange_meeting"),
    path("address/", calendar.calendar_address, name="calendar_address"),
    path("raised/", agenda.raised_items, name="raised_items"),
    path("forward-plan/", agenda.forward_plan, name="forward_plan"),
    path("forward-plan/new/", agenda.add_plan_item, name="add_plan_item"),
    path("forward-plan/<uuid:item_id>/", agenda.plan_item, name="plan_item"),
    path("standing-items/", agenda.standing_items, name="standing_items"),
    path("standing-items/new/", agenda.add_standing_item, name="add_standing_item"),
    path("standing-items/<uuid:item_id>/", agenda.standing_item, name="standing_item"),
    path("standing-items/<uuid:item_id>/end/", agenda.end_standing_item, name="end_standing_item"),
    path("items/<uuid:item_id>/", agenda.item, name="item"),
    path("items/<uuid:item_id>/shift/", agenda.shift_item, name="shift_item"),
    path("items/<uuid:item_id>/withdraw/", agenda.withdraw_item, name="withdraw_item"),
    path("items/<uuid:item_id>/move/", agenda.move_item, name="move_item"),
    path("items/<uuid:item_id>/answer/", agenda.answer_item, name="answer_item"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<uuid:paper_id>/", papers.paper, name="paper"),
    path("papers/<uuid:paper_id>/versions/new/", papers.add_version, name="add_version"),
    path("papers/<uuid:paper_id>/versions/<int:number>/", papers.version, name="version"),
    path("papers/<uuid:paper_id>/access/", papers.paper_access, name="paper_access"),
    path("papers/<uuid:paper_id>/withdraw/", papers.withdraw_paper, name="withdraw_paper"),
    path("deadline/<uuid:group_id>/", papers.paper_deadline, name="paper_deadline"),
    path("owed/", obligations.owed, name="owed"),
    path("owed/new/", obligations.add_cross_board_rule, name="add_cross_board_rule"),
    path("owed/<uuid:rule_id>/end/", obligations.end_cross_board_rule, name="end_cross_board_rule"),
    path("<uuid:meeting_id>/", calendar.meeting, name="meeting"),
    path("<uuid:meeting_id>/change/", calendar.change_meeting, name="change_meeting"),
    path("<uuid:meeting_id>/held/", calendar.hold_meeting, name="hold_meeting"),
    path("<uuid:meeting_id>/cancel/", calendar.cancel_meeting, name="cancel_meeting"),
    path("<uuid:meeting_id>/items/new/", agenda.add_item, name="add_item"),
    path("<uuid:meeting_id>/papers/new/", papers.add_paper, name="add_paper"),
    path("<uuid:meeting_id>/pack/", papers.pack, name="pack"),
    *attendance_pages,
    *decision_pages,
    *minutes_pages,
    *quorum_pages,
]
