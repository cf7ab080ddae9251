# What is owed, what stands in the shift log, and what the station check says: known by the English words, as alarms are.

# What is due.
ow-drill = 联络演练：逐一试拨所有号码
ow-exercise = 计分演习
ow-keys = 当面更换密钥
ow-review = 复审已声明状态：{ $declared }
ow-station-test = 测试对方站点
ow-we-test = 我方测试{ $post }：须复诵
ow-they-test = 对方测试{ $post }：须复诵
ow-test-open = 对{ $post }的测试：须复诵
ow-holiday = 约定假日：无须复诵测试
ow-roster-ends = 值班表到期：需要新表
ow-watch-changes = 换班
ow-ticket = 故障单 { $n }：{ $sentence }
ow-tell-within = 已中断 { $count } 分钟：{ $least } 分钟内通知对方
ow-tell-at-once = 已中断 { $count } 分钟：立即通知对方
ow-tell-on-off-within = 断续中断 { $count } 分钟：{ $least } 分钟内通知对方
ow-tell-on-off-at-once = 断续中断 { $count } 分钟：立即通知对方
ow-untold = 尚未通知对方
ow-unbegun = 尚未开始修理
ow-assurance-ends = 保证到期：{ $subject }
ow-draft = 待批草稿：{ $subject }
ow-pending-word = 待定呼叫 { $typed } 的说明：由{ $post }决定
ow-call-time = 呼叫 { $typed } 的约定时间
ow-to-be-seen = 待阅，{ $speed }：第 { $n } 号电文，{ $subject }
ow-to-be-seen-info = 待知悉，{ $speed }：第 { $n } 号电文，{ $subject }
ow-reply-asked = 要求答复：第 { $n } 号电文，{ $subject }
ow-reply-announced = 已预告答复：第 { $n } 号电文，{ $subject }
ow-request-at = { $state }：{ $subject }

# The shift log, and what waits.
ow-takes = { $name } 接班
ow-takes-none = { $name } 接班；{ $before } 未作交接
ow-hands-over = { $name } 交班给 { $other_name }；未结：{ $waits }
ow-hands-over-said = { $name } 交班给 { $other_name }：{ $said }；未结：{ $waits }
ow-waits-calls = 呼叫 { $n }
ow-waits-claimed = 待核外来电话 { $n }
ow-waits-tests = 待复诵测试 { $n }
ow-waits-by-us = 我方待阅电文 { $n }
ow-waits-by-them = 对方待阅电文 { $n }
ow-waits-drafts = 草稿 { $n }
ow-waits-missed = 连续错过测试 { $n }
ow-waits-tickets = 故障单 { $numbers }
ow-waits-nothing = 无
ow-waits-drill = 联络演练

# The station check.
ow-runs = 已运行{ $span }
ow-runs-not = 未运行：不发、不收、不响铃；以下内容已过时
ow-keys-none = { $name } 不存在：下次启动后将无法签名
ow-keys-read = 本机其他用户可读取 { $name }：请执行 chmod 600，并考虑更换密钥
ow-keys-well = { $name } 存在，仅站点用户可用
ow-card-made = 身份卡 { $n } 制于 { $dtg }，{ $span }前
ow-card-old = 身份卡 { $n } 制于 { $dtg }，{ $span }前：密钥约每两年当面更换
ow-certificate-none = 不存在或无法读取：下次启动后将不接纳任何人
ow-certificate-other = 与我方身份卡所载不符：对方将拒绝
ow-certificate-ours = 我方，自 { $day } 至 { $other_day }
ow-certificate = { $name }，自 { $day } 至 { $other_day }
ow-certificate-bad = { $sentence }：现在无效，因此不建立连接；我方时钟是否正确？
ow-record-none = { $name } 不存在：请从备份恢复
ow-record-size = { $count } KiB，另有 { $n } KiB 尚未并入
ow-record-checked = 每次启动均全部校验
ow-backup = 站点不记录备份：请用 SQLite 的在线备份功能制作，切勿直接复制
ow-clock-one = { $party } 的时钟与我方相差 { $seconds } 秒；我方或对方有误：请与准确时钟比对
ow-clock-some = 与我方时钟之差：{ $names }；较可能是我方有误：请与准确时钟比对
ow-clock-ours = 较可能是我方有误
ow-clock-either = 我方或对方：请与准确时钟比对
