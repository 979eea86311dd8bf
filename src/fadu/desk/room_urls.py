"""The addresses of the rooms of the desk: supervision, administration, reads of personal data."""

from __future__ import annotations

from django.urls import path

from fadu.desk import supervision

urlpatterns = [
    path("supervision", supervision.supervision, name="supervision"),
    path("supervision/chart.svg", supervision.supervision_chart, name="supervision-chart"),
    path("supervision/warnings", supervision.warnings, name="supervision-warnings"),
    path("supervision/criticism", supervision.criticism, name="supervision-criticism"),
    path("supervision/records", supervision.behind, name="supervision-records"),
]
