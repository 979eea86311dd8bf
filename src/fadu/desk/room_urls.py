"""The addresses of the rooms of the desk: supervision, administration, delegation, reads of personal data."""

from __future__ import annotations

from django.urls import path

from fadu.desk import admin, delegation, ratings, reading_log, supervision

urlpatterns = [
    path("supervision", supervision.supervision, name="supervision"),
    path("supervision/chart.svg", supervision.supervision_chart, name="supervision-chart"),
    path("supervision/warnings", supervision.warnings, name="supervision-warnings"),
    path("supervision/criticism", supervision.criticism, name="supervision-criticism"),
    path("supervision/records", supervision.behind, name="supervision-records"),
    path("readings", reading_log.readings, name="readings"),
    path("readings.csv", reading_log.readings_csv, name="readings-csv"),
    path("ratings", ratings.ratings_page, name="desk-ratings"),
    path("delegation", delegation.delegations, name="delegation"),
    path("admin/", admin.people, name="admin"),
    path("admin/people/new", admin.new_person, name="admin-person-new"),
    path("admin/people/<str:username>", admin.person, name="admin-person"),
    path("admin/units", admin.units, name="admin-units"),
    path("admin/units/new", admin.new_unit, name="admin-unit-new"),
    path("admin/units/<str:code>", admin.unit, name="admin-unit"),
    path("admin/roles", admin.roles, name="admin-roles"),
    path("admin/log", admin.log, name="admin-log"),
]
