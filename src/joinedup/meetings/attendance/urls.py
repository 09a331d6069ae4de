"""Addresses of attendance, below a partnership's key and `meetings/`."""

from django.urls import path

from joinedup.meetings.attendance import views
from joinedup.meetings.invitations import views as invitations

urlpatterns = [
    path("attendance/", views.attendance_year, name="attendance_year"),
    path("attendance/agencies/<uuid:agency_id>/", views.agency_attendance, name="agency_attendance"),
    path("attendance/absences/", views.absences, name="absences"),
    path("attendance/absences/<uuid:attendance_id>/", views.absence, name="absence"),
    path("attendance/absences/<uuid:attendance_id>/letter/", views.absence_letter, name="absence_letter"),
    path("invitations/reminders/", invitations.reminders, name="invitation_reminders"),
    path("invitations/<uuid:invitation_id>/link/", invitations.send_link, name="send_invitation_link"),
    path(
        "invitations/<uuid:invitation_id>/link/<uuid:link_id>/withdraw/",
        invitations.withdraw_link,
        name="withdraw_invitation_link",
    ),
    path("<uuid:meeting_id>/attendance/asked/", invitations.asked, name="asked"),
    path("invitations/<uuid:invitation_id>/", views.invitation, name="invitation"),
    path("<uuid:meeting_id>/attendance/", views.attendance, name="attendance"),
    path("<uuid:meeting_id>/attendance/visitors/new/", views.add_visitor, name="add_visitor"),
    path("<uuid:meeting_id>/attendance/invite/", views.invite, name="invite"),
]
