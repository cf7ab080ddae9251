# The field's vocabulary: what a value of the record is called. A value without words stands for itself.
# The precedence keeps its letter, which both sides share; the word is the one that the printed forms use.
precedence-Z = Z МОЛНИЯ
precedence-O = O НЕМЕДЛЕННО
precedence-P = P СРОЧНО
precedence-R = R ОБЫЧНО

lamp-bearers = каналы связи
lamp-desk = дежурный пост
lamp-principal = руководитель

light-UP = РАБОТАЮТ
light-ATTENDED = ДЕЖУРНЫЙ НА МЕСТЕ
light-REACHABLE = ДОСТУПЕН
light-DEGRADED = РАБОТАЮТ НЕ ВСЕ
light-UNATTENDED = БЕЗ ДЕЖУРНОГО
light-CLOSED = НЕДОСТУПЕН
light-DEAD = НЕТ СВЯЗИ
light-UNKNOWN = НЕИЗВЕСТНО

declared-OPEN = ОТКРЫТА
declared-LIMITED = ОГРАНИЧЕНА
declared-MAINTENANCE = НА ОБСЛУЖИВАНИИ
declared-SUSPENDED = ПРИОСТАНОВЛЕНА
declared-WITHDRAWN = ПРЕКРАЩЕНА

layer-bearer = канал связи
layer-station = станция
layer-person = человек

check-station = станция
check-clock = часы
check-disk = диск
check-network = сеть

silence-S0 = проверок ещё не было
silence-S1 = нет связи по линии
silence-S2 = станция отвечает, человек нет
silence-S3 = на проверки отвечают, на звонок нет
silence-S4 = ожидание согласования, в срок или с пропуском срока
silence-S5 = отказ
silence-S6 = только замещающий пост
silence-S7 = доступны вне этой линии

# Where a call, a test, a message, a request, an assurance, a draft or a fault stands. None of them stands for another.
state-DRAFTED = ЧЕРНОВИК
state-AWAITING-RELEASE = ЖДЁТ РАЗРЕШЕНИЯ НА ОТПРАВКУ
state-PLACED = НАЧАТ
state-DELIVERED = ДОСТАВЛЕНО
state-RINGING = ЗВОНИТ
state-ATTENDED = ТРУБКУ СНЯЛИ
state-AWAITING = ОЖИДАНИЕ СОГЛАСОВАНИЯ
state-WINDOWING = ДОГОВАРИВАЮТСЯ О ВРЕМЕНИ
state-SCHEDULED = ВРЕМЯ НАЗНАЧЕНО
state-CHECKING = ПРОВЕРКА ЗВОНЯЩЕГО
state-SUMMONING = ПРИГЛАШАЮТ РУКОВОДИТЕЛЕЙ
state-INTERPRETING = ПРИГЛАШАЮТ ПЕРЕВОДЧИКОВ
state-READY = ВСЕ ГОТОВЫ
state-TALKING = ИДЁТ РАЗГОВОР
state-INTERRUPTED = РАЗГОВОР ПРЕРВАН
state-LINE-DEAD = НЕТ СВЯЗИ ПО ЛИНИИ
state-UNATTENDED = БЕЗ ДЕЖУРНОГО
state-UNANSWERED = БЕЗ ОТВЕТА
state-UNDECIDED = ТРУБКУ СНЯЛИ, РЕШЕНИЯ НЕТ
state-UNAPPROVED = СОГЛАСОВАНИЯ НЕ ДОЖДАЛИСЬ
state-NO-WINDOW = О ВРЕМЕНИ НЕ ДОГОВОРИЛИСЬ
state-REPLACED = ЗАМЕНЁН НОВОЙ ПОПЫТКОЙ
state-UNVERIFIED = ЛИЧНОСТЬ НЕ УСТАНОВЛЕНА
state-MISMATCHED = ЛИЧНОСТЬ НЕ СОВПАЛА
state-NOT-JOINED = СОБРАЛИСЬ НЕ ВСЕ
state-REFUSED = ОТКАЗ
state-WRITTEN = ПОПРОСИЛИ ПИСЬМЕННО
state-WITHDRAWN = ОТОЗВАНО
state-PREEMPTED = ВЫТЕСНЕН
state-MERGED = ОБЪЕДИНЁН СО ВСТРЕЧНЫМ
state-HELD-BACK = ОСТАВЛЕНО БЕЗ ОТПРАВКИ
state-OUR-FAULT = { $whose ->
    [ours] СБОЙ У НАС
    [theirs] СБОЙ У НИХ
   *[other] СБОЙ У ИНИЦИАТОРА
}
state-ENDED = РАЗГОВОР ЗАВЕРШЁН
state-CUT-OFF = РАЗГОВОР ОБОРВАЛСЯ
state-SENT = ОТПРАВЛЕНО
state-SEEN = ПРОСМОТРЕНО
state-OFFICE = В КАНЦЕЛЯРИИ
state-INFORMED = РУКОВОДИТЕЛЬ ПРОИНФОРМИРОВАН
state-HELD = ПОЛУЧЕНО СТАНЦИЕЙ
state-ANSWERED = ОТВЕТ ДАН
state-ANSWERED-LATE = ОТВЕТ ДАН ПОЗДНО
state-READ-BACK = ФРАЗА ПОВТОРЕНА
state-ASKED = ЗАПРОШЕНО
state-UNDELIVERED = НЕ ДОСТАВЛЕНО
state-INADEQUATE = ОТВЕТ НЕДОСТАТОЧЕН
state-ADEQUATE = ОТВЕТ ДОСТАТОЧЕН
state-MEETING-ASKED = ЗАПРОШЕНА ВСТРЕЧА
state-MEETING-UNDELIVERED = ЗАПРОС О ВСТРЕЧЕ НЕ ДОСТАВЛЕН
state-MEETING-DELIVERED = ЗАПРОС О ВСТРЕЧЕ ДОСТАВЛЕН
state-MEETING-AGREED = О ВСТРЕЧЕ ДОГОВОРИЛИСЬ
state-MEETING-REFUSED = ОТ ВСТРЕЧИ ОТКАЗАЛИСЬ
state-NOT-MET = НА ЗАПРОС О ВСТРЕЧЕ НЕ ОТВЕТИЛИ
state-MEETING-WITHDRAWN = ЗАПРОС О ВСТРЕЧЕ ОТОЗВАН
state-CORRECTED = ИСПРАВЛЕНО
state-STANDING = ДЕЙСТВУЕТ
state-EXPIRED = СРОК ИСТЁК
state-KEPT = СОБЛЮДЕНО
state-DISPUTED = ОСПОРЕНО
state-VERIFIED = ПРОВЕРЕНО
state-DEFERRED = ОТЛОЖЕНО
state-RELEASED = ОТПРАВКА РАЗРЕШЕНА
state-NOT-RELEASED = ОТПРАВКА НЕ РАЗРЕШЕНА
state-OPEN = ОТКРЫТА
state-REPAIR = РЕМОНТ
state-MENDED = УСТРАНЕНО
state-CLOSED = ЗАКРЫТА

# What stands beside a message's state.
mark-CANCELLED = ОТМЕНЕНО
mark-CORRECTED = ИСПРАВЛЕНО
mark-READDRESSED = ПЕРЕАДРЕСОВАНО
mark-NACKED = НЕ МОГУТ ВОСПОЛЬЗОВАТЬСЯ
mark-EXPECTED = ОТВЕТ ОЖИДАЕТСЯ
mark-ANSWERED = ОТВЕТ ДАН

# How far something provably came: by what the other side signed. None of them stands for another.
evidence-ATTEMPTED = попытка сделана
evidence-DEPOSITED = сдано на хранение свидетелю
evidence-DELIVERED = доставлено
evidence-RANG = звонило
evidence-SEEN = просмотрено человеком
evidence-PENDING = ожидание согласования
evidence-ANSWERED = человек подписал, как быть дальше
evidence-REFUSED = отказ

# Whose something is.
side-ours = наше
side-theirs = их
side-both = обе стороны

# How a check stands.
level-well = НОРМА
level-care = ВНИМАНИЕ
level-bad = ПЛОХО
level-unknown = НЕИЗВЕСТНО
