# What must be heard: the bar above every page.
watch-bar = Дежурство на этом рабочем месте
watch-begin = Заступить: проверить звук, занять пост
watch-sound = Включить звук этой консоли
watch-test = Проверить звук
watch-end = Освободить пост
armed-off = Звук выключен: звонка здесь не услышат
armed-on = Звук включён
armed-failed = Проверка звука не удалась: проверьте динамик
speaker-gone = Выбранного динамика нет: звучит системный
desk-taken = Дежурный на посту
desk-left = На посту никого: звонки звучат в пустой комнате
desk-closed = Пост занят, но ни один пульт дежурного не открыт
desk-elsewhere = Пост занят через командную строку, а не с пульта
ring-begin = Заступить и снять трубку
ring-begin-note = Ни с одного пульта пост не занят. Эта кнопка занимает пост, проверяет здесь звук и снимает трубку. Любой другой ответ тоже действителен, но поста не занимает.
ring-begin-note-closed = Пост занят, но ни один пульт дежурного не открыт. Эта кнопка занимает пост здесь, проверяет звук и снимает трубку. Любой другой ответ тоже действителен, но поста не занимает.
alarms = Сигналы
alarm-watch = Дежурство
alarm-message = сообщение от стороны { $line }
alarm-silence = Заглушить
alarm-silence-all = Заглушить все: { $count }
alarms-more = Не видно ещё: { $n }
alarms-folded = и ещё { $count }
alarms-folded-loud = и ещё { $count }, из них { $loud ->
    [one] звучит { $loud }
    [few] звучат { $loud }
    [many] звучит { $loud }
   *[other] звучит { $loud }
}
alarms-sounding = Звучащие сигналы
alarms-sound = { $count ->
    [one] Звучит { $count } сигнал:
    [few] Звучат { $count } сигнала:
    [many] Звучит { $count } сигналов:
   *[other] Звучит { $count } сигнала:
}
alarms-up = К сигналам
alarm-silenced = услышано, ещё не просмотрено
alarm-lasts = услышано, ещё длится
title-exercise = УЧЕНИЕ
alarm-among-drafts = в разделе «Сообщения», «Черновики»
alarm-command-line = на самой машине станции: { $command }
