"""Words of gambling, adult and advertising spam, and the filler that spam strings them together with."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Words that have no business in a public report at all, unless it tells of fighting them.
GAMBLING = _words("""
足彩 时时彩 六合彩 百家乐 博彩平台 博彩网 博彩公司 菠菜平台 娱乐城 老虎机 真人荷官 美女荷官 电子游艺平台
棋牌平台 棋牌游戏 捕鱼游戏 澳门赌场 网上赌场 新葡京 澳门葡京 金沙娱乐 威尼斯人娱乐 太阳城娱乐 皇冠体育
皇冠足球 皇冠博彩 bet365 1xbet 188bet 万博 manbetx pk10 pk拾 滚球 竞彩足球 外围足球 开云体育 乐鱼体育
亚博体育 亚博 爱游戏体育 华体会 米乐m6 九游会 必一运动 江南体育 半岛体育 星空体育 凯发 k8凯发 买球
买球网 投注站 投注网 投注平台 下注平台 彩金 体验金 返水 ag真人 真人娱乐 真人视讯 线上赌 网赌 幸运飞艇
快三 腾讯分分彩 北京赛车 香港马会 极速赛车 真钱麻将 真钱棋牌 开元棋牌 乐鱼全站 球速体育 金年会 必威体育
九州体育 mg电子 比分网 彩神8 彩神争霸
威尼斯人官网 一肖一码 特码 开奖结果直播 彩票网 彩票平台 彩票app 福彩3d论坛 杀号
""")

ADULT = _words("""
成人视频 成人电影 成人网站 成人小说 色情视频 黄色网站 黄色视频 黄片 av在线 av女优 裸聊 约炮 一夜情
无码视频 无码高清 一区二区三区 三级片 激情视频 麻豆传媒 麻豆视频 国产精品一区 国产精品自拍 国产精品久久 日韩欧美亚洲
欧美亚洲国产 毛片 援交 全套服务上门 同城上门 高端外围
""")

ADVERTS = _words("""
代开发票加 刻章办证 办证刻章 信用卡套现 无抵押贷款 秒到账 秒下款 壮阳药 减肥药 迷药 催情 高仿手表 高仿包
论文代写 代写论文 股票配资 配资平台 私服 外挂下载 加微信 加我微信 加qq群 招商加盟热线 代孕 私家侦探
刷单兼职 网赚 日赚千元 看片 迷奸
""")

LURES = (*GAMBLING, *ADULT, *ADVERTS)

# What spam puts around its lure; harmless alone.
FILLERS = _words("""
app 官方网站 官方 官网 网站 网址 网页版 下载安装 下载 安装 入口 登录 登陆 注册 平台 哪个好 哪个 哪里
哪家 怎么样 怎么 是 的 正规 靠谱 最新版 最新 版 手机 安卓 苹果 ios android 在线 免费 观看 推荐 排行榜
排行 排名 十大 玩法 技巧 开户 送 客服 首页 全站 体育 娱乐 游戏 彩票 直播 投注 软件 大全 中国 亚洲 国际
有限公司 吗 ? ？ ! ！ · - | www. http:// https:// .com .cn .net .vip .cc 足球 比分 高清 视频 电影
""")

# Sentences about enforcement speak of the same things lawfully.
FIGHTING = _words("""
打击 查处 整治 取缔 严禁 禁止 破获 侦破 侦办 防范 惩治 治理 清理 案件 犯罪 违法 赌博罪 开设赌场 处罚
罚款 扫黄 净网 反诈 宣传 警示 涉案 不得 举报
""")

# Hints that a string is spam even beside words of enforcement.
PUSHY = _words("""
app 官网 下载 哪个 入口 注册 登录 登陆 网址 平台 靠谱 最新 免费 在线 www .com 推荐
""")

# Spam is a small language of its own: a topic and an urge, strung together without a verb between them.
TOPICS = _words("""
世界杯 欧冠 欧洲杯 nba cba 英超 竞猜 投注 下注 赌球 棋牌 电竞 电子游戏 老虎机 捕鱼 麻将 扑克 赛车 彩票 足球 篮球 比分 体育
赌博 赌场 色情 电影 美女 成人 女优 真人 贷款 减肥 男科 外围
""")
URGES = _words("""
官网 官方网站 app 入口 登录 登陆 下载 安装 注册 网址 网页版 手机版 最新版 试玩 哪个好 哪个 哪里 哪家 怎么 开户 免费观看
在线观看 免费 在线 全站 客户端 推荐 排名 排行榜 秒批 技巧 攻略 预测
""")
# Half as telling: lawful words of the same field.
COMPANY = _words("平台 网站 直播 视频 软件 游戏 娱乐 高清 官方 最新 好 版 好玩 大全 开奖 医院 小额")
