# Calls: the ring dialog, one call's page, placing one.
exercise = НАВЧАННЯ НАВЧАННЯ НАВЧАННЯ

ring-title = { $precedence }: дзвінок
ring-from = Від кого
ring-for = Кому
ring-subject = Тема
ring-identity = Особа
ring-identity-held = підписано ключами картки сторони
ring-placed = Розпочато
ring-needed-by = Потрібно до
ring-ends = Очікування спливає
ring-refusal-note = Будь-яка відповідь — це відповідь: очікування погодження не є відмовою. Кожну відповідь заносять до журналу саме цими словами.
ring-hush = Заглушити тут, в інших місцях хай дзвонить
ring-handed = передано з поста { $post }
ring-others = Що ще дзвонить
ring-more = Дзвонять також ({ $n }):
ring-sudden = Цей дзвінок щойно з’явився: зачекайте мить і натисніть клавішу ще раз, якщо вона призначалася йому.
ring-unanswered = Станція не відповідає. Чи записала вона це, невідомо: натисніть ту саму кнопку ще раз, двічі нічого сказано не буде.
answered-stays = Відповідь дано. Написане на цій сторінці лишилося тут.
answered-open = Відкрити дзвінок

calls-title = Дзвінки на лінії { $line }
calls-newest = Останні дзвінки обох сторін
calls-all = Усі дзвінки на цій лінії
call-title = Дзвінок на лінії { $line }
call-new = Подзвонити їм
call-new-title = Подзвонити лінією { $line }
call-place = Подзвонити
call-say = Що можна відповісти зараз
call-way = Напрямок
call-ours = наш: від { $from } до { $to }
call-theirs = їхній: від { $from } до { $to }
call-precedence = Терміновість
call-asked = Запитано тепер
call-reached = До якого поста дійшло
call-pending = Очікування
call-stale = строк пропущено
call-refused = Відмова
call-by-station = { $whose ->
    [ours] їхньою станцією
    [theirs] нашою станцією
   *[other] самою станцією
}
call-window = Призначений час
call-silence = Мовчання
call-evidence = Рівень свідчень
call-callers-word = { $whose ->
    [ours] чим закінчився, відомо лише з наших слів
    [theirs] чим закінчився, відомо лише з їхніх слів
   *[other] чим закінчився, відомо лише зі слів того, хто дзвонив
}
call-late = Запізнілі відповіді
call-fault = Недобросовісність
call-due = мовчання констатується:
call-path = Перебіг дзвінка
call-when = Коли
call-step = Що сказано
call-then = Після цього
call-state = Стан

say-attend = Зняти слухавку
say-accept = Погодитися на розмову
say-pending = Очікування: запитано, чекаємо на погодження
say-still-pending = Досі чекаємо
say-refuse = Відмовити
say-delegate = Передати іншому посту
say-schedule = Запропонувати час
say-agree-window = Погодитися на цей час
say-in-writing = Попросити письмово
say-identity-held = Особу підтверджено
say-identity-failed = Особа не збіглася
say-identity-overridden = Обійти перевірку: вирішують двоє
say-principals = Керівник на місці
say-interpreters = Перекладач готовий
say-no-interpreters = Перекладач не потрібен
say-both-on = Обидві сторони на зв’язку
say-hang-up = Покласти слухавку
say-withdraw = Відкликати дзвінок

field-decider = Хто вирішує
field-code = Код
field-review-by = Наступне повідомлення через
field-text = Текст (можна не вказувати)
field-alternative = Інша можливість
field-retry-after = Повторити не раніше
field-to = Якому посту
field-from = З (UTC)
field-until = До (UTC)
field-how = У який спосіб
field-first = Перший пост
field-second = Другий пост
field-why = Причина
field-to-post = Їхньому посту
field-from-post = Від нашого поста

span-15m = 15 хв
span-30m = 30 хв
span-1h = 1 год
span-2h = 2 год
span-6h = 6 год
span-12h = 12 год
span-24h = 24 год
span-48h = 48 год

# Codes of refusal and of pending: no software judges them.
refusal-R01 = керівник відсутній
refusal-R02 = зайнято
refusal-R03 = немає повноважень, або погодження не надано
refusal-R04 = посада вакантна
refusal-R05 = не той рівень
refusal-R06 = немає перекладача
refusal-R07 = тема не приймається
refusal-R08 = умови не виконано
refusal-R09 = призупинено на знак протесту
refusal-R10 = бажана письмова форма
refusal-R11 = особу не підтверджено
refusal-R12 = технічна несправність у сторони, що відповідає
refusal-R13 = поза оголошеними годинами
refusal-R14 = скористайтеся іншим каналом
refusal-R15 = питання вже розглянуто
refusal-R16 = навчальний обмін не приймається
refusal-R99 = причину не вказано
pending-P1 = керівник
pending-P2 = вищий керівник або глава держави
pending-P3 = переклад
pending-P4 = правова оцінка або консультації з третьою стороною

# What was said of a call, or happened to it.
step-Submitted = подано на дозвіл
step-Released = надсилання дозволено
step-NotReleased = надсилання не дозволено
step-Cosigned = { $whose ->
    [ours] отримано їхньою станцією
    [theirs] отримано нашою станцією
   *[other] отримано станцією, якій дзвонять
}
step-Rang = задзвонив
step-NobodyThere = на посту нікого
step-RefusedByStation = { $whose ->
    [ours] відмова їхньої станції
    [theirs] відмова нашої станції
   *[other] відмова самої станції
}
step-PickedUp = слухавку знято
step-Accepted = згода на розмову
step-ApprovalAwaited = очікування погодження
step-StillPending = очікування триває
step-WindowOffered = запропоновано час
step-CounterOffered = запропоновано інший час
step-WindowAgreed = час призначено
step-Delegated = передано іншому посту
step-AskedInWriting = попросили письмово
step-Refused = відмова
step-IdentityHeld = особу підтверджено
step-IdentityFailed = особа не збіглася
step-Overridden = перевірку особи обійдено
step-PrincipalsHere = керівники на місці
step-InterpretersReady = перекладачі готові
step-NotNeeded = перекладач не потрібен
step-BothOn = обидві сторони на зв’язку
step-Heard = чути
step-HungUp = слухавку покладено
step-Withdrawn = відкликано
step-Preempted = витіснено
step-Crossed = зустрічний дзвінок
step-Silence = мовчання
step-OurOutage = { $whose ->
    [ours] перерва в роботі нашої станції
    [theirs] перерва в роботі їхньої станції
   *[other] перерва в роботі станції, що дзвонила
}
