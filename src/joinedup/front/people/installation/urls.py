"""Addresses of the administrator."""

from django.urls import path

from joinedup.front.people.installation import views

app_name = "installation"
urlpatterns = [
    path("", views.installation, name="installation"),
    path("partnerships/add/", views.add_partnership, name="add_partnership"),
    path("users/add/", views.add_user, name="add_user"),
    path("users/<uuid:user_id>/", views.user, name="user"),
    path("users/<uuid:user_id>/roles/<uuid:grant_id>/end/", views.end_role, name="end_role"),
    path("users/<uuid:user_id>/close/", views.close, name="close"),
    path("users/<uuid:user_id>/reopen/", views.reopen, name="reopen"),
    path("users/<uuid:user_id>/remove-factor/", views.remove_factor, name="remove_factor"),
    path("users/<uuid:user_id>/send-link/", views.send_link, name="send_link"),
]
