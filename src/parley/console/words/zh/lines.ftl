# The first page: a card for each line.
is-it-us = 是我方的问题吗？{ $what }：
no-line-yet = 尚无线路。请在本机执行：

needs-rings = 来电振铃
needs-waits = 对方呼叫等待中
needs-overdue = { $precedence } 逾期未阅
needs-unseen = { $precedence } 未阅
needs-dead = 线路不通
needs-closed = 值班操作台均未打开
needs-agreement = 对方提出协议
needs-request = 对方要求说明
needs-judge = 对方答复待我方评定
needs-answer = 已接起，尚未答复
needs-decide = 对方等待我方决定
needs-stale = 我方“仍待决定”的通知已逾期
needs-window = 对方提出了时间
needs-check = 呼叫者是否为其本人？
needs-fetch = 呼叫正等待被召请的人
needs-interrupted = 通话中听不到声音
needs-claimed = 有声音自称来自对方
needs-alarm = 警报
needs-late = 已逾期
needs-owed = 我方应办
needs-by = 期限：
needs-also = 其他待我方处理的事项
needs-more = 另有{ $count }项
needs-nothing = 无待办事项。

not-paired-there = 据我方所知，对方尚未完成配对：这不等于线路不通。
no-agreement = 无生效协议。
observed = 我方观测
declared = 所作声明
since = 自{ $at }起
from = 自{ $at }起
confirmed = 确认于
they-declare = 对方声明
we-declare = 我方声明
review = 复核
nothing = 无
last-tests = 最近测试
missed-in-a-row = { $count ->
   *[other] 连续{ $count }次未回应
}
answered = 已应答
none-yet = 尚无
tests-show = 测试表明
our-word = { $whose ->
    [ours] 我方单方说法
    [theirs] 对方单方说法
   *[other] 单方说法
}
our-last-attempt = 我方最近一次呼叫
to-post = 致{ $post }
open-calls = 未结呼叫
attempts-strip = 我方呼叫，30天内
unseen-by-us = 我方未阅
first-due = 最早时限
first-was-due = 最早时限已过
not-received-by-them = 对方尚未收存
entries = { $count ->
   *[other] { $count }个条目
}
watch = 值班
watch-nobody = 值班日志中无人登记
watch-closed = 值班操作台均未打开
