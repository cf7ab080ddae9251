# The station check: is it us?
check-none-failing = Неисправностей на нашей стороне не выявлено.
check-failing = { $count ->
    [one] { $count } проверка требует вмешательства.
    [few] { $count } проверки требуют вмешательства.
    [many] { $count } проверок требуют вмешательства.
   *[other] { $count } проверки требуют вмешательства.
}
checks-caption = Дело в нас?
check-what = Что
check-stands = Состояние
check-why = Почему
check-keys = ключи
check-key-age = возраст ключей
check-certificate = наш сертификат
check-their-certificate = их сертификат
check-record = журнал
check-backup = резервная копия журнала
check-party = Сторона
check-folder = Каталог
check-began = Работает с
check-lines = Линии
check-lines-caption = Что ждёт на каждой линии
check-line = Линия
check-their-view = Как они видят нас
check-outbox = Ими ещё не получено
check-calls = Текущие звонки
check-unseen = Нами не просмотрено
check-overdue = Просроченные обязательства
check-tickets = Открытые заявки
check-oddities = Отклонено или отмечено
check-sound = Звук этого рабочего места
check-sound-test = Воспроизвести пробный сигнал
check-speaker = Динамик
check-speaker-system = системный
check-speakers-list = Показать динамики этого компьютера
check-speaker-note = Браузер называет динамики только странице, которой разрешён микрофон: он спросит вас один раз, ничего не записывается, микрофон сразу отключается. Выбор хранится в этом браузере.
check-speaker-refused = Браузер не разрешил: сигнал звучит из системного динамика.
check-speaker-fixed = В этом браузере сигнал всегда звучит из системного динамика.
