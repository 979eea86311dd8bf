"""Penalties, coercion, and how enforcement is shown, benchmarked and supervised."""

from datetime import date

from fadu.law.instruments.entry import KNOWN, PAGE, READ

APL_2021 = READ(
    id="APL_2021",
    zh="行政处罚法",
    en="Administrative Penalty Law (2021 revision)",
    number="主席令第70号",
    since=date(2021, 7, 15),
    until=None,
    version="2021年修订",
    note="令号未核",
)
APL_2017 = KNOWN(
    id="APL_2017",
    zh="行政处罚法",
    en="Administrative Penalty Law (2017 amendment)",
    number="主席令第63号",
    since=date(1996, 10, 1),
    until=date(2021, 7, 14),
    version="2017年修正",
    note="1996年通过，2009、2017年修正；文本不在所读之列，条号、期限未核",
)
SAMR_PROC = KNOWN(
    id="SAMR_PROC",
    zh="市场监督管理行政处罚程序规定",
    en="Provisions on Penalty Procedure in Market Regulation",
    number="国家市场监督管理总局令第42号",
    since=date(2021, 7, 15),
    until=None,
    note="期限、扣除的时间依所知，条文未核",
)
SAMR_SHOWN = READ(
    id="SAMR_SHOWN",
    zh="市场监督管理行政处罚信息公示规定",
    en="Provisions on Publishing Penalties in Market Regulation",
    number="国家市场监督管理总局令第45号",
    since=date(2021, 9, 1),
    until=None,
    note="令号、施行日未核",
)
SAMR_BANDS = KNOWN(
    id="SAMR_BANDS",
    zh="关于规范市场监督管理行政处罚裁量权的指导意见",
    en="Guiding Opinions on Discretion in Market Regulation Penalties",
    number="国市监法规〔2022〕2号",
    since=date(2022, 10, 8),
    until=None,
    note="文号、日期及三成幅度依所知，未核",
)
ENF_STAT = PAGE(
    id="ENF_STAT",
    zh="行政执法数据统计年报表",
    en="Yearly Tables of Enforcement Statistics",
    number="各地格式",
    since=date(2019, 1, 1),
    until=None,
    note="见大同2021、郑州2020、庆元2024等地表格，各地栏目、轻重次序不一，无全国格式",
)
ENF_HENAN_2016 = READ(
    id="ENF_HENAN_2016",
    zh="河南省行政执法条例",
    en="Henan Regulations on Administrative Enforcement",
    number="2016年文本",
    since=date(2016, 6, 1),
    until=None,
    note="外地规定，仅供参照；题名、施行日未核",
)
ACL_2011 = READ(
    id="ACL_2011",
    zh="行政强制法",
    en="Administrative Coercion Law",
    number="主席令第49号",
    since=date(2012, 1, 1),
    until=None,
    note="令号未核",
)
TRANSFER_2020 = READ(
    id="TRANSFER_2020",
    zh="行政执法机关移送涉嫌犯罪案件的规定",
    en="Provisions on Transferring Suspected Crimes",
    number="国务院令第310号",
    since=date(2001, 7, 9),
    until=None,
    version="2020年修订",
    note="2020-08-07修订；令号、施行日未核",
)
AES_2025 = PAGE(
    id="AES_2025",
    zh="行政执法监督条例",
    en="Regulations on Supervision of Administrative Enforcement",
    number="国务院令第825号",
    since=date(2026, 2, 1),
    until=None,
    note="2025-12-05通过，2025-12-17公布；第七条至第四十四条未读",
)
THREE_SYS_2018 = PAGE(
    id="THREE_SYS_2018",
    zh="国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
    en="Guiding Opinions on the Three Enforcement Systems",
    number="国办发〔2018〕118号",
    since=date(2018, 12, 5),
    until=None,
    note="日期未核",
)
DISC_2022 = PAGE(
    id="DISC_2022",
    zh="国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见",
    en="Opinions on Benchmarks of Administrative Discretion",
    number="国办发〔2022〕27号",
    since=date(2022, 7, 29),
    until=None,
    note="日期未核",
)
AE3Y_2023 = PAGE(
    id="AE3Y_2023",
    zh="提升行政执法质量三年行动计划（2023—2025年）",
    en="Three-Year Plan for the Quality of Enforcement (2023-2025)",
    number="国办发〔2023〕27号",
    since=date(2023, 8, 9),
    until=None,
)
INSP_2024 = PAGE(
    id="INSP_2024",
    zh="国务院办公厅关于严格规范涉企行政检查的意见",
    en="Opinions on Inspections of Enterprises",
    number="国办发〔2024〕54号",
    since=date(2025, 1, 3),
    until=None,
    note="2025-01-03公布",
)
COORD_2024 = PAGE(
    id="COORD_2024",
    zh="关于加强行政执法协调监督工作体系建设的意见",
    en="Opinions on Coordinating and Supervising Enforcement",
    number="中办发〔2024〕14号",
    since=date(2024, 2, 1),
    until=None,
    note="2024年2月，日未核",
)
