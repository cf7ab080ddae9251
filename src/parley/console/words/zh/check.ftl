# The station check: is it us?
check-none-failing = 我方无已知故障。
check-failing = { $count ->
   *[other] { $count }项检查需人员处理。
}
checks-caption = 是我方的问题吗？
check-what = 检查项
check-stands = 状况
check-why = 原因
check-keys = 密钥
check-key-age = 密钥使用时长
check-certificate = 我方证书
check-their-certificate = 对方证书
check-record = 记录
check-backup = 记录备份
check-party = 方
check-folder = 文件夹
check-began = 运行起始
check-lines = 线路
check-lines-caption = 各线路待办
check-line = 线路
check-their-view = 对方所见我方状态
check-outbox = 对方尚未收存
check-calls = 未结呼叫
check-unseen = 我方未阅
check-overdue = 逾期义务
check-tickets = 未结故障单
check-oddities = 被拒收或标记
check-sound = 本操作台的声响
check-sound-test = 播放测试音
check-speaker = 扬声器
check-speaker-system = 系统默认
check-speakers-list = 显示本机的扬声器
check-speaker-note = 浏览器只向获准使用麦克风的页面列出扬声器：它会询问一次，不作任何录音，麦克风随即关闭。所作选择保存在此浏览器中。
check-speaker-refused = 浏览器未予允许：告警由系统扬声器发声。
check-speaker-fixed = 在此浏览器中，告警始终由系统扬声器发声。
