# What must be heard: the bar above every page.
watch-bar = Дежурство на этом рабочем месте
watch-begin = Заступить: проверить звук, занять пост
watch-end = Освободить пост
armed-off = Звук выключен: звонка здесь не услышат
armed-on = Звук включён
armed-failed = Проверка звука не удалась: проверьте динамик
speaker-gone = Выбранного динамика нет: звучит системный
desk-taken = Дежурный на посту
desk-left = На посту никого: звонки звучат в пустой комнате
ring-begin = Заступить и снять трубку
ring-begin-note = На посту никого. Эта кнопка занимает пост, проверяет здесь звук и снимает трубку. Любой другой ответ тоже действителен.
alarms = Сигналы
alarm-watch = Дежурство
alarm-message = сообщение от стороны { $line }
alarm-silence = Заглушить
alarm-silence-all = Заглушить все: { $count }
alarm-silenced = услышано, ещё не просмотрено
