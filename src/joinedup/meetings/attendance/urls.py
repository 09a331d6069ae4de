"""Addresses of attendance, below a partnership's key and `meetings/`."""

from django.urls import path

from joinedup.meetings.attendance import views

urlpatterns = [
    path("attendance/", views.attendance_year, name="attendance_year"),
    path("attendance/agencies/<uuid:agency_id>/", views.agency_attendance, name="agency_attendance"),
    path("attendance/absences/", views.absences, name="absences"),
    path("attendance/absences/<uuid:attendance_id>/", views.absence, name="absence"),
    path("attendance/absences/<uuid:attendance_id>/letter/", views.absence_letter, name="absence_letter"),
    path("invitations/<uuid:invitation_id>/", views.invitation, name="invitation"),
    path("<uuid:meeting_id>/attendance/", views.attendance, name="attendance"),
    path("<uuid:meeting_id>/attendance/visitors/new/", views.add_visitor, name="add_visitor"),
    path("<uuid:meeting_id>/attendance/invite/", views.invite, name="invite"),
]
