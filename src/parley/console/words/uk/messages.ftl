# The inbox, the outbox, the drafts.
msg-boxes = Папки
msg-box-in = Вхідні
msg-box-out = Вихідні
msg-box-drafts = Чернетки
msg-write-to = Написати лінією { $line }
msg-unseen-in = { $count ->
    [0] Немає повідомлень, не переглянутих нашим черговим
    [one] { $count } повідомлення, не переглянуте нашим черговим
    [few] { $count } повідомлення, не переглянуті нашим черговим
    [many] { $count } повідомлень, не переглянутих нашим черговим
   *[other] { $count } повідомлення, не переглянутих нашим черговим
}
msg-unseen-out = { $count ->
    [0] Немає повідомлень, не переглянутих їхнім черговим
    [one] { $count } повідомлення, не переглянуте їхнім черговим
    [few] { $count } повідомлення, не переглянуті їхнім черговим
    [many] { $count } повідомлень, не переглянутих їхнім черговим
   *[other] { $count } повідомлення, не переглянутих їхнім черговим
}
msg-none-unseen-in = Усе, що надійшло, переглянуто.
msg-none-unseen-out = Усе, що ми написали, переглянуто.
msg-seen-in = Переглянуто нашим черговим
msg-seen-out = Переглянуто їхнім черговим
msg-none-seen = Поки немає.
msg-caption-unseen = Спершу найтерміновіші, далі за строком перегляду
msg-caption-seen = Новіші вгорі. Лише розписки: не схвалення, не згода і не дозвіл
msg-more-unseen = { $count ->
    [one] Ще { $count }, тут не показано
    [few] Ще { $count }, тут не показано
    [many] Ще { $count }, тут не показано
   *[other] Ще { $count }, тут не показано
}
msg-gap = Пропущено номери
msg-col-precedence = Терміновість
msg-col-due = Переглянути
msg-col-receipt = Лише розписка
msg-col-subject = Тема
msg-col-from = Від
msg-col-to = Кому
msg-col-filed = Подано
msg-col-station = Їхня станція
msg-col-state = Стан
msg-col-line = Лінія
msg-col-by = Склав
msg-col-until = Не піде, якщо не дозволити до
msg-number = № { $number }
msg-held-short = отримала
msg-not-held-short = ще не отримала
msg-drafts-caption = Що чекає на дозвіл надсилання. Нічого з цього не надіслано
msg-no-drafts = Чернеток немає.
msg-overdue = ПРОСТРОЧЕНО
msg-was-due = строк перегляду: { $ago }
msg-to-be-seen = переглянути { $ago }
msg-late = із запізненням
msg-odd = аномалія
msg-unanswered = БЕЗ ВІДПОВІДІ у строк

# What a message belongs to.
marking-EXERCISE = НАВЧАННЯ НАВЧАННЯ НАВЧАННЯ
marking-OPERATION = ОПЕРАЦІЯ
marking-DRILL = ТРЕНУВАННЯ ТРЕНУВАННЯ ТРЕНУВАННЯ
marking-PROJECT = ПРОЄКТ

# One message.
msg-title = Повідомлення № { $number } від поста { $post }
msg-back-in = До вхідних
msg-back-out = До вихідних
msg-back-drafts = До чернеток
msg-says = Зміст
msg-form = Як підписано
msg-ladder = Розписки
msg-level = Рівень { $level },
msg-level-1 = станція
msg-level-2 = переглянуто черговим
msg-level-3 = у канцелярії
msg-level-4 = керівника поінформовано
msg-held-by-us = зберігається на нашій станції з { $at }
msg-held-by-them = зберігається на їхній станції з { $at }, вона за це підписалася. Це не означає, що його бачила людина
msg-not-held = у нашому журналі, ними ще не отримано
msg-awaited = ще немає
msg-not-agreed = не надається: за угодою рівень 2
msg-crossed = Розминулося в дорозі зі скасуванням.
msg-odd-findings = Що з ним не так
msg-quiet = Наш сигнал щодо нього не дзвонив: { $why }
msg-story = Що з ним сталося
msg-story-filed = подано, за годинником автора
msg-story-held = отримано їхньою станцією
msg-story-arrived = надійшло на нашу станцію
msg-story-receipt = розписка поста { $post }: { $level }
msg-story-query-station = { $whose ->
    [ours] наша станція запитала, чи бачив його там хтось
    [theirs] їхня станція запитала, чи бачив його тут хтось
   *[other] станція відправника запитала, чи бачив його хтось
}
msg-story-query-desk = { $whose ->
    [ours] наш черговий запитав, чи бачив його там хтось
    [theirs] їхній черговий запитав, чи бачив його тут хтось
   *[other] черговий відправника запитав, чи бачив його хтось
}
msg-story-nack = { $post } не може ним скористатися: { $why }
msg-story-expected = { $post }: відповідь готується, очікується до { $by }
msg-story-reply = відповідь:
msg-story-readdress = переадресовано:
msg-story-correction = ВИПРАВЛЕНО:
msg-story-cancel = СКАСОВАНО:
msg-class-action = до виконання
msg-class-info = для відома
msg-due-by = переглянути до { $at }

# What may be done about it.
msg-acts = Що можна зробити зараз
msg-seen-post = Переглянуто черговим поста
msg-do-seen = Дати розписку про отримання
msg-receipt-only = Лише розписка. Це не схвалення, не згода і не дозвіл, і так сказано на обох боках.
msg-principal = Керівник
msg-do-office = Повідомити: передано до канцелярії
msg-do-informed = Повідомити: керівника поінформовано
msg-do-reply = Відповісти вільним текстом
msg-do-phrase = Відповісти фразою
msg-do-answer = Відповісти: { $form }
msg-do-nack = Не можемо ним скористатися
msg-do-nack-send = Повідомити їх, що не можемо ним скористатися
msg-nack-reason = Причина
msg-nack-UNREADABLE = нечитабельно
msg-nack-NOT-OURS = { $whose ->
    [ours] не для них
    [theirs] не для нас
   *[other] не за адресою
}
msg-nack-LANGUAGE = мовою, якою тут ніхто не читає
msg-in-words = Своїми словами
msg-do-expect = Відповідь готується
msg-do-expect-send = Повідомити їх, коли її чекати
msg-expect-by = Очікувати до
msg-do-query = Запитати, чи бачив його там хтось
msg-query-note = Після строку станція запитає сама.
msg-do-correct = Виправити: новий текст повністю замість цього
msg-do-cancel = Скасувати
msg-do-cancel-send = Скасувати повідомлення
msg-cancel-reason = Чому скасовується
msg-cancel-note = Обидва лишаються в журналах обох сторін. Скасування дзвонить у них так само, як дзвонило повідомлення.
msg-do-readdress = Переадресувати: іншим їхнім постам
msg-readdress-why = Навіщо воно їм
msg-do-readdress-send = Переадресувати
