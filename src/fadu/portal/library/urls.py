"""The addresses of the library; those of versions and places are permanent.

    /library/zfxxgktl                     the document as it stands today (?on= on another day)
    /library/zfxxgktl/2019-04-03          a version, for ever the same text
    /library/zfxxgktl/a33                 an article of the text of the day
    /library/zfxxgktl/2007-04-05/a33      an article of a version
    /library/zfxxgktl/2019-04-03.pdf      a version to take along

What is no document has a dot in its name, which no code has.
"""

from __future__ import annotations

from django.urls import path, re_path

from fadu.library.reading.shelf import VERSION
from fadu.portal.library import compare_views, data_views, files_views, reading_views, search_views

_CODE = r"(?P<code>[^/]{1,80})"

urlpatterns = [
    path("", search_views.library, name="library"),
    path("search.json", search_views.search_json, name="library-search-json"),
    path("suggestions.html", search_views.suggestions, name="library-suggestions"),
    path("feed.atom", search_views.feed, name="library-feed"),
    path("export.jsonl", data_views.export, name="library-export"),
    path("sitemap.xml", data_views.sitemap, name="library-sitemap"),
    re_path(rf"^{_CODE}$", reading_views.document, name="library-document"),
    re_path(rf"^{_CODE}/compare$", compare_views.compared, name="library-compare"),
    re_path(rf"^{_CODE}/cited-by$", reading_views.cited_by, name="library-cited-by"),
    re_path(rf"^{_CODE}/files/(?P<id>[0-9]{{1,30}})$", files_views.attachment, name="library-attachment"),
    re_path(
        rf"^{_CODE}/(?P<version>{VERSION})\.(?P<kind>txt|json|xml|docx|pdf)$",
        files_views.version_file,
        name="library-file",
    ),
    re_path(
        rf"^{_CODE}/(?P<version>{VERSION})/(?P<anchor>[^/]{{1,80}})$",
        reading_views.place_of_version,
        name="library-place",
    ),
    re_path(rf"^{_CODE}/(?P<key>[^/]{{1,80}})$", reading_views.version_or_place, name="library-version"),
]
