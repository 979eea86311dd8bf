"""Legislation, normative documents, major decisions and the organisation of the work."""

from datetime import date

from fadu.law.instruments.entry import EXCERPT, KNOWN, LOCAL, READ

LL2023 = READ(
    id="LL2023",
    zh="立法法",
    en="Legislation Law (2023 amendment)",
    number="主席令第3号",
    since=date(2023, 3, 15),
    until=None,
    version="2023年修正",
    note="令号、施行日未核",
)
GZTL2017 = READ(
    id="GZTL2017",
    zh="规章制定程序条例",
    en="Regulations on the Making of Rules",
    number="国务院令第322号",
    since=date(2018, 5, 1),
    until=None,
    version="2017年修订",
    note="国务院令第695号修订；令号、施行日未核",
)
BASC2001 = KNOWN(
    id="BASC2001",
    zh="法规规章备案条例",
    en="Regulations on Filing Regulations and Rules (2001)",
    number="国务院令第337号",
    since=date(2002, 1, 1),
    until=date(2024, 10, 31),
    note="2001-12-14公布；由2024年条例废止；令号、施行日未核",
)
BASC2024 = READ(
    id="BASC2024",
    zh="法规规章备案审查条例",
    en="Regulations on Filing and Review of Regulations and Rules",
    number="国务院令第789号",
    since=date(2024, 11, 1),
    until=None,
)
NPCD2023 = EXCERPT(
    id="NPCD2023",
    zh="全国人民代表大会常务委员会关于完善和加强备案审查制度的决定",
    en="NPCSC Decision on Filing and Review",
    number="2023-12-29通过",
    since=date(2023, 12, 29),
    until=None,
)
JDF2024 = READ(
    id="JDF2024",
    zh="各级人民代表大会常务委员会监督法",
    en="Supervision Law (2024 amendment)",
    number="2024-11-08修正",
    since=date(2024, 11, 8),
    until=None,
    version="2024年修正",
    note="施行日未核",
)
HNLL = EXCERPT(
    id="HNLL",
    zh="湖南省地方立法条例",
    en="Hunan Local Legislation Regulations",
    number="2001-01-17通过",
    since=date(2024, 2, 1),
    until=None,
    version="2024年修正",
)
CS133 = EXCERPT(
    id="CS133",
    zh="长沙市人民政府拟定地方性法规草案和制定规章办法",
    en="Changsha Measures on Drafting Regulations and Making Rules",
    number="长沙市人民政府令第133号",
    since=date(2018, 2, 1),
    until=None,
)
CS120 = EXCERPT(
    id="CS120",
    zh="长沙市政府法制工作规定",
    en="Changsha Provisions on Government Legal Affairs",
    number="长沙市人民政府令第120号",
    since=date(2013, 1, 1),
    until=None,
    note="有页面标为有效；不排除其后废止",
)
GBF37 = EXCERPT(
    id="GBF37",
    zh="国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知",
    en="Notice on Making and Supervising Normative Documents",
    number="国办发〔2018〕37号",
    since=date(2018, 5, 16),
    until=None,
)
GBF115 = EXCERPT(
    id="GBF115",
    zh="国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见",
    en="Guiding Opinions on Legality Review of Normative Documents",
    number="国办发〔2018〕115号",
    since=date(2018, 12, 4),
    until=None,
)
HNGFX = EXCERPT(
    id="HNGFX",
    zh="湖南省规范性文件管理办法",
    en="Hunan Measures on Normative Documents",
    number="湖南省人民政府令第242号",
    since=date(2009, 7, 9),
    until=None,
    note="令第289、310、327号修改（2018、2022、2025年）；日期为公布日",
)
HNXZCX = EXCERPT(
    id="HNXZCX",
    zh="湖南省行政程序规定",
    en="Hunan Administrative Procedure Provisions",
    number="湖南省人民政府令第222号",
    since=date(2008, 10, 1),
    until=None,
    note="令第289、310号修改（2018、2022年）",
)
HNBASC = EXCERPT(
    id="HNBASC",
    zh="湖南省规范性文件备案审查条例",
    en="Hunan Regulations on Filing and Review of Normative Documents",
    number="2007-11-30通过",
    since=date(2007, 11, 30),
    until=None,
    note="不排除其后修订；日期为通过日",
)
MAD713 = READ(
    id="MAD713",
    zh="重大行政决策程序暂行条例",
    en="Interim Regulations on Major Administrative Decisions",
    number="国务院令第713号",
    since=date(2019, 9, 1),
    until=None,
)
HNMADCAT = EXCERPT(
    id="HNMADCAT",
    zh="湖南省重大行政决策事项目录管理办法",
    en="Hunan Measures on Catalogues of Major Decisions",
    number="湘政办发〔2022〕33号",
    since=date(2022, 1, 1),
    until=None,
    note="仅知年份",
)
DCGD2019 = EXCERPT(
    id="DCGD2019",
    zh="法治政府建设与责任落实督察工作规定",
    en="Provisions on Inspecting the Building of Law-Based Government",
    number="厅字〔2019〕28号",
    since=date(2019, 4, 15),
    until=None,
    note="报告第二十四条、公开第二十五条之别未核",
)
DYZR2016 = EXCERPT(
    id="DYZR2016",
    zh="党政主要负责人履行推进法治建设第一责任人职责规定",
    en="Provisions on First-Responsible-Person Duties",
    number="中办、国办2016年印发",
    since=date(2016, 11, 30),
    until=None,
    note="日期未核",
)
SF2021 = EXCERPT(
    id="SF2021",
    zh="关于党政主要负责人履行推进法治建设第一责任人职责情况列入年终述职内容工作的意见",
    en="Opinions on Year-End Accounts of First-Responsible-Person Duties",
    number="中央全面依法治国委员会2021年印发",
    since=date(2021, 2, 1),
    until=None,
    note="2021年2月，日未核",
)
GY2021 = EXCERPT(
    id="GY2021",
    zh="法治政府建设实施纲要（2021—2025年）",
    en="Outline for Building Law-Based Government (2021-2025)",
    number="中发〔2021〕33号",
    since=date(2021, 8, 11),
    until=None,
    note="日期未核",
)
GPJZ2024 = READ(
    id="GPJZ2024",
    zh="公平竞争审查条例",
    en="Fair Competition Review Regulations",
    number="国务院令第783号",
    since=date(2024, 8, 1),
    until=None,
    note="令号未核",
)
GPJZB2025 = EXCERPT(
    id="GPJZB2025",
    zh="公平竞争审查条例实施办法",
    en="Measures for Implementing the Fair Competition Review Regulations",
    number="市场监管总局令第99号",
    since=date(2025, 4, 20),
    until=None,
)
WZZY47 = EXCERPT(
    id="WZZY47",
    zh="政府网站发展指引",
    en="Guidelines for Government Websites",
    number="国办发〔2017〕47号",
    since=date(2017, 5, 15),
    until=None,
    note="2017-06-08公布",
)
JCZB19 = EXCERPT(
    id="JCZB19",
    zh="政府网站与政务新媒体检查指标、监管工作年度考核指标",
    en="Check Indicators for Government Websites and New Media",
    number="国办秘函〔2019〕19号",
    since=date(2019, 4, 1),
    until=None,
    note="2019年4月，日未核",
)
GKPT61 = EXCERPT(
    id="GKPT61",
    zh="国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知",
    en="Notice on Open Government Information Platforms",
    number="国办公开办函〔2019〕61号",
    since=date(2019, 12, 3),
    until=None,
    note="日期未核",
)
GB9704 = EXCERPT(
    id="GB9704",
    zh="党政机关公文格式",
    en="Layout of Official Documents",
    number="GB/T 9704-2012",
    since=date(2012, 7, 1),
    until=None,
)
GWTL2012 = KNOWN(
    id="GWTL2012",
    zh="党政机关公文处理工作条例",
    en="Regulations on Official Documents",
    number="中办发〔2012〕14号",
    since=date(2012, 7, 1),
    until=None,
)
FLGW2016 = EXCERPT(
    id="FLGW2016",
    zh="关于推行法律顾问制度和公职律师公司律师制度的意见",
    en="Opinions on Legal Counsel and Public Lawyers",
    number="中办发〔2016〕30号",
    since=date(2016, 6, 16),
    until=None,
    note="日期未核",
)
AHBG2023 = LOCAL(
    id="AHBG2023",
    zh="安徽省法治政府建设年度报告工作指引",
    en="Anhui Guide to the Annual Report",
    number="2023年",
    since=date(2023, 9, 14),
    until=None,
    note="日期为所见页面之日",
)
SZBG = LOCAL(
    id="SZBG",
    zh="深圳市法治政府建设年度报告事项指引（试行）",
    en="Shenzhen Guide to the Annual Report (trial)",
    number="试行",
    since=date(2023, 1, 1),
    until=None,
    note="日期未知",
)
