# Which type is written.
wr-which = 写什么
wr-which-to = 致{ $line }：写什么
wr-group-service = 勤务
wr-group-calls = 呼叫
wr-group-notices = 通告
wr-group-risk = 风险
wr-group-own = 一般及自定类型

# The form.
wr-not-yet = 尚未发送。您填写的内容仍在。
wr-faults = { $count ->
   *[other] 有{ $count }处不符：已在该处注明。
}
wr-missing = 缺少
wr-two-persons = 本站发送电文须两人：您起草，由另一人签发。
wr-about-supersedes = 取代
wr-about-reply_to = 答复
wr-asked = 对方所问：
wr-unanswered = 对方问及而此处未答：
wr-header = 报头
wr-body = 内容
wr-rest = 报头其余部分
wr-optional = （可不填）
wr-own = （您的语言）
wr-to = 主送：须办理
wr-info = 抄送：仅知会
wr-exempted = 不予告知
wr-precedence = 优先级
wr-info-precedence = 抄送优先级
wr-as-precedence = 相同
wr-subject = 事由
wr-marking = 演习、行动、演练或项目
wr-marking-none = 无：此为真实情况
wr-marking-name = 名称
wr-reply-by = 答复期限
wr-valid-from = 生效
wr-valid-to = 失效
wr-from = 发自我方岗位
wr-from-desk = 我方值班台
wr-language = 书写语言
wr-authentic = 作准文本
wr-authentic-own = 您书写的文本
wr-reply-to = 答复的电文
wr-supersedes = 取代的电文
wr-must-follow = 须与下列电文一并阅读
wr-refers = 参照的电文或呼叫
wr-label = 处理要求
wr-article = 协议第几条
wr-paragraph = 第几款
wr-remarks = 备注
wr-needed-by = 最迟需要时间：至此未签发即扣留
wr-yes = 是
wr-no = 否
wr-row = 第{ $number }项
wr-more = 增加一项：{ $field }
wr-empty-rows = 空白项不发送。
wr-how-moment = 如 +48h、041230Z MAR 22 或 2022-03-04T12:30Z
wr-how-date = 如 2022-03-04
wr-how-duration = 如 90min、48h 或 1 d 12 h
wr-how-position = 如 54°21.5'N 018°39.0'E 或 54.35833, 18.65
wr-how-language = 如 en、uk 或 zh-Hant
wr-how-ref = 填索引或其开头部分
wr-how-refs = 填索引或其开头部分，以空格分隔
wr-how-post = 填岗位名称

wr-phrase-answers = 可用于答复的用语

# The preview.
wr-preview = 显示将签署的内容
wr-preview-note = 此操作不发送任何内容。
wr-preview-title = 签署前：{ $form }
wr-exactly = 以下即将签署的全部内容。双方将永久保存。
wr-changed = 您查看之后，将签署的内容已有变化（编号或协议）。请重新阅读。
wr-words = { $count ->
   *[other] { $count }词
}
wr-words-of = { $count }词，Z 特急和 O 立即最多{ $most }词
wr-change = 返回表格
wr-send = 签署并发送
wr-send-draft = 存为草稿

# A draft.
wr-draft-title = 草稿
wr-draft-why = 用途
wr-draft-verified = 核对
wr-draft-decided = 决定
wr-draft-reason = 理由
wr-draft-until = 至此未签发即扣留
wr-draft-became = 已成为电文
wr-draft-cannot = 现状下不能签发：
wr-draft-as = 您在此的操作以{ $name }名义记入我方内部日志，绝不发送。
wr-as-drafted = 按草稿
wr-unaided = 如被限制通信（MINIMIZE）扣留：限制结束后自动发出
wr-do-verify = 我已按原样阅读：核对无误
wr-do-release = 签发：立即发出
wr-do-reject = 不予签发
wr-do-hold-back = 收回
wr-why-not = 不予签发的理由
wr-why-back = 收回的理由
wr-changes-draft = 草稿的新文本。已核对者须重新阅读。现有草稿：
wr-do-change = 修改文本
