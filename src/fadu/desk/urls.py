"""The addresses of the officials' pages."""

from __future__ import annotations

from django.urls import include, path

from fadu.desk import account, clean_ups, consultations, deadlines, library_care, sign_in, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("filters", views.keep_filter, name="keep-filter"),
    path("", include("fadu.desk.room_urls")),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/code", sign_in.code, name="sign-in-code"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("consultations/", consultations.consultations, name="desk-consultations"),
    path("consultations/<int:pk>", consultations.consultation, name="desk-consultation"),
    path("consultations/new/<str:number>", consultations.put_out, name="desk-put-out"),
    path("clean-ups/", clean_ups.clean_ups, name="desk-clean-ups"),
    path("clean-ups/new", clean_ups.new_clean_up, name="clean-up-new"),
    path("clean-ups/<int:number>", clean_ups.clean_up, name="clean-up"),
    path("library", library_care.library_care, name="desk-library"),
    path("deadlines", deadlines.calendar_page, name="desk-deadlines"),
    path("deadlines/<str:told>.ics", deadlines.deadlines, name="deadlines"),
    path("account", account.account, name="account"),
    path("account/password", account.password, name="password"),
    path("account/sign-out-everywhere", account.sign_out_everywhere, name="sign-out-everywhere"),
    path("account/factor", account.second_factor, name="account-factor"),
    path("account/factor/qr.svg", account.factor_qr, name="account-factor-qr"),
    path("", include("fadu.desk.case_urls")),
]
