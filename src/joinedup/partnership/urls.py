"""Addresses of the partnership room, below a partnership's key."""

from django.urls import URLPattern

app_name = "partnership"
urlpatterns: list[URLPattern] = []
