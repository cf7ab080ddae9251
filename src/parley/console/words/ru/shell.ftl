# What stands around every page.
page-lines = Линии
page-messages = Сообщения
page-timeline = Хронология
page-check = Проверка станции
nav-pages = Страницы
nav-skip = К содержанию
log-out = Выйти
reads-only = только чтение
language = Язык
language-set = Выбрать

# The lamp of the event stream. { $span } is a length of time.
stream-waiting = подключение
stream-live = обновляется
stream-lost = нет соединения со станцией
stream-full = открыто слишком много консолей: эта об изменениях не оповещается
stream-stale = от станции ничего нет уже { $span }: показанное устарело
station-away = Станция не отвечает.
station-away-for = Всему показанному { $span }, оно может быть неверным.

# Lengths of time.
span-d = { $n } сут
span-h = { $n } ч
span-min = { $n } мин
span-s = { $n } с
time-now = сейчас
time-ago = { $span } назад
time-in = через { $span }

# Failures of a form.
failed-heading = Не выполнено
failed-read-only = Вам можно читать, но не изменять.
for-the-watch = Это дело дежурного: вам можно читать, но не изменять.
failed-no-page = Такой страницы нет.
outside-host = Консоль отклонила этот запрос: он адресован на { $name }, а такого имени у консоли нет.
outside-site = Консоль отклонила этот запрос: он пришёл с { $name }, а не с собственных страниц консоли. Ничего не выполнено.
outside-nameless = Консоль отклонила этот запрос: откуда он пришёл, не сказано, и это не собственная страница консоли. Ничего не выполнено.
outside-open = Откройте консоль по её собственному адресу: { $address }
outside-tell = Сделайте там то, что собирались сделать. Если вы ничего не делали, это попыталась от вашего имени другая страница: закройте её и сообщите тому, кто обслуживает станцию.
failed-full = На этой станции открыто консолей: { $n }; остальные об изменениях не оповещаются.
failed-full-now = Закройте некоторые, на этом компьютере или на других: открытая страница сама займёт свободное место.

# Single keys, and the search box.
keys = Клавиши
search = Поиск
search-do = Искать
search-hint = слова, автор или пост, номер, ссылка или группа даты и времени
search-caption = На всех линиях, наши и их, новые вверху
search-found = { $count ->
    [0] Ни одно сообщение не подходит.
    [one] Подходит { $count } сообщение
    [few] Подходят { $count } сообщения
    [many] Подходит { $count } сообщений
   *[other] Подходит { $count } сообщения
}

# Fields of several forms, where one of them is told of.
named-text = Текст
named-reason = Причина
named-to = Кому
