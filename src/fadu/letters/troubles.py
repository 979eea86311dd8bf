"""What can go wrong with a letter, told to the person who writes it."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NoLetter(Trouble):
    code = "LE-001"
    title = Term("这一步没有文书", "This step makes no letter")
    zh = "“{line}”的步骤“{step}”没有须制作的文书。"
    en = "The step “{step}” of “{line}” makes no letter."
    remedy_zh = "请直接办理该步骤。"
    remedy_en = "Take the step without one."


class LetterIncomplete(Trouble):
    code = "LE-002"
    title = Term("文书尚不完整", "The letter is not complete")
    zh = "“{document}”还缺：{missing}。"
    en = "“{document}” still lacks: {missing}."
    remedy_zh = "请补登这些事项，或在“说明”一栏写明后再签发。"
    remedy_en = "Register these facts, or fill in the explanation, then sign."
    status = 422


class TemplateWrong(Trouble):
    code = "LE-003"
    title = Term("文书模板有误", "A letter's template is wrong")
    zh = "模板 {file}：{reason}（“{value}”）。"
    en = "Template {file}: {reason} (“{value}”)."
    remedy_zh = "请改正模板；可用的名称见该业务的说明页。"
    remedy_en = "Correct the template; the names that may be used are on the line's sheet."
