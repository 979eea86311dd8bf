"""What can forbid an act, as data."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class StepNotAllowed(Trouble):
    code = "A-001"
    title = Term("此步骤现在不能办理", "Step not allowed now")
    zh = "“{line}”{record}现为“{state}”，不能办理“{step}”。现在可办：{allowed}。"
    en = "{line} {record} stands at “{state}”; “{step}” cannot be taken. Possible now: {allowed}."
    remedy_zh = "请先办理可办的步骤，或打开记录查看流程。"
    remedy_en = "Take one of the possible steps first, or open the record to see its course."


class NotYourStep(Trouble):
    code = "A-002"
    title = Term("无权办理", "Not your step")
    zh = "“{actor}”不能对{record}办理“{step}”：须由{roles}在承办单位（{unit}）办理。"
    en = "“{actor}” may not take “{step}” on {record}: it is for {roles} of the handling unit ({unit})."
    remedy_zh = "请转交有权人员办理，或由其授权。"
    remedy_en = "Pass it to somebody who may, or ask for a delegation."


class StaleVersion(Trouble):
    code = "A-003"
    title = Term("记录已被他人更新", "The record has moved on")
    zh = "{record}已由他人办理：您看到的是第{seen}版，现为第{now}版，最近一步是“{last}”。您填写的内容没有写入。"
    en = (
        "{record} was changed by somebody else: you saw version {seen}, it is now version {now}, last step “{last}”. "
        "Nothing of yours was written."
    )
    remedy_zh = "请查看最新情况，确认后重新提交。"
    remedy_en = "Look at what changed, then submit again."


class FactMissing(Trouble):
    code = "A-004"
    title = Term("缺少必填项", "A fact is missing")
    zh = "办理“{step}”必须填写：{fields}。"
    en = "“{step}” requires: {fields}."
    remedy_zh = "请补填后重新提交。"
    remedy_en = "Fill them in and submit again."


class FactUnknown(Trouble):
    code = "A-005"
    title = Term("此步骤不收这一项", "The step does not take this fact")
    zh = "“{step}”不收“{fields}”；可填：{known}。"
    en = "“{step}” does not take “{fields}”; it takes: {known}."
    remedy_zh = "请删去该项；要更正已登记的内容，请用“更正”。"
    remedy_en = "Remove it; to correct what is registered use “correct”."


class FactWrong(Trouble):
    code = "A-006"
    title = Term("填写有误", "A fact is wrong")
    zh = "“{field}”填写为“{value}”，{reason}。"
    en = "“{field}” was given as “{value}”: {reason}."
    remedy_zh = "请改正后重新提交。"
    remedy_en = "Correct it and submit again."


class DayOutOfOrder(Trouble):
    code = "A-007"
    title = Term("日期先后不符", "Days out of order")
    zh = "{record}：“{step}”的日期{on}早于上一步“{last}”的日期{last_on}。"
    en = "{record}: “{step}” on {on} would come before the last step “{last}” on {last_on}."
    remedy_zh = "请核对日期；若上一步日期登记有误，请先更正。"
    remedy_en = "Check the day; if the last step's day is wrong, correct it first."


class AlreadyTaken(Trouble):
    code = "A-008"
    title = Term("只能办理一次", "Only once")
    zh = "{record}：“{step}”依法只能办理一次，已于{on}办理（{cite}）。"
    en = "{record}: “{step}” may be taken once only; it was taken on {on} ({cite})."
    remedy_zh = "请改办其他步骤。"
    remedy_en = "Take another step."


class NoSuchRecord(Trouble):
    code = "A-009"
    title = Term("没有这条记录", "No such record")
    zh = "没有编号为{record}的记录，或您无权查看。"
    en = "There is no record {record}, or you may not see it."
    remedy_zh = "请核对编号。"
    remedy_en = "Check the number."


class DayInFuture(Trouble):
    code = "A-010"
    title = Term("日期在将来", "A day in the future")
    zh = "{record}：“{step}”的日期{on}晚于登记之时（{at}）；办理日期不能在将来。"
    en = "{record}: “{step}” is dated {on}, after it was entered ({at}); an act cannot lie in the future."
    remedy_zh = "请核对日期。"
    remedy_en = "Check the day."


class NotErasable(Trouble):
    code = "A-011"
    title = Term("不能删除", "Cannot be erased")
    zh = "“{field}”不是个人信息，不能删除；只有个人信息可以依法删除。"
    en = "“{field}” is not personal data; only personal data can lawfully be erased."
    remedy_zh = "如内容有误，请用“更正”。"
    remedy_en = "If it is wrong, use “correct”."


class NotRunOut(Trouble):
    code = "A-012"
    title = Term("期限尚未届满", "The period has not run out")
    zh = "{record}：“{step}”只能在{clock}届满后办理；{on}尚未届满（届满日{due}，{cite}）。"
    en = "{record}: “{step}” can only follow when {clock} has run out; on {on} it has not (last day {due}, {cite})."
    remedy_zh = "请待期限届满，或按对方的答复办理。"
    remedy_en = "Wait for the period to end, or act on the answer when it comes."


class ReasonNeeded(Trouble):
    """A departure that the law allows for a recorded reason: a warning until the reason stands in its field."""

    code = "A-013"
    title = Term("须写明理由", "A reason is needed")
    zh = "{what}（{cite}）。"
    en = "{what} ({cite})."
    remedy_zh = "确需如此办理的，请在“{field}”中写明理由后重新提交；理由随记录留存。"
    remedy_en = (
        "If it must be so, give the reason in “{field}” and submit again; the reason stays with the record."
    )


class Barred(Trouble):
    """What the law forbids whatever the reason."""

    code = "A-014"
    title = Term("依法不得办理", "The law forbids it")
    zh = "{what}（{cite}）。"
    en = "{what} ({cite})."
    remedy_zh = "{remedy}。"
    remedy_en = "{remedy}."


class NotForUnit(Trouble):
    code = "A-015"
    title = Term("不能转给该单位", "Not for that unit")
    zh = "{record}不能这样办理：{reason}。"
    en = "{record} cannot go that way: {reason}."
    remedy_zh = "请核对单位和记录的现状。"
    remedy_en = "Check the unit, and where the record stands."


class NotAccepted(Trouble):
    code = "A-016"
    title = Term("不收此文件", "The file is not accepted")
    zh = "“{name}”不能作为附件：{reason}。"
    en = "“{name}” cannot be attached: {reason}."
    remedy_zh = "请提交不超过限定大小、不含宏和脚本的 PDF、docx、xlsx、png、jpg、txt 或 csv 文件；其他格式请先另存为 PDF。"
    remedy_en = (
        "Give a PDF, docx, xlsx, png, jpg, txt or csv file within the size limit and without macros or scripts; "
        "save other formats as PDF first."
    )
