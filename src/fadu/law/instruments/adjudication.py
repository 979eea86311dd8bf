"""Reconsideration, litigation, disclosure, mediation and deputies."""

from datetime import date

from fadu.law.instruments.entry import KNOWN, PAGE, READ

ARL_2017 = READ(
    id="ARL_2017",
    zh="行政复议法",
    en="Administrative Reconsideration Law (2017 amendment)",
    number="主席令第76号",
    since=date(1999, 10, 1),
    until=date(2023, 12, 31),
    version="2017年修正",
    note="1999-04-29通过，2009、2017年修正；2017年修正自2018-01-01施行，未核",
)
ARL_2023 = READ(
    id="ARL_2023",
    zh="行政复议法",
    en="Administrative Reconsideration Law (2023 revision)",
    number="主席令第9号",
    since=date(2024, 1, 1),
    until=None,
    version="2023年修订",
    note="2023-09-01修订，九十条；令号未核",
)
ARR_2007 = READ(
    id="ARR_2007",
    zh="行政复议法实施条例",
    en="Regulations for Implementing the Administrative Reconsideration Law",
    number="国务院令第499号",
    since=date(2007, 8, 1),
    until=None,
    note="2024-01-01起仅在不抵触新法处适用；未见修订",
)
ALL_2017 = READ(
    id="ALL_2017",
    zh="行政诉讼法",
    en="Administrative Litigation Law (2017 amendment)",
    number="主席令第71号",
    since=date(2017, 7, 1),
    until=None,
    version="2017年修正",
    note="1990-10-01起施行，2017年文本自2017-07-01；令号未核",
)
ALI_2018 = READ(
    id="ALI_2018",
    zh="最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    en="SPC Interpretation on Applying the Administrative Litigation Law",
    number="法释〔2018〕1号",
    since=date(2018, 2, 8),
    until=None,
    note="施行日未核",
)
HEAD_2020 = READ(
    id="HEAD_2020",
    zh="最高人民法院关于行政机关负责人出庭应诉若干问题的规定",
    en="SPC Provisions on Heads of Agencies Appearing in Court",
    number="法释〔2020〕3号",
    since=date(2020, 7, 1),
    until=None,
    note="文号未核",
)
OGI_2019 = READ(
    id="OGI_2019",
    zh="政府信息公开条例",
    en="Regulations on Open Government Information (2019 revision)",
    number="国务院令第711号",
    since=date(2019, 5, 15),
    until=None,
)
PML_2010 = READ(
    id="PML_2010",
    zh="人民调解法",
    en="People's Mediation Law",
    number="主席令第34号",
    since=date(2011, 1, 1),
    until=None,
    note="2010-08-28通过；令号未核",
)
JC_2011 = READ(
    id="JC_2011",
    zh="最高人民法院关于人民调解协议司法确认程序的若干规定",
    en="SPC Provisions on Judicial Confirmation of Mediation Agreements",
    number="法释〔2011〕5号",
    since=date(2011, 3, 30),
    until=None,
    note="期限已为民事诉讼法第一百八十四条、第一百八十七条（特别程序，立案起三十日）所取代；文号未核",
)
CPL_2017 = KNOWN(
    id="CPL_2017",
    zh="民事诉讼法",
    en="Civil Procedure Law (2017 amendment)",
    number="主席令第71号",
    since=date(2017, 7, 1),
    until=date(2021, 12, 31),
    version="2017年修正",
    note="文本不在所读之列，条号未核；令号未核",
)
CPL_2021 = READ(
    id="CPL_2021",
    zh="民事诉讼法",
    en="Civil Procedure Law (2021 amendment)",
    number="主席令第106号",
    since=date(2022, 1, 1),
    until=date(2023, 12, 31),
    version="2021年修正",
    note="令号、施行日未核",
)
CPL_2023 = READ(
    id="CPL_2023",
    zh="民事诉讼法",
    en="Civil Procedure Law (2023 amendment)",
    number="主席令第11号",
    since=date(2024, 1, 1),
    until=None,
    version="2023年修正",
    note="令号未核",
)
CPI_2022 = READ(
    id="CPI_2022",
    zh="最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
    en="SPC Interpretation on Applying the Civil Procedure Law (2022)",
    number="法释〔2022〕11号",
    since=date(2022, 4, 10),
    until=None,
    version="2022年修正",
    note="文号、施行日未核",
)
SPC_INVITED_2016 = READ(
    id="SPC_INVITED_2016",
    zh="最高人民法院关于人民法院特邀调解的规定",
    en="SPC Provisions on Mediation by Invited Mediators",
    number="法释〔2016〕14号",
    since=date(2016, 7, 1),
    until=None,
    note="文号、施行日未核",
)
ALiL_2019 = READ(
    id="ALiL_2019",
    zh="行政许可法",
    en="Administrative Licensing Law (2019 amendment)",
    number="主席令第7号",
    since=date(2004, 7, 1),
    until=None,
    version="2019年修正",
    note="2004-07-01起施行，2019-04-23修正；令号未核",
)
DEP_2015 = READ(
    id="DEP_2015",
    zh="全国人民代表大会和地方各级人民代表大会代表法",
    en="Deputies Law (2015 amendment)",
    number="主席令第33号",
    since=date(2015, 8, 29),
    until=date(2025, 3, 11),
    version="2015年修正",
    note="建议权第十八条，答复第四十二条；令号未核",
)
DEP_2025 = READ(
    id="DEP_2025",
    zh="全国人民代表大会和地方各级人民代表大会代表法",
    en="Deputies Law (2025 amendment)",
    number="2025-03-11第十四届全国人大第三次会议通过",
    since=date(2025, 3, 12),
    until=None,
    version="2025年修正",
    note="施行日未核",
)
PPI = READ(
    id="PPI",
    zh="最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释",
    en="SPC and SPP Interpretation on Procuratorial Public Interest Litigation",
    number="法释〔2018〕6号",
    since=date(2018, 3, 2),
    until=None,
    version="2020年修正",
    note="2020年修正；文号、施行日未核",
)
OGI_FMT_2021 = PAGE(
    id="OGI_FMT_2021",
    zh="政府信息公开工作年度报告格式",
    en="Format of the Annual Report on Open Government Information",
    number="国办公开办函〔2021〕30号",
    since=date(2021, 9, 26),
    until=None,
)
OGI_FEE_2020 = PAGE(
    id="OGI_FEE_2020",
    zh="政府信息公开信息处理费管理办法",
    en="Measures on Processing Fees for Open Government Information",
    number="国办函〔2020〕109号",
    since=date(2021, 1, 1),
    until=None,
    note="施行日未核",
)
GO_54_2016 = PAGE(
    id="GO_54_2016",
    zh="国务院办公厅关于加强和改进行政应诉工作的意见",
    en="Opinions on Strengthening Responses to Administrative Suits",
    number="国办发〔2016〕54号",
    since=date(2016, 7, 28),
    until=None,
    note="内容未核，日期未核",
)
PROP_2018 = PAGE(
    id="PROP_2018",
    zh="中国人民政治协商会议全国委员会提案工作条例",
    en="CPPCC National Committee Regulations on Proposals",
    number="2018-11-29修订",
    since=date(2018, 11, 29),
    until=None,
    version="2018年修订",
    note="仅见第一条至第三条",
)
PUB_2014 = PAGE(
    id="PUB_2014",
    zh="国务院办公厅关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知",
    en="Notice on Publishing the Handling of Suggestions and Proposals",
    number="国办发〔2014〕46号",
    since=date(2014, 10, 2),
    until=None,
)
PMR_2002 = PAGE(
    id="PMR_2002",
    zh="人民调解工作若干规定",
    en="Several Provisions on People's Mediation",
    number="司法部令第75号",
    since=date(2002, 11, 1),
    until=None,
    note="第三十三条；施行日未核",
)
MED_STAT = PAGE(
    id="MED_STAT",
    zh="人民调解组织队伍、案件情况统计表",
    en="Statistical Tables of People's Mediation",
    number="司法部基层工作统计",
    since=date(2011, 1, 1),
    until=None,
    note="见黄石市司法局2016年8月月报；表号、启用日未核",
)
STAT_AR = PAGE(
    id="STAT_AR",
    zh="行政复议、行政应诉案件统计制度",
    en="Statistical System for Reconsideration and Litigation Cases",
    number="国家统计局批准",
    since=date(2024, 10, 1),
    until=None,
    note="仅见封面、目录；日期为转载日",
)

# Said so often that it has a short name.
OGI = OGI_2019
