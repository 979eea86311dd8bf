"""The refusals of the reader: what cannot be read, why, and what to do."""

from __future__ import annotations

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class TooLarge(Trouble):
    code = "AR-001"
    title = Term("文件过大", "File too large")
    zh = "{name} 的{what}为 {size}，超过上限 {limit}，未读取。"
    en = "{name}: {what} is {size}, over the limit of {limit}; it was not read."
    remedy_zh = "请确认文件无误；如确需读取，请拆分后再试。"
    remedy_en = "Check that it is the right file; split it if it really is this large."


class TooLong(Trouble):
    code = "AR-002"
    title = Term("读取超时", "Reading took too long")
    zh = "{name} 在 {seconds} 秒内未能读完，已中止。"
    en = "{name} could not be read within {seconds} seconds and was given up."
    remedy_zh = "文件可能被恶意构造；请由来源方重新导出。"
    remedy_en = "The file may be built to exhaust readers; ask its source to export it again."


class Unreadable(Trouble):
    code = "AR-003"
    title = Term("文件损坏", "Damaged file")
    zh = "{name} 不是完好的 {form} 文件：{why}。"
    en = "{name} is not a sound {form} file: {why}."
    remedy_zh = "请重新下载或重新导出该文件。"
    remedy_en = "Download or export the file again."


class Unsupported(Trouble):
    code = "AR-004"
    title = Term("格式不支持", "Format not supported")
    zh = "{name} 是 {form} 格式，本程序只读 .txt、.html、.docx、.pdf。"
    en = "{name} is {form}; only .txt, .html, .docx and .pdf are read."
    remedy_zh = "请另存为 .docx 或 .pdf 后再试。"
    remedy_en = "Save it as .docx or .pdf first."


class NoText(Trouble):
    code = "AR-005"
    title = Term("扫描件无文字", "Scanned, no text")
    zh = "{name} 共 {pages} 页，全部是图像而没有文字层，无从审核。"
    en = "{name}: all {pages} pages are images without a text layer; nothing can be audited."
    remedy_zh = "请提供可复制文字的版本，或先做文字识别。"
    remedy_en = "Provide a version whose text can be copied, or run character recognition first."


class Locked(Trouble):
    code = "AR-006"
    title = Term("文件已加密", "Encrypted file")
    zh = "{name} 已用密码加密，无法读取。"
    en = "{name} is locked with a password and cannot be read."
    remedy_zh = "请提供未加密的版本。"
    remedy_en = "Provide a version without a password."
