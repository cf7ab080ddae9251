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
stream-stale = от станции ничего нет уже { $span }: показанное устарело

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
