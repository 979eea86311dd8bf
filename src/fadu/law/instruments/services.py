"""Government services, licences, registers and legal publicity."""

from datetime import date

from fadu.law.instruments.entry import PAGE, READ

ONLINE_716 = READ(
    id="ONLINE_716",
    zh="国务院关于在线政务服务的若干规定",
    en="Several Provisions on Online Government Services",
    number="国务院令第716号",
    since=date(2019, 4, 26),
    until=None,
)
BIZ_ENV = READ(
    id="BIZ_ENV",
    zh="优化营商环境条例",
    en="Regulations on the Business Environment",
    number="国务院令第722号",
    since=date(2020, 1, 1),
    until=None,
    note="令号、施行日未核",
)
ESIGN = READ(
    id="ESIGN",
    zh="电子签名法",
    en="Electronic Signature Law (2019 amendment)",
    number="2019-04-23修正",
    since=date(2019, 4, 23),
    until=None,
    version="2019年修正",
)
PIPL = READ(
    id="PIPL",
    zh="个人信息保护法",
    en="Personal Information Protection Law",
    number="2021-08-20通过",
    since=date(2021, 11, 1),
    until=None,
)
GOVDATA_809 = PAGE(
    id="GOVDATA_809",
    zh="政务数据共享条例",
    en="Regulations on Sharing Government Data",
    number="国务院令第809号",
    since=date(2025, 8, 1),
    until=None,
)
ONETHING_32 = PAGE(
    id="ONETHING_32",
    zh="国务院办公厅关于加快推进“一件事一次办”打造政务服务升级版的指导意见",
    en="Guiding Opinions on One Thing, One Application",
    number="国办发〔2022〕32号",
    since=date(2022, 9, 26),
    until=None,
)
ONETHING_3 = PAGE(
    id="ONETHING_3",
    zh="国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见",
    en="Guiding Opinions on Getting One Thing Done Efficiently",
    number="国发〔2024〕3号",
    since=date(2024, 1, 9),
    until=None,
)
ONETHING_2025 = PAGE(
    id="ONETHING_2025",
    zh="国务院办公厅关于健全“高效办成一件事”重点事项常态化推进机制的意见",
    en="Opinions on Key Items of Getting One Thing Done",
    number="国办发〔2025〕24号",
    since=date(2025, 7, 8),
    until=None,
    note="日期为公布日",
)
STD3_2022 = PAGE(
    id="STD3_2022",
    zh="国务院关于加快推进政务服务标准化规范化便利化的指导意见",
    en="Guiding Opinions on Standardising Government Services",
    number="国发〔2022〕5号",
    since=date(2022, 2, 7),
    until=None,
    note="日期未核",
)
REVIEW_51 = PAGE(
    id="REVIEW_51",
    zh="国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见",
    en="Opinions on Rating Government Services",
    number="国办发〔2019〕51号",
    since=date(2019, 12, 3),
    until=None,
)
COMMIT_42 = PAGE(
    id="COMMIT_42",
    zh="国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见",
    en="Guiding Opinions on Notice and Commitment",
    number="国办发〔2020〕42号",
    since=date(2020, 10, 27),
    until=None,
    note="日期为公布日",
)
ELIC_3 = PAGE(
    id="ELIC_3",
    zh="国务院办公厅关于加快推进电子证照扩大应用领域和全国互通互认的意见",
    en="Opinions on Electronic Licences",
    number="国办发〔2022〕3号",
    since=date(2022, 1, 20),
    until=None,
)
CROSS_35 = PAGE(
    id="CROSS_35",
    zh="国务院办公厅关于加快推进政务服务“跨省通办”的指导意见",
    en="Guiding Opinions on Cross-Province Services",
    number="国办发〔2020〕35号",
    since=date(2020, 9, 24),
    until=None,
)
CROSS_34 = PAGE(
    id="CROSS_34",
    zh="国务院办公厅关于扩大政务服务“跨省通办”范围进一步提升服务效能的意见",
    en="Opinions on Widening Cross-Province Services",
    number="国办发〔2022〕34号",
    since=date(2022, 9, 28),
    until=None,
)
TOURISM = READ(
    id="TOURISM",
    zh="旅游法",
    en="Tourism Law (2018 amendment)",
    number="2018-10-26修正",
    since=date(2018, 10, 26),
    until=None,
    version="2018年修正",
)
HUKOU = READ(
    id="HUKOU",
    zh="户口登记条例",
    en="Household Registration Regulations",
    number="1958-01-09公布",
    since=date(1958, 1, 9),
    until=None,
)
MARRIAGE_2003 = READ(
    id="MARRIAGE_2003",
    zh="婚姻登记条例",
    en="Marriage Registration Regulations (2003)",
    number="国务院令第387号",
    since=date(2003, 10, 1),
    until=date(2025, 5, 9),
    version="2003年",
    note="第七条；令号未核；2024-12-06决定自2025-01-20起曾作修改",
)
MARRIAGE_2025 = PAGE(
    id="MARRIAGE_2025",
    zh="婚姻登记条例",
    en="Marriage Registration Regulations (2025 revision)",
    number="国务院令第804号",
    since=date(2025, 5, 10),
    until=None,
    version="2025年修订",
    note="条号已移，未读",
)
MCH = READ(
    id="MCH",
    zh="母婴保健法",
    en="Maternal and Infant Health Care Law (2017 amendment)",
    number="2017-11-04修正",
    since=date(2017, 11, 5),
    until=None,
    version="2017年修正",
    note="施行日未核",
)
VACCINE = READ(
    id="VACCINE",
    zh="疫苗管理法",
    en="Vaccine Law",
    number="2019-06-29通过",
    since=date(2019, 12, 1),
    until=None,
    note="施行日未核",
)
SI_OPS = READ(
    id="SI_OPS",
    zh="社会保险经办条例",
    en="Regulations on Social Insurance Operation",
    number="2023-08-16通过",
    since=date(2023, 12, 1),
    until=None,
    note="施行日未核",
)
MKT_REG = READ(
    id="MKT_REG",
    zh="市场主体登记管理条例",
    en="Regulations on Registering Market Entities",
    number="国务院令第746号",
    since=date(2022, 3, 1),
    until=None,
    note="令号、施行日未核",
)
REALTY = READ(
    id="REALTY",
    zh="不动产登记暂行条例",
    en="Interim Regulations on Real Estate Registration",
    number="国务院令第656号",
    since=date(2015, 3, 1),
    until=None,
    version="2019年修订",
    note="2019-03-24修订；或有2024-03-10第二次修订（国务院令第777号），未核",
)
HOUSE_FUND = READ(
    id="HOUSE_FUND",
    zh="住房公积金管理条例",
    en="Regulations on Housing Provident Funds",
    number="2019-03-24修订",
    since=date(2019, 3, 24),
    until=None,
    version="2019年修订",
)
BARRIER_FREE = READ(
    id="BARRIER_FREE",
    zh="无障碍环境建设法",
    en="Barrier-Free Environment Law",
    number="2023-06-28通过",
    since=date(2023, 9, 1),
    until=None,
    note="施行日未核",
)
ARCHIVES = READ(
    id="ARCHIVES",
    zh="档案法",
    en="Archives Law (2020 revision)",
    number="2020-06-20修订",
    since=date(2021, 1, 1),
    until=None,
    version="2020年修订",
    note="施行日未核",
)
PUFA_LAW = PAGE(
    id="PUFA_LAW",
    zh="法治宣传教育法",
    en="Law on Publicity and Education in the Rule of Law",
    number="2025-09-12通过",
    since=date(2025, 11, 1),
    until=None,
)
PUFA_8 = PAGE(
    id="PUFA_8",
    zh="关于开展法治宣传教育的第八个五年规划（2021－2025年）",
    en="Eighth Five-Year Plan for Legal Publicity",
    number="2021-06-15公布",
    since=date(2021, 6, 15),
    until=None,
)
LEGAL_LITERATE = PAGE(
    id="LEGAL_LITERATE",
    zh="乡村“法律明白人”培养工作规范（试行）",
    en="Norms for Training Village Legal Advisers (trial)",
    number="2021-11-08印发",
    since=date(2021, 11, 8),
    until=None,
)
RURAL_LAW = PAGE(
    id="RURAL_LAW",
    zh="关于加强法治乡村建设的意见",
    en="Opinions on the Rule of Law in Villages",
    number="中法委发〔2020〕1号",
    since=date(2020, 3, 1),
    until=None,
    note="日未核",
)
GBT39046 = READ(
    id="GBT39046",
    zh="政务服务平台基础数据规范",
    en="Basic Data of Government Service Platforms (GB/T 39046-2020)",
    number="GB/T 39046-2020",
    since=date(2020, 10, 1),
    until=None,
    note="附录A代码表已读",
)
