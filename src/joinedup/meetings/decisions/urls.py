"""Addresses of decisions, below a partnership's key and `meetings/`."""

from django.urls import path

from joinedup.meetings.agreements import views as agreements
from joinedup.meetings.decisions import views

urlpatterns = [
    path("decisions/", views.register, name="decision_register"),
    path("decisions/new/", views.seek_agreement, name="seek_agreement"),
    path("decisions/<uuid:decision_id>/", views.decision, name="decision"),
    path("decisions/<uuid:decision_id>/agreement/", views.record_agreement, name="record_agreement"),
    path("decisions/<uuid:decision_id>/settle/", views.settle, name="settle_decision"),
    path("decisions/<uuid:decision_id>/ask/", agreements.ask, name="ask_for_agreement"),
    path("decisions/requests/<uuid:request_id>/", agreements.agreement_request, name="agreement_request"),
    path("decisions/requests/<uuid:request_id>/link/", agreements.send_link, name="send_agreement_link"),
    path(
        "decisions/requests/<uuid:request_id>/link/<uuid:link_id>/withdraw/",
        agreements.withdraw_link,
        name="withdraw_agreement_link",
    ),
    path("<uuid:meeting_id>/decisions/", views.decisions, name="decisions"),
    path("<uuid:meeting_id>/decisions/new/", views.record_decision, name="record_decision"),
    path("<uuid:meeting_id>/interests/new/", views.declare_interest, name="declare_interest"),
    path("<uuid:meeting_id>/interests/<uuid:interest_id>/withdraw/", views.withdraw_interest, name="withdraw_interest"),
]
