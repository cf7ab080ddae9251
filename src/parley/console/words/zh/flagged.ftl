# What the station flagged beside the record, and why a letter of theirs was refused: known by the English words.

# Attachments.
fl-named-more = { $name }：所列 { $n } 字节超出约定：未索取
fl-names-another = { $name }：条目 { $ref } 所列大小或类型与这些字节不符
fl-ask-unnamed = 对方索取没有条目列出的字节：{ $ref }
fl-came-unnamed = 收到没有条目列出的字节：{ $ref }
fl-came-more = { $name }：收到的字节多于条目所列或约定
fl-day-full = 一天内附件超过 { $n } 字节：其余待次日
fl-wrong-hash = { $name }：全部字节已收到，但哈希值与条目所列不符
fl-not-flat = { $name }：不是平面图像，未打开：{ $why }
fl-not-delivered = { $name }：已列出而至今未送达，虽已索取 { $n } 次：我方单方说法

# Entries of theirs that are odd.
fl-held-less = 条目 { $ref } 声称的收存量少于其前条目
fl-held-unwritten = 条目 { $ref } 声称收存了从未书写的内容
fl-dated-ahead = 条目 { $ref } 的日期比我方时钟早 { $n } 秒
fl-dated-before = 条目 { $ref } 的日期比其自称已存在的条目早 { $n } 秒
fl-seal-stated = 条目 { $ref } 所列封装密钥无法使用：{ $why }
fl-more-held = 对方称其收存的我方日志多于我方所存；未按时归还
fl-ahead-of-prefix = 日志 { $origin } 条目 { $n } 先于其前条目到达：等待前者
fl-voided = 已关闭纪元 { $epoch } 下大小为 { $n } 的日志头：作废的日志末段
fl-came-late = { $origin }：大小为 { $n } 的日志头来迟，未作比对
fl-unknown-card = 纪元 { $epoch } 开始时所用身份卡不是我方所知者
fl-holds-more = 纪元 { $epoch } 称收存 { $ref } 的 { $n } 条条目：多于我方所知所写
fl-came-before = 纪元 { $epoch } { $begins }，而 { $other_epoch } 先已到达：由旧备份恢复，或两个站在同一身份卡下运行

# A letter of theirs that was refused.
fl-reply-refused = 对方回复被拒收：{ $why }
fl-no-challenge = 对方未回应我方质询
fl-other-party = 属其他线路或其他方的条目：{ $origin }
fl-no-ranges = 邮包不得含日志片段：片段只属于证据包
fl-head-other-line = 属其他线路的日志头：{ $ref }
fl-head-stranger = { $raw } 的日志头，该方不在此线路
fl-no-signed-root = { $origin }：至 { $n } 的条目得不到所签根值
fl-card-changed = { $origin }：本站尚不能处理身份卡更换：请会面重新配对
fl-forked = { $origin }：两个大小均为 { $n } 而内容不同的日志头，不可能同时为真
fl-forked-sizes = { $origin }：大小为 { $n } 和 { $count } 的日志头不可能同时为真
fl-follows-itself = 纪元 { $epoch } 接续其自身
fl-follows-empty = 纪元 { $epoch } 接续 { $other_epoch }，却称其为空
fl-names-root = 纪元 { $epoch } 就 { $other_epoch } 大小 { $n } 处给出的根值与条目不符
fl-parcel-line = 发往线路 { $ref } 的邮包
fl-parcel-others = 他方线路上由{ $party }发往{ $other }的邮包
fl-receipt-not-ours = 针对非我方日志的回执：{ $origin }
fl-receipt-unsigned = 针对我方未签名的大小为 { $n } 的日志头的回执
fl-receipt-without = 针对我方日志头 { $n } 的回执没有{ $party }的签名
fl-leaf-absent = 包含证明：{ $count } 条中没有条目 { $n }
fl-proof-short = 条目 { $n } 在 { $count } 中的包含证明：过短
fl-proof-long = 条目 { $n } 在 { $count } 中的包含证明：过长
fl-proof-other = 条目 { $n } 在 { $count } 中的包含证明：得出另一根值

# Their hello.
fl-hello-signature = 站点问候：签名不符
fl-hello-fields = 站点问候：字段不恰为 { $kind } 的字段
fl-hello-other-text = 站点问候：签名针对另一文本
fl-hello-signatures = 站点问候：身份卡上日志密钥的签名有 { $n } 个，而非一个
fl-hello-challenge = 站点问候：质询不是 16 字节十六进制
fl-hello-answers = 站点问候：所回应的质询不是 16 字节十六进制
fl-hello-seal = 站点问候：封装密钥不是 { $n } 字节十六进制
fl-hello-sees = 站点问候：其所见我方状态不是 unknown、dead、degraded、up 之一
fl-hello-at = 站点问候：`at` 不是时间
fl-hello-logs = 站点问候：其他日志不是其所收存者和其自身者
fl-hello-lists = 站点问候：其他日志不是两个最多 { $most } 项的列表
fl-hello-size = 站点问候：所收存者不是纪元和大小

# The parcel, and the seal around it.
fl-parcel-section = 邮包：第 { $n } 段不得出现在邮包中
fl-parcel-sections = 邮包：超过 { $most } 段
fl-parcel-entries = 邮包：超过 { $most } 条条目
fl-parcel-bytes = 邮包：{ $n } 字节，允许 { $most } 字节
fl-parcel-bucket = 邮包：明文 { $n } 字节，不是 4 KiB 乘以二的幂
fl-parcel-text = 邮包：容量 { $count } 中的文本有 { $n } 字节
fl-parcel-padding = 邮包：填充不全为零
fl-sealed-bytes = 封装邮包：{ $n } 字节，允许 { $most } 字节
fl-sealed-no-header = 封装邮包：前 { $n } 字节内没有报头行
fl-sealed-box = 封装邮包：密文 { $n } 字节，容不下 4 KiB 乘以二的幂
fl-sealed-header = 封装邮包：报头：{ $why }
fl-sealed-format = 封装邮包：格式 { $raw } 不是 { $kind }
fl-sealed-fields = 封装邮包：报头字段为 { $names }，而非 format、from、key、line、to
fl-sealed-self = 封装邮包：由一方发往其自身
fl-sealed-value = 封装邮包：{ $raw } 不能作报头的 { $part }
fl-sealed-key = 封装邮包：封装给密钥 { $ref }，该密钥不属于或不再属于我方
fl-sealed-changed = 封装邮包：密钥 { $ref } 打不开；报头或密文在途中被改动
