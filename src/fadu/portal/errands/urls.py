"""The addresses of the errands and of tracking."""

from __future__ import annotations

from django.urls import path, register_converter

from fadu.portal.errands import track_views, views
from fadu.portal.errands.door import ErrandInAddress

register_converter(ErrandInAddress, "errand")

urlpatterns = [
    path("services/", views.services, name="services"),
    path("<errand:errand>/", views.start, name="errand-start"),
    path("<errand:errand>/begin", views.begin, name="errand-begin"),
    path("<errand:errand>/q/<slug:name>", views.question, name="errand-question"),
    path("<errand:errand>/saved", views.saved, name="errand-saved"),
    path("<errand:errand>/return", views.again, name="errand-return"),
    path("<errand:errand>/leave", views.leave, name="errand-leave"),
    path("<errand:errand>/check", views.check, name="errand-check"),
    path("<errand:errand>/send", views.send, name="errand-send"),
    path("<errand:errand>/receipt", views.receipt, name="errand-receipt"),
    path("<errand:errand>/receipt.pdf", views.receipt_file, name="errand-receipt-file"),
    path("<errand:errand>/renew", views.renew, name="errand-renew"),
    path("track/", track_views.find, name="track"),
    path("track/case", track_views.case, name="track-case"),
    path("track/leave", track_views.leave, name="track-leave"),
    path("track/rate", track_views.rate, name="track-rate"),
    path("track/object", track_views.begin_objection, name="track-object"),
    path("track/papers", track_views.add_paper, name="track-papers"),
    path("track/papers/<int:seq>", track_views.paper, name="track-paper"),
    path("track/steps/<slug:name>", track_views.take, name="track-step"),
    path("track/calendar/<str:token>.ics", track_views.calendar, name="track-calendar"),
]
