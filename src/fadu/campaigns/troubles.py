"""What can go wrong in a clean-up, each with its reason and remedy."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NotTheRunner(Trouble):
    code = "CL-001"
    title = Term("不由您主持", "Not yours to run")
    zh = "文件清理由司法行政部门（主管部门）主持；“{name}”没有这一职责。"
    en = "A clean-up is run by the justice bureau (a supervising body); “{name}” has no such duty."
    remedy_zh = "请由主管部门的工作人员办理。"
    remedy_en = "An official of the supervising body does this."
    status = 403


class NotTheReviewer(Trouble):
    code = "CL-002"
    title = Term("不由您审查", "Not yours to review")
    zh = "《{title}》分给{unit}审查，您不能代为作出结论。"
    en = "“{title}” was given to {unit} to review: you cannot decide in its place."
    remedy_zh = "请由该单位办理，或由主持清理的单位改派。"
    remedy_en = "That body decides, or the body that runs the clean-up gives it to another."
    status = 403


class Undecided(Trouble):
    code = "CL-003"
    title = Term("尚有文件没有结论", "Some documents are undecided")
    zh = "“{title}”还有{count}份文件没有结论，不能公布清理结果。"
    en = "“{title}” has {count} documents without a decision; its result cannot be published."
    remedy_zh = "请督促有关单位作出结论，或由主持单位改派。"
    remedy_en = "Have the units decide, or give the documents to others."


class Published(Trouble):
    code = "CL-004"
    title = Term("清理结果已公布", "The result is published")
    zh = "“{title}”的清理结果已于{on}公布，不再改动。"
    en = "The result of “{title}” was published on {on} and does not change."
    remedy_zh = "确需更正的，请另行组织清理。"
    remedy_en = "To correct it, run another clean-up."


class NothingFound(Trouble):
    code = "CL-005"
    title = Term("没有可清理的文件", "Nothing to clean up")
    zh = "“{query}”加上所选条件没有找到文件。"
    en = "“{query}” with these filters finds no document."
    remedy_zh = "请先在政策文件库中试好检索条件。"
    remedy_en = "Try the search in the library first."


class TooMany(Trouble):
    code = "CL-006"
    title = Term("文件太多", "Too many documents")
    zh = "找到{count}份文件，一次清理至多{most}份。"
    en = "{count} documents are found; {most} is the most for one clean-up."
    remedy_zh = "请用条件缩小范围，分几次清理。"
    remedy_en = "Narrow the filters and run several."


class NoSuchCampaign(Trouble):
    code = "CL-007"
    title = Term("没有这次清理", "No such clean-up")
    zh = "没有编号为{value}的文件清理，或者其中没有您单位的文件。"
    en = "There is no clean-up numbered {value}, or none of its documents is your unit's."
    remedy_zh = "请从“文件清理”一页选择。"
    remedy_en = "Choose from the page of clean-ups."
    status = 404


class ReasonMissing(Trouble):
    code = "CL-008"
    title = Term("没有写明理由", "No reason given")
    zh = "对《{title}》的结论没有写明理由。"
    en = "No reason is given for what is decided of “{title}”."
    remedy_zh = "请写明：与哪部上位法不一致、有效期已届满、任务已完成等。"
    remedy_en = (
        "Say which higher law it differs from, that its term is over, that its task is done, and so on."
    )
