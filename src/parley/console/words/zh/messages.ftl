# The inbox, the outbox, the drafts.
msg-boxes = 信箱
msg-box-in = 收件
msg-box-out = 发件
msg-box-drafts = 草稿
msg-write-to = 致{ $line }电文
msg-unseen-in = { $count ->
    [0] 无我方值班员未阅的电文
   *[other] { $count }份电文我方值班员未阅
}
msg-unseen-out = { $count ->
    [0] 无对方值班员未阅的电文
   *[other] { $count }份电文对方值班员未阅
}
msg-none-unseen-in = 来文均已阅。
msg-none-unseen-out = 去文均已阅。
msg-seen-in = 我方值班员已阅
msg-seen-out = 对方值班员已阅
msg-none-seen = 尚无。
msg-caption-unseen = 最急在前，其次按阅看时限
msg-caption-seen = 最新在前。仅为回执：不是批准、同意或许可
msg-more-unseen = { $count ->
   *[other] 另有{ $count }份未在此列出
}
msg-gap = 编号缺失
msg-col-precedence = 优先级
msg-col-due = 阅看时限
msg-col-receipt = 仅为回执
msg-col-subject = 事由
msg-col-from = 发自
msg-col-to = 致
msg-col-filed = 提交时间
msg-col-station = 对方站
msg-col-state = 状态
msg-col-line = 线路
msg-col-by = 起草
msg-col-until = 至此未签发即扣留
msg-number = 第{ $number }号
msg-held-short = 已收存
msg-not-held-short = 尚未收存
msg-drafts-caption = 待签发。均未发出
msg-no-drafts = 无待签发草稿。
msg-overdue = 逾期未阅
msg-was-due = 时限已于{ $ago }到期
msg-to-be-seen = 阅看时限：{ $ago }
msg-late = 逾期
msg-odd = 异常
msg-unanswered = 逾期未答复

# What a message belongs to.
marking-EXERCISE = 演习 演习 演习
marking-OPERATION = 行动
marking-DRILL = 演练 演练 演练
marking-PROJECT = 项目

# One message.
msg-title = { $post }第{ $number }号电文
msg-back-in = 返回收件
msg-back-out = 返回发件
msg-back-drafts = 返回草稿
msg-says = 内容
msg-form = 所签原文
msg-ladder = 回执
msg-level = 第{ $level }级，
msg-level-1 = 站点
msg-level-2 = 值班员已阅
msg-level-3 = 已送办公室
msg-level-4 = 主管已获知
msg-held-by-us = 我方站自{ $at }起收存
msg-held-by-them = 对方站自{ $at }起收存并已签名。这不表示有人已阅
msg-not-held = 已入我方记录，对方尚未收存
msg-awaited = 尚无
msg-not-agreed = 不提供：按协议至第2级
msg-crossed = 与取消电文在途中交错。
msg-odd-findings = 异常之处
msg-quiet = 我方未为此响铃：{ $why }
msg-story = 后续情况
msg-story-filed = 已提交，以作者时钟为准
msg-story-held = 对方站已收存
msg-story-arrived = 已到达我方站
msg-story-receipt = { $post }的回执：{ $level }
msg-story-query-station = { $whose ->
    [ours] 我方站点查询对方是否有人已阅
    [theirs] 对方站点查询我方是否有人已阅
   *[other] 发件方站点查询是否有人已阅
}
msg-story-query-desk = { $whose ->
    [ours] 我方值班台查询对方是否有人已阅
    [theirs] 对方值班台查询我方是否有人已阅
   *[other] 发件方值班台查询是否有人已阅
}
msg-story-nack = { $post }无法使用：{ $why }
msg-story-expected = { $post }正在准备答复，预计不晚于{ $by }
msg-story-reply = 答复电文
msg-story-readdress = 转送电文
msg-story-correction = 已更正，依据
msg-story-cancel = 已取消，依据
msg-class-action = 须办理
msg-class-info = 仅知会
msg-due-by = 须在{ $at }前阅看

# What may be done about it.
msg-acts = 现在可作的处理
msg-seen-post = 已阅的值班岗位
msg-do-seen = 确认收到
msg-receipt-only = 仅为回执。不是批准、同意或许可，双方所见均如此注明。
msg-principal = 主管
msg-do-office = 告知：已送办公室
msg-do-informed = 告知：主管已获知
msg-do-reply = 以自由文本答复
msg-do-phrase = 以编号用语答复
msg-do-answer = 以此类型答复：{ $form }
msg-do-nack = 我方无法使用
msg-do-nack-send = 告知对方我方无法使用
msg-nack-reason = 原因
msg-nack-UNREADABLE = 无法辨读
msg-nack-NOT-OURS = { $whose ->
    [ours] 非致对方
    [theirs] 非致我方
   *[other] 收件方有误
}
msg-nack-LANGUAGE = 此处无人能读该语言
msg-in-words = 文字说明
msg-do-expect = 答复正在准备
msg-do-expect-send = 告知对方预计答复时间
msg-expect-by = 预计不晚于
msg-do-query = 查询对方是否有人已阅
msg-query-note = 逾期后站点会自动查询。
msg-do-correct = 更正：以完整新文本取代
msg-do-cancel = 取消此电文
msg-do-cancel-send = 发出取消
msg-cancel-reason = 取消原因
msg-cancel-note = 两份电文均保留在双方记录中。取消电文在对方的响铃方式与原电文相同。
msg-do-readdress = 转送：致对方其他岗位
msg-readdress-why = 转送理由
msg-do-readdress-send = 转送
