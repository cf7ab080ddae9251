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
stream-full = відкрито забагато консолей: ця про зміни не сповіщається
stream-stale = від станції нічого немає вже { $span }: показане застаріло
station-away = Станція не відповідає.
station-away-for = Усьому показаному { $span }, воно може бути хибним.

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
for-the-watch = Це справа чергового: вам можна читати, але не змінювати.
failed-no-page = Такої сторінки немає.
outside-host = Консоль відхилила цей запит: його адресовано на { $name }, а консоль такого імені не має.
outside-site = Консоль відхилила цей запит: він надійшов з { $name }, а не з власних сторінок консолі. Нічого не виконано.
outside-nameless = Консоль відхилила цей запит: звідки він надійшов, не сказано, і це не власна сторінка консолі. Нічого не виконано.
outside-open = Відкрийте консоль за її власною адресою: { $address }
outside-tell = Зробіть там те, що мали намір зробити. Якщо ви нічого не робили, це спробувала від вашого імені інша сторінка: закрийте її й повідомте того, хто обслуговує станцію.
failed-full = На цій станції відкрито консолей: { $n }; більше консолей про зміни не сповіщаються.
failed-full-now = Закрийте деякі, на цьому комп’ютері або на інших: відкрита сторінка сама займе вільне місце.

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

# Fields of several forms, where one of them is told of.
named-text = Текст
named-reason = Причина
named-to = Кому
