# Calls: the ring dialog, one call's page, placing one.
exercise = 演习 演习 演习

ring-title = { $precedence }：来电振铃
ring-from = 发自
ring-for = 呼叫对象
ring-subject = 事由
ring-identity = 身份
ring-identity-held = 由下列身份卡的密钥签名：
ring-placed = 发起时间
ring-needed-by = 最迟需要时间
ring-ends = 等待截止
ring-refusal-note = 任何答复都是答复：等待批准不是拒绝，各项答复均按此措辞记入记录。
ring-hush = 此处静音，其他操作台继续响铃
ring-handed = 由{ $post }转交
ring-others = 其他正在响铃的呼叫
ring-more = 另有 { $n } 个呼叫在响铃：
ring-sudden = 此呼叫刚刚弹出：请稍停片刻，若确为此呼叫，再按一次该键。
ring-unanswered = 站点没有应答，不知是否已记下此答复：请再按同一按钮，不会重复作答。
answered-stays = 已答复。您在本页所写内容仍保留在此。
answered-open = 打开该呼叫

calls-title = 与{ $line }的呼叫
calls-newest = 双方最近的呼叫
calls-all = 本线路全部呼叫
call-title = 与{ $line }的呼叫详情
call-new = 呼叫对方
call-new-title = 呼叫{ $line }
call-place = 呼叫
call-say = 现在可作的答复
call-way = 方向
call-ours = 我方呼出：由{ $from }至{ $to }
call-theirs = 对方呼入：由{ $from }至{ $to }
call-precedence = 优先级
call-asked = 现呼叫岗位
call-reached = 实际接通岗位
call-pending = 待定
call-stale = 逾期未更新
call-refused = 拒绝
call-by-station = { $whose ->
    [ours] 由对方站作出
    [theirs] 由我方站作出
   *[other] 由站点作出
}
call-window = 约定时段
call-silence = 无回应
call-evidence = 证据
call-callers-word = { $whose ->
    [ours] 如何结束仅为我方单方说法
    [theirs] 如何结束仅为对方单方说法
   *[other] 如何结束仅为主叫方单方说法
}
call-late = 迟到答复
call-fault = 违规
call-due = 记为无回应：
call-path = 经过
call-when = 时间
call-step = 所作表示
call-then = 此后状态
call-state = 状态

say-attend = 接起
say-accept = 接受
say-pending = 待定：已请示，等待批准
say-still-pending = 仍待定
say-refuse = 拒绝
say-delegate = 转交其他岗位
say-schedule = 提议时间
say-agree-window = 同意该时间
say-in-writing = 要求书面提出
say-identity-held = 身份相符
say-identity-failed = 身份不符
say-identity-overridden = 越过核实：须两人
say-principals = 主管已到
say-interpreters = 译员已就绪
say-no-interpreters = 无需译员
say-both-on = 双方均已在线
say-hang-up = 挂断
say-withdraw = 撤回呼叫

field-decider = 决定方
field-code = 代码
field-review-by = 多久后复核
field-text = 文字说明（可不填）
field-alternative = 替代方式
field-retry-after = 多久后可再呼叫
field-to = 转至岗位
field-from = 起（UTC）
field-until = 止（UTC）
field-how = 方式
field-first = 第一岗位
field-second = 第二岗位
field-why = 原因
field-to-post = 对方岗位
field-from-post = 我方岗位

span-15m = 15分钟
span-30m = 30分钟
span-1h = 1小时
span-2h = 2小时
span-6h = 6小时
span-12h = 12小时
span-24h = 24小时
span-48h = 48小时

# Codes of refusal and of pending: no software judges them.
refusal-R01 = 主管不在
refusal-R02 = 正忙
refusal-R03 = 无权限，或未获批准
refusal-R04 = 岗位空缺
refusal-R05 = 级别不当
refusal-R06 = 无译员
refusal-R07 = 不接受该事由
refusal-R08 = 条件不具备
refusal-R09 = 暂停以示抗议
refusal-R10 = 宜用书面形式
refusal-R11 = 身份未经核实
refusal-R12 = 拒绝方技术故障
refusal-R13 = 不在声明时段内
refusal-R14 = 请改用其他渠道
refusal-R15 = 此事已处理
refusal-R16 = 不接收演习通信
refusal-R99 = 未说明理由
pending-P1 = 主管
pending-P2 = 上级或国家元首
pending-P3 = 翻译
pending-P4 = 法律意见，或征询第三方

# What was said of a call, or happened to it.
step-Submitted = 已提交签发
step-Released = 已签发
step-NotReleased = 不予签发
step-Cosigned = { $whose ->
    [ours] 对方站已收存
    [theirs] 我方站已收存
   *[other] 被叫站已收存
}
step-Rang = 已振铃
step-NobodyThere = 无人在岗
step-RefusedByStation = { $whose ->
    [ours] 对方站拒绝
    [theirs] 我方站拒绝
   *[other] 站点拒绝
}
step-PickedUp = 已接起
step-Accepted = 已接受
step-ApprovalAwaited = 待定
step-StillPending = 仍待定
step-WindowOffered = 已提议时间
step-CounterOffered = 已另提时间
step-WindowAgreed = 已同意时间
step-Delegated = 已转交其他岗位
step-AskedInWriting = 已要求书面提出
step-Refused = 已拒绝
step-IdentityHeld = 身份相符
step-IdentityFailed = 身份不符
step-Overridden = 已越过身份核实
step-PrincipalsHere = 主管已到
step-InterpretersReady = 译员已就绪
step-NotNeeded = 无需译员
step-BothOn = 双方均已在线
step-Heard = 有话音
step-HungUp = 已挂断
step-Withdrawn = 已撤回
step-Preempted = 被优先呼叫取代
step-Crossed = 双方呼叫交错
step-Silence = 无回应
step-OurOutage = { $whose ->
    [ours] 我方停机
    [theirs] 对方停机
   *[other] 主叫方停机
}
