"""Penalties, coercion, and how enforcement is shown, benchmarked and supervised."""

from datetime import date

from fadu.law.instruments.entry import PAGE, READ

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
