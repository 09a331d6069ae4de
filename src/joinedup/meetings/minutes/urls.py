"""Addresses of minutes, below a partnership's key and `meetings/`."""

from django.urls import path

from joinedup.meetings.minutes import views

urlpatterns = [
    path("<uuid:meeting_id>/minutes/", views.minutes, name="minutes"),
    path("<uuid:meeting_id>/minutes/draft/", views.draft_minutes, name="draft_minutes"),
    path("<uuid:meeting_id>/minutes/edit/", views.edit_minutes, name="edit_minutes"),
    path("<uuid:meeting_id>/minutes/approve/", views.approve_minutes, name="approve_minutes"),
    path("<uuid:meeting_id>/minutes/return/", views.return_minutes, name="return_minutes"),
    path("<uuid:meeting_id>/minutes/circulate/", views.circulate_minutes, name="circulate_minutes"),
    path("<uuid:meeting_id>/minutes/minutes.docx", views.minutes_file, {"kind": "docx"}, name="minutes_word"),
    path("<uuid:meeting_id>/minutes/minutes.pdf", views.minutes_file, {"kind": "pdf"}, name="minutes_pdf"),
]
