# The timeline: both sides' entries as one story.
timeline-which = 哪条线路？
timeline-of = 与{ $line }线路的时间轴
timeline-line-page = 本线路页面
timeline-filters = 显示范围
timeline-side = 哪一方
timeline-both = 双方
timeline-group = 类别
timeline-everything = 全部
timeline-from = 起
timeline-to = 止
timeline-text = 包含文字
timeline-show = 显示
timeline-times-hint = 时间为条目到达我方记录的时间，以我方时钟为准；书写格式如
timeline-only = 仅限：
timeline-about = 仅显示与此有关的内容：
timeline-caption = 记录中的{ $shown }个条目，最新在前；共计我方{ $ours }，对方{ $theirs }
timeline-nothing = 无相符条目。
timeline-looked = 仅查找至{ $at }：请继续查看更早条目。
timeline-pages = 时间轴翻页
timeline-newer = 较新条目
timeline-newest = 最新
timeline-older = 较早条目

group-calls = 呼叫
group-messages = 电文
group-tests = 线路测试
group-claims = 无回应主张
group-requests = 请求与保证
group-line = 线路本身

entry-when = 书写时间（作者自述）
entry-whose = 所属方
entry-what = 内容
entry-shows = 表明
entry-arrived = { $at }到达此处
entry-only-call = 仅此呼叫
entry-only-test = 仅此测试
entry-only-message = 仅此电文
entry-stands = 现状：
entry-as-far-as = 可表明至：{ $level }
late-beside = 迟到，附于此结果旁：
late-word = 迟到：在结果之后到达，结果仍按当时主张。
crossed-word = 与对方的表示在途中交错，无碍。
wrong-word = 按作者当时所见，此说不实：
gap-shown = 显示缺号：
held-by-them = { $at }，对方签名确认已收存
held-by-us = 对方已签名；{ $at }，我方签名确认已收存
our-word-alone = 仅为我方单方说法：对方签名均未涵盖
not-held-by-us = 对方已签名；我方尚未签收
claim-ours = 所称情况仅为我方单方说法
claim-theirs = 所称情况仅为对方单方说法

# One entry.
entry-title = 条目 { $number }
entry-back = 与{ $line }线路的时间轴
entry-kind = 种类
entry-stands-in = 所在
entry-number = 第{ $number }个条目，属于
entry-ref = 索引
entry-written = 书写时间
entry-claim = 作者自述
entry-arrived-heading = 到达此处
entry-receipt = 回执
entry-author-held = 作者当时持有的对方条目
entry-says = 内容为
entry-bytes = 所签原始字节
entry-bytes-about = 会被页面当作指令的字符以代码显示；文件内为原始字节，即一行规范 JSON。
entry-bytes-file = 原始字节文件

# What stands beside the record.
beside-heading = 记录之外
gaps-heading = 缺失的电文编号
gap-asked = 对方已查询
gaps-none = 电文编号无缺失。
unreadable = { $count ->
   *[other] 有{ $count }个条目的种类，本版本无法读取。
}
oddities-caption = 被本站拒收或标记：{ $count }项中的{ $shown }项，最新在前
oddities-none = 无拒收或标记。
oddity-when = 时间
oddity-kind = 类别
oddity-what = 内容
odd-malformed = 格式有误
odd-forged = 伪造
odd-contradicted = 矛盾
odd-forked = 两种说法
odd-cannotopen = 无法打开
odd-express = 加急
odd-voided = 作废的日志末段
odd-late = 迟到
odd-card = 身份卡
odd-holds = 对方所收存
odd-stations = 两个站
odd-memory = 站点记忆
odd-after = 对方当时所收存
odd-clock = 时钟
odd-seal = 封装密钥
odd-attachment = 附件

# Evidence for somebody who was not there.
evidence-heading = 证据
evidence-about = 证据包内含双方身份卡、已签名的日志头及其回执，以及双方全部条目。内容须由双方共同公布；曾经尝试、已送达、被拒绝或无应答，任何一方均可说明。
evidence-make-part = 仅就此生成证据包，其余不披露
evidence-make = 生成证据包
evidence-verify-made = 验证最近生成的证据包
evidence-file = 证据包
evidence-cards = 另行获得的身份卡哈希值
evidence-cards-hint = 64位十六进制数字或六十位数字，每行一张身份卡。本线路的两张身份卡自动计入。
evidence-verify-file = 验证此文件
verify-title = 验证结果
verify-authentic = 真实性成立
verify-authentic-about = 全部签名、根值和证明均成立。
verify-broken = 验证不成立
verify-broken-about = 现状下不能证明任何事：请向导出者另索一份。
verify-what = { $name }，{ $bytes }字节，SHA-256
verify-parties = 所属双方
verify-party = 方
verify-hash = 首张身份卡的哈希值
verify-digits = 六十位数字，供语音核对
verify-known = 身份
verify-confirmed = 已由另行获得的哈希值确认
verify-unconfirmed = 未确认：仅表示证据包自身无矛盾
verify-stranger = 不是任何一方的身份卡：
verify-words = 可得出的结论
verify-english = 结论英文原文
verify-more = { $count ->
   *[other] 另有{ $count }行：用命令 parley verify FILE 查看全部。
}

# Kinds of entries.
kind-epoch = 日志开始
kind-card = 新身份卡
kind-seal-rotated = 新封装密钥
kind-agreement-signed = 签署协议
kind-line-declared = 声明己方状态
kind-test-station = 站点测试
kind-test-person = 值班台测试
kind-test-read-back = 测试复读
kind-test-silent = 测试：主张无回应
kind-claim-withdrawn = 撤回无回应主张
kind-call-placed = 发起呼叫
kind-call-withdrawn = 撤回呼叫
kind-call-silent = 呼叫：主张无回应
kind-call-rang = 呼叫振铃
kind-call-nobody-there = 岗位无人
kind-call-picked-up = 接起呼叫
kind-call-accepted = 接受呼叫
kind-call-approval-awaited = 答复待定
kind-call-still-pending = 仍待定
kind-call-window-offered = 提议时间
kind-call-window-agreed = 同意时间
kind-call-delegated = 转交
kind-call-asked-in-writing = 要求书面提出
kind-call-refused = 拒绝呼叫
kind-call-identity-held = 来电方已核实
kind-call-identity-failed = 来电方身份不符
kind-call-overridden = 越过核实
kind-call-principals-here = 主管已到
kind-call-interpreters-ready = 译员已到
kind-call-interpreters-not-needed = 无需译员
kind-call-both-on = 双方均已在线
kind-call-hung-up = 挂断
kind-message-sent = 电文
kind-message-seen = 电文已阅：仅为回执
kind-message-office = 电文已送办公室：仅为回执
kind-message-informed = 主管已获知：仅为回执
kind-message-queried = 查询是否已阅
kind-message-nacked = 电文无法使用
kind-message-expected = 答复正在准备
kind-request-silent = 请求：主张无回应
kind-request-judged = 对答复的评判
kind-assurance-told = 已按保证首先通知
kind-assurance-missed = 称未被首先通知

# What became of a call.
became-call-PLACED = { $whose ->
    [ours] 已入我方记录；对方站尚未签名
    [theirs] 已入对方记录；我方站尚未签名
   *[other] 已入主叫方记录；被叫站尚未签名
}
became-call-DELIVERED = { $whose ->
    [ours] 对方站已收存
    [theirs] 我方站已收存
   *[other] 被叫站已收存
}
became-call-RINGING = 正在振铃
became-call-ATTENDED = 有人接起，尚未答复
became-call-AWAITING = { $whose ->
    [ours] 须由对方人员决定
    [theirs] 须由我方人员决定
   *[other] 须由被叫方人员决定
}
became-call-WINDOWING = 正在商定时间
became-call-SCHEDULED = 已约定时间
became-call-CHECKING = 已接受；正在核实主叫身份
became-call-SUMMONING = 正在请主管到场
became-call-INTERPRETING = 正在请译员到场
became-call-READY = 人员到齐
became-call-TALKING = 正在通话
became-call-INTERRUPTED = 曾通话，目前听不到声音
became-call-LINE-DEAD = { $whose ->
    [ours] 时限内未收到对方站签名
    [theirs] 时限内对方未收到我方站签名
   *[other] 时限内无被叫站签名
}
became-call-UNATTENDED = { $whose ->
    [ours] 对方站已收存；未在有人值守的岗位振铃
    [theirs] 我方站已收存；未在有人值守的岗位振铃
   *[other] 被叫站已收存；未在有人值守的岗位振铃
}
became-call-UNANSWERED = 已振铃；时限内无人接起
became-call-UNDECIDED = 有人接起，时限内未作答复
became-call-UNAPPROVED = 一直待定，时限内未作决定
became-call-NO-WINDOW = 未商定时间
became-call-REPLACED = 约定时间已到；由下一次呼叫接替
became-call-UNVERIFIED = 已接受；主叫身份始终未定
became-call-MISMATCHED = 主叫并非其所称之人
became-call-NOT-JOINED = 已接受，但人员未到齐
became-call-REFUSED = 经签名的拒绝
became-call-WRITTEN = { $whose ->
    [ours] 对方要求书面提出
    [theirs] 我方要求书面提出
   *[other] 被要求书面提出
}
became-call-WITHDRAWN = 主叫方撤回
became-call-PREEMPTED = 由更高优先级的呼叫取代
became-call-MERGED = 双方互相呼叫；另一呼叫继续
became-call-HELD-BACK = 未获签发，故从未发出
became-call-OUR-FAULT = { $whose ->
    [ours] 我方站停机：不能主张无回应
    [theirs] 对方站停机：不能主张无回应
   *[other] 主叫站停机：不能主张无回应
}
became-call-ENDED = 双方通话后挂断
became-call-CUT-OFF = 双方通话后再无声音

# What became of a line test.
became-test-SENT = { $whose ->
    [ours] 已入我方记录；尚无签名
    [theirs] 已入对方记录；尚无签名
   *[other] 已入测试方记录；尚无签名
}
became-test-HELD = { $whose ->
    [ours] 对方站已收存；待对方人员复读
    [theirs] 我方站已收存；待我方人员复读
   *[other] 被测站已收存；待人员复读
}
became-test-ANSWERED = { $whose ->
    [ours] 对方站已签名
    [theirs] 我方站已签名
   *[other] 被测站已签名
}
became-test-READ-BACK = { $whose ->
    [ours] 对方人员已复读
    [theirs] 我方人员已复读
   *[other] 有人员复读
}
became-test-LINE-DEAD = { $whose ->
    [ours] 时限内未收到对方站签名
    [theirs] 时限内对方未收到我方站签名
   *[other] 时限内无签名
}
became-test-UNATTENDED = { $whose ->
    [ours] 对方站已签名；对方无人复读
    [theirs] 我方站已签名；我方无人复读
   *[other] 被测站已签名；无人复读
}
became-test-OUR-FAULT = { $whose ->
    [ours] 我方站停机：不能主张无回应
    [theirs] 对方站停机：不能主张无回应
   *[other] 测试方站停机：不能主张无回应
}
