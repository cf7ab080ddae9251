# Calls: the ring dialog, one call's page, placing one.
exercise = УЧЕНИЕ УЧЕНИЕ УЧЕНИЕ

ring-title = { $precedence }: звонок
ring-from = От кого
ring-for = Кому
ring-subject = Тема
ring-identity = Личность
ring-identity-held = подписано ключами карточки стороны
ring-placed = Начат
ring-needed-by = Требуется до
ring-ends = Ожидание истекает
ring-refusal-note = Любой ответ — это ответ: ожидание согласования не отказ. Каждый ответ заносится в журнал именно этими словами.
ring-hush = Заглушить здесь, в других местах пусть звонит
ring-handed = передано с поста { $post }
ring-others = Что ещё звонит
ring-more = Звонят также ({ $n }):
ring-sudden = Этот звонок только что появился: подождите мгновение и нажмите клавишу ещё раз, если она предназначалась ему.
ring-unanswered = Станция не отвечает. Записала ли она это, неизвестно: нажмите ту же кнопку ещё раз, дважды ничего сказано не будет.
answered-stays = Ответ дан. Написанное на этой странице осталось здесь.
answered-open = Открыть звонок

calls-title = Звонки на линии { $line }
calls-newest = Последние звонки обеих сторон
calls-all = Все звонки на этой линии
call-title = Звонок на линии { $line }
call-new = Позвонить им
call-new-title = Позвонить по линии { $line }
call-place = Позвонить
call-say = Что можно ответить сейчас
call-way = Направление
call-ours = наш: от { $from } к { $to }
call-theirs = их: от { $from } к { $to }
call-precedence = Срочность
call-asked = Запрошен теперь
call-reached = До какого поста дошло
call-pending = Ожидание
call-stale = срок пропущен
call-refused = Отказ
call-by-station = { $whose ->
    [ours] их станцией
    [theirs] нашей станцией
   *[other] самой станцией
}
call-window = Назначенное время
call-silence = Молчание
call-evidence = Уровень свидетельств
call-callers-word = { $whose ->
    [ours] чем закончился, известно только с наших слов
    [theirs] чем закончился, известно только с их слов
   *[other] чем закончился, известно только со слов звонившего
}
call-late = Поздние ответы
call-fault = Недобросовестность
call-due = молчание констатируется:
call-path = Ход звонка
call-when = Когда
call-step = Что сказано
call-then = После этого
call-state = Состояние

say-attend = Снять трубку
say-accept = Согласиться на разговор
say-pending = Ожидание: запрошено, ждём согласования
say-still-pending = Всё ещё ждём
say-refuse = Отказать
say-delegate = Передать другому посту
say-schedule = Предложить время
say-agree-window = Согласиться на это время
say-in-writing = Попросить письменно
say-identity-held = Личность подтверждена
say-identity-failed = Личность не совпала
say-identity-overridden = Обойти проверку: решают двое
say-principals = Руководитель на месте
say-interpreters = Переводчик готов
say-no-interpreters = Переводчик не нужен
say-both-on = Обе стороны на связи
say-hang-up = Положить трубку
say-withdraw = Отозвать звонок

field-decider = Кто решает
field-code = Код
field-review-by = Следующее сообщение через
field-text = Текст (можно не указывать)
field-alternative = Другая возможность
field-retry-after = Повторить не раньше
field-to = Какому посту
field-from = С (UTC)
field-until = До (UTC)
field-how = Каким способом
field-first = Первый пост
field-second = Второй пост
field-why = Причина
field-to-post = Их посту
field-from-post = От нашего поста

span-15m = 15 мин
span-30m = 30 мин
span-1h = 1 ч
span-2h = 2 ч
span-6h = 6 ч
span-12h = 12 ч
span-24h = 24 ч
span-48h = 48 ч

# Codes of refusal and of pending: no software judges them.
refusal-R01 = руководитель отсутствует
refusal-R02 = занят
refusal-R03 = нет полномочий, или согласование не дано
refusal-R04 = должность вакантна
refusal-R05 = не тот уровень
refusal-R06 = нет переводчика
refusal-R07 = тема не принимается
refusal-R08 = условия не выполнены
refusal-R09 = приостановлено в знак протеста
refusal-R10 = предпочтительна письменная форма
refusal-R11 = личность не подтверждена
refusal-R12 = техническая неисправность у отвечающей стороны
refusal-R13 = вне объявленных часов
refusal-R14 = используйте другой канал
refusal-R15 = вопрос уже рассмотрен
refusal-R16 = учебный обмен не принимается
refusal-R99 = причина не указана
pending-P1 = руководитель
pending-P2 = вышестоящий или глава государства
pending-P3 = перевод
pending-P4 = правовая оценка или консультации с третьей стороной

# What was said of a call, or happened to it.
step-Submitted = передан на разрешение
step-Released = отправка разрешена
step-NotReleased = отправка не разрешена
step-Cosigned = { $whose ->
    [ours] получен их станцией
    [theirs] получен нашей станцией
   *[other] получен станцией вызываемого
}
step-Rang = зазвонил
step-NobodyThere = на посту никого
step-RefusedByStation = { $whose ->
    [ours] отказ их станции
    [theirs] отказ нашей станции
   *[other] отказ самой станции
}
step-PickedUp = трубку сняли
step-Accepted = согласие на разговор
step-ApprovalAwaited = ожидание согласования
step-StillPending = ожидание продолжается
step-WindowOffered = предложено время
step-CounterOffered = предложено другое время
step-WindowAgreed = время назначено
step-Delegated = передан другому посту
step-AskedInWriting = попросили письменно
step-Refused = отказ
step-IdentityHeld = личность подтверждена
step-IdentityFailed = личность не совпала
step-Overridden = проверка личности обойдена
step-PrincipalsHere = руководители на месте
step-InterpretersReady = переводчики готовы
step-NotNeeded = переводчик не нужен
step-BothOn = обе стороны на связи
step-Heard = слышно
step-HungUp = трубку положили
step-Withdrawn = отозван
step-Preempted = вытеснен
step-Crossed = встречный звонок
step-Silence = молчание
step-OurOutage = { $whose ->
    [ours] перерыв в работе нашей станции
    [theirs] перерыв в работе их станции
   *[other] перерыв в работе станции звонившего
}
