"""A small invented library: a rule in two versions and the notice that cites it, taken in as real files are."""

from __future__ import annotations

from datetime import date

TODAY = date(2024, 6, 1)
OLD = """甲市养犬管理办法
2015年3月1日 甲市人民政府令第7号公布
第一章 总则
第一条 为了加强养犬管理，制定本办法。
第二条 养犬人应当为犬只注射疫苗。
第二章 附则
第三条 违反本办法第二条的，处五百元罚款。
第四条 本办法自2015年5月1日起施行。
"""
NEW = """甲市养犬管理办法
2015年3月1日 甲市人民政府令第7号公布
2021年8月1日 甲市人民政府令第30号修订
第一章 总则
第一条 为了加强养犬管理，制定本办法。
第二条 市公安机关负责养犬登记：
（一）受理申请；
（二）发放犬牌。
第三条 养犬人应当为犬只注射疫苗。
第二章 附则
第四条 违反本办法第三条的，处一千元罚款。
第五条 本办法自2021年10月1日起施行。
"""
NOTICE = """甲市城市管理局关于实施养犬管理办法的通知
甲城管发〔2021〕12号
各区城市管理局：
一、登记
按照《甲市养犬管理办法》第二条办理登记。
（一）公布地点。各区公布登记地点。
二、处罚
依照《甲市养犬管理办法》第四条处罚，同时参照《乙市不存在办法》第九条。
甲市城市管理局
2021年9月1日
附件1
登记表式样
"""


def take_in() -> None:
    """Into the connected database."""
    from tests.library.making import item, taken

    taken(
        item(OLD, "甲市养犬管理办法(2015-03-01).txt"),
        item(NEW, "甲市养犬管理办法(2021-08-01).txt"),
        item(NOTICE, "甲市城市管理局关于实施养犬管理办法的通知.txt"),
    )
