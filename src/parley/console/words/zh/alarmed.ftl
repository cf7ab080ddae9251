# What the watch is told aloud: known by the English words, and told in every language, English too, with what others wrote set apart.
al-overdue-drill = 已逾期 { $n } 天：联络演练。{ $hint }
al-overdue-exercise = 已逾期 { $n } 天：演习。{ $hint }
al-agree-day = 请与对方商定日期
al-keys-late = 密钥本应已当面更换
al-no-console = { $n } 秒内没有操作台显示来电：{ $subject }
al-no-console-open = 来电响铃，但值班操作台均未打开：{ $subject }
al-desk-closed = 值班台有人值守，但其操作台均未打开：来电立即在各处响铃
al-our-reply = 我方答复
al-our-answer-meeting = 我方对会晤的答复
al-was-due = 已到期而未写：{ $sentence }，针对对方{ $post }第 { $n } 号“要求说明”
al-is-due = { $at }到期：{ $sentence }，针对对方{ $post }第 { $n } 号“要求说明”
al-rfe-moved = 我方{ $post }第 { $n } 号“要求说明”：{ $requested }
al-our-assurance = 我方{ $post }第 { $n } 号保证：{ $became }
al-their-assurance = 对方{ $post }第 { $n } 号保证：{ $became }

# Messages.
al-exercise-of = 演习：{ $sentence }
al-late = { $sentence }：{ $named }
al-late-undelivered = 对方站点未按时收到
al-late-action-ours = 对方值班员未按时查阅
al-late-action-theirs = 我方值班员未按时查阅
al-late-info-ours = 应知悉者未按时查阅
al-late-info-theirs = 我方应知悉者未按时查阅
al-late-reply-ours = 未在所要求时间内答复
al-late-reply-theirs = 我方未在所要求时间内答复
al-late-expected-ours = 对方预告的答复未到
al-late-expected-theirs = 我方预告了答复而未发出
al-message-no = { $speed } { $post }第 { $n } 号
al-and-more = 另有 { $n } 份
al-cannot-use = { $post }：无法使用{ $other_post }第 { $n } 号电文：{ $nack }
al-cannot-use-said = { $post }：无法使用{ $other_post }第 { $n } 号电文：{ $nack }；{ $said }
al-gap-one = { $post }第 { $n } 号从未发出：对其询问已备好：{ $command }
al-gap-several = { $post }第 { $n } 至 { $count } 号从未发出：对其询问已备好：{ $command }
al-held-back = 已扣留：{ $name } 致 { $names } 的草稿 { $ref }（{ $form_type } { $typed }）未在 { $at } 前获批

# Calls.
al-no-answer = { $typed } 无应答：{ $names }

# Tests, clocks, faults.
al-tests-missed = 连续错过测试（{ $layer }）{ $n } 次，首次在 { $at }
al-test-missed = 测试未获应答（{ $layer }）
al-clock-off = 对方时钟与我方相差 { $seconds } 秒：两者之一有误
al-ticket-within = 故障单 { $n }，{ $fails }：已中断 { $count } 分钟：请在 { $least } 分钟内通知对方
al-ticket-at-once = 故障单 { $n }，{ $fails }：已中断 { $count } 分钟：请立即通知对方
al-ticket-on-off-within = 故障单 { $n }，{ $fails }：断续中断 { $count } 分钟：请在 { $least } 分钟内通知对方
al-ticket-on-off-at-once = 故障单 { $n }，{ $fails }：断续中断 { $count } 分钟：请立即通知对方
al-ticket-untold = 故障单 { $n }，{ $fails }：尚未通知对方
al-ticket-unbegun = 故障单 { $n }，{ $fails }：尚未开始修理

# Who may not be free; who is not who they say.
al-duress = 胁迫：对方暗语出现在 { $where }。说出者可能失去自由。切勿在此提及
al-compromised = 泄密：对方暗语出现在 { $where }。请视此线路密钥已为他人所知：当面更换身份卡，再发 KEY-NOTICE
al-pair-unknown = 有人以第 { $n } 对询问却不知其问语：簿子在谁手中？
al-mismatch = 自称 { $post } 的来电（{ $channel }）并非对方：请发 HAZARD-INCIDENT 并告知调解方
al-not-theirs-fetched = 对方值班台签署：自称来自 { $post } 的呼叫并非对方所发，而我方主管可能已被请来：请终止
al-not-theirs = 对方值班台签署：自称来自 { $post } 的呼叫并非对方所发：请注明：{ $command }
al-is-theirs = 对方值班台签署：自称来自 { $post } 的呼叫确为对方所发：如声音相同，请注明核实相符
