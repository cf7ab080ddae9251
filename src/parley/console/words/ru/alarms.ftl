# What must be heard: the bar above every page.
watch-bar = Дежурство на этом рабочем месте
watch-begin = Заступить: проверить звук, занять пост
watch-end = Освободить пост
armed-off = Звук выключен: звонка здесь не услышат
armed-on = Звук включён
armed-failed = Проверка звука не удалась: проверьте динамик
desk-taken = Дежурный на посту
desk-left = На посту никого: звонки звучат в пустой комнате
alarms = Сигналы
alarm-watch = Дежурство
alarm-message = сообщение от стороны { $line }
alarm-silence = Заглушить
alarm-silenced = услышано, ещё не просмотрено
