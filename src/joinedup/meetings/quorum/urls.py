"""Addresses of quorum, below a partnership's key and `meetings/`."""

from django.urls import path

from joinedup.meetings.quorum import views

urlpatterns = [
    path("quorum/", views.quorum_rules, name="quorum_rules"),
    path("quorum/<uuid:group_id>/", views.quorum_trial, name="quorum_trial"),
    path("quorum/<uuid:group_id>/rule/", views.record_rule, name="record_quorum_rule"),
]
