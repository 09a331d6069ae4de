"""Addresses of emergency access, below a partnership's key and `emergency-access/`. No reference stands in one."""

from django.urls import path

from joinedup.people.emergency import views

app_name = "emergency"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("take/", views.take, name="take"),
    path("now/", views.current, name="current"),
    path("<uuid:access_id>/end/", views.end, name="end"),
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<uuid:access_id>/", views.review, name="review"),
]
