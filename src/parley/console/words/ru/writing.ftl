# Which type is written.
wr-which = Что написать
wr-which-to = Что написать по линии { $line }
wr-group-service = Служебные
wr-group-calls = Звонки
wr-group-notices = Уведомления
wr-group-risk = Риски
wr-group-own = Общие и собственные типы

# The form.
wr-not-yet = Ничего не отправлено. Набранное сохранено здесь.
wr-faults = { $count ->
    [one] { $count } ошибка: пояснение рядом с полем.
    [few] { $count } ошибки: пояснения рядом с полями.
    [many] { $count } ошибок: пояснения рядом с полями.
   *[other] { $count } ошибки: пояснения рядом с полями.
}
wr-missing = не заполнено
wr-two-persons = Здесь сообщение отправляют двое: вы составляете, другой разрешает отправку.
wr-about-supersedes = Это заменяет
wr-about-reply_to = Это ответ на
wr-asked = Запрошено:
wr-unanswered = Запрошено, и здесь без ответа:
wr-phrase-answers = Фразы, которыми на это отвечают
wr-header = Заголовок
wr-body = Содержание
wr-rest = Остальной заголовок
wr-optional = (можно не указывать)
wr-own = (ваш)
wr-to = Кому, для исполнения
wr-info = Для сведения
wr-exempted = Кому не сообщать
wr-precedence = Срочность
wr-info-precedence = Срочность для тех, кому для сведения
wr-as-precedence = та же
wr-subject = Тема
wr-marking = Учение, операция, тренировка или проект
wr-marking-none = нет: это по-настоящему
wr-marking-name = Название
wr-reply-by = Ответить до
wr-valid-from = Действует с
wr-valid-to = Действует до
wr-from = От какого нашего поста
wr-from-desk = наш дежурный пост
wr-language = Язык, на котором вы пишете
wr-authentic = Аутентичный текст
wr-authentic-own = тот, который вы пишете
wr-reply-to = Ответ на сообщение
wr-supersedes = Заменяет сообщение
wr-must-follow = Читать только после сообщений
wr-refers = Ссылается на сообщения или звонки
wr-label = Порядок обращения
wr-article = Статья соглашения
wr-paragraph = Пункт
wr-remarks = Примечания
wr-needed-by = Требуется до: без разрешения к этому времени не уйдёт
wr-yes = да
wr-no = нет
wr-row = № { $number }
wr-more = Добавить ещё: { $field }
wr-empty-rows = Пустое не отправляется.
wr-how-moment = например, +48h, 041230Z MAR 22 или 2022-03-04T12:30Z
wr-how-date = например, 2022-03-04
wr-how-duration = например, 90min, 48h или 1 d 12 h
wr-how-position = например, 54°21.5'N 018°39.0'E или 54.35833, 18.65
wr-how-language = например, en, uk или zh-Hant
wr-how-ref = ссылка на запись или её начало
wr-how-refs = ссылки на записи или их начала, через пробел
wr-how-post = название поста

# The preview.
wr-preview = Показать, что будет подписано
wr-preview-note = При этом ничего не отправляется.
wr-preview-title = Перед подписанием: { $form }
wr-exactly = Подписано будет только это. Обе стороны хранят это бессрочно.
wr-changed = То, что было бы подписано, с тех пор изменилось (номер или соглашение). Прочитайте ещё раз.
wr-words = { $count ->
    [one] { $count } слово
    [few] { $count } слова
    [many] { $count } слов
   *[other] { $count } слова
}
wr-words-of = слов: { $count } из { $most }, допустимых для Z МОЛНИЯ и O НЕМЕДЛЕННО
wr-change = Назад к форме
wr-send = Подписать и отправить
wr-send-draft = Сохранить как черновик

# A draft.
wr-draft-title = Черновик
wr-draft-why = Зачем
wr-draft-verified = Проверил
wr-draft-decided = Решил
wr-draft-reason = Потому что
wr-draft-until = Не уйдёт, если не разрешить до
wr-draft-became = Стал сообщением
wr-draft-cannot = В таком виде отправить нельзя:
wr-draft-as = Всё, что вы здесь делаете, остаётся в нашем внутреннем журнале под именем { $name }. Оно никогда не отправляется.
wr-as-drafted = как в черновике
wr-unaided = Если задержит MINIMIZE, уйдёт само, когда ограничение кончится
wr-do-verify = Прочитано, как есть: проверено
wr-do-release = Разрешить отправку: уходит сейчас
wr-do-reject = Отправку не разрешать
wr-do-hold-back = Забрать обратно
wr-why-not = Почему нет
wr-why-back = Почему забирается обратно
wr-changes-draft = Другой текст черновика. Кто его проверил, должен прочитать снова. Как он есть сейчас:
wr-do-change = Изменить текст
