"""What can go wrong with an errand, told to a worried person."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NoSuchDraft(Trouble):
    code = "PE-001"
    title = Term("没有找到草稿", "No such draft")
    zh = "没有与这个取回码相符的草稿：取回码可能输错了，草稿也可能已经过期删除（草稿保存{days}天）。"
    en = "No draft goes with this code: it may be mistyped, or the draft has expired (drafts are kept for {days} days)."
    remedy_zh = "请核对取回码，或者重新填写。"
    remedy_en = "Check the code, or begin anew."
    status = 404


class DraftExpired(Trouble):
    code = "PE-002"
    title = Term("草稿已过期", "The draft has expired")
    zh = "这份草稿最后一次修改是{updated}，超过{days}天，已按规定删除。"
    en = "This draft was last changed on {updated}, more than {days} days ago; it has been deleted."
    remedy_zh = "请重新填写。没有提交的草稿，任何机关都没有看到过。"
    remedy_en = "Please begin anew. No public body has seen a draft that was not sent."
    status = 410


class NotBegun(Trouble):
    code = "PE-003"
    title = Term("还没有开始填写", "Nothing has been begun")
    zh = "这台设备上没有正在填写的“{errand}”：可能还没有开始，也可能已经退出。"
    en = "No “{errand}” is under way on this device: it was not begun, or you have left it."
    remedy_zh = "请从说明页开始；有取回码的，用取回码继续。"
    remedy_en = "Start from the first page; if you have a code, use it to go on."
    status = 409


class Unfinished(Trouble):
    code = "PE-004"
    title = Term("还没有填完", "Not finished yet")
    zh = "还有{number}页没有填好，不能提交：{pages}。"
    en = "{number} pages are not finished, so it cannot be sent yet: {pages}."
    remedy_zh = "请填好后再提交；已经填写的都还在。"
    remedy_en = "Finish them and send it then; everything you typed is still there."
    status = 409


class TooManyTries(Trouble):
    code = "PE-005"
    title = Term("尝试次数太多", "Too many tries")
    zh = "查询码连续输错多次。为保护申请人，请在{minutes}分钟后再试。"
    en = "Wrong codes were entered too many times. To protect applicants, please try again in {minutes} minutes."
    remedy_zh = "请核对回执上的编号和查询码；回执遗失的，请带身份证明到承办单位查询。"
    remedy_en = "Check the number and code on your receipt; if it is lost, ask the body in person with proof of identity."
    status = 429


class WrongCode(Trouble):
    code = "PE-006"
    title = Term("编号与查询码不符", "Number and code do not match")
    zh = "没有与这个编号和查询码相符的申请。"
    en = "No application goes with this number and code."
    remedy_zh = "请核对回执。查询码由字母和数字组成，没有0、1，也没有I、L、O、U。"
    remedy_en = "Check your receipt. The code has letters and digits, but no 0, 1, I, L, O or U."
    status = 403


class NotYours(Trouble):
    code = "PE-007"
    title = Term("现在没有这一步可办", "No such step for you now")
    zh = "这件申请现在不能由您办理“{step}”。"
    en = "You cannot take “{step}” on this application now."
    remedy_zh = "请回到进度页，看现在可以办什么。"
    remedy_en = "Go back to your case to see what can be done now."
    status = 409


class FileNeeded(Trouble):
    code = "PE-008"
    title = Term("缺少材料", "A paper is missing")
    zh = "办理“{step}”须附上材料。"
    en = "“{step}” needs a paper to go with it."
    remedy_zh = "请选择文件后再提交；文字已经保留。"
    remedy_en = "Choose a file and send it again; what you typed is kept."


class AlreadyRated(Trouble):
    code = "PE-009"
    title = Term("已经评价过", "Already rated")
    zh = "这件申请已经评价过，每件只能评价一次。"
    en = "This case has been rated; each can be rated once."
    remedy_zh = "谢谢您的评价。"
    remedy_en = "Thank you for it."
    status = 409


class NotYetRated(Trouble):
    code = "PE-010"
    title = Term("评价有误", "The rating is incomplete")
    zh = "请从1到5选择一个分数；评语最多{most}个字。"
    en = "Choose a score from 1 to 5; a comment has at most {most} characters."
    remedy_zh = "请改正后再提交。"
    remedy_en = "Correct it and send it again."
    status = 422


class TooLong(Trouble):
    code = "PE-011"
    title = Term("内容太长", "Too long")
    zh = "这一页填写的内容太长，没有保存；都还在页面上。"
    en = "What you typed on this page is too long and was not saved; it is still on the page."
    remedy_zh = "请删短后再继续；材料可以在提交以后上传。"
    remedy_en = "Shorten it and go on; papers can be uploaded after you have sent it."
    status = 422


class CaseClosed(Trouble):
    code = "PE-012"
    title = Term("请重新输入查询码", "Enter your code again")
    zh = "这台设备上没有打开的申请：查询已经退出、超过时间，或者查询码已经换新。"
    en = "No application is open on this device: you have left it, it was too long ago, or there is a new code."
    remedy_zh = "请用编号和查询码重新查询。"
    remedy_en = "Use the number and code to open it again."
    status = 403


class TooManyPapers(Trouble):
    code = "PE-013"
    title = Term("材料太多", "Too many papers")
    zh = "一次最多上传{at_once}个文件，每件申请最多{in_all}个。"
    en = "At most {at_once} files at a time, and {in_all} for one application."
    remedy_zh = "请合并后再上传，或者把其余的当面、邮寄提交。"
    remedy_en = "Put them together, or hand in the rest in person or by post."
    status = 422
