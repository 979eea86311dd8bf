"""申请人民调解, as a citizen meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fadu.engine.people import units
from fadu.law.instruments import PML_2010 as PML
from fadu.law.instruments import PMR_2002 as PMR
from fadu.measure.cite import Mark, Term
from fadu.portal.errands.bodies import committees
from fadu.portal.errands.errand import BODY, WHERE, Body, Decided, Errand, OwnStep, Page, Point
from fadu.work.people.committee import Committee


def decided(body: Body, on: date) -> Decided:
    """The committee mediates; the case stands with the unit that guides it."""
    kind = Committee._default_manager.values_list("committee_kind", flat=True).get(id=int(body.key))
    return Decided(units()[body.unit].place, body.name, {"committee": int(body.key), "committee_kind": kind})


PAGES = (
    replace(WHERE, title=Term("纠纷发生在哪里？", "Where did the dispute arise?"),
            hint=Term("一般找您或者对方所在地的调解委员会。也可以填村、社区或者街道名称里的几个字。",
                      "Usually the committee where you or the other party live. You may also type part of the name of a village or"
                      " sub-district.")),
    Page(BODY, Term("请哪个调解委员会调解？", "Which committee should mediate?"), (BODY,)),
    Page("dispute", Term("是哪一类纠纷？", "What kind of dispute is it?"), ("dispute",)),
    Page("summary", Term("发生了什么事？", "What happened?"), ("summary",),
         Term("简单写清时间、地点、经过和您的要求。只有承办单位和调解人员看得到。",
              "Say briefly when, where and what happened and what you ask for. Only the handling unit and the mediators see it."),
         needed=("summary",)),
    Page("other", Term("对方是谁？", "Who is the other party?"), ("other_party",),
         Term("姓名或者单位名称；知道联系方式的一起填。", "A name; with a telephone number if you know it."), needed=("other_party",)),
    Page("parties", Term("一共有几个当事人？", "How many parties are there?"), ("parties",),
         Term("连您自己在内。两个人之间的纠纷填 2。", "Count yourself. A dispute between two people: 2.")),
    Page("name", Term("您是谁？怎样联系您？", "Who are you, and how can you be reached?"), ("party",),
         Term("填姓名和手机号。", "Your name and telephone number.")),
)  # fmt: skip

STEPS = (
    OwnStep("decline", Term("不再要求调解", "Ask no longer for mediation"),
            Term("调解全凭自愿。当事人一方明确拒绝的，不得调解，本次申请结束。",
                 "Mediation is voluntary. If a party refuses there is none, and this application ends."),
            Term("不再要求调解", "Ask no longer"), asked=False),
    OwnStep("break_off", Term("要求终止调解", "Ask to end the mediation"),
            Term("您有权要求终止调解；终止后可以走仲裁、行政或者诉讼途径。",
                 "You have the right to end it; arbitration, administrative remedies or the courts remain open."),
            Term("终止调解", "End it"), fixed={"failure": "party_ended"}, asked=False),
)  # fmt: skip

MEDIATION = Errand(
    name="mediation",
    title=Term("申请人民调解", "Ask for mediation"),
    lead=Term("邻里、婚姻家庭、合同、赔偿这类民间纠纷，可以请人民调解委员会帮助双方商量解决。不收费，全凭自愿。",
              "In disputes with neighbours, in the family, over contracts or damages, a people's mediation committee helps both sides to"
              " settle. It is free and voluntary."),
    line_id="people.mediation",
    opening=lambda on: "register",
    who=(Point(Term("纠纷的任何一方当事人都可以申请。", "Any party to the dispute."), PML.art(17)),
         Point(Term("对方明确拒绝调解的，不得调解；您也可以随时要求终止。",
                    "If the other party plainly refuses there is no mediation; you too may end it at any time."),
               PML.art(17) & PML.art(23))),
    needs=(Point(Term("发生了什么事、您的要求", "What happened and what you ask for"), PML.art(27)),
           Point(Term("对方的姓名或者名称", "The other party's name"), PML.art(27)),
           Point(Term("您的姓名和联系方式", "Your name and how to reach you"), PML.art(27))),
    not_for=(Point(Term("正在发生的危险：先拨打110。", "Danger right now: call 110 first."), PML.art(25)),
             Point(Term("对行政机关的决定不服：请申请行政复议。", "Objections to a public body's decision: apply for reconsideration."))),
    decides=Point(Term("调解委员会不替您作决定：达成协议要双方同意。书面协议有法律约束力，三十日内可以共同申请司法确认。",
                       "The committee decides nothing for you: an agreement needs both. A written one binds, and within thirty days both"
                       " may ask a court to confirm it."), PML.art(31) & PML.art(33)),
    fee=Point(Term("不收取任何费用。", "Free of any charge."), PML.art(4)),
    received=Point(Term("调解委员会登记您的申请，再问对方是否愿意。", "The committee registers it and asks the other party."), PML.art(17)),
    clocks={"mediate_by": Term("受理以后，一般在这一天以前调解完；双方都要求的，可以延长。",
                               "Once accepted, mediation generally ends by this day; it may go on if both sides ask for it.")},
    pages=PAGES,
    bodies=committees,
    decided=decided,
    fixed={"source": "application"},
    steps=STEPS,
    after=Point(Term("调解委员会与双方联系，指定或者由双方选择调解员，一般一个月内调解。",
                     "The committee contacts both sides, a mediator is named or chosen, and mediation generally takes up to a month."),
                PML.art(19) & PMR.art(33, mark=Mark.PAGE)),
    result=("agreement", "failure", "amount", "concluded_on", "perform_until", "confirmation"),
    ended=frozenset({"declined", "agreed_orally", "agreed_in_writing", "broken_off", "performed", "filed", "confirmed", "not_confirmed",
                     "breached", "enforcing"}),
)  # fmt: skip
