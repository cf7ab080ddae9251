# Which type is written.
wr-which = Що написати
wr-which-to = Що написати лінією { $line }
wr-group-service = Службові
wr-group-calls = Дзвінки
wr-group-notices = Сповіщення
wr-group-risk = Ризики
wr-group-own = Загальні та власні типи

# The form.
wr-not-yet = Нічого не надіслано. Набране збережено тут.
wr-faults = { $count ->
    [one] { $count } помилка: пояснення поруч із полем.
    [few] { $count } помилки: пояснення поруч із полями.
    [many] { $count } помилок: пояснення поруч із полями.
   *[other] { $count } помилки: пояснення поруч із полями.
}
wr-missing = не заповнено
wr-two-persons = Тут повідомлення надсилають двоє: ви складаєте, інший дозволяє надсилання.
wr-about-supersedes = Це замінює
wr-about-reply_to = Це відповідь на
wr-asked = Запитано:
wr-unanswered = Запитано, і тут без відповіді:
wr-phrase-answers = Фрази, якими на це відповідають
wr-header = Заголовок
wr-body = Зміст
wr-rest = Решта заголовка
wr-optional = (можна не вказувати)
wr-own = (ваш)
wr-to = Кому, до виконання
wr-info = Для відома
wr-exempted = Кого не повідомляти
wr-precedence = Терміновість
wr-info-precedence = Терміновість для тих, кому для відома
wr-as-precedence = та сама
wr-subject = Тема
wr-marking = Навчання, операція, тренування або проєкт
wr-marking-none = ні: це насправді
wr-marking-name = Назва
wr-reply-by = Відповісти до
wr-valid-from = Діє з
wr-valid-to = Діє до
wr-from = Від якого нашого поста
wr-from-desk = наш черговий пост
wr-language = Мова, якою ви пишете
wr-authentic = Автентичний текст
wr-authentic-own = той, який ви пишете
wr-reply-to = Відповідь на повідомлення
wr-supersedes = Замінює повідомлення
wr-must-follow = Читати лише після повідомлень
wr-refers = Посилається на повідомлення або дзвінки
wr-label = Порядок поводження
wr-article = Стаття угоди
wr-paragraph = Пункт
wr-remarks = Примітки
wr-needed-by = Потрібно до: без дозволу до цього часу не піде
wr-yes = так
wr-no = ні
wr-row = № { $number }
wr-more = Додати ще: { $field }
wr-empty-rows = Порожнє не надсилається.
wr-how-moment = наприклад, +48h, 041230Z MAR 22 або 2022-03-04T12:30Z
wr-how-date = наприклад, 2022-03-04
wr-how-duration = наприклад, 90min, 48h або 1 d 12 h
wr-how-position = наприклад, 54°21.5'N 018°39.0'E або 54.35833, 18.65
wr-how-language = наприклад, en, uk або zh-Hant
wr-how-ref = посилання на запис або його початок
wr-how-refs = посилання на записи або їхні початки, через пробіл
wr-how-post = назва поста

# The preview.
wr-preview = Показати, що буде підписано
wr-preview-note = При цьому нічого не надсилається.
wr-preview-title = Перед підписанням: { $form }
wr-exactly = Підписано буде лише це. Обидві сторони зберігають це назавжди.
wr-changed = Те, що було б підписано, відтоді змінилося (номер або угода). Прочитайте ще раз.
wr-words = { $count ->
    [one] { $count } слово
    [few] { $count } слова
    [many] { $count } слів
   *[other] { $count } слова
}
wr-words-of = слів: { $count } із { $most }, дозволених для Z БЛИСКАВКА та O НЕГАЙНО
wr-change = Назад до форми
wr-send = Підписати й надіслати
wr-send-draft = Зберегти як чернетку

# A draft.
wr-draft-title = Чернетка
wr-draft-why = Навіщо
wr-draft-verified = Перевірив
wr-draft-decided = Вирішив
wr-draft-reason = Тому що
wr-draft-until = Не піде, якщо не дозволити до
wr-draft-became = Стала повідомленням
wr-draft-cannot = У такому вигляді надіслати не можна:
wr-draft-as = Усе, що ви тут робите, лишається в нашому внутрішньому журналі під іменем { $name }. Його ніколи не надсилають.
wr-as-drafted = як у чернетці
wr-unaided = Якщо затримає MINIMIZE, піде само, коли обмеження скінчиться
wr-do-verify = Прочитано, як є: перевірено
wr-do-release = Дозволити надсилання: іде зараз
wr-do-reject = Надсилання не дозволяти
wr-do-hold-back = Забрати назад
wr-why-not = Чому ні
wr-why-back = Чому забирається назад
wr-changes-draft = Інший текст чернетки. Хто її перевірив, має прочитати знову. Як вона є зараз:
wr-do-change = Змінити текст
