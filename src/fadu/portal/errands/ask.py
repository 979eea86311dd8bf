"""申请政府信息公开, as a citizen meets it."""

from __future__ import annotations

from datetime import date

from fadu.engine.people import units
from fadu.law.instruments import OGI_2019 as OGI
from fadu.law.instruments import OGI_FEE_2020 as FEE
from fadu.measure.cite import Mark, Term
from fadu.portal.errands.bodies import public_bodies
from fadu.portal.errands.errand import BODY, WHERE, Body, Decided, Errand, OwnStep, Page, Point


def decided(body: Body, on: date) -> Decided:
    """The body asked is the body that answers (arts. 10, 27)."""
    unit = units()[body.unit]
    return Decided(unit.place, Term(unit.name_zh, unit.name_en))


PAGES = (
    WHERE,
    Page(BODY, Term("您向哪个机关申请？", "Which body are you asking?"), (BODY,),
         Term("向制作或者保存这项信息的机关申请。找错了机关，它会告诉您该向谁申请（能确定的话）。",
              "Ask the body that made or keeps the information. If it is the wrong one, it will tell you whom to ask, where it can.")),
    Page("wanted", Term("您想要什么信息？", "What information do you want?"), ("wanted",),
         Term("写出文件名称、文号；不知道的，写清时间、地点、事项，让工作人员找得到。一次申请最好只问一件事。不必说明理由。",
              "Give the title or number of the document. If you do not know them, say when, where and about what, so that it can"
              " be found. Best ask for one thing at a time. You need not say why."), needed=("wanted",)),
    Page("form", Term("您想怎样拿到？", "How would you like to receive it?"), ("form_wanted",),
         Term("例如：电子文件、纸质复印件邮寄、当面领取。", "Such as: as a file, a paper copy by post, in person.")),
    Page("kind", Term("您以谁的名义申请？", "In whose name are you asking?"), ("applicant_kind",),
         Term("个人申请的，选“自然人”。", "If you ask for yourself, choose “Natural person”.")),
    Page("name", Term("您的姓名（单位名称）？", "What is your name?"), ("applicant",),
         Term("按身份证件或者营业执照填写。受理机关需要核对身份证明的，会一次性告诉您。",
              "As on your identity card or business licence. If proof of identity is needed you will be told once, all together."),
         autocomplete="name"),
    Page("contact", Term("怎样联系您？", "How can you be reached?"), ("contact",),
         Term("手机号、邮箱或者邮寄地址。补正通知和答复都靠它送到您手里。",
              "A telephone number, e-mail or postal address. Notices and the reply reach you through it.")),
)  # fmt: skip

STEPS = (
    OwnStep("take_correction", Term("补正申请", "Correct your request"),
            Term("受理机关看不明白您的申请。请把要的信息写得更清楚；答复期限从它收到补正之日起重新计算。",
                 "The body could not tell what you want. Describe it more clearly; the time for the reply starts anew on the day"
                 " it has your correction."), Term("提交补正", "Send the correction"), files=True),
    OwnStep("pay", Term("缴费", "Pay the fee"),
            Term("按收费通知书写明的方式缴费后，在这里上传缴费凭证。答复期限从缴清之日起重新计算。",
                 "Pay as the notice says, then upload the proof here. The time for the reply starts anew on the day it is paid."),
            Term("提交缴费凭证", "Send the proof"), files=True, file_needed=True),
    OwnStep("take_reasons", Term("说明理由", "Give reasons"),
            Term("您申请的数量、频次较多，受理机关请您说明理由。",
                 "You have asked for a great deal, and the body asks you for your reasons."),
            Term("提交理由", "Send the reasons"), files=True),
    OwnStep("withdraw", Term("撤回申请", "Withdraw the request"),
            Term("撤回后本次申请即告结束，不再答复；以后还可以重新申请。",
                 "The request then ends without a reply. You may ask again later."),
            Term("撤回", "Withdraw"), asked=False),
)  # fmt: skip

ASK = Errand(
    name="ask",
    title=Term("申请政府信息公开", "Ask for information"),
    lead=Term("任何人都可以向行政机关要它制作或者保存的信息。不收费，不必说明理由。",
              "Anybody may ask a public body for information that it made or keeps. It is free, and you need not say why."),
    line_id="oversight.information_request",
    opening=lambda on: "receive",
    who=(Point(Term("公民、法人或者其他组织都可以申请。", "Any person or organisation."), OGI.art(27)),
         Point(Term("书写有困难的，可以口头申请，由工作人员代填。阅读、视听有障碍的，机关应当提供帮助。",
                    "If writing is hard you may ask by word of mouth and staff fill in the form. Help is owed to those who cannot"
                    " easily read, see or hear."), OGI.art(29) & OGI.art(43))),
    needs=(Point(Term("姓名或者名称、身份证明、联系方式", "Your name, proof of identity, and how to reach you"), OGI.art(29, 2, 1)),
           Point(Term("要的信息：名称、文号，或者便于查找的描述",
                      "What you want: its title or number, or a description by which it can be found"), OGI.art(29, 2, 2)),
           Point(Term("想怎样拿到", "How you want to receive it"), OGI.art(29, 2, 3))),
    not_for=(Point(Term("投诉、举报、信访：不作为信息公开申请处理，会告诉您走相应渠道。",
                        "Complaints and petitions: they are not handled here; you will be told where to go."), OGI.art(39)),
             Point(Term("工商、不动产登记等另有查询规定的资料：按那些规定查询。",
                        "Company and land registers have rules of their own for looking things up."), OGI.art(36, item=7)),
             Point(Term("公报、报刊、书籍等公开出版物。", "Gazettes, newspapers and books."), OGI.art(39))),
    decides=Point(Term("由您选择的机关答复。", "The body that you choose replies."), OGI.art(10)),
    fee=Point(Term("不收费。数量、频次明显超过合理范围的，才可能收信息处理费，并先通知您。",
                   "Free. Only where the amount is clearly beyond reason may a processing fee be asked, and you are told first."),
              OGI.art(42) & FEE.whole()),
    received=Point(Term("网上提交的，以双方确认之日为收到之日：您按“提交”是您的确认，网上登记回执是受理机关的确认（以回执为机关的确认，是本平台的理解）。",
                        "Sent over the internet, it is received on the day both sides confirm it: you by pressing “send”, the body by"
                        " this receipt (that the receipt is its confirmation is our reading)."),
                   OGI.art(31, item=3, mark=Mark.DESIGN)),
    clocks={"answer_by": Term("最迟在这一天答复您。", "You get a reply by this day."),
            "notify_correction_by": Term("如果看不明白您要什么，最迟在这一天一次性告诉您怎样补正；补正以后，答复期限重新起算。",
                                         "If it is not clear what you want you are told how to correct it, once, by this day; the"
                                         " time for the reply then starts anew.")},
    pages=PAGES,
    bodies=public_bodies,
    decided=decided,
    fixed={"channel": "internet"},
    steps=STEPS,
    after=Point(Term("受理机关答复、请您补正、延期，或者征求第三方意见，都会在进度查询里看到。",
                     "A reply, a request for correction, an extension or a consultation: all show when you track it."), OGI.art(33)),
    result=("reply", "reply_no", "replied_on"),
    ended=frozenset({"answered", "lapsed", "withdrawn"}),
)  # fmt: skip
