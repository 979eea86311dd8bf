"""The lexical tables of the auditor: each word with the reason it is listed, so that rules speak of language, not of files."""

from __future__ import annotations

from decimal import Decimal

SCALES: dict[str, Decimal] = {
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "十亿": Decimal(10**9),
    "万亿": Decimal(10**12),
    "亿万": Decimal(10**12),
    "千万": Decimal(10**7),
    "百万": Decimal(10**6),
    "十万": Decimal(10**5),
    "亿": Decimal(10**8),
    "万": Decimal(10**4),
    "千": Decimal(10**3),
    "百": Decimal(10**2),
}

# Money: an amount in one of these is compared with amounts in the same currency only.
MONEY_UNITS = (
    "元 美元 欧元 港元 港币 日元 英镑 澳元 新台币 卢布 元人民币 人民币 块钱 元钱 角 "
    "元/人 元/亩 元/斤 元/公斤 元/吨 元/度 元/平方米 元/月 元/年 元/人年 元/人·年 元/人月 元/立方米 元/千瓦时 元/天"
).split()

# Area: 亩 and its metric sisters.
AREA_UNITS = "亩 市亩 公顷 平方公尺 平方公里 平方千米 平方米 平方 平米 亩次 公亩 平方厘米".split()

# Shares, growth and multiples.
RATIO_UNITS = "% ％ ‰ ‱ 个百分点 百分点 个点 个基点 倍 成".split()

# Classifiers, measures and nouns that count by themselves (5方面, 14省). Longest match wins.
COUNT_UNITS = (
    # people and bodies
    "人 人次 人份 名 位 户 户次 家 家次 家庭 个 员 代表团 团 队 支 支队 组 班 班次 对 口 口人 人口 职工 户人 代 人天 人月 "
    # pieces
    "件 件次 件套 项 项次 条 条次 款 宗 起 例 例次 桩 单 笔 笔次 份 份次 封 张 张次 页 册 本 部 部次 篇 篇次 幅 枚 枝 只 只次 "
    "头 头次 匹 羽 "
    "尾 株 棵 粒 颗 块 片 段 处 座 座次 栋 幢 间 间次 套 套次 台 台次 台套 辆 辆次 辆份 艘 艘次 架 架次 列 列次 节 组次 盏 面 "
    "根 管 口井 眼 孔 盘 桶 袋 箱 瓶 包 盒 床 门 道 扇 层 级台阶 所 所次 批 批次 类 种 样 样次 类别 大类 小类 系列 品种 "
    "次 次数 场 场次 轮 轮次 期 期次 届 回 遍 趟 航次 车次 车 首 集 档 剂 剂次 针 针次 票 步 环 点 点位 股 股次 号人 "
    "卷 字 个字 行 课 门课 学时 课时 学分 课次 频次 "
    "方面 领域 环节 维度 板块 层面 方向 大 年次 词条 版 版次 条次 人份次 刊 组数 "
    # places
    "省 省份 省市 省区 市 市县 县 县区 区 区县 州 盟 旗 乡 镇 乡镇 镇街 街道 村 社区 校 院 国 市州 市区 地市 国家 "
    # time
    "年 个月 月 天 日 周 星期 小时 个小时 分钟 秒 秒钟 毫秒 个工作日 工作日 个自然日 季度 个季度 周年 年度 周岁 岁 世纪 个世纪 "
    "年代 学年 学期 代 "
    "个交易日 个周末 个日夜 昼夜 个昼夜 "
    # length, weight, volume, power, data
    "公里 千米 公尺 米 厘米 毫米 微米 纳米 海里 里 英里 英寸 尺 寸 丈 公里/小时 米/秒 "
    "吨 蒸吨 吨位 吨级 吨煤 吨标准煤 吨标煤 吨油当量 公斤 千克 克 毫克 微克 克/千克 斤 市斤 担 磅 克拉 公担 吨公里 人公里 "
    "吨/年 吨/日 吨/天 吨/小时 吨/公顷 "
    "公斤/亩 斤/亩 千克/亩 微克/立方米 毫克/升 毫克/立方米 微克/m³ 毫克/L μg/m³ 贝可 "
    "立方米 立方公尺 立方 立方米/秒 立方米/日 立方千米 立方公里 升 毫升 加仑 方 标方 标准立方米 万标准立方米 立方/日 方/日 "
    "千瓦 千瓦时 瓦 瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 度 度电 千伏 千伏安 伏 伏特 伏安 兆伏安 千乏 摄氏度 ℃ 度角 马力 千焦 大卡 "
    "标箱 标准箱 国际标准箱 自然箱 TEU 车公里 载重吨 总吨 综合吨 修正总吨 桶/日 "
    "赫兹 兆赫 千赫 比特 字节 兆 兆比特/秒 Mbps Gbps Tbps Kbps MB GB TB PB EB ZB Mb Gb bit "
    "P PF EF PFlops PFLOPS EFlops EFLOPS Pflops Eflops "
    "kW MW GW TW kWh MWh GWh TWh kWp MWp kV kVA kg g mg t km m cm mm μm um nm dB L mL ml h min s Hz MHz GHz ha km2 m2 m3 km² m² m³ hm² "
    "分 分贝 级 级 番 折 金 银 铜 金牌 银牌 铜牌 奖牌 档次 杆 环次 单元 单位 标准张 印张 "
    "机架 标准机架 卡次 座席 席位 门次 端口 芯公里 皮长公里 延米 延长米 车道公里 "
    "床位 张床 张床位 学位 个学位 岗位 公分 海里/小时 盎司 篮 捆 盆 钵 丛 簇 笼 筐 坛 壶 壶次 幕 台戏 曲目 "
    "台/套 套/台 家/次 人/次 人/日 辆/日 架次/日 件/人 件/天 篇/部 部/集"
).split()

# A unit that reads as the start of an ordinary word is no unit: 23市 counts cities, 23市场 does not.
NOT_A_UNIT_BEFORE: dict[str, str] = {
    "市": "场级值政民委域占区内外",
    "县": "级域委直城",
    "区": "域块级间位直",
    "省": "级内外委直政会城",
    "国": "家际内外产有道务标企资",
    "州": "级直",
    "所": "示在",
    "校": "园长",
    "村": "级民庄务",
    "镇": "区政级",
    "人": "制民均大才机力工类社员行造",
    "部": "分门署委队",
    "分": "别布析为配之类公管支散期层级",
    "度": "假",
    "号": "线楼",
    "大": "学厦道力众会型幅量专会楼",
    "点": "燃击亮评",
    "口": "袋岸径腔",
    "方": "案式向针便法位可才",
    "中心": "城",
    "级": "别以",
    "金": "融属额色钱山华银牌秋穗沙盘刚边川",
    "银": "行牌川企保色发",
    "铜": "仁陵牌川",
    "组": "织建",
    "面": "积向对临",
    "包": "括含",
    "代": "表理",
    "团": "队",
    "队": "伍",
    "期": "间货",
    "行": "业动政为",
    "步": "行",
    "字": "号",
    "米": "粉",
    "里": "程",
    "瓦": "斯",
    "升": "级至到",
    "院": "士校",
    "车": "间辆",
    "课": "程题",
    "集": "中团聚体约",
    "单": "位价一个",
    "种": "植子业",
    "样": "板本",
    "本": "年市省区县级单部次轮科月届期周报行地土",
    "类": "似",
    "员": "工",
    "股": "份东权",
}

# Words directly before the number, longest first; 近 before a span of years looks back and says nothing of size.
OVER_BEFORE = (
    "不低于", "不少于", "不小于", "至少", "超过了", "突破了", "超过", "突破", "超出", "超", "逾", "高于", "多于", "大于", "多达近",
)  # fmt: skip
NEARLY_BEFORE = (
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "不足",
    "不到",
    "低于",
    "少于",
    "小于",
    "接近",
    "将近",
    "近",
    "未超过",
    "至多",
)
ABOUT_BEFORE = (
    "大约",
    "约为",
    "约占",
    "约有",
    "约达",
    "约合",
    "约计",
    "约低",
    "约高",
    "约",
    "大致",
    "大概",
    "估计",
    "左右",
)
NO_ABOUT_BEFORE = (
    "节预公合条契签制履违缔特规集简邀相大"  # 节约100吨 saves, it does not estimate; 大约 is listed itself
)
LOOKING_BACK_UNITS = frozenset("年 个月 天 日 周 月 届 次 季度 个季度 年来 期 轮".split())

# After a year these begin a name: 2030国家科技重大专项, 2023届毕业生, 2025世界…
NAMED_AFTER_YEAR = frozenset("国家 国 回 首 本 届 级 版 款 代 世 期".split())
