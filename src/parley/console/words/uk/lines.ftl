# The first page: a card for each line.
is-it-us = Справа в нас? { $what }:
no-line-yet = Ліній поки немає. На цьому комп’ютері:

needs-rings = Дзвінок
needs-waits = Їхній виклик чекає
needs-overdue = { $precedence }: прострочено
needs-unseen = { $precedence }: не переглянуто
needs-dead = Немає зв’язку на лінії
needs-closed = Жоден пульт чергового не відкрито
needs-agreement = Вони пропонують умови
needs-request = Вони просять роз’яснень
needs-judge = Їхню відповідь треба оцінити
needs-answer = Прийнято, відповіді ще немає
needs-decide = Вони чекають нашого рішення
needs-stale = Прострочено наше слово, що рішення ще чекають
needs-window = Вони запропонували час
needs-check = Чи той, хто викликає, справді той, ким назвався?
needs-fetch = Виклик чекає на тих, по кого послали
needs-interrupted = У розмові нічого не чути
needs-claimed = Голос каже, що він від них
needs-alarm = Тривога
needs-late = Запізнюємося
needs-owed = За нами
needs-by = строк:
needs-also = Від нас чекають також
needs-more = і ще { $count }
needs-nothing = Від нас нічого не чекають.

not-paired-there = Судячи з усього, на їхньому боці лінію з нами ще не встановлено: це не те саме, що відсутність зв’язку.
no-agreement = Чинної угоди немає.
observed = Що спостерігаємо ми
declared = Що оголошено
since = з { $at }
from = з { $at }
confirmed = підтверджено
they-declare = Вони оголошують
we-declare = Ми оголошуємо
review = перегляд
nothing = нічого
last-tests = Останні перевірки
missed-in-a-row = { $count ->
    [1] один пропуск
    [one] { $count } пропуск поспіль
    [few] { $count } пропуски поспіль
    [many] { $count } пропусків поспіль
   *[other] { $count } пропуску поспіль
}
answered = відповідь була
none-yet = поки немає
tests-show = Перевірки показують
our-word = { $whose ->
    [ours] наше слово
    [theirs] їхнє слово
   *[other] слово однієї сторони
}
our-last-attempt = Наша остання спроба
open-calls = Поточні дзвінки
attempts-strip = Наші спроби за 30 діб
to-post = посту { $post }
unseen-by-us = Нами не переглянуто
first-due = строк першого
first-was-due = строк першого минув
not-received-by-them = Ними ще не отримано
entries = { $count ->
    [one] { $count } запис
    [few] { $count } записи
    [many] { $count } записів
   *[other] { $count } запису
}
watch = Чергування
watch-nobody = нікого не записано в журнал зміни
watch-closed = жоден пульт чергового не відкрито
