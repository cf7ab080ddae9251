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
