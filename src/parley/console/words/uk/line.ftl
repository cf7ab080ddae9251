# One line's page.
line-of = Лінія { $line }
line-sections = Розділи цієї сторінки
line-state = Стан
line-tests = Перевірки лінії
line-watch = Чергування
line-tickets = Заявки про несправності
line-duties = Зобов’язання на найближчі дві доби
line-roster = Графік чергувань
line-agreement = Угода
line-rules = Правила користування
line-cards = Картки
times-hint = Час зазначайте так:

# What the watch has just done here.
done-test = Перевірку занесено до журналу.
done-read-back = Фразу повторено, повтор занесено до журналу.
done-declare = Оголошено й занесено до журналу.
done-sign = Підписано й занесено до журналу.
done-begin = Ви заступили на чергування.
done-note = Записано до журналу чергування.
done-hand-over = Чергування здано.
done-ticket-open = Заявку про несправність відкрито.
done-ticket-told = Записано: їх повідомлено.
done-ticket-begun = Записано: ремонт розпочато.
done-ticket-close = Заявку закрито.

bearers-caption = Канали зв’язку з ними
bearer-name = Канал
bearer-health = Справність
bearer-since = З якого часу
bearer-why = Чому ми так вважаємо
bearer-next = Наступна спроба
bearer-up = відповідає
bearer-dead = не відповідає
bearer-unknown = невідомо
bearer-failures = { $count ->
    [1] один збій
    [one] { $count } збій поспіль
    [few] { $count } збої поспіль
    [many] { $count } збоїв поспіль
   *[other] { $count } збою поспіль
}
they-see-us = Якою вони бачать нашу станцію
last-fresh = Їхня остання свіжа відповідь
declared-exception = крім надзвичайних випадків
declare-heading = Оголосити про наш бік
declare-state = З нашого боку лінія
declare-reason = Причина, кількома словами
declare-from = З якого часу (порожньо: зараз)
declare-review = Строк перегляду (безстроково не залишайте)
declare-exception = Екстрені дзвінки дзвонять і далі, хоч би що ми оголосили
declare-do = Оголосити

tests-caption = Останні перевірки, наші та їхні, новіші вгорі
test-begun = Розпочато
test-layer = Рівень
test-post = Їхній черговий пост
test-became = Чим закінчилася
test-until = до { $at }
test-do = Перевірити зараз
reading-heading = Вони перевіряють, чи є людина на посту { $post }: повторіть фразу
reading-until = Повторити треба до { $at }.
reading-typed = Що ви прочитали
reading-do = Повторити

watch-open = Не закрито
watch-overdue = Прострочено
watch-note = Рядок до журналу
watch-note-do = Записати
watch-hand-to = Кому здати чергування
watch-hand-text = Що має знати наступна зміна
watch-hand-do = Здати
watch-by = Наша зміна або посада
watch-take = Заступити на чергування
watch-office-hint = Зміна або посада, наприклад «зміна 2», але не ім’я людини. Усе це лишається в нашому внутрішньому журналі.
log-caption = Журнал чергування, новіші записи вгорі
log-when = Коли
log-kind = Вид
log-what = Що
log-shift-begun = заступили
log-shift-note = нотатка
log-shift-handed = здано

tickets-caption = Відкриті заявки про несправності. Вони лише наші: їх повідомляють голосом або через FAULT-REPORT
tickets-none = Відкритих заявок немає.
ticket-heading = Відкрити заявку або відзначити зроблене
ticket-number = Номер
ticket-state = Стан
ticket-fails = У чому несправність
ticket-told = Їх повідомлено
ticket-begun = Ремонт розпочато
ticket-due = строк
ticket-part = Що несправне
ticket-open-do = Відкрити заявку
ticket-how-told = Як їх повідомили
ticket-told-do = Їх повідомлено
ticket-how-begun = Що робиться
ticket-begun-do = Ремонт розпочато
ticket-how-close = Як усунено
ticket-close-do = Закрити заявку
part-bearer = канал зв’язку
part-station = станція
part-console = робоче місце чергового
part-voice = голосовий зв’язок
part-telephone = телефон
part-power = електроживлення
part-clock = годинник
part-other = інше

duties-caption = Що сторони винні одна одній, прострочене вгорі
duties-none = Простроченого немає, строки не настають.
duties-count = { $count ->
    [one] { $count } зобов’язання
    [few] { $count } зобов’язання
    [many] { $count } зобов’язань
   *[other] { $count } зобов’язання
}
duties-further = Ще { $count }:
duty-due = Строк
duty-whose = Чиє
duty-what = Що
duty-overdue = ПРОСТРОЧЕНО

roster-about = Що кожна сторона каже про себе сама. Це не скасовує перевірок і не означає, що на посту хтось є.
roster-caption = Пости сторони { $party }
roster-local = місцевий час { $time }
roster-none = чинного графіка немає
roster-post = Пост
roster-there = Зараз на посту
roster-hours = Години
roster-languages = Мови
roster-alternates = Пости, що заміщують
roster-no-word = не вказано
roster-yes = за графіком так
roster-no = за графіком ні:
roster-next = наступне чергування
role-desk = черговий пост
role-principal = керівник

terms-standing = Підписано обома сторонами
terms-offered-by-us = Запропоновано нами, ними не підписано
terms-offered-by-them = Запропоновано ними: чекає на наш підпис
terms-hash = Хеш
terms-title = Назва
terms-languages = Мови
terms-bearers = Каналами
terms-tests = Перевіряє людина
terms-instead = замість нього
terms-not-kept = окремо текст більше не зберігається: він є в журналі
terms-differ-standing = Відмінності від чинного
terms-differ-defaults = Відмінності від типового
terms-name = Що
terms-was = Там
terms-is = Тут
terms-wait-for-them = Умови набудуть чинності, коли інша сторона підпише те саме.
terms-sign-about = Нашого підпису не можна відкликати; на зміну цим умовам можуть прийти інші.
terms-sign = Підписати ці умови

rules-about = Роздрукувати й тримати біля телефону:
cards-about = Звірте шістдесят цифр з іншою стороною, при зустрічі або голосом: обидві сторони читають те саме з обох карток.
card-ours = Наша
card-theirs = Їхня
card-party = Сторона
card-hash = Хеш
card-number = Картка
card-posts = Пости
card-addresses = Адреси
