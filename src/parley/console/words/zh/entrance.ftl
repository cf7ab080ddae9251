# The entrance.
log-in = 登录
log-in-name = 用户名
log-in-password = 密码
log-in-code = 身份验证器代码
log-in-failed-often = 该用户名或本机失败次数过多：请等待五分钟。
log-in-failed-long = 超出用户名、密码和代码的长度上限。
log-in-failed-wrong = 用户名、密码和代码不匹配。每个代码只能用一次，有效期半分钟。
log-in-failed-link = 此链接已用过或已失效：请另行索取。
link-once = 此链接仅可登录一次。
link-enter = 以{ $name }身份登录

# 会话结束。
session-ends = 您的会话将随值班结束
session-anew = 重新登录并继续
session-over-here = 您的会话已结束：此处不再响铃
session-over-shift = 您的会话已随值班于{ $at }结束。
session-over-account = 您的会话已结束：您的账户已被删除或权限已变更。
session-over-early = 您的会话已提前结束：有人在此浏览器中退出登录或删除了其 Cookie，或您的账户已被删除或权限已变更。
session-over-desk = 该会话曾接管值班台。若值班台再无他人，呼叫方会立即得知：请重新开始值班。
session-over-rings = 请登录并重新开始值班。若值班台再无他人，呼叫方会得知这一点。
