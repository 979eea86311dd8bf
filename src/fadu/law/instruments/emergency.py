"""Emergencies, accidents, fires, public health and mass events."""

from datetime import date

from fadu.law.instruments.entry import PAGE, READ

EMERG_LAW = READ(
    id="EMERG_LAW",
    zh="突发事件应对法",
    en="Emergency Response Law (2024 revision)",
    number="2024-06-28修订",
    since=date(2024, 11, 1),
    until=None,
    version="2024年修订",
)
EPLAN_2013 = PAGE(
    id="EPLAN_2013",
    zh="突发事件应急预案管理办法",
    en="Measures on Emergency Plans (2013)",
    number="国办发〔2013〕101号",
    since=date(2013, 10, 25),
    until=date(2024, 1, 30),
    version="2013年",
    note="第二十二条（三年一次演练）见公开网页；其他条文未核",
)
EPLAN_5 = PAGE(
    id="EPLAN_5",
    zh="突发事件应急预案管理办法",
    en="Measures on Emergency Plans",
    number="国办发〔2024〕5号",
    since=date(2024, 1, 31),
    until=None,
    note="取代国办发〔2013〕101号",
)
NATPLAN_2025 = PAGE(
    id="NATPLAN_2025",
    zh="国家突发事件总体应急预案",
    en="National Master Emergency Plan",
    number="中共中央、国务院印发",
    since=date(2025, 2, 25),
    until=None,
    note="日期为公布日",
)
WORKSAFE_EMERG = READ(
    id="WORKSAFE_EMERG",
    zh="生产安全事故应急条例",
    en="Regulations on Emergency Response to Work Accidents",
    number="国务院令第708号",
    since=date(2019, 4, 1),
    until=None,
)
WORKSAFE_PLAN = PAGE(
    id="WORKSAFE_PLAN",
    zh="生产安全事故应急预案管理办法",
    en="Measures on Work Accident Emergency Plans",
    number="应急管理部令第2号",
    since=date(2019, 9, 1),
    until=None,
    note="第二十八条、第三十三条；施行日未核",
)
ACCIDENT_RPT = READ(
    id="ACCIDENT_RPT",
    zh="生产安全事故报告和调查处理条例",
    en="Regulations on Reporting and Investigating Work Accidents",
    number="国务院令第493号",
    since=date(2007, 6, 1),
    until=None,
    note="令号、施行日未核",
)
PHE_REG = READ(
    id="PHE_REG",
    zh="突发公共卫生事件应急条例",
    en="Regulations on Public Health Emergencies",
    number="国务院令第376号",
    since=date(2003, 5, 9),
    until=date(2025, 10, 31),
    version="2011年修订",
    note="2025-11-01起有突发公共卫生事件应对法，本条例时限不再作为法定时限运行；令号、起始日未核",
)
PHE_LAW_2025 = PAGE(
    id="PHE_LAW_2025",
    zh="突发公共卫生事件应对法",
    en="Law on Responding to Public Health Emergencies",
    number="2025-09-12通过",
    since=date(2025, 11, 1),
    until=None,
    note="报告时限条文未读",
)
RELIEF_REG = READ(
    id="RELIEF_REG",
    zh="自然灾害救助条例",
    en="Regulations on Disaster Relief",
    number="国务院令第577号",
    since=date(2010, 9, 1),
    until=None,
    version="2019年修订",
    note="2019-03-02修订；令号未核",
)
FOREST_FIRE = READ(
    id="FOREST_FIRE",
    zh="森林防火条例",
    en="Forest Fire Prevention Regulations",
    number="国务院令第541号",
    since=date(2009, 1, 1),
    until=date(2025, 12, 31),
    version="2008年修订",
    note="仅用于2026-01-01以前的事件；令号未核，是否明文废止未读",
)
FOREST_FIRE_2026 = PAGE(
    id="FOREST_FIRE_2026",
    zh="森林草原防灭火条例",
    en="Forest and Grassland Fire Regulations",
    number="国务院令第822号",
    since=date(2026, 1, 1),
    until=None,
    note="2025-11-16公布，六十三条；条文未读",
)
MASS_EVENT = READ(
    id="MASS_EVENT",
    zh="大型群众性活动安全管理条例",
    en="Regulations on the Safety of Mass Events",
    number="国务院令第505号",
    since=date(2007, 10, 1),
    until=None,
    note="第十四条“7日”无工作日条款，按自然日；令号未核",
)
FIRE_LAW = READ(
    id="FIRE_LAW",
    zh="消防法",
    en="Fire Protection Law (2021 amendment)",
    number="2021-04-29修正",
    since=date(2021, 4, 29),
    until=None,
    version="2021年修正",
)
