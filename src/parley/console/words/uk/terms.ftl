# The field's vocabulary: what a value of the record is called. A value without words stands for itself.
# The precedence keeps its letter, which both sides share; the word is the one that the printed forms use.
precedence-Z = Z БЛИСКАВКА
precedence-O = O НЕГАЙНО
precedence-P = P ТЕРМІНОВО
precedence-R = R ЗВИЧАЙНО

lamp-bearers = канали зв’язку
lamp-desk = черговий пост
lamp-principal = керівник

light-UP = ПРАЦЮЮТЬ
light-ATTENDED = ЧЕРГОВИЙ НА МІСЦІ
light-REACHABLE = ДОСТУПНИЙ
light-DEGRADED = ПРАЦЮЮТЬ НЕ ВСІ
light-UNATTENDED = БЕЗ ЧЕРГОВОГО
light-CLOSED = НЕДОСТУПНИЙ
light-DEAD = НЕМАЄ ЗВ’ЯЗКУ
light-UNKNOWN = НЕВІДОМО

declared-OPEN = ВІДКРИТА
declared-LIMITED = ОБМЕЖЕНА
declared-MAINTENANCE = НА ОБСЛУГОВУВАННІ
declared-SUSPENDED = ПРИЗУПИНЕНА
declared-WITHDRAWN = ПРИПИНЕНА

layer-bearer = канал зв’язку
layer-station = станція
layer-person = людина

check-station = станція
check-clock = годинник
check-disk = диск
check-network = мережа

silence-S0 = перевірок ще не було
silence-S1 = немає зв’язку на лінії
silence-S2 = станція відповідає, людина ні
silence-S3 = на перевірки відповідають, на дзвінок ні
silence-S4 = очікування погодження, у строк або з пропуском строку
silence-S5 = відмова
silence-S6 = лише пост, що заміщує
silence-S7 = доступні поза цією лінією

# Where a call, a test, a message, a request, an assurance, a draft or a fault stands. None of them stands for another.
state-DRAFTED = ЧЕРНЕТКА
state-AWAITING-RELEASE = ЧЕКАЄ НА ДОЗВІЛ НАДСИЛАННЯ
state-PLACED = РОЗПОЧАТО
state-DELIVERED = ДОСТАВЛЕНО
state-RINGING = ДЗВОНИТЬ
state-ATTENDED = СЛУХАВКУ ЗНЯТО
state-AWAITING = ОЧІКУВАННЯ ПОГОДЖЕННЯ
state-WINDOWING = ДОМОВЛЯЮТЬСЯ ПРО ЧАС
state-SCHEDULED = ЧАС ПРИЗНАЧЕНО
state-CHECKING = ПЕРЕВІРКА ТОГО, ХТО ДЗВОНИТЬ
state-SUMMONING = ЗАПРОШУЮТЬ КЕРІВНИКІВ
state-INTERPRETING = ЗАПРОШУЮТЬ ПЕРЕКЛАДАЧІВ
state-READY = УСІ ГОТОВІ
state-TALKING = ТРИВАЄ РОЗМОВА
state-INTERRUPTED = РОЗМОВУ ПЕРЕРВАНО
state-LINE-DEAD = НЕМАЄ ЗВ’ЯЗКУ НА ЛІНІЇ
state-UNATTENDED = БЕЗ ЧЕРГОВОГО
state-UNANSWERED = БЕЗ ВІДПОВІДІ
state-UNDECIDED = СЛУХАВКУ ЗНЯТО, РІШЕННЯ НЕМАЄ
state-UNAPPROVED = ПОГОДЖЕННЯ НЕ ДОЧЕКАЛИСЯ
state-NO-WINDOW = ПРО ЧАС НЕ ДОМОВИЛИСЯ
state-REPLACED = ЗАМІНЕНО НОВОЮ СПРОБОЮ
state-UNVERIFIED = ОСОБУ НЕ ВСТАНОВЛЕНО
state-MISMATCHED = ОСОБА НЕ ЗБІГЛАСЯ
state-NOT-JOINED = ЗІБРАЛИСЯ НЕ ВСІ
state-REFUSED = ВІДМОВА
state-WRITTEN = ПОПРОСИЛИ ПИСЬМОВО
state-WITHDRAWN = ВІДКЛИКАНО
state-PREEMPTED = ВИТІСНЕНО
state-MERGED = ОБ’ЄДНАНО ІЗ ЗУСТРІЧНИМ
state-HELD-BACK = ЗАЛИШЕНО БЕЗ НАДСИЛАННЯ
state-OUR-FAULT = { $whose ->
    [ours] ЗБІЙ У НАС
    [theirs] ЗБІЙ У НИХ
   *[other] ЗБІЙ В ІНІЦІАТОРА
}
state-ENDED = РОЗМОВУ ЗАВЕРШЕНО
state-CUT-OFF = РОЗМОВА ОБІРВАЛАСЯ
state-SENT = НАДІСЛАНО
state-SEEN = ПЕРЕГЛЯНУТО
state-OFFICE = У КАНЦЕЛЯРІЇ
state-INFORMED = КЕРІВНИКА ПОІНФОРМОВАНО
state-HELD = ОТРИМАНО СТАНЦІЄЮ
state-ANSWERED = ВІДПОВІДЬ НАДАНО
state-ANSWERED-LATE = ВІДПОВІДЬ НАДІЙШЛА ПІЗНО
state-READ-BACK = ФРАЗУ ПОВТОРЕНО
state-ASKED = ЗАПИТАНО
state-UNDELIVERED = НЕ ДОСТАВЛЕНО
state-INADEQUATE = ВІДПОВІДЬ НЕДОСТАТНЯ
state-ADEQUATE = ВІДПОВІДЬ ДОСТАТНЯ
state-MEETING-ASKED = ПРОСЯТЬ ПРО ЗУСТРІЧ
state-MEETING-UNDELIVERED = ЗАПИТ ПРО ЗУСТРІЧ НЕ ДОСТАВЛЕНО
state-MEETING-DELIVERED = ЗАПИТ ПРО ЗУСТРІЧ ДОСТАВЛЕНО
state-MEETING-AGREED = ПРО ЗУСТРІЧ ДОМОВИЛИСЯ
state-MEETING-REFUSED = ВІД ЗУСТРІЧІ ВІДМОВИЛИСЯ
state-NOT-MET = НА ЗАПИТ ПРО ЗУСТРІЧ НЕ ВІДПОВІЛИ
state-MEETING-WITHDRAWN = ЗАПИТ ПРО ЗУСТРІЧ ВІДКЛИКАНО
state-CORRECTED = ВИПРАВЛЕНО
state-STANDING = ЧИННЕ
state-EXPIRED = СТРОК МИНУВ
state-KEPT = ДОТРИМАНО
state-DISPUTED = ОСПОРЕНО
state-VERIFIED = ПЕРЕВІРЕНО
state-DEFERRED = ВІДКЛАДЕНО
state-RELEASED = НАДСИЛАННЯ ДОЗВОЛЕНО
state-NOT-RELEASED = НАДСИЛАННЯ НЕ ДОЗВОЛЕНО
state-OPEN = ВІДКРИТА
state-REPAIR = РЕМОНТ
state-MENDED = УСУНЕНО
state-CLOSED = ЗАКРИТА

# What stands beside a message's state.
mark-CANCELLED = СКАСОВАНО
mark-CORRECTED = ВИПРАВЛЕНО
mark-READDRESSED = ПЕРЕАДРЕСОВАНО
mark-NACKED = НЕ МОЖУТЬ СКОРИСТАТИСЯ
mark-EXPECTED = ВІДПОВІДЬ ОЧІКУЄТЬСЯ
mark-ANSWERED = ВІДПОВІДЬ НАДАНО

# How far something provably came: by what the other side signed. None of them stands for another.
evidence-ATTEMPTED = спробу зроблено
evidence-DEPOSITED = здано на зберігання свідкові
evidence-DELIVERED = доставлено
evidence-RANG = дзвонило
evidence-SEEN = переглянуто людиною
evidence-PENDING = очікування погодження
evidence-ANSWERED = людина підписала, як бути далі
evidence-REFUSED = відмова

# Whose something is.
side-ours = наше
side-theirs = їхнє
side-both = обидві сторони

# How a check stands.
level-well = НОРМА
level-care = УВАГА
level-bad = ПОГАНО
level-unknown = НЕВІДОМО
