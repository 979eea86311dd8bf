"""The reading pages: a document on a day, a version, one place, what changed; read by everybody, drafts by officials only."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

RULE, NOTICE = "/library/jsyqglbf", "/library/jcgf-2021-12"
MOST_QUERIES, MOST_BYTES = 9, 200_000  # one of them asks which year is shown


def page(address: str, client: Client | None = None, status: int = 200, **headers: str) -> str:
    response = (client or Client()).get(address, headers=headers)
    assert response.status_code == status, address
    text = response.content.decode()
    assert "style=" not in text
    assert "<script>" not in text
    return text


def body_of(text: str) -> str:
    """The words of the article alone."""
    article = text[text.index('<article class="law') : text.index("</article>")]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", article))


def test_the_text_of_the_day_with_its_places_and_links(held: None) -> None:
    text = page(f"{RULE}?on=2022-01-01")
    for anchor in ("c1", "a2", "a2-1", "a2-1-1", "a5"):
        assert f'id="{anchor}"' in text
    assert "有效（已修改）" in text
    assert '<a class="ref" href="/library/jsyqglbf/a3?on=2022-01-01">本办法第三条</a>' in text
    told = body_of(text)
    assert "第四条违反本办法第三条的，处一千元罚款。" in told
    assert "甲市养犬管理办法" not in told  # the title stands above the text, once
    assert '<meta name="ArticleTitle" content="甲市养犬管理办法">' in text
    assert '<meta name="ContentSource" content="甲市人民政府">' in text
    assert NOTICE in text  # cited by


def test_on_an_earlier_day_it_is_the_earlier_text(held: None) -> None:
    assert "处五百元罚款" in body_of(page(f"{RULE}?on=2016-01-01"))
    assert "尚未施行" in page(f"{RULE}?on=2015-04-30")


def test_an_older_version_says_so_and_keeps_its_own_references(held: None) -> None:
    text = page(f"{RULE}/2015-03-01")
    assert "这是旧文本" in text
    assert 'href="/library/jsyqglbf/2015-03-01/a2">本办法第二条</a>' in text
    assert "这是旧文本" not in page(f"{RULE}/2021-08-01")


def test_one_place_by_itself_with_its_neighbours(held: None) -> None:
    text = page(f"{RULE}/a4?on=2022-01-01")
    assert body_of(text) == "第四条　违反本办法第三条的，处一千元罚款。".replace("　", "")
    assert "第二章 附则" in text
    assert f'{RULE}/a3?on=2022-01-01" ' in text or f'{RULE}/a3?on=2022-01-01"' in text
    assert NOTICE in text  # the notice cites this very article
    assert "处五百元" in body_of(page(f"{RULE}/2015-03-01/a3"))


def test_a_citation_is_opened_in_place(held: None) -> None:
    response = Client().get(f"{RULE}/a2", headers={"HX-Boosted": "true", "HX-Request": "true"})
    text = response.content.decode()
    assert "<html" not in text
    assert "市公安机关负责养犬登记" in text
    assert f'href="{RULE}/a2"' in text
    assert response.headers["HX-Push-Url"] == "false"
    assert "HX-Boosted" in response.headers["Vary"]
    assert "<html" in page(f"{RULE}/a2")  # without a script the link opens a page


def test_a_citation_of_what_is_not_held_is_no_link(held: None) -> None:
    text = page(f"{NOTICE}?on=2022-01-01")
    assert text.count('class="ref"') == 2
    assert "《乙市不存在办法》第九条" in text


def test_what_changed(held: None) -> None:
    text = page(f"{RULE}/compare?from=2015-03-01&to=2021-08-01")
    assert re.search(r"<del>五百元?</del>", text)
    assert re.search(r"<ins>一千元?</ins>", text)
    assert 'id="a3"' in text
    assert "仅序号变动" in text  # 第二条 became 第三条, word for word
    turned = page(
        f"{RULE}/compare?from=2021-08-01&to=2015-03-01"
    )  # the older stands at the left whichever is named first
    assert turned[turned.index('<div class="compared"') :] == text[text.index('<div class="compared"') :]
    assert "只有这一个文本" in page(f"{NOTICE}/compare")
    assert "<del>" in page(f"{RULE}/compare")


def test_doubtful_fields_are_said_to_be(held: None) -> None:
    from fadu.library.models import Document, Doubt

    Doubt.objects.create(
        document=Document.objects.get(code="jsyqglbf"),
        field="number",
        why="differs",
        other="甲政令〔2015〕7号",
    )
    text = page(f"{RULE}?on=2022-01-01")
    assert "待核" in text
    assert "甲政令〔2015〕7号" in text


def test_synthetic_documents_are_marked(held: None) -> None:
    from fadu.library.models import Document

    assert ">演示数据<" not in page(f"{RULE}?on=2022-01-01")
    Document.objects.filter(code="jsyqglbf").update(synthetic=True)
    for address in (RULE, f"{RULE}/a1"):
        assert ">演示数据<" in page(f"{address}?on=2022-01-01")
    assert Client().get(f"{RULE}/v2.txt").content.decode().startswith("【演示数据")


def test_in_english(held: None) -> None:
    text = page(f"{RULE}?on=2022-01-01", **{"accept-language": "en"})
    assert "In force, as amended" in text
    assert "Local government rule" in text


DOORS = (
    "",
    "/2021-09-01",
    "/s1",
    "/2021-09-01/s1",
    "/compare",
    "/cited-by",
    "/v1.txt",
    "/v1.json",
    "/v1.xml",
    "/v1.docx",
    "/v1.pdf",
)


def test_a_draft_is_behind_every_door_for_officials_only(held: None, official: Client) -> None:
    from fadu.library.models import Document

    Document.objects.filter(code="jcgf-2021-12").update(public=False)
    for door in DOORS:
        assert Client().get(NOTICE + door).status_code == 404, door
        assert official.get(NOTICE + door).status_code == 200, door
    assert NOTICE not in page(f"{RULE}?on=2022-01-01")
    assert NOTICE in page(f"{RULE}?on=2022-01-01", official)
    for door in ("/library/feed.atom", "/library/sitemap.xml", "/library/export.jsonl"):
        for client in (Client(), official):
            response = client.get(door)
            told = b"".join(response.streaming_content) if response.streaming else response.content
            assert b"jsyqglbf" in told, door
            if door != "/library/feed.atom":
                assert b"jcgf-2021-12" not in told, door


def test_few_queries_and_bytes(held: None) -> None:
    Client().get(RULE)  # what is read once a process
    for door in DOORS:
        with CaptureQueriesContext(connection) as asked:
            response = Client().get((RULE if door in ("", "/compare", "/cited-by") else NOTICE) + door)
        assert response.status_code == 200, door
        assert len(asked) <= MOST_QUERIES, door
        if door.rpartition(".")[2] not in ("docx", "pdf"):
            assert len(response.content) < MOST_BYTES, door


def test_a_long_law_is_divided_and_taken_whole_as_a_file(held: None) -> None:
    from fadu.library.cleaning import clean
    from fadu.library.models import Version
    from fadu.library.outline import outline
    from fadu.measure.cite import chinese_number

    articles = [f"第{chinese_number(n)}条 {'甲乙丙丁，' * 20}。" for n in range(1, 1261)]
    chapters = [
        f"第{chinese_number(n)}章 某事\n" + "\n".join(articles[126 * (n - 1) : 126 * n]) for n in range(1, 11)
    ]
    made = clean("甲市养犬管理办法\n" + "\n".join(chapters))
    Version.objects.filter(document__code="jsyqglbf", n=2).update(
        text=made.text, structure=[part.told() for part in outline(made)])  # fmt: skip
    first = page(f"{RULE}/v2")
    assert len(first.encode()) < MOST_BYTES
    parts = dict.fromkeys(re.findall(r'href="\?part=([^"#]+)"', first))
    assert len(parts) > 2
    told = "".join(body_of(page(f"{RULE}/v2?part={part}")) for part in parts)
    assert all(f"第{chinese_number(n)}条" in told for n in range(1, 1261))
    assert 'id="a1200"' in page(f"{RULE}/v2?part=a1200")  # any place may be asked for
    assert Client().get(f"{RULE}/v2.txt").content.decode().count("条 ") >= 1260
    assert page(f"{RULE}/v2?part=nowhere", status=404)
