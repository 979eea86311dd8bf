"""The addresses of the public's pages."""

from __future__ import annotations

from django.urls import include, path, re_path

from fadu.pages import qr
from fadu.portal import drafts, editions, open_data, views

urlpatterns = [
    path("", views.report, name="report"),
    path("qr.svg", qr.of_address, name="qr"),
    path("figures/", views.figures, name="figures"),
    path("figures/<str:id>/months.svg", views.months_chart, name="months-chart"),
    path("figures/<str:id>/areas.svg", views.areas_chart, name="areas-chart"),
    re_path(r"^figures/(?P<id>[^/]+)/records\.(?P<kind>csv|xlsx)$", views.records_file, name="records-file"),
    path("figures/<str:id>", views.figure, name="figure"),
    path("records/<str:number>", views.record, name="record"),
    path("published/", views.published_latest, name="published-latest"),
    path("published/<int:year>", views.published, name="published"),
    path("editions/", editions.editions, name="editions"),
    path("editions/feed.atom", editions.editions_feed, name="editions-feed"),
    path("editions/<int:year>/<int:number>", editions.edition, name="edition"),
    path("editions/<int:year>/<int:number>.json", editions.edition_json, name="edition-json"),
    path("editions/<int:year>/<int:number>.csv", editions.edition_csv, name="edition-csv"),
    path("data/", open_data.open_data, name="open-data"),
    path("data/catalogue.json", open_data.catalogue, name="data-catalogue"),
    re_path(
        r"^data/figures/(?P<year>\d{4})\.(?P<kind>csv|json)$", open_data.figures_file, name="figures-file"
    ),
    re_path(
        r"^data/registers/(?P<id>[a-z_.]{1,80})\.(?P<kind>csv|json)$",
        open_data.register_file,
        name="register-file",
    ),
    re_path(r"^data/registers/(?P<id>[a-z_.]{1,80})\.atom$", open_data.register_feed, name="register-feed"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/feed.atom", drafts.drafts_feed, name="drafts-feed"),
    path("drafts/<int:number>", drafts.draft, name="draft"),
    path("drafts/<int:number>.json", drafts.draft_json, name="draft-json"),
    path("drafts/<int:number>/comment", drafts.draft_comment, name="draft-comment"),
    path("drafts/<int:number>/commented", drafts.draft_commented, name="draft-commented"),
    path("", include("fadu.portal.errands.urls")),
    path("library/", include("fadu.portal.library.urls")),
    path("forms/disclosure", views.disclosure_form, name="disclosure"),
    path("forms/enforcement", views.enforcement_form, name="enforcement"),
]
