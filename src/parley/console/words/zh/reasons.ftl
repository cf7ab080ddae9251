# Why the station thinks so: each is a sentence of the machines, told again in the language of the page.
why-nothing-known = 尚无任何信息
why-answers = { $way }有应答
why-fresh = 已应答新的验证请求
why-no-fresh = 未应答我方的验证请求
why-no-answer = { $address }无应答
why-last-talk = 最近一次通话{ $at }
why-no-talk = 尚未通话
why-last-attempts = { $count ->
   *[other] 最近{ $count }次能说明主管情况的呼叫：{ $how }
}
why-attempt-open = { $how }（尚未结束）
why-read-back = { $seconds ->
   *[other] { $post }在{ $seconds }秒内复读了我方测试
}
why-nobody-read-back = 对方站已收存我方测试，{ $post }无人复读
why-nobody-took-up = 致{ $post }的呼叫已到对方站，无人接起
why-acted = 致{ $post }的呼叫：{ $step }
why-saw = { $post }在时限内阅看了第{ $number }号电文
why-pending = { $whose ->
    [ours] 对方签名表示须由{ $post }决定：{ $pending }
    [theirs] 我方签名表示须由{ $post }决定：{ $pending }
   *[other] 已签名表示须由{ $post }决定：{ $pending }
}
why-rang-unread = 已振铃，但无复读表明有人在岗
why-nothing-came = { $whose ->
    [ours] 各信道均未收到对方任何内容；我方曾尝试仅为我方单方说法
    [theirs] 对方称各信道均未收到我方任何内容；此为对方单方说法
   *[other] 各信道均未收到任何内容；此为主叫方单方说法
}
why-no-person = { $whose ->
    [ours] 对方站已收存呼叫；无人处理
    [theirs] 我方站已收存呼叫；无人处理
   *[other] 被叫站已收存呼叫；无人处理
}
why-rang = { $whose ->
    [ours] 对方站签名表示正在振铃；无人接起
    [theirs] 我方站签名表示正在振铃；无人接起
   *[other] 被叫站签名表示正在振铃；无人接起
}
why-no-decision = 有人接起，未作答复
why-not-decided = { $whose ->
    [ours] 对方签名表示须有人决定；无人作出决定
    [theirs] 我方签名表示须有人决定；无人作出决定
   *[other] 已签名表示须有人决定；无人作出决定
}
why-refusal = { $whose ->
    [ours] 对方签名拒绝：{ $refusal }
    [theirs] 我方签名拒绝：{ $refusal }
   *[other] 已签名拒绝：{ $refusal }
}
why-another-came = 请的是{ $post }，到的是{ $reached }
why-unsigned-tests = { $count ->
   *[other] { $count }次测试无签名
}
why-untested = 尚无测试得到应答，也无测试未获应答
why-clock-well = 无对方条目与其相差很大
why-disk-free = 剩余 { $free } MiB
why-disk-full = 剩余 { $free } MiB：无法写入时站点将停止
why-no-line = 尚无线路：请与对方配对
why-not-asked = 尚未请求即时应答
why-some-answer = { $count }个对方中有{ $some }个应答
why-none-answers = 所有对方在各信道均无应答：请先检查我方网络
why-one-dead = 对方在各信道均无应答：只有一条线路时，从此处无法判断是我方还是对方的问题
