"""基层立法联系点: the register of grassroots contact points, the government's and the congress's.

Beside the statutes: 立法法第九十条 (the congress may set them up) and 令第133号第七条 (`CS133`: the government's). Two networks exist:
the owner is a fact. What a point sends in stands in `contact_opinion`. The unit is the town, sub-district or department where
the point sits. Not verified: any term of office or yearly review of Changsha's; a term is a date that the decision names, and
binds only where it does.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from fadu.engine.line import (
    BODIES, HANDLER, SUPERVISOR, Balance, Choice, Choices, Clock, DueIn, Entry, Figure, Known, Mark, State, Step, Term, choice, closed, day,
    on, open_at_end, standing as between, text, where,
)  # fmt: skip
from fadu.law.instruments import CS133
from fadu.law.instruments import LL2023 as LL

SET_UP = LL.art(90) & CS133.art(7)
READING = CS133.art(7, mark=Mark.DESIGN, note="管理细节未见条文")


class Owner(Choices):
    """Whose network the point belongs to."""

    government = Choice("政府立法基层联系点", "The government's", CS133.art(7))
    congress = Choice("人大基层立法联系点", "The congress's", LL.art(90))


class Host(Choices):
    """What sort of body hosts it."""

    town = Choice("乡镇、街道", "Town or sub-district", READING)
    village = Choice("村、社区", "Village or community", READING)
    enterprise = Choice("企业、园区", "Enterprise or park", READING)
    association = Choice("行业协会、商会", "Association", READING)
    school = Choice("学校、科研机构", "School or institute", READING)
    law_firm = Choice("律师事务所", "Law firm", READING)


class ContactPoint(Entry):
    title = Term("基层立法联系点", "Grassroots legislative contact point")
    code = 64
    public = True

    # 记什么
    name = text("名称", "Name", cite=SET_UP, public=True)
    owner = choice("所属网络", "Network", Owner, cite=SET_UP, public=True)
    host = choice("类型", "Kind of host", Host, cite=READING, public=True)
    contact = text("联系人", "Contact", cite=READING, personal=True)
    designated_on = day("确定日期", "Designated on", cite=SET_UP, public=True)
    term_until = day("届满日期", "Term ends on", cite=READING, public=True)
    reviewed_on = day("最近评估日期", "Last reviewed on", cite=READING)
    review = text("评估意见", "Review", cite=READING)
    declined_reason = text("不予确定的理由", "Why not designated", cite=READING)
    ending = text("撤销原因", "Why delisted", cite=READING)

    # 在哪里
    applied = State("已申报", "Applied", start=True)
    seated = State("在册", "In the register")
    delisted = State("已撤销", "Delisted", final=True)
    declined = State("未予确定", "Not designated", final=True)

    # 谁来办
    apply = Step("申报", "Apply", to=applied, by=HANDLER, asks=(name, owner, host), may_ask=(contact,), cite=SET_UP)
    designate = Step("确定为联系点", "Designate", applied, to=seated, by=SUPERVISOR, may_ask=(term_until,),
                     dates=designated_on, cite=SET_UP,
                     document=Term("确定联系点的通知", "notice of designation"))  # fmt: skip
    decline = Step("不予确定", "Decline", applied, to=declined, by=SUPERVISOR, asks=(declined_reason,), cite=READING)
    evaluate = Step("评估", "Review", seated, by=SUPERVISOR, asks=(review,), dates=reviewed_on, cite=READING)
    renew = Step("续聘", "Renew", seated, by=SUPERVISOR, asks=(term_until,), cite=READING)
    delist = Step("撤销", "Delist", seated, to=delisted, by=SUPERVISOR, asks=(ending,), cite=READING)

    # 几日内
    renew_by = Clock("届满前续聘", "Renewal", DueIn(term_until), starts=designate, restarts=renew, until=(), cite=READING)

    # 报多少
    seated_only = Known(designated_on)
    standing = Figure("市政府立法基层联系点", "The government's contact points", between(designated_on, "closed"), unit=BODIES,
                      where=where(owner="government"), cite=CS133.art(7))  # fmt: skip
    of_congress = Figure("人大基层立法联系点", "The congress's contact points", between(designated_on, "closed"), unit=BODIES,
                         where=where(owner="congress"), cite=LL.art(90))  # fmt: skip
    all_points = Figure("在册联系点", "All contact points", between(designated_on, "closed"), unit=BODIES, split=(host,),
                        cite=SET_UP)  # fmt: skip
    all_before = Figure("上年末联系点", "A year before", between(designated_on, "closed", before=True), unit=BODIES,
                        split=(host,), cite=SET_UP)  # fmt: skip
    designated = Figure("本年确定", "Designated", on(designated_on), unit=BODIES, split=(host,), cite=SET_UP)
    left = Figure("本年撤销", "Delisted", closed, unit=BODIES, where=seated_only, split=(host,), cite=READING)
    reviewed = Figure("本年评估", "Reviewed", on(reviewed_on), unit=BODIES, cite=READING)
    pending = Figure("年末待确定", "Applications at the end", open_at_end, unit=BODIES, where=where(state="applied"),
                     cite=READING)  # fmt: skip

    # 须相符
    owners = Balance("总数＝政府＋人大", "all = the government's + the congress's", all_points, standing + of_congress,
                     cite=SET_UP)  # fmt: skip
    flow = Balance("上年末＋确定＝撤销＋年末", "before + designated = delisted + at end", all_before + designated,
                   left + all_points, cite=SET_UP)  # fmt: skip
