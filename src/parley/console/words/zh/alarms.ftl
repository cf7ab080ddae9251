# What must be heard: the bar above every page.
watch-bar = 本操作台的值班
watch-begin = 开始值班：测试声响，值守值班台
watch-end = 离开值班台
armed-off = 声响已关闭：此处听不到响铃
armed-on = 声响就绪
armed-failed = 声响测试失败：请检查扬声器
speaker-gone = 所选扬声器已不在：改由系统扬声器发声
desk-taken = 值班台有人值守
desk-left = 值班台无人值守：呼叫只会在空房间里响铃
ring-begin = 开始值班并接起
ring-begin-note = 值班台无人值守。此按钮会值守值班台、测试本处声响并接起呼叫。其他答复同样有效。
alarms = 告警
alarm-watch = 值班
alarm-message = { $line }发来电文
alarm-silence = 静音
alarm-silence-all = 全部静音（{ $count } 个）
alarm-silenced = 已听到，尚未阅看
