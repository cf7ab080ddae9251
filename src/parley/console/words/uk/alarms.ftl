# What must be heard: the bar above every page.
watch-bar = Чергування на цьому робочому місці
watch-begin = Заступити: перевірити звук, зайняти пост
watch-sound = Увімкнути звук цієї консолі
watch-test = Перевірити звук
watch-end = Звільнити пост
armed-off = Звук вимкнено: дзвінка тут не почують
armed-on = Звук увімкнено
armed-failed = Перевірка звуку не вдалася: перевірте динамік
speaker-gone = Вибраного динаміка немає: звучить системний
desk-taken = Черговий на посту
desk-left = На посту нікого: дзвінки лунають у порожній кімнаті
desk-closed = Пост зайнято, але жоден пульт чергового не відкрито
desk-elsewhere = Пост зайнято через командний рядок, а не з пульта
ring-begin = Заступити й зняти слухавку
ring-begin-note = З жодного пульта пост не зайнято. Ця кнопка займає пост, перевіряє тут звук і знімає слухавку. Будь-яка інша відповідь теж має силу, але поста не займає.
ring-begin-note-closed = Пост зайнято, але жоден пульт чергового не відкрито. Ця кнопка займає пост тут, перевіряє звук і знімає слухавку. Будь-яка інша відповідь теж має силу, але поста не займає.
alarms = Сигнали
alarm-watch = Чергування
alarm-message = повідомлення від сторони { $line }
alarm-silence = Заглушити
alarm-silence-all = Заглушити всі: { $count }
alarms-more = Не видно ще: { $n }
alarms-folded = і ще { $count }
alarms-folded-loud = і ще { $count }, з них { $loud ->
    [one] звучить { $loud }
    [few] звучать { $loud }
    [many] звучить { $loud }
   *[other] звучить { $loud }
}
alarms-sounding = Сигнали, що звучать
alarms-sound = { $count ->
    [one] Звучить { $count } сигнал:
    [few] Звучать { $count } сигнали:
    [many] Звучить { $count } сигналів:
   *[other] Звучить { $count } сигналу:
}
alarms-up = До сигналів
alarm-silenced = почуто, ще не переглянуто
alarm-lasts = почуто, ще триває
title-exercise = НАВЧАННЯ
alarm-among-drafts = у розділі «Повідомлення», «Чернетки»
alarm-command-line = на самій машині станції: { $command }
