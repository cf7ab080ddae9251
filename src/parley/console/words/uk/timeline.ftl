# The timeline: both sides' entries as one story.
timeline-which = Яка лінія?
timeline-of = Хронологія лінії { $line }
timeline-line-page = Сторінка цієї лінії
timeline-filters = Що показувати
timeline-side = Сторона
timeline-both = обидві сторони
timeline-group = Вид
timeline-everything = усе
timeline-from = З
timeline-to = До
timeline-text = Слова в тексті
timeline-show = Показати
timeline-times-hint = Час — коли запис потрапив до нашого журналу, за нашим годинником. Зазначайте його так:
timeline-only = Лише:
timeline-about = Лише сказане про це:
timeline-caption = Показано записів журналу: { $shown }, новіші вгорі; усього наших { $ours }, їхніх { $theirs }
timeline-nothing = Відповідних записів немає.
timeline-looked = Переглянуто лише назад до { $at }: далі — до давніших записів.
timeline-pages = Сторінки хронології
timeline-newer = Новіші записи
timeline-newest = Найновіші
timeline-older = Давніші записи

group-calls = дзвінки
group-messages = повідомлення
group-tests = перевірки лінії
group-claims = заяви про мовчання
group-requests = запити й запевнення
group-line = сама лінія

entry-when = Написано (зі слів автора)
entry-whose = Чиє
entry-what = Що
entry-shows = Що це показує
entry-arrived = надійшло до нас { $at }
entry-stands = Зараз:
entry-as-far-as = простежується до рівня: { $level }
entry-only-call = лише цей дзвінок
entry-only-test = лише ця перевірка
entry-only-message = лише це повідомлення
late-beside = Із запізненням, поруч із цим завершенням:
late-word = Із запізненням: надійшло після завершення, яке лишається таким, як його заявлено.
crossed-word = Розминулося в дорозі зі словом іншої сторони, без наслідків.
wrong-word = Сказано недобросовісно, з огляду на те, що автор уже бачив:
gap-shown = Виявляє пропуск:
held-by-them = вони підписалися, що зберігають це, { $at }
held-by-us = вони підписали це; ми підписалися, що зберігаємо, { $at }
our-word-alone = лише наше слово: їхнього підпису під цим немає
not-held-by-us = вони підписали це; ми за це ще не підписалися
claim-ours = що було саме так — лише наше слово
claim-theirs = що було саме так — лише їхнє слово

# One entry.
entry-title = Запис { $number }
entry-back = Хронологія лінії { $line }
entry-kind = Вид
entry-stands-in = Де
entry-number = запис { $number } у журналі
entry-ref = Посилання на запис
entry-written = Написано
entry-claim = зі слів автора
entry-arrived-heading = Надійшло до нас
entry-receipt = Розписка
entry-author-held = Що автор тоді мав від іншої сторони
entry-says = Зміст
entry-bytes = Байти, як їх підписано
entry-bytes-about = Символи, що змінили б сторінку, показано кодами; точні байти, один рядок канонічного JSON, — у файлі.
entry-bytes-file = Точні байти файлом

# What stands beside the record.
beside-heading = Поза журналом
gaps-heading = Номери, яких немає в жодного повідомлення
gap-asked = інша сторона про нього запитала
gaps-none = Усі номери повідомлень на місці.
unreadable = { $count ->
    [one] { $count } запис такого виду, якого ця версія не читає.
    [few] { $count } записи таких видів, яких ця версія не читає.
    [many] { $count } записів таких видів, яких ця версія не читає.
   *[other] { $count } запису таких видів, яких ця версія не читає.
}
oddities-caption = Відхилено або позначено нашою станцією: { $shown } із { $count }, новіші вгорі
oddities-none = Нічого не відхилено й не позначено.
oddity-when = Коли
oddity-kind = Вид
oddity-what = Що
odd-malformed = хибний вигляд
odd-forged = підроблене
odd-contradicted = суперечність
odd-forked = дві несумісні версії
odd-cannotopen = не відкривається
odd-express = поза чергою
odd-voided = анульований кінець журналу
odd-late = запізнення
odd-card = картка
odd-holds = що вони мають
odd-stations = дві станції
odd-memory = пам’ять станції
odd-after = що вони тоді мали
odd-clock = годинник
odd-seal = ключ шифрування
odd-attachment = вкладення

# Evidence for somebody who was not there.
evidence-heading = Свідчення
evidence-about = Пакет містить обидві картки, підписані контрольні точки журналів із розписками та всі записи обох сторін. Оприлюднювати зміст мають право лише обидві сторони разом; заявити, що спробу було зроблено, доставлено, що на неї відмовили або не відповіли, має право будь-яка.
evidence-make = Скласти пакет
evidence-make-part = Скласти пакет лише про це, решти не розкривати
evidence-verify-made = Перевірити останній складений пакет
evidence-file = Пакет
evidence-cards = Хеші карток, отримані іншим шляхом
evidence-cards-hint = 64 шістнадцяткові цифри або шістдесят цифр, по одній картці в рядку. Обидві картки цієї лінії враховуються й так.
evidence-verify-file = Перевірити цей файл
verify-title = Перевірено
verify-authentic = СПРАВЖНЄ
verify-authentic-about = усі підписи, усі корені та всі докази сходяться.
verify-broken = НЕ СХОДИТЬСЯ
verify-broken-about = У такому вигляді він нічого не доводить: попросіть інший примірник у того, хто його склав.
verify-what = { $name }, байтів: { $bytes }, SHA-256
verify-parties = Чий це пакет
verify-party = Сторона
verify-hash = Хеш першої картки
verify-digits = Шістдесят цифр для звірки голосом
verify-known = Справжність сторони
verify-confirmed = підтверджено хешем, отриманим іншим шляхом
verify-unconfirmed = НЕ підтверджено: пакет лише не суперечить сам собі
verify-stranger = Не картка жодної зі сторін:
verify-words = Яких висновків можна дійти
verify-english = Те саме власними словами висновку, англійською
verify-more = { $count ->
    [one] Ще { $count } рядок: усі показує parley verify FILE.
    [few] Ще { $count } рядки: усі показує parley verify FILE.
    [many] Ще { $count } рядків: усі показує parley verify FILE.
   *[other] Ще { $count } рядка: усі показує parley verify FILE.
}

# Kinds of entries.
kind-epoch = Журнал розпочато
kind-card = Нова картка
kind-seal-rotated = Новий ключ шифрування
kind-agreement-signed = Угоду підписано
kind-line-declared = Оголошення про свій бік
kind-test-station = Перевірка станції
kind-test-person = Перевірка чергового поста
kind-test-read-back = Фразу перевірки повторено
kind-test-silent = Перевірка: заявлено мовчання
kind-claim-withdrawn = Заяву про мовчання відкликано
kind-call-placed = Дзвінок розпочато
kind-call-withdrawn = Дзвінок відкликано
kind-call-silent = Дзвінок: заявлено мовчання
kind-call-rang = Дзвонить
kind-call-nobody-there = На посту нікого
kind-call-picked-up = Слухавку знято
kind-call-accepted = Згода на розмову
kind-call-approval-awaited = Очікування погодження
kind-call-still-pending = Очікування триває
kind-call-window-offered = Запропоновано час
kind-call-window-agreed = Час призначено
kind-call-delegated = Передано іншому посту
kind-call-asked-in-writing = Попросили письмово
kind-call-refused = Відмова від розмови
kind-call-identity-held = Особу того, хто дзвонить, підтверджено
kind-call-identity-failed = Дзвонив не той, за кого себе видавав
kind-call-overridden = Перевірку обійдено
kind-call-principals-here = Керівники на місці
kind-call-interpreters-ready = Перекладачі на місці
kind-call-interpreters-not-needed = Перекладачі не потрібні
kind-call-both-on = Обидві сторони на зв’язку
kind-call-hung-up = Слухавку покладено
kind-message-sent = Повідомлення
kind-message-seen = Повідомлення переглянуто: лише розписка
kind-message-office = Повідомлення в канцелярії: лише розписка
kind-message-informed = Керівника поінформовано: лише розписка
kind-message-queried = Запитано, чи переглянуто
kind-message-nacked = Повідомленням не можуть скористатися
kind-message-expected = Відповідь готується
kind-request-silent = Запит: заявлено мовчання
kind-request-judged = Відповідь оцінено
kind-assurance-told = Повідомили першими, як запевняли
kind-assurance-missed = Заявлено: першими не повідомили

# What became of a call.
became-call-PLACED = { $whose ->
    [ours] у нашому журналі; їхня станція ще нічого не підписала
    [theirs] у їхньому журналі; наша станція ще нічого не підписала
   *[other] у журналі того, хто дзвонить; станція, якій дзвонять, ще нічого не підписала
}
became-call-DELIVERED = { $whose ->
    [ours] їхня станція його отримала
    [theirs] наша станція його отримала
   *[other] станція, якій дзвонять, його отримала
}
became-call-RINGING = дзвонить
became-call-ATTENDED = слухавку знято, відповіді ще немає
became-call-AWAITING = { $whose ->
    [ours] там хтось має вирішити
    [theirs] тут хтось має вирішити
   *[other] хтось на боці, якому дзвонять, має вирішити
}
became-call-WINDOWING = домовляються про час
became-call-SCHEDULED = час призначено
became-call-CHECKING = згоду надано; перевіряється особа того, хто дзвонить
became-call-SUMMONING = запрошують керівників
became-call-INTERPRETING = запрошують перекладачів
became-call-READY = усі на місці
became-call-TALKING = розмовляють
became-call-INTERRUPTED = розмовляли, зараз одне одного не чують
became-call-LINE-DEAD = { $whose ->
    [ours] підпис їхньої станції вчасно не надійшов
    [theirs] підпис нашої станції вчасно до них не надійшов
   *[other] підпис станції, якій дзвонили, вчасно не надійшов
}
became-call-UNATTENDED = { $whose ->
    [ours] їхня станція його отримала; на жодному посту з черговим він не дзвонив
    [theirs] наша станція його отримала; на жодному посту з черговим він не дзвонив
   *[other] станція його отримала; на жодному посту з черговим він не дзвонив
}
became-call-UNANSWERED = дзвонив; вчасно слухавки ніхто не зняв
became-call-UNDECIDED = слухавку зняли, але вчасно не відповіли
became-call-UNAPPROVED = чекали на погодження; рішення вчасно не було
became-call-NO-WINDOW = про час не домовилися
became-call-REPLACED = призначений час настав; його місце займає наступна спроба
became-call-UNVERIFIED = згоду надано; особу того, хто дзвонив, так і не встановлено
became-call-MISMATCHED = дзвонив не той, за кого себе видавав
became-call-NOT-JOINED = згоду надано, але зібралися не всі
became-call-REFUSED = відмова з підписом
became-call-WRITTEN = { $whose ->
    [ours] вони попросили письмово
    [theirs] ми попросили письмово
   *[other] попросили письмово
}
became-call-WITHDRAWN = той, хто дзвонив, відкликав його
became-call-PREEMPTED = його місце зайняв терміновіший дзвінок
became-call-MERGED = сторони дзвонили одна одній; продовжився зустрічний дзвінок
became-call-HELD-BACK = дозволу на надсилання не було, тому не надіслано
became-call-OUR-FAULT = { $whose ->
    [ours] наша станція не працювала: заявити про мовчання не можна
    [theirs] їхня станція не працювала: заявити про мовчання не можна
   *[other] станція, що дзвонила, не працювала: заявити про мовчання не можна
}
became-call-ENDED = поговорили й поклали слухавку
became-call-CUT-OFF = розмовляли, потім тиша

# What became of a line test.
became-test-SENT = { $whose ->
    [ours] у нашому журналі; підпису ще немає
    [theirs] у їхньому журналі; підпису ще немає
   *[other] у журналі сторони, що перевіряє; підпису ще немає
}
became-test-HELD = { $whose ->
    [ours] їхня станція отримала; людина там має повторити фразу
    [theirs] наша станція отримала; людина тут має повторити фразу
   *[other] станція, яку перевіряють, отримала; людина має повторити фразу
}
became-test-ANSWERED = { $whose ->
    [ours] їхня станція підписала
    [theirs] наша станція підписала
   *[other] станція, яку перевіряють, підписала
}
became-test-READ-BACK = { $whose ->
    [ours] людина там повторила фразу
    [theirs] людина тут повторила фразу
   *[other] людина повторила фразу
}
became-test-LINE-DEAD = { $whose ->
    [ours] підпис їхньої станції вчасно не надійшов
    [theirs] підпис нашої станції вчасно до них не надійшов
   *[other] підпис вчасно не надійшов
}
became-test-UNATTENDED = { $whose ->
    [ours] їхня станція підписала; фрази там ніхто не повторив
    [theirs] наша станція підписала; фрази тут ніхто не повторив
   *[other] станція, яку перевіряють, підписала; фрази ніхто не повторив
}
became-test-OUR-FAULT = { $whose ->
    [ours] наша станція не працювала: заявити про мовчання не можна
    [theirs] їхня станція не працювала: заявити про мовчання не можна
   *[other] станція, що перевіряє, не працювала: заявити про мовчання не можна
}
