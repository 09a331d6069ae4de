"""Addresses of the action register, below a partnership's key and `actions/`."""

from django.urls import path

from joinedup.meetings.actions import views
from joinedup.meetings.actions.by_link import views as by_link
from joinedup.meetings.actions.register import views as register

app_name = "actions"
urlpatterns = [
    path("", register.register, name="register"),
    path("add/", views.add, name="add"),
    path("change/", register.bulk, name="bulk"),
    path("chasers/", register.chasers, name="chasers"),
    path("summary/", register.summary, name="summary"),
    path("reminders/", views.reminders, name="reminders"),
    path("<uuid:action_id>/", views.action, name="action"),
    path("<uuid:action_id>/edit/", views.edit, name="edit"),
    path("<uuid:action_id>/give/", views.give, name="give"),
    path("<uuid:action_id>/note/", views.note, name="note"),
    path("<uuid:action_id>/link/", by_link.send_link, name="send_link"),
    path("<uuid:action_id>/link/<uuid:link_id>/withdraw/", by_link.withdraw, name="withdraw_link"),
    path("<uuid:action_id>/evidence/<uuid:file_id>/", views.evidence, name="evidence"),
    path("<uuid:action_id>/step/<slug:step>/", views.step, name="step"),
]
