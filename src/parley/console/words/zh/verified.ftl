# Why a bundle is not authentic, or what in an authentic one must not be: known by the verifier's English words.

# The file.
vf-cut = 最后一行未结束：文件可能被截断
vf-no-digest = 文件末尾没有摘要：被截断，或有所添加
vf-other-digest = 末尾摘要与前文不符：此后有改动
vf-first-line = 第 1 行：{ $raw }，应为 { $name }
vf-not-utf8 = 第 { $n } 行：不是 UTF-8
vf-file-ends = 第 { $n } 行：文件在应有更多内容处结束
vf-begins = 证据包以 about、card、card 开头
vf-one-party = 两张身份卡属于同一方
vf-another-line = { $origin }：属于另一线路的记录，而两张身份卡所成线路为 { $ref }
vf-lines-announced = 第 { $n } 行：声明 { $count } 行，实有 { $shown } 行
vf-note-lines = 第 { $n } 行：签名文本应为三行，后接一空行
vf-line-why = 第 { $n } 行：{ $why }
vf-no-section = 第 { $n } 行：{ $raw } 后接 { $count } 个词，不是任何段落
vf-hashes = 第 { $n } 行：哈希值 { $count } 个，允许 { $most } 个
vf-no-hash = 第 { $n } 行之后：{ $raw } 不是哈希值
vf-hash-form = 第 { $n } 行之后：哈希值应为 64 位小写十六进制数字
vf-line-not-base64 = 第 { $n } 行之后：不是 base64
vf-line-no-bytes = 第 { $n } 行之后：没有字节，或不是这些字节唯一的 base64 写法
vf-line-no-number = 第 { $n } 行：{ $raw } 不是数字
vf-no-place = { $sort }：证据包中两张身份卡之后不得有此段
vf-about-why = 证据包自述：{ $why }
vf-head-twice = 日志 { $origin } 的日志头 { $n }：出现两次
vf-entries-none = 日志 { $origin } 自第 { $n } 条起的条目：一条也没有
vf-entries-left = 日志 { $origin } 自第 { $n } 条起的条目：其前有哈希值 { $shown } 个，应为 { $count } 个
vf-entries-overlap = 日志 { $origin } 自第 { $n } 条起的条目：与前面的条目重叠，或应在其前

# A line of JSON.
vf-bytes = { $n } 字节，允许 { $most } 字节
vf-not-json = 不是 JSON：{ $detail }
vf-no-object = 顶层为 { $sort }，应为对象
vf-not-canonical = 不是规范形式（顺序、空白、转义，或键重复）
vf-too-deep = 嵌套超过 { $most } 层
vf-number-beyond = 数字 { $least } 超出 2^53 - 1
vf-no-place-in-entry = 条目中不得有 { $sort }
vf-key-form = 键 { $raw } 不是 [a-z][a-z0-9_]* 形式

# An entry.
vf-entry-why = 日志 { $origin } 条目 { $n }：{ $why }
vf-twice = 出现两次
vf-first-missing = { $origin }：缺第一条条目
vf-before-1970 = 日期 { $day } 早于 1970 年
vf-no-such-day = 没有 { $day } 这一天：{ $detail }
vf-lacks-fields = 条目缺少：{ $names }
vf-kind-no-text = 条目的种类不是文本
vf-at-no-text = { $kind }：`at` 不是文本
vf-salt = { $kind }：盐值不是 16 字节的小写十六进制
vf-kind-form = 种类 { $raw } 不是“名称.名称/版本”形式
vf-after-fields = { $kind }：`after` 应恰有纪元和大小
vf-after-holds = { $kind }：`after` 中没有纪元和大小
vf-after-epoch = { $kind }：`after` 所指纪元 { $raw } 不是 8 位十六进制数字

# The logs of a party.
vf-no-origin = { $raw } 不是线路日志的名称
vf-neither = { $origin }：既不是{ $party }的日志，也不是{ $other }的日志
vf-log-begins = 日志应以 { $kind } 开头，而不是 { $other_kind }
vf-epoch-fields = { $kind }：字段应恰为 card、previous 和 holds
vf-epoch-card = { $kind }：未以哈希值指明现行身份卡
vf-epoch-previous = { $kind }：未以纪元、大小和根值指明前一日志
vf-epoch-holds = { $kind }：所收存的对方日志不是纪元和大小
vf-epochs-lost = 纪元 { $names } 不接续此处任何一个纪元

# Heads and receipts.
vf-head = 日志 { $origin } 的日志头 { $n }
vf-receipt = { $name } 对日志 { $origin } 日志头 { $n } 的回执
vf-head-other = 是 { $raw } 的日志头，应为 { $origin } 的日志头
vf-head-lines = 日志 { $origin } 的日志头：应恰为三行
vf-head-size = 日志 { $origin } 的日志头：{ $raw } 不是大小
vf-head-root = 日志 { $origin } 的日志头：根值为 { $n } 字节
vf-head-empty = 日志 { $origin } 的日志头：大小为 0，根值却不是空日志的根值
vf-root-not-base64 = 日志 { $origin } 的根值：不是 base64
vf-root-not-canonical = 日志 { $origin } 的根值：不是其字节的规范 base64
vf-no-ed25519 = { $signed }：缺少该处有效密钥的 Ed25519 签名
vf-no-mldsa = { $signed }：缺少该处有效密钥的 ML-DSA-44 签名：属暂定，不构成证明
vf-half = { $signed }：两个签名只有其一
vf-two-times = { $signed }：两个签名注明的时间不同：{ $n } 和 { $count }
vf-one-key-twice = { $origin } 同一密钥的两个签名
vf-signature-bytes = { $signed }：签名为 { $n } 字节，应为 { $count } 字节
vf-time-zero = { $signed }：时间为零，不表明任何事
vf-time-beyond = { $signed }：{ $n } 秒不是任何历法中的时间
vf-ed25519-bytes = { $signed }：Ed25519 签名为 { $n } 字节
vf-ed25519 = { $signed }：Ed25519 签名不符
vf-mldsa = { $signed }：ML-DSA-44 签名不符

# A signed text.
vf-note-bytes = 签名文本：{ $n } 字节，允许 { $most } 字节
vf-note-not-utf8 = 签名文本：第 { $n } 字节不是 UTF-8
vf-note-control = 签名文本：含控制字符
vf-note-no-blank = 签名文本：签名前没有空行
vf-note-no-signature = 签名文本：没有签名行，或最后一行未结束
vf-note-signatures = 签名文本：签名 { $n } 个，允许 { $most } 个
vf-note-no-line = 签名文本：{ $raw } 不是签名行
vf-note-line-empty = 签名文本：{ $raw } 的签名行没有签名
vf-note-empty = 签名文本：{ $origin } 的签名为空
vf-note-name = 签名文本：{ $raw } 不能作密钥名称
vf-signature-not-base64 = { $origin } 的签名：不是 base64
vf-signature-not-canonical = { $origin } 的签名：不是其字节的规范 base64

# Cards and keys.
vf-card-not-first = { $party }第 { $n } 张身份卡：证据包以首张身份卡开头；后续身份卡为条目
vf-card-name = 身份卡：名称应为 1 至 16 个 a-z 字母和数字，以字母开头
vf-card-one = 身份卡文件应恰含一张身份卡
vf-card-fields = 身份卡：字段不恰为 { $kind } 的字段
vf-card-number = { $party }的身份卡：编号应为 1 或以上
vf-card-previous = { $party }第 { $n } 张身份卡：未按规定指明前一张身份卡
vf-card-made-at = { $party }的身份卡：made_at 不是时间
vf-card-other-text = { $party }的身份卡：其签名针对另一文本
vf-seal-bytes = 封装密钥为 { $n } 字节，而非 { $count } 字节
vf-seal-unusable = 封装密钥无法使用：{ $detail }
vf-card-no-text = 身份卡：{ $part } 不是文本
vf-card-no-hex = 身份卡：{ $part } 不是十六进制
vf-card-hex-form = 身份卡：{ $part } 不是无空格的小写十六进制
vf-card-line = 身份卡：{ $part } 应为 1 至 { $most } 个字符的一行
vf-card-list = 身份卡：{ $part } 不是最多 { $most } 项的列表
vf-card-post-fields = 身份卡：岗位应恰有 post 和 title
vf-card-post-name = 身份卡：岗位名称应为 1 至 64 个字符的一行，前后无空格
vf-card-post-twice = 身份卡：岗位重复
vf-key-unsound = { $part } 密钥不是可靠的 Ed25519 密钥
vf-mldsa-bytes = ML-DSA-44 密钥为 { $n } 字节，而非 { $count } 字节
vf-one-key-both = 同一 Ed25519 密钥兼作日志密钥和回执密钥
vf-change-fields = { $party }的身份卡条目 { $n }：应恰有 card、their_epoch、their_size
vf-change-receipts = { $party }的身份卡条目 { $n }：未注明旧回执有效至何处
vf-change-follows = { $party }的身份卡条目 { $n }：第 { $shown } 张身份卡不接续第 { $count } 张

# Entries and the heads that they are under.
vf-change-no-head = 日志 { $origin } 条目 { $n } 更换身份卡，而此处没有大小为 { $count } 的日志头
vf-other-root = 日志 { $origin } 条目 { $n } 至 { $count }：所得根值与在 { $shown } 处签名的根值不符
vf-no-head-ends = 日志 { $origin } 条目 { $n } 至 { $count }：没有以其结尾的已签名日志头
vf-proved-nowhere = 日志 { $origin } 条目 { $n }：其证明所依的日志头（大小 { $count }）不在此处
vf-proof-astray = 日志 { $origin } 条目 { $n }：其包含证明得不到在 { $count } 处签名的根值

# What is authentic, and yet must not be.
vf-two-versions = 日志 { $origin } 条目 { $n } 有两个已签名的版本；其一为：{ $version }
vf-follows = 接续 { $epoch }
vf-from-nothing = 从零开始
vf-two-stations = 纪元 { $epoch } { $begins }，另一纪元亦然：两个站在同一身份卡下运行
vf-received-before = 纪元 { $epoch } { $begins }，而 { $other_epoch } 在其之前已被收存
vf-old-backup = { $sentence }：由旧备份恢复，或同一身份卡下有两个站
vf-other-card = 纪元 { $epoch } 开始时所用身份卡不是 { $ref }
vf-went-back = 日志 { $origin } 条目 { $n } 声称的收存量少于其前条目
vf-beyond = 日志 { $origin } 条目 { $n } 声称收存的 { $epoch } 条目多于此处所有（{ $count } 条）
vf-kept = 日志 { $origin } 条目 { $n } 至 { $count } 予以保留，不计入
vf-cannot-both = { $origin }：大小为 { $n } 的日志头与{ $against }不可能同时为真
vf-against-size = 大小为 { $n } 的日志头
vf-against-entries = 各条目
vf-names-other-root = 后一纪元就日志 { $origin } 大小 { $n } 处给出另一根值
vf-signed-later = { $origin }：大小为 { $n } 的{ $against }签名晚于大小为 { $count } 者
vf-against-head = 日志头
vf-against-receipt = 日志头回执
