# The timeline: both sides' entries as one story.
timeline-which = Какая линия?
timeline-of = Хронология линии { $line }
timeline-line-page = Страница этой линии
timeline-filters = Что показывать
timeline-side = Сторона
timeline-both = обе стороны
timeline-group = Вид
timeline-everything = всё
timeline-from = С
timeline-to = По
timeline-text = Слова в тексте
timeline-show = Показать
timeline-times-hint = Время — когда запись попала в наш журнал, по нашим часам. Указывайте его так:
timeline-only = Только:
timeline-about = Только сказанное об этом:
timeline-caption = Показано записей журнала: { $shown }, новые сверху; всего наших { $ours }, их { $theirs }
timeline-nothing = Подходящих записей нет.
timeline-looked = Просмотрено только назад до { $at }: дальше — к более старым записям.
timeline-pages = Страницы хронологии
timeline-newer = Более новые записи
timeline-newest = Самые новые
timeline-older = Более старые записи

group-calls = звонки
group-messages = сообщения
group-tests = проверки линии
group-claims = заявления о молчании
group-requests = запросы и заверения
group-line = сама линия

entry-when = Написано (со слов автора)
entry-whose = Чьё
entry-what = Что
entry-shows = Что это показывает
entry-arrived = поступило к нам { $at }
entry-stands = Сейчас:
entry-as-far-as = прослеживается до уровня: { $level }
entry-only-call = только этот звонок
entry-only-test = только эта проверка
entry-only-message = только это сообщение
late-beside = С опозданием, рядом с этим исходом:
late-word = С опозданием: пришло после исхода, который остаётся таким, как был заявлен.
crossed-word = Разошлось в пути со словом другой стороны, без последствий.
wrong-word = Сказано недобросовестно, судя по тому, что автор уже видел:
gap-shown = Обнаруживает пропуск:
held-by-them = они подписались, что хранят это, { $at }
held-by-us = они подписали это; мы подписались, что храним, { $at }
our-word-alone = только наше слово: их подписи под этим нет
not-held-by-us = они подписали это; мы за это ещё не подписались
claim-ours = что было именно так — только наше слово
claim-theirs = что было именно так — только их слово

# One entry.
entry-title = Запись { $number }
entry-back = Хронология линии { $line }
entry-kind = Вид
entry-stands-in = Где
entry-number = запись { $number } в журнале
entry-ref = Ссылка на запись
entry-written = Написано
entry-claim = со слов автора
entry-arrived-heading = Поступило к нам
entry-receipt = Расписка
entry-author-held = Что автор тогда имел от другой стороны
entry-says = Содержание
entry-bytes = Байты, как они подписаны
entry-bytes-about = Символы, которые изменили бы страницу, показаны кодами; точные байты, одна строка канонического JSON, — в файле.
entry-bytes-file = Точные байты файлом

# What stands beside the record.
beside-heading = Помимо журнала
gaps-heading = Номера, которых нет ни у одного сообщения
gap-asked = другая сторона о нём спросила
gaps-none = Все номера сообщений на месте.
unreadable = { $count ->
    [one] { $count } запись такого вида, который эта версия не читает.
    [few] { $count } записи таких видов, которые эта версия не читает.
    [many] { $count } записей таких видов, которые эта версия не читает.
   *[other] { $count } записи таких видов, которые эта версия не читает.
}
oddities-caption = Отклонено или отмечено нашей станцией: { $shown } из { $count }, новые сверху
oddities-none = Ничего не отклонено и не отмечено.
oddity-when = Когда
oddity-kind = Вид
oddity-what = Что
odd-malformed = неверный вид
odd-forged = подделка
odd-contradicted = противоречие
odd-forked = две несовместимые версии
odd-cannotopen = не открывается
odd-express = вне очереди
odd-voided = аннулированный конец журнала
odd-late = опоздание
odd-card = карточка
odd-holds = что у них есть
odd-stations = две станции
odd-memory = память станции
odd-after = что у них тогда было
odd-clock = часы
odd-seal = ключ шифрования
odd-attachment = вложение

# Evidence for somebody who was not there.
evidence-heading = Свидетельства
evidence-about = Пакет содержит обе карточки, подписанные контрольные точки журналов с расписками и все записи обеих сторон. Публиковать содержание вправе только обе стороны вместе; заявить, что попытка была сделана, доставлена, встретила отказ или осталась без ответа, вправе любая.
evidence-make = Составить пакет
evidence-make-part = Составить пакет только об этом, остальное не раскрывать
evidence-verify-made = Проверить последний составленный пакет
evidence-file = Пакет
evidence-cards = Хеши карточек, полученные другим путём
evidence-cards-hint = 64 шестнадцатеричные цифры или шестьдесят цифр, по одной карточке в строке. Обе карточки этой линии учитываются и так.
evidence-verify-file = Проверить этот файл
verify-title = Проверено
verify-authentic = ПОДЛИННО
verify-authentic-about = все подписи, все корни и все доказательства сходятся.
verify-broken = НЕ СХОДИТСЯ
verify-broken-about = В таком виде он ничего не доказывает: попросите другой экземпляр у того, кто его составил.
verify-what = { $name }, байт: { $bytes }, SHA-256
verify-parties = Чей это пакет
verify-party = Сторона
verify-hash = Хеш первой карточки
verify-digits = Шестьдесят цифр для сверки голосом
verify-known = Подлинность стороны
verify-confirmed = подтверждена хешем, полученным другим путём
verify-unconfirmed = НЕ подтверждена: пакет лишь не противоречит сам себе
verify-stranger = Не карточка ни одной из сторон:
verify-words = Какие выводы можно сделать
verify-english = То же собственными словами заключения, по-английски
verify-more = { $count ->
    [one] Ещё { $count } строка: все показывает parley verify FILE.
    [few] Ещё { $count } строки: все показывает parley verify FILE.
    [many] Ещё { $count } строк: все показывает parley verify FILE.
   *[other] Ещё { $count } строки: все показывает parley verify FILE.
}

# Kinds of entries.
kind-epoch = Журнал начат
kind-card = Новая карточка
kind-seal-rotated = Новый ключ шифрования
kind-agreement-signed = Соглашение подписано
kind-line-declared = Объявление о своей стороне
kind-test-station = Проверка станции
kind-test-person = Проверка дежурного поста
kind-test-read-back = Фраза проверки повторена
kind-test-silent = Проверка: заявлено молчание
kind-claim-withdrawn = Заявление о молчании отозвано
kind-call-placed = Звонок начат
kind-call-withdrawn = Звонок отозван
kind-call-silent = Звонок: заявлено молчание
kind-call-rang = Звонит
kind-call-nobody-there = На посту никого
kind-call-picked-up = Трубку сняли
kind-call-accepted = Согласие на разговор
kind-call-approval-awaited = Ожидание согласования
kind-call-still-pending = Ожидание продолжается
kind-call-window-offered = Предложено время
kind-call-window-agreed = Время назначено
kind-call-delegated = Передан другому посту
kind-call-asked-in-writing = Попросили письменно
kind-call-refused = Отказ от разговора
kind-call-identity-held = Личность звонящего подтверждена
kind-call-identity-failed = Звонящий не тот, за кого себя выдавал
kind-call-overridden = Проверка обойдена
kind-call-principals-here = Руководители на месте
kind-call-interpreters-ready = Переводчики на месте
kind-call-interpreters-not-needed = Переводчики не нужны
kind-call-both-on = Обе стороны на связи
kind-call-hung-up = Трубку положили
kind-message-sent = Сообщение
kind-message-seen = Сообщение просмотрено: только расписка
kind-message-office = Сообщение в канцелярии: только расписка
kind-message-informed = Руководитель проинформирован: только расписка
kind-message-queried = Спрошено, просмотрено ли
kind-message-nacked = Сообщением не могут воспользоваться
kind-message-expected = Ответ готовится
kind-request-silent = Запрос: заявлено молчание
kind-request-judged = Ответ оценён
kind-assurance-told = Сообщили первыми, как заверяли
kind-assurance-missed = Заявлено: первыми не сообщили

# What became of a call.
became-call-PLACED = { $whose ->
    [ours] в нашем журнале; их станция ещё ничего не подписала
    [theirs] в их журнале; наша станция ещё ничего не подписала
   *[other] в журнале звонящего; станция вызываемого ещё ничего не подписала
}
became-call-DELIVERED = { $whose ->
    [ours] их станция его получила
    [theirs] наша станция его получила
   *[other] станция вызываемого его получила
}
became-call-RINGING = звонит
became-call-ATTENDED = трубку сняли, ответа ещё нет
became-call-AWAITING = { $whose ->
    [ours] там кто-то должен решить
    [theirs] здесь кто-то должен решить
   *[other] кто-то на вызываемой стороне должен решить
}
became-call-WINDOWING = договариваются о времени
became-call-SCHEDULED = время назначено
became-call-CHECKING = согласие дано; проверяется личность звонящего
became-call-SUMMONING = приглашают руководителей
became-call-INTERPRETING = приглашают переводчиков
became-call-READY = все на месте
became-call-TALKING = разговаривают
became-call-INTERRUPTED = разговаривали, сейчас друг друга не слышат
became-call-LINE-DEAD = { $whose ->
    [ours] подпись их станции вовремя не пришла
    [theirs] подпись нашей станции вовремя до них не дошла
   *[other] подпись вызванной станции вовремя не пришла
}
became-call-UNATTENDED = { $whose ->
    [ours] их станция его получила; ни на одном посту с дежурным он не звонил
    [theirs] наша станция его получила; ни на одном посту с дежурным он не звонил
   *[other] станция его получила; ни на одном посту с дежурным он не звонил
}
became-call-UNANSWERED = звонил; вовремя трубку никто не снял
became-call-UNDECIDED = трубку сняли, но ответа вовремя не дали
became-call-UNAPPROVED = ждали согласования; решения вовремя не последовало
became-call-NO-WINDOW = о времени не договорились
became-call-REPLACED = назначенное время настало; его место занимает следующая попытка
became-call-UNVERIFIED = согласие дано; личность звонящего так и не установили
became-call-MISMATCHED = звонящий был не тот, за кого себя выдавал
became-call-NOT-JOINED = согласие дано, но собрались не все
became-call-REFUSED = отказ с подписью
became-call-WRITTEN = { $whose ->
    [ours] они попросили письменно
    [theirs] мы попросили письменно
   *[other] попросили письменно
}
became-call-WITHDRAWN = звонивший отозвал его
became-call-PREEMPTED = его место занял более срочный звонок
became-call-MERGED = стороны звонили друг другу; продолжился встречный звонок
became-call-HELD-BACK = разрешения на отправку не было, поэтому не отправлен
became-call-OUR-FAULT = { $whose ->
    [ours] наша станция не работала: заявить о молчании нельзя
    [theirs] их станция не работала: заявить о молчании нельзя
   *[other] станция звонившего не работала: заявить о молчании нельзя
}
became-call-ENDED = поговорили и положили трубку
became-call-CUT-OFF = разговаривали, затем тишина

# What became of a line test.
became-test-SENT = { $whose ->
    [ours] в нашем журнале; подписи ещё нет
    [theirs] в их журнале; подписи ещё нет
   *[other] в журнале проверяющей стороны; подписи ещё нет
}
became-test-HELD = { $whose ->
    [ours] их станция получила; человек там должен повторить фразу
    [theirs] наша станция получила; человек здесь должен повторить фразу
   *[other] проверяемая станция получила; человек должен повторить фразу
}
became-test-ANSWERED = { $whose ->
    [ours] их станция подписала
    [theirs] наша станция подписала
   *[other] проверяемая станция подписала
}
became-test-READ-BACK = { $whose ->
    [ours] человек там повторил фразу
    [theirs] человек здесь повторил фразу
   *[other] человек повторил фразу
}
became-test-LINE-DEAD = { $whose ->
    [ours] подпись их станции вовремя не пришла
    [theirs] подпись нашей станции вовремя до них не дошла
   *[other] подпись вовремя не пришла
}
became-test-UNATTENDED = { $whose ->
    [ours] их станция подписала; фразу там никто не повторил
    [theirs] наша станция подписала; фразу здесь никто не повторил
   *[other] проверяемая станция подписала; фразу никто не повторил
}
became-test-OUR-FAULT = { $whose ->
    [ours] наша станция не работала: заявить о молчании нельзя
    [theirs] их станция не работала: заявить о молчании нельзя
   *[other] проверяющая станция не работала: заявить о молчании нельзя
}
