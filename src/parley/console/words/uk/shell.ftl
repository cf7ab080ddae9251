# What stands around every page.
page-lines = Лінії
page-messages = Повідомлення
page-timeline = Хронологія
page-check = Перевірка станції
nav-pages = Сторінки
nav-skip = До вмісту
log-out = Вийти
reads-only = лише читання
language = Мова
language-set = Обрати

# The lamp of the event stream. { $span } is a length of time.
stream-waiting = підключення
stream-live = оновлюється
stream-lost = немає з’єднання зі станцією
stream-stale = від станції нічого немає вже { $span }: показане застаріло

# Lengths of time.
span-d = { $n } дн
span-h = { $n } год
span-min = { $n } хв
span-s = { $n } с
time-now = зараз
time-ago = { $span } тому
time-in = через { $span }

# Failures of a form.
failed-heading = Не виконано
failed-read-only = Вам можна читати, але не змінювати.
failed-no-page = Такої сторінки немає.

# Single keys, and the search box.
keys = Клавіші
search = Пошук
search-do = Шукати
search-hint = слова, автор або пост, номер, посилання чи група дати й часу
search-caption = На всіх лініях, наші й їхні, новіші вгорі
search-found = { $count ->
    [0] Жодне повідомлення не підходить.
    [one] Підходить { $count } повідомлення
    [few] Підходять { $count } повідомлення
    [many] Підходить { $count } повідомлень
   *[other] Підходить { $count } повідомлення
}
