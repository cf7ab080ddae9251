# What must be heard: the bar above every page.
watch-bar = Чергування на цьому робочому місці
watch-begin = Заступити: перевірити звук, зайняти пост
watch-end = Звільнити пост
armed-off = Звук вимкнено: дзвінка тут не почують
armed-on = Звук увімкнено
armed-failed = Перевірка звуку не вдалася: перевірте динамік
desk-taken = Черговий на посту
desk-left = На посту нікого: дзвінки лунають у порожній кімнаті
alarms = Сигнали
alarm-watch = Чергування
alarm-message = повідомлення від сторони { $line }
alarm-silence = Заглушити
alarm-silenced = почуто, ще не переглянуто
