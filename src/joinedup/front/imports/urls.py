"""Addresses of the import, below `/<partnership>/import/`."""

from django.urls import path

from joinedup.front.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.kinds, name="kinds"),
    path("draft/<uuid:draft_id>/columns/", views.columns, name="columns"),
    path("draft/<uuid:draft_id>/", views.preview, name="preview"),
    path("<slug:kind>/", views.upload, name="upload"),
]
