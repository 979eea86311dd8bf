"""The addresses of a case: its page, the form of each step, what every case has, new records, and the shelf of signatures."""

from __future__ import annotations

from django.urls import path

from fadu.desk import case_acts, case_correct, case_files, case_step, case_views, codes, letters, opening

urlpatterns = [
    path("signing", case_views.signing, name="signing"),
    path("cases/<str:number>", case_views.case, name="case"),
    path("cases/<str:number>/acts/personal", case_views.personal, name="case-personal"),
    path("cases/<str:number>/acts/correct", case_correct.correct, name="case-correct"),
    path("cases/<str:number>/acts/attach", case_files.attach, name="case-attach"),
    path("cases/<str:number>/acts/code", codes.query_code, name="case-code"),
    path("cases/<str:number>/acts/<str:name>", case_acts.deed, name="case-deed"),
    path("cases/<str:number>/files/<int:seq>", case_files.download, name="case-file"),
    path("cases/<str:number>/<str:name>", case_step.step, name="case-step"),
    path("cases/<str:number>/<str:name>/letter.<str:kind>", letters.step_file, name="case-letter"),
    path("new/<str:id>/<str:name>/letter.<str:kind>", opening.letter_file, name="new-letter"),
    path("new/", opening.lines_to_open, name="new"),
    path("new/<str:id>/<str:name>", opening.new, name="new-record"),
]
