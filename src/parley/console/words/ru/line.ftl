# One line's page.
line-of = Линия { $line }
line-sections = Разделы этой страницы
line-state = Состояние
line-tests = Проверки линии
line-watch = Дежурство
line-tickets = Заявки о неисправностях
line-duties = Обязательства на ближайшие двое суток
line-roster = График дежурств
line-agreement = Соглашение
line-rules = Правила пользования
line-cards = Карточки
times-hint = Время указывайте так:

# What the watch has just done here.
done-test = Проверка занесена в журнал.
done-read-back = Фраза повторена, повтор занесён в журнал.
done-declare = Объявлено и занесено в журнал.
done-sign = Подписано и занесено в журнал.
done-begin = Дежурство принято.
done-note = Записано в журнал дежурства.
done-hand-over = Дежурство сдано.
done-ticket-open = Заявка о неисправности открыта.
done-ticket-told = Записано: им сообщено.
done-ticket-begun = Записано: ремонт начат.
done-ticket-close = Заявка закрыта.

bearers-caption = Каналы связи с ними
bearer-name = Канал
bearer-health = Исправность
bearer-since = С какого времени
bearer-why = Почему мы так считаем
bearer-next = Следующая попытка
bearer-up = отвечает
bearer-dead = не отвечает
bearer-unknown = неизвестно
bearer-failures = { $count ->
    [1] один сбой
    [one] { $count } сбой подряд
    [few] { $count } сбоя подряд
    [many] { $count } сбоев подряд
   *[other] { $count } сбоя подряд
}
they-see-us = Какой они видят нашу станцию
last-fresh = Их последний свежий ответ
declared-exception = кроме чрезвычайных случаев
declare-heading = Объявить о нашей стороне
declare-state = С нашей стороны линия
declare-reason = Причина, в нескольких словах
declare-from = С какого времени (пусто: сейчас)
declare-review = Срок пересмотра (бессрочно не оставляйте)
declare-exception = Экстренные звонки звонят и дальше, что бы мы ни объявили
declare-do = Объявить

tests-caption = Последние проверки, наши и их, новые сверху
test-begun = Начата
test-layer = Уровень
test-post = Их дежурный пост
test-became = Чем закончилась
test-until = до { $at }
test-do = Проверить сейчас
reading-heading = Они проверяют, есть ли человек на посту { $post }: повторите фразу
reading-until = Повторить нужно до { $at }.
reading-typed = Что вы прочитали
reading-do = Повторить

watch-open = Не закрыто
watch-overdue = Просрочено
watch-note = Строка в журнал
watch-note-do = Записать
watch-hand-to = Кому сдать дежурство
watch-hand-text = Что должна знать следующая смена
watch-hand-do = Сдать
watch-by = Наша смена или должность
watch-take = Принять дежурство
watch-office-hint = Смена или должность, например «смена 2», но не имя человека. Всё это остаётся в нашем внутреннем журнале.
log-caption = Журнал дежурства, новые записи сверху
log-when = Когда
log-kind = Вид
log-what = Что
log-shift-begun = принято
log-shift-note = заметка
log-shift-handed = сдано

tickets-caption = Открытые заявки о неисправностях. Они только наши: им сообщают голосом или FAULT-REPORT
tickets-none = Открытых заявок нет.
ticket-heading = Открыть заявку или отметить сделанное
ticket-number = Номер
ticket-state = Состояние
ticket-fails = В чём неисправность
ticket-told = Им сообщено
ticket-begun = Ремонт начат
ticket-due = срок
ticket-part = Что неисправно
ticket-open-do = Открыть заявку
ticket-how-told = Как им сообщили
ticket-told-do = Им сообщено
ticket-how-begun = Что предпринимается
ticket-begun-do = Ремонт начат
ticket-how-close = Как устранено
ticket-close-do = Закрыть заявку
part-bearer = канал связи
part-station = станция
part-console = рабочее место дежурного
part-voice = голосовая связь
part-telephone = телефон
part-power = электропитание
part-clock = часы
part-other = иное

duties-caption = Что стороны должны друг другу, просроченное сверху
duties-none = Просроченного нет, сроки не наступают.
duties-count = { $count ->
    [one] { $count } обязательство
    [few] { $count } обязательства
    [many] { $count } обязательств
   *[other] { $count } обязательства
}
duties-further = Ещё { $count }:
duty-due = Срок
duty-whose = Чьё
duty-what = Что
duty-overdue = ПРОСРОЧЕНО

roster-about = Что каждая сторона говорит о себе сама. Это не отменяет проверок и не означает, что на посту кто-то есть.
roster-caption = Посты стороны { $party }
roster-local = местное время { $time }
roster-none = действующего графика нет
roster-post = Пост
roster-there = Сейчас на посту
roster-hours = Часы
roster-languages = Языки
roster-alternates = Замещающие посты
roster-no-word = не указано
roster-yes = по графику да
roster-no = по графику нет:
roster-next = следующее дежурство
role-desk = дежурный пост
role-principal = руководитель

terms-standing = Подписано обеими сторонами
terms-offered-by-us = Предложено нами, ими не подписано
terms-offered-by-them = Предложено ими: ждёт нашей подписи
terms-hash = Хеш
terms-title = Название
terms-languages = Языки
terms-bearers = По каналам
terms-tests = Проверяет человек
terms-instead = вместо него
terms-not-kept = отдельно текст больше не хранится: он есть в журнале
terms-differ-standing = Отличия от действующего
terms-differ-defaults = Отличия от принятого по умолчанию
terms-name = Что
terms-was = Там
terms-is = Здесь
terms-wait-for-them = Условия вступят в силу, когда другая сторона подпишет то же самое.
terms-sign-about = Нашу подпись нельзя отозвать; на смену этим условиям могут прийти другие.
terms-sign = Подписать эти условия

rules-about = Распечатать и держать у телефона:
cards-about = Сверьте шестьдесят цифр с другой стороной, при встрече или голосом: обе стороны читают одно и то же с обеих карточек.
card-ours = Наша
card-theirs = Их
card-party = Сторона
card-hash = Хеш
card-number = Карточка
card-posts = Посты
card-addresses = Адреса
