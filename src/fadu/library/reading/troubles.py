"""What is not there when a document is asked for; a draft that is not the reader's is not there either."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NoSuchDocument(Trouble):
    code = "LR-001"
    title = Term("没有这份文件", "No such document")
    zh = "政策文件库中没有代码为“{code}”的文件。"
    en = "The policy library holds no document with the code “{code}”."
    remedy_zh = "请核对网址，或在政策文件库中按标题、文号检索。"
    remedy_en = "Check the address, or search the library by title or number."
    status = 404


class NoSuchVersion(Trouble):
    code = "LR-002"
    title = Term("没有这个版本", "No such version")
    zh = "《{title}》没有“{version}”这个版本；库中有：{known}。"
    en = "“{title}” has no version “{version}”; the library holds {known}."
    remedy_zh = "请从该文件的版本列表中选择。"
    remedy_en = "Choose from the document's list of versions."
    status = 404


class NoSuchProvision(Trouble):
    code = "LR-003"
    title = Term("没有这一条", "No such provision")
    zh = "《{title}》的“{version}”版中没有位置“{anchor}”。"
    en = "The version “{version}” of “{title}” has no place “{anchor}”."
    remedy_zh = "请打开全文，从目录中选择；该条也可能只在其他版本中。"
    remedy_en = (
        "Open the whole text and choose from the outline; the place may exist in another version only."
    )
    status = 404


class NoSuchFile(Trouble):
    code = "LR-004"
    title = Term("没有这个附件", "No such attachment")
    zh = "《{title}》没有编号为“{id}”的附件。"
    en = "“{title}” has no attachment “{id}”."
    remedy_zh = "请从文件页面的附件列表中选择。"
    remedy_en = "Choose from the list of attachments on the document's page."
    status = 404
