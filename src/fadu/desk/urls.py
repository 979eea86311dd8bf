"""The addresses of the officials' pages."""

from __future__ import annotations

from django.urls import path

from fadu.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
]
