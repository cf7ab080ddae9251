# Why a bundle is not authentic, or what in an authentic one must not be: known by the verifier's English words.

# The file.
vf-cut = последняя строка не завершена: файл могли обрезать
vf-no-digest = файл не заканчивается своим дайджестом: его обрезали или что-то добавили
vf-other-digest = дайджест в конце не соответствует тексту перед ним: с тех пор что-то изменили
vf-first-line = строка 1: { $raw }, а должно быть { $name }
vf-not-utf8 = строка { $n }: не UTF-8
vf-file-ends = строка { $n }: файл кончается там, где должно быть ещё
vf-begins = пакет начинается с about, card и card
vf-one-party = обе карточки одной стороны
vf-another-line = { $origin }: журнал другой линии, чем та, которую образуют две карточки: { $ref }
vf-lines-announced = строка { $n }: объявлено строк { $count }, есть { $shown }
vf-note-lines = строка { $n }: в подписанном тексте три строки, а за ними пустая
vf-line-why = строка { $n }: { $why }
vf-no-section = строка { $n }: { $raw }, далее слов { $count }: такого раздела нет
vf-hashes = строка { $n }: хешей { $count }, разрешено { $most }
vf-no-hash = после строки { $n }: { $raw } — не хеш
vf-hash-form = после строки { $n }: хеш — это 64 строчные шестнадцатеричные цифры
vf-line-not-base64 = после строки { $n }: это не base64
vf-line-no-bytes = после строки { $n }: байтов нет, или записано не тем base64, который у них должен быть
vf-line-no-number = строка { $n }: { $raw } — не число
vf-no-place = { $sort }: после двух карточек пакета такому разделу не место
vf-about-why = что пакет говорит о себе: { $why }
vf-head-twice = вершина { $n } журнала { $origin }: дважды
vf-entries-none = записи от { $n } журнала { $origin }: ни одной
vf-entries-left = записи от { $n } журнала { $origin }: перед ними хешей { $shown }, а должно быть { $count }
vf-entries-overlap = записи от { $n } журнала { $origin }: перекрываются с предыдущими или должны стоять перед ними

# A line of JSON.
vf-bytes = байтов { $n }, разрешено { $most }
vf-not-json = это не JSON: { $detail }
vf-no-object = сверху { $sort }, а должен быть объект
vf-not-canonical = не в каноническом виде (порядок, пробелы, экранирование или ключ дважды)
vf-too-deep = уровней вложения больше, чем { $most }
vf-number-beyond = число { $least } выходит за 2^53 - 1
vf-no-place-in-entry = { $sort }: в записи такому не место
vf-key-form = ключ { $raw } не имеет вида [a-z][a-z0-9_]*

# An entry.
vf-entry-why = запись { $n } журнала { $origin }: { $why }
vf-twice = дважды
vf-first-missing = { $origin }: первой записи здесь нет
vf-before-1970 = день { $day } раньше 1970 года
vf-no-such-day = дня { $day } не бывает: { $detail }
vf-lacks-fields = в записи не хватает: { $names }
vf-kind-no-text = запись, вид которой — не текст
vf-at-no-text = { $kind }: `at` — не текст
vf-salt = { $kind }: соль — не 16 байтов строчными шестнадцатеричными цифрами
vf-kind-form = вид { $raw } не имеет вида «имя.имя/версия»
vf-after-fields = { $kind }: в `after` должны быть только эпоха и размер
vf-after-holds = { $kind }: в `after` нет эпохи и размера
vf-after-epoch = { $kind }: `after` называет эпоху { $raw }, а это не 8 шестнадцатеричных цифр

# The logs of a party.
vf-no-origin = { $raw } — не название журнала линии
vf-neither = { $origin }: журнал ни стороны { $party }, ни стороны { $other }
vf-log-begins = журнал начинается с { $kind }, а не с { $other_kind }
vf-epoch-fields = { $kind }: должны быть только поля card, previous и holds
vf-epoch-card = { $kind }: действующая карточка не названа её хешем
vf-epoch-previous = { $kind }: предыдущий журнал не назван эпохой, размером и корнем
vf-epoch-holds = { $kind }: полученное от другой стороны — не эпоха и размер
vf-epochs-lost = эпохи { $names } не следуют ни за одной из имеющихся здесь

# Heads and receipts.
vf-head = вершина { $n } журнала { $origin }
vf-receipt = расписка { $name } на вершине { $n } журнала { $origin }
vf-head-other = вершина журнала { $raw }, а должна быть журнала { $origin }
vf-head-lines = вершина журнала { $origin }: должно быть ровно три строки
vf-head-size = вершина журнала { $origin }: { $raw } — не размер
vf-head-root = вершина журнала { $origin }: в корне байтов { $n }
vf-head-empty = вершина журнала { $origin }: размер 0, а корень — не пустого журнала
vf-root-not-base64 = корень журнала { $origin }: это не base64
vf-root-not-canonical = корень журнала { $origin }: не канонический base64 этих байтов
vf-no-ed25519 = { $signed }: нет подписи Ed25519 ключом, который там действует
vf-no-mldsa = { $signed }: нет подписи ML-DSA-44 ключом, который там действует: предварительная, не доказательство
vf-half = { $signed }: только одна из двух подписей
vf-two-times = { $signed }: две подписи называют разное время, { $n } и { $count }
vf-one-key-twice = две подписи одним ключом: { $origin }
vf-signature-bytes = { $signed }: в подписи байтов { $n }, а должно быть { $count }
vf-time-zero = { $signed }: нулевое время ничего не удостоверяет
vf-time-beyond = { $signed }: { $n } с — такого времени нет ни в одном календаре
vf-ed25519-bytes = { $signed }: в подписи Ed25519 байтов { $n }
vf-ed25519 = { $signed }: подпись Ed25519 не сходится
vf-mldsa = { $signed }: подпись ML-DSA-44 не сходится

# A signed text.
vf-note-bytes = подписанный текст: байтов { $n }, разрешено { $most }
vf-note-not-utf8 = подписанный текст: не UTF-8, байт { $n }
vf-note-control = подписанный текст: управляющий символ
vf-note-no-blank = подписанный текст: перед подписями нет пустой строки
vf-note-no-signature = подписанный текст: строки подписи нет, или последняя не завершена
vf-note-signatures = подписанный текст: подписей { $n }, разрешено { $most }
vf-note-no-line = подписанный текст: { $raw } — не строка подписи
vf-note-line-empty = подписанный текст: в строке { $raw } нет подписи
vf-note-empty = подписанный текст: подпись { $origin } пуста
vf-note-name = подписанный текст: { $raw } не может быть названием ключа
vf-signature-not-base64 = подпись { $origin }: это не base64
vf-signature-not-canonical = подпись { $origin }: не канонический base64 этих байтов

# Cards and keys.
vf-card-not-first = карточка { $n } стороны { $party }: пакет начинается с первых карточек; более поздние — записи
vf-card-name = карточка: имя должно состоять из 1–16 букв a-z и цифр, сначала буква
vf-card-one = файл карточки содержит ровно одну карточку
vf-card-fields = карточка: её поля не в точности те, что у { $kind }
vf-card-number = карточка стороны { $party }: номер должен быть 1 или больше
vf-card-previous = карточка { $n } стороны { $party }: предыдущая карточка названа не так, как следует
vf-card-made-at = карточка стороны { $party }: made_at — не время
vf-card-other-text = карточка стороны { $party }: её подписи стоят на другом тексте
vf-seal-bytes = в ключе шифрования байтов { $n }, а не { $count }
vf-seal-unusable = ключ шифрования непригоден: { $detail }
vf-card-no-text = карточка: { $part } — не текст
vf-card-no-hex = карточка: { $part } — не шестнадцатеричные цифры
vf-card-hex-form = карточка: { $part } — не строчные шестнадцатеричные цифры без пробелов
vf-card-line = карточка: { $part } — не одна строка длиной от 1 до { $most } символов
vf-card-list = карточка: { $part } — не список не более чем из { $most }
vf-card-post-fields = карточка: у поста должны быть только post и title
vf-card-post-name = карточка: название поста — не одна строка длиной от 1 до 64 символов без пробелов по краям
vf-card-post-twice = карточка: один пост дважды
vf-key-unsound = ключ { $part } — ненадёжный ключ Ed25519
vf-mldsa-bytes = в ключе ML-DSA-44 байтов { $n }, а не { $count }
vf-one-key-both = один ключ Ed25519 служит и ключом журнала, и ключом расписок
vf-change-fields = запись { $n } о карточке стороны { $party }: должны быть только card, their_epoch, their_size
vf-change-receipts = запись { $n } о карточке стороны { $party }: не сказано, до каких пор считаются старые расписки
vf-change-follows = запись { $n } о карточке стороны { $party }: карточка { $shown } не следует за карточкой { $count }

# Entries and the heads that they are under.
vf-change-no-head = запись { $n } журнала { $origin } меняет карточку, а вершины размера { $count } здесь нет
vf-other-root = записи от { $n } до { $count } журнала { $origin }: не дают корня, подписанного на { $shown }
vf-no-head-ends = записи от { $n } до { $count } журнала { $origin }: ни одна подписанная вершина ими не заканчивается
vf-proved-nowhere = запись { $n } журнала { $origin }: доказана в вершине размера { $count }, которой здесь нет
vf-proof-astray = запись { $n } журнала { $origin }: доказательство включения не ведёт к корню, подписанному на { $count }

# What is authentic, and yet must not be.
vf-two-versions = запись { $n } журнала { $origin } подписана в двух вариантах; один из них: { $version }
vf-follows = следует за { $epoch }
vf-from-nothing = начинается с пустого места
vf-two-stations = эпоха { $epoch } { $begins }, как и другая: под одной карточкой работают две станции
vf-received-before = эпоха { $epoch } { $begins }, хотя раньше неё получена { $other_epoch }
vf-old-backup = { $sentence }: восстановлено из старой копии, или две станции под одной карточкой
vf-other-card = эпоха { $epoch } начата под другой карточкой, чем { $ref }
vf-went-back = запись { $n } журнала { $origin } заявляет, что получено меньше, чем по предыдущей записи
vf-beyond = запись { $n } журнала { $origin } заявляет, что из { $epoch } получено больше, чем записей здесь ({ $count })
vf-kept = записи от { $n } до { $count } журнала { $origin } сохранены и не учитываются
vf-cannot-both = { $origin }: вершина размера { $n } и { $against } не могут быть верны вместе
vf-against-size = вершина размера { $n }
vf-against-entries = записи
vf-names-other-root = более поздняя эпоха называет другой корень на размере { $n } журнала { $origin }
vf-signed-later = { $origin }: { $against } размера { $n } имеет более позднюю подпись, чем размера { $count }
vf-against-head = вершина
vf-against-receipt = расписка на вершине
