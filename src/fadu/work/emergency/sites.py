"""Kinds of places that drills are held at, and which of them the law names as dangerous or crowded."""

from __future__ import annotations

from fadu.engine.line import Choice, Choices
from fadu.law.instruments import EPLAN_5, EPLAN_2013, WORKSAFE_EMERG

TWICE_A_YEAR = WORKSAFE_EMERG.art(8, 2)
PLANS = EPLAN_2013.whole() & EPLAN_5.whole()


class Crowded(Choices):
    """Crowded places: those that art. 8(2) names, and others of the same nature."""

    hotel = Choice("宾馆", "Hotel", TWICE_A_YEAR)
    mall = Choice("商场", "Mall", TWICE_A_YEAR)
    entertainment = Choice("娱乐场所", "Entertainment venue", TWICE_A_YEAR)
    scenic = Choice("旅游景区", "Scenic area", TWICE_A_YEAR)
    district = Choice("商圈、步行街", "Shopping district", PLANS)
    station = Choice("车站", "Station", PLANS)


class Site(Crowded):
    """Every kind of place at which a drill is held."""

    dangerous_goods = Choice("易燃易爆、危险化学品单位", "Dangerous goods", TWICE_A_YEAR)
    mine = Choice("矿山", "Mine", TWICE_A_YEAR)
    smelting = Choice("金属冶炼", "Metal smelting", TWICE_A_YEAR)
    rail = Choice("城市轨道交通运营", "Urban rail", TWICE_A_YEAR)
    construction = Choice("建筑施工", "Construction", TWICE_A_YEAR)
    high_rise = Choice("高层建筑", "High-rise building", PLANS)
    school = Choice("学校、医院、福利机构", "School, hospital, home", PLANS)
    neighbourhood = Choice("村（社区）", "Village or community", PLANS)
    command = Choice("指挥中心（桌面）", "Command centre", PLANS)
    other = Choice("其他场所", "Other", PLANS)


AT_HIGH_RISK = tuple(code for code, one in Site.codes.items() if one.cite is TWICE_A_YEAR)
"""The places whose operators drill at least every half year (art. 8(2))."""
CROWDED = tuple(Crowded.codes)
