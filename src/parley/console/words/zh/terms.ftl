# The field's vocabulary: what a value of the record is called. A value without words stands for itself.
precedence-Z = Z 特急
precedence-O = O 立即
precedence-P = P 优先
precedence-R = R 普通

lamp-bearers = 信道
lamp-desk = 值班台
lamp-principal = 主管

light-UP = 畅通
light-ATTENDED = 有人值守
light-REACHABLE = 可联系
light-DEGRADED = 部分畅通
light-UNATTENDED = 无人值守
light-CLOSED = 无法联系
light-DEAD = 不通
light-UNKNOWN = 不明

declared-OPEN = 开通
declared-LIMITED = 受限
declared-MAINTENANCE = 维护
declared-SUSPENDED = 暂停
declared-WITHDRAWN = 退出

layer-bearer = 信道
layer-station = 站点
layer-person = 人员

check-station = 站点
check-clock = 时钟
check-disk = 磁盘
check-network = 网络

silence-S0 = 尚未测试
silence-S1 = 线路不通
silence-S2 = 站点正常，无人应答
silence-S3 = 测试有应答，呼叫无应答
silence-S4 = 待定或逾期未更新
silence-S5 = 已拒绝
silence-S6 = 仅代理岗位可联系
silence-S7 = 可经其他途径联系

# Where a call, a test, a message, a request, an assurance, a draft or a fault stands. None of them stands for another.
state-DRAFTED = 草稿
state-AWAITING-RELEASE = 待签发
state-PLACED = 已发起
state-DELIVERED = 已送达
state-RINGING = 振铃中
state-ATTENDED = 已接起
state-AWAITING = 待定
state-WINDOWING = 正在商定时间
state-SCHEDULED = 已约定时间
state-CHECKING = 正在核实来电方
state-SUMMONING = 正在请主管到场
state-INTERPRETING = 正在请译员到场
state-READY = 就绪
state-TALKING = 通话中
state-INTERRUPTED = 话音中断
state-LINE-DEAD = 线路不通
state-UNATTENDED = 无人值守
state-UNANSWERED = 无应答
state-UNDECIDED = 接起后未答复
state-UNAPPROVED = 待定逾期未决
state-NO-WINDOW = 未商定时间
state-REPLACED = 由后续呼叫接替
state-UNVERIFIED = 来电方身份未定
state-MISMATCHED = 来电方身份不符
state-NOT-JOINED = 人员未到齐
state-REFUSED = 已拒绝
state-WRITTEN = 要求书面提出
state-WITHDRAWN = 已撤回
state-PREEMPTED = 被优先呼叫取代
state-MERGED = 并入另一呼叫
state-HELD-BACK = 扣留未发
state-OUR-FAULT = { $whose ->
    [ours] 我方故障
    [theirs] 对方故障
   *[other] 发起方故障
}
state-ENDED = 通话结束
state-CUT-OFF = 通话断线
state-SENT = 已发出
state-SEEN = 已阅
state-OFFICE = 已送办公室
state-INFORMED = 主管已获知
state-HELD = 站点已收存
state-ANSWERED = 已答复
state-ANSWERED-LATE = 逾期答复
state-READ-BACK = 已复读
state-ASKED = 已提出请求
state-UNDELIVERED = 未送达
state-INADEQUATE = 答复不充分
state-ADEQUATE = 答复充分
state-MEETING-ASKED = 已请求会晤
state-MEETING-UNDELIVERED = 会晤请求未送达
state-MEETING-DELIVERED = 会晤请求已送达
state-MEETING-AGREED = 已同意会晤
state-MEETING-REFUSED = 拒绝会晤
state-NOT-MET = 会晤请求无答复
state-MEETING-WITHDRAWN = 会晤请求已撤回
state-CORRECTED = 已更正
state-STANDING = 有效
state-EXPIRED = 已到期
state-KEPT = 已履行
state-DISPUTED = 有争议
state-VERIFIED = 已核对
state-DEFERRED = 暂缓发送
state-RELEASED = 已签发
state-NOT-RELEASED = 不予签发
state-OPEN = 待处理
state-REPAIR = 修理中
state-MENDED = 已修复
state-CLOSED = 已关闭

# What stands beside a message's state.
mark-CANCELLED = 已取消
mark-CORRECTED = 已更正
mark-READDRESSED = 已转送
mark-NACKED = 无法使用
mark-EXPECTED = 等待答复
mark-ANSWERED = 已答复

# How far something provably came: by what the other side signed. None of them stands for another.
evidence-ATTEMPTED = 已尝试
evidence-DEPOSITED = 已交存见证方
evidence-DELIVERED = 已送达
evidence-RANG = 已振铃
evidence-SEEN = 有人已看到
evidence-PENDING = 待定
evidence-ANSWERED = 有人已签署如何处理
evidence-REFUSED = 已拒绝

# Whose something is.
side-ours = 我方
side-theirs = 对方
side-both = 双方

# How a check stands.
level-well = 正常
level-care = 注意
level-bad = 异常
level-unknown = 不明
