"""Addresses of the public pages, at /public/."""

from django.urls import path

from joinedup.partnership.public import views

app_name = "public"
urlpatterns = [
    path("", views.published, name="list"),
    path("<slug:key>/", views.arrangements, name="arrangements"),
]
