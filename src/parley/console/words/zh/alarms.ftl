# What must be heard: the bar above every page.
watch-bar = 本操作台的值班
watch-begin = 开始值班：测试声响，值守值班台
watch-sound = 开启本操作台声响
watch-test = 测试声响
watch-end = 离开值班台
armed-off = 声响已关闭：此处听不到响铃
armed-on = 声响就绪
armed-failed = 声响测试失败：请检查扬声器
speaker-gone = 所选扬声器已不在：改由系统扬声器发声
desk-taken = 值班台有人值守
desk-left = 值班台无人值守：呼叫只会在空房间里响铃
desk-closed = 值班台有人值守，但其操作台均未打开
desk-elsewhere = 值班台经命令行值守，而非在操作台上
ring-begin = 开始值班并接起
ring-begin-note = 没有操作台在值守值班台。此按钮会值守值班台、测试本处声响并接起呼叫。其他答复同样有效，但不会值守值班台。
ring-begin-note-closed = 值班台有人值守，但其操作台均未打开。此按钮在此处值守值班台、测试声响并接起呼叫。其他答复同样有效，但不会值守值班台。
alarms = 告警
alarm-watch = 值班
alarm-message = { $line }发来电文
alarm-silence = 静音
alarm-silence-all = 全部静音（{ $count } 个）
alarms-more = 另有 { $n } 条未显示
alarms-folded = 另有 { $count } 条
alarms-folded-loud = 另有 { $count } 条，其中 { $loud ->
   *[other] { $loud } 条正在鸣响
}
alarms-sounding = 正在鸣响的告警
alarms-sound = { $count ->
   *[other] { $count } 条告警正在鸣响：
}
alarms-up = 查看告警
alarm-silenced = 已听到，尚未阅看
alarm-lasts = 已听到，尚未结束
title-exercise = 演习
alarm-among-drafts = 见“消息”中的“草稿”
alarm-command-line = 在本站机器上：{ $command }
