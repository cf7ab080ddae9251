# What stands around every page.
page-lines = 线路
page-messages = 电文
page-timeline = 时间轴
page-check = 站点检查
nav-pages = 页面
nav-skip = 跳至正文
log-out = 退出登录
reads-only = 只读
language = 语言
language-set = 选用

# The lamp of the event stream. { $span } is a length of time.
stream-waiting = 正在连接
stream-live = 实时
stream-lost = 与站点失去连接
stream-full = 打开的操作台过多：本操作台不获知任何变化
stream-stale = { $span }未收到站点信息：所示内容已过时
station-away = 站点没有应答。
station-away-for = 此处所示内容均为 { $span } 之前的，可能有误。

# Lengths of time.
span-d = { $n }天
span-h = { $n }小时
span-min = { $n }分钟
span-s = { $n }秒
time-now = 现在
time-ago = { $span }前
time-in = { $span }后

# Failures of a form.
failed-heading = 未执行
failed-read-only = 您在此只能查看，不能更改。
for-the-watch = 此处由值班人员操作：您只能查看，不能更改。
failed-no-page = 没有此页面。
outside-host = 操作台拒绝了此请求：其目标为 { $name }，而操作台没有此名称。
outside-site = 操作台拒绝了此请求：其来自 { $name }，而非操作台自身页面。未执行任何操作。
outside-nameless = 操作台拒绝了此请求：来源不明，且非操作台自身页面。未执行任何操作。
outside-open = 请用操作台自身地址打开：{ $address }
outside-tell = 请在该处进行原想进行的操作。若您并未操作，则是其他页面冒用您的名义：请关闭该页面，并告知站点维护人员。
failed-full = 本站点已打开 { $n } 个操作台，其余操作台不再获知变化。
failed-full-now = 请在本机或其他机器上关闭一些：已打开的页面会自行占用空位。

# Single keys, and the search box.
keys = 快捷键
search = 搜索
search-do = 查找
search-hint = 词语、作者或岗位、编号、引用号或日期时间组
search-caption = 所有线路，我方与对方，最新在前
search-found = { $count ->
    [0] 无符合的消息。
   *[other] { $count } 条消息符合
}

# Fields of several forms, where one of them is told of.
named-text = 文字
named-reason = 理由
named-to = 发往
