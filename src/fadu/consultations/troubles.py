"""What can go wrong with a consultation, each with its reason and remedy."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NotOutForComment(Trouble):
    code = "CO-001"
    title = Term("草案不在征求意见阶段", "The draft is not out for comment")
    zh = "{record} 现处于“{state}”，不能发布征求意见稿。"
    en = "{record} stands at “{state}”, so no draft can be put to the public."
    remedy_zh = "请先在办件页办理“公开征求意见”一步。"
    remedy_en = "Take the step that opens the comment first, on the case's page."


class AlreadyOut(Trouble):
    code = "CO-002"
    title = Term("本轮征求意见稿已发布", "This round's draft is out already")
    zh = "{record} 本轮征求意见稿已于{on}发布，发布后不再改动。"
    en = "This round's draft of {record} was put out on {on}; once out it does not change."
    remedy_zh = "内容确有错误的，请另行公告更正，或办理“再次征求意见”。"
    remedy_en = "If it is wrong, announce a correction, or open another round."


class DaysWrong(Trouble):
    code = "CO-003"
    title = Term("截止日不可用", "The last day cannot be used")
    zh = "截止日{closes}早于发布之日{opens}。"
    en = "The last day {closes} is before the day it is put out, {opens}."
    remedy_zh = "请填写发布之日或其后的日期；最短期限见办件页的期限。"
    remedy_en = "Give that day or a later one; the least period stands on the case's page."


class TextMissing(Trouble):
    code = "CO-004"
    title = Term("没有征求意见稿正文", "There is no text of the draft")
    zh = "征求意见稿的{what}是空的。"
    en = "The {what} of the draft is empty."
    remedy_zh = "请粘贴正文，或上传 .docx、.txt、.html、.pdf 文件。"
    remedy_en = "Paste the text, or upload a .docx, .txt, .html or .pdf file."


class CommentClosed(Trouble):
    code = "CO-005"
    title = Term("征求意见已截止", "The comment period is over")
    zh = "“{title}”的征求意见期为{opens}至{closes}，现在不能提交。"
    en = "“{title}” was open for comment from {opens} to {closes}; nothing can be sent now."
    remedy_zh = "您写的内容仍在页面上，可复制后以信件寄送起草单位。"
    remedy_en = "What you wrote is still on the page: copy it and send it to the drafting body as a letter."


class NoSuchConsultation(Trouble):
    code = "CO-006"
    title = Term("没有这份征求意见稿", "No such draft for comment")
    zh = "没有编号为 {value} 的征求意见稿，或者您不能查看。"
    en = "There is no draft for comment numbered {value}, or it is not for you to see."
    remedy_zh = "请从“征求意见”一页选择。"
    remedy_en = "Choose from the page of drafts for comment."
    status = 404


class NoSuchClause(Trouble):
    code = "CO-007"
    title = Term("没有这一条", "No such clause")
    zh = "这份征求意见稿没有“{value}”这一条。"
    en = "This draft has no clause “{value}”."
    remedy_zh = "请从页面所列条款中选择，或选择“全文”。"
    remedy_en = "Choose from the clauses on the page, or “the whole”."


class NotYours(Trouble):
    code = "CO-008"
    title = Term("不由您办理", "Not yours to do")
    zh = "{record} 由{unit}办理，您不能替其发布征求意见稿或答复意见。"
    en = "{record} is handled by {unit}: you cannot put out its draft or reply for it."
    remedy_zh = "请由该单位的承办人或负责人办理。"
    remedy_en = "A handler or head of that body does this."
    status = 403


class TooLong(Trouble):
    code = "CO-009"
    title = Term("文字太长", "Too long")
    zh = "{field}有{length}字，至多{most}字。"
    en = "{field} has {length} characters; {most} is the most."
    remedy_zh = "请分成几条提交。"
    remedy_en = "Send it in several parts."
