# The inbox, the outbox, the drafts.
msg-boxes = Папки
msg-box-in = Входящие
msg-box-out = Исходящие
msg-box-drafts = Черновики
msg-write-to = Написать по линии { $line }
msg-unseen-in = { $count ->
    [0] Нет сообщений, не просмотренных нашим дежурным
    [one] { $count } сообщение, не просмотренное нашим дежурным
    [few] { $count } сообщения, не просмотренные нашим дежурным
    [many] { $count } сообщений, не просмотренных нашим дежурным
   *[other] { $count } сообщения, не просмотренных нашим дежурным
}
msg-unseen-out = { $count ->
    [0] Нет сообщений, не просмотренных их дежурным
    [one] { $count } сообщение, не просмотренное их дежурным
    [few] { $count } сообщения, не просмотренные их дежурным
    [many] { $count } сообщений, не просмотренных их дежурным
   *[other] { $count } сообщения, не просмотренных их дежурным
}
msg-none-unseen-in = Всё поступившее просмотрено.
msg-none-unseen-out = Всё написанное нами просмотрено.
msg-seen-in = Просмотрено нашим дежурным
msg-seen-out = Просмотрено их дежурным
msg-none-seen = Пока нет.
msg-caption-unseen = Сначала самые срочные, затем по сроку просмотра
msg-caption-seen = Новые сверху. Только расписки: не одобрение, не согласие и не разрешение
msg-more-unseen = { $count ->
    [one] Ещё { $count }, здесь не показано
    [few] Ещё { $count }, здесь не показаны
    [many] Ещё { $count }, здесь не показаны
   *[other] Ещё { $count }, здесь не показаны
}
msg-gap = Пропущены номера
msg-col-precedence = Срочность
msg-col-due = Просмотреть
msg-col-receipt = Только расписка
msg-col-subject = Тема
msg-col-from = От
msg-col-to = Кому
msg-col-filed = Подано
msg-col-station = Их станция
msg-col-state = Состояние
msg-col-line = Линия
msg-col-by = Составил
msg-col-until = Не уйдёт, если не разрешить до
msg-number = № { $number }
msg-held-short = получила
msg-not-held-short = ещё не получила
msg-drafts-caption = Что ждёт разрешения на отправку. Ничего из этого не отправлено
msg-no-drafts = Черновиков нет.
msg-overdue = ПРОСРОЧЕНО
msg-was-due = срок просмотра: { $ago }
msg-to-be-seen = просмотреть { $ago }
msg-late = с опозданием
msg-odd = аномалия
msg-unanswered = БЕЗ ОТВЕТА в срок

# What a message belongs to.
marking-EXERCISE = УЧЕНИЕ УЧЕНИЕ УЧЕНИЕ
marking-OPERATION = ОПЕРАЦИЯ
marking-DRILL = ТРЕНИРОВКА ТРЕНИРОВКА ТРЕНИРОВКА
marking-PROJECT = ПРОЕКТ

# One message.
msg-title = Сообщение № { $number } от поста { $post }
msg-back-in = К входящим
msg-back-out = К исходящим
msg-back-drafts = К черновикам
msg-says = Содержание
msg-form = Как подписано
msg-ladder = Расписки
msg-level = Уровень { $level },
msg-level-1 = станция
msg-level-2 = просмотрено дежурным
msg-level-3 = в канцелярии
msg-level-4 = руководитель проинформирован
msg-held-by-us = хранится на нашей станции с { $at }
msg-held-by-them = хранится на их станции с { $at }, она за это подписалась. Это не значит, что его видел человек
msg-not-held = в нашем журнале, ими ещё не получено
msg-awaited = ещё нет
msg-not-agreed = не даётся: по соглашению уровень 2
msg-crossed = Разошлось в пути с отменой.
msg-odd-findings = Что с ним не так
msg-quiet = Наш сигнал по нему не звонил: { $why }
msg-story = Что с ним стало
msg-story-filed = подано, по часам автора
msg-story-held = получено их станцией
msg-story-arrived = поступило на нашу станцию
msg-story-receipt = расписка поста { $post }: { $level }
msg-story-query-station = { $whose ->
    [ours] наша станция спросила, видел ли его там кто-нибудь
    [theirs] их станция спросила, видел ли его здесь кто-нибудь
   *[other] станция отправителя спросила, видел ли его кто-нибудь
}
msg-story-query-desk = { $whose ->
    [ours] наш дежурный спросил, видел ли его там кто-нибудь
    [theirs] их дежурный спросил, видел ли его здесь кто-нибудь
   *[other] дежурный отправителя спросил, видел ли его кто-нибудь
}
msg-story-nack = { $post } не может им воспользоваться: { $why }
msg-story-expected = { $post }: ответ готовится, ожидается до { $by }
msg-story-reply = ответ:
msg-story-readdress = переадресовано:
msg-story-correction = ИСПРАВЛЕНО:
msg-story-cancel = ОТМЕНЕНО:
msg-class-action = для исполнения
msg-class-info = для сведения
msg-due-by = просмотреть до { $at }

# What may be done about it.
msg-acts = Что можно сделать сейчас
msg-seen-post = Просмотрено дежурным поста
msg-do-seen = Дать расписку о получении
msg-receipt-only = Только расписка. Это не одобрение, не согласие и не разрешение, и так сказано на обеих сторонах.
msg-principal = Руководитель
msg-do-office = Сообщить: передано в канцелярию
msg-do-informed = Сообщить: руководитель проинформирован
msg-do-reply = Ответить свободным текстом
msg-do-phrase = Ответить фразой
msg-do-answer = Ответить: { $form }
msg-do-nack = Не можем им воспользоваться
msg-do-nack-send = Сообщить им, что не можем им воспользоваться
msg-nack-reason = Причина
msg-nack-UNREADABLE = нечитаемо
msg-nack-NOT-OURS = { $whose ->
    [ours] не для них
    [theirs] не для нас
   *[other] не по адресу
}
msg-nack-LANGUAGE = на языке, который здесь никто не читает
msg-in-words = Своими словами
msg-do-expect = Ответ готовится
msg-do-expect-send = Сообщить им, когда его ждать
msg-expect-by = Ожидать до
msg-do-query = Спросить, видел ли его там кто-нибудь
msg-query-note = После срока станция спросит сама.
msg-do-correct = Исправить: новый текст целиком вместо этого
msg-do-cancel = Отменить
msg-do-cancel-send = Отменить сообщение
msg-cancel-reason = Почему отменяется
msg-cancel-note = Оба остаются в журналах обеих сторон. Отмена звонит у них так же, как звонило сообщение.
msg-do-readdress = Переадресовать: другим их постам
msg-readdress-why = Зачем оно им
msg-do-readdress-send = Переадресовать
