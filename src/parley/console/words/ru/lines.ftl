# The first page: a card for each line.
is-it-us = Дело в нас? { $what }:
no-line-yet = Линий пока нет. На этом компьютере:

needs-rings = Звонок
needs-waits = Их вызов ждёт
needs-overdue = { $precedence }: просрочено
needs-unseen = { $precedence }: не просмотрено
needs-dead = Нет связи по линии
needs-closed = Ни один пульт дежурного не открыт
needs-agreement = Они предлагают условия
needs-request = Они просят разъяснений
needs-judge = Их ответ нужно оценить
needs-answer = Принято, ответа ещё нет
needs-decide = Они ждут нашего решения
needs-stale = Просрочено наше слово о том, что решения ещё ждут
needs-window = Они предложили время
needs-check = Вызывающий — тот, за кого себя выдаёт?
needs-fetch = Вызов ждёт тех, за кем послали
needs-interrupted = В разговоре ничего не слышно
needs-claimed = Голос говорит, что он от них
needs-alarm = Тревога
needs-late = Опаздываем
needs-owed = За нами
needs-by = срок:
needs-also = От нас ждут также
needs-more = и ещё { $count }
needs-nothing = От нас ничего не ждут.

not-paired-there = Судя по всему, на их стороне линия с нами ещё не установлена: это не то же самое, что отсутствие связи.
no-agreement = Действующего соглашения нет.
observed = Что наблюдаем мы
declared = Что объявлено
since = с { $at }
from = с { $at }
confirmed = подтверждено
they-declare = Они объявляют
we-declare = Мы объявляем
review = пересмотр
nothing = ничего
last-tests = Последние проверки
missed-in-a-row = { $count ->
    [1] один пропуск
    [one] { $count } пропуск подряд
    [few] { $count } пропуска подряд
    [many] { $count } пропусков подряд
   *[other] { $count } пропуска подряд
}
answered = ответ был
none-yet = пока нет
tests-show = Проверки показывают
our-word = { $whose ->
    [ours] наше слово
    [theirs] их слово
   *[other] слово одной стороны
}
our-last-attempt = Наша последняя попытка
open-calls = Текущие звонки
attempts-strip = Наши попытки за 30 суток
to-post = посту { $post }
unseen-by-us = Нами не просмотрено
first-due = срок первого
first-was-due = срок первого истёк
not-received-by-them = Ими ещё не получено
entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}
watch = Дежурство
watch-nobody = никто не записан в журнал смены
watch-closed = ни один пульт дежурного не открыт
