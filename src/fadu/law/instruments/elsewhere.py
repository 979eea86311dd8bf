"""Other places' rules on deputies' suggestions, kept as patterns: they bind nobody in Changsha."""

from datetime import date

from fadu.law.instruments.entry import LOCAL

DEP_BEIJING_2014 = LOCAL(
    id="DEP_BEIJING_2014",
    zh="北京市人民代表大会代表建议、批评和意见办理条例",
    en="Beijing Regulations on Handling Deputies' Suggestions",
    number="2014年文本",
    since=date(2014, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_SHANGHAI_2015 = LOCAL(
    id="DEP_SHANGHAI_2015",
    zh="上海市人民代表大会关于代表建议、批评和意见的规定",
    en="Shanghai Provisions on Deputies' Suggestions",
    number="2015年文本",
    since=date(2015, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_ZHEJIANG_2016 = LOCAL(
    id="DEP_ZHEJIANG_2016",
    zh="浙江省人民代表大会代表建议、批评和意见办理的规定",
    en="Zhejiang Provisions on Handling Deputies' Suggestions",
    number="2016年文本",
    since=date(2016, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_SHANDONG_2017 = LOCAL(
    id="DEP_SHANDONG_2017",
    zh="山东省人民代表大会代表建议、批评和意见办理工作条例",
    en="Shandong Regulations on Handling Deputies' Suggestions",
    number="2017年文本",
    since=date(2017, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_HENAN_2017 = LOCAL(
    id="DEP_HENAN_2017",
    zh="河南省人民代表大会代表建议、批评和意见办理规定",
    en="Henan Provisions on Handling Deputies' Suggestions",
    number="2017年文本",
    since=date(2017, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_CHONGQING_2017 = LOCAL(
    id="DEP_CHONGQING_2017",
    zh="重庆市人民代表大会代表建议、批评和意见工作条例",
    en="Chongqing Regulations on Deputies' Suggestions",
    number="2017年文本",
    since=date(2017, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
DEP_QINGDAO_2021 = LOCAL(
    id="DEP_QINGDAO_2021",
    zh="青岛市人民代表大会代表建议、批评和意见办理工作条例",
    en="Qingdao Regulations on Handling Deputies' Suggestions",
    number="2021年文本",
    since=date(2021, 1, 1),
    until=None,
    note="仅知年份；题名依笔记概称，未核",
)
