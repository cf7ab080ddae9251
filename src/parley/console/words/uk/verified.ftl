# Why a bundle is not authentic, or what in an authentic one must not be: known by the verifier's English words.

# The file.
vf-cut = останній рядок не завершено: файл могли обрізати
vf-no-digest = файл не закінчується своїм дайджестом: його обрізано або щось додано
vf-other-digest = дайджест наприкінці не відповідає тексту перед ним: відтоді щось змінено
vf-first-line = рядок 1: { $raw }, а має бути { $name }
vf-not-utf8 = рядок { $n }: не UTF-8
vf-file-ends = рядок { $n }: файл закінчується там, де має бути ще
vf-begins = пакет починається з about, card і card
vf-one-party = обидві картки однієї сторони
vf-another-line = { $origin }: журнал іншої лінії, ніж та, яку утворюють дві картки: { $ref }
vf-lines-announced = рядок { $n }: оголошено рядків { $count }, є { $shown }
vf-note-lines = рядок { $n }: підписаний текст має три рядки, а за ними порожній
vf-line-why = рядок { $n }: { $why }
vf-no-section = рядок { $n }: { $raw }, далі слів { $count }: такого розділу немає
vf-hashes = рядок { $n }: хешів { $count }, дозволено { $most }
vf-no-hash = після рядка { $n }: { $raw } — не хеш
vf-hash-form = після рядка { $n }: хеш — це 64 малі шістнадцяткові цифри
vf-line-not-base64 = після рядка { $n }: не base64
vf-line-no-bytes = після рядка { $n }: байтів немає, або записано не тим base64, який вони мають
vf-line-no-number = рядок { $n }: { $raw } — не число
vf-no-place = { $sort }: після двох карток пакета такому розділу не місце
vf-about-why = що пакет каже про себе: { $why }
vf-head-twice = вершина { $n } журналу { $origin }: двічі
vf-entries-none = записи від { $n } журналу { $origin }: жодного
vf-entries-left = записи від { $n } журналу { $origin }: перед ними хешів { $shown }, а має бути { $count }
vf-entries-overlap = записи від { $n } журналу { $origin }: перекриваються з попередніми або мали б стояти перед ними

# A line of JSON.
vf-bytes = байтів { $n }, дозволено { $most }
vf-not-json = це не JSON: { $detail }
vf-no-object = зверху { $sort }, а має бути об’єкт
vf-not-canonical = не в канонічному вигляді (порядок, пропуски, екранування або ключ двічі)
vf-too-deep = рівнів вкладення більше, ніж { $most }
vf-number-beyond = число { $least } виходить за 2^53 - 1
vf-no-place-in-entry = { $sort }: у записі такому не місце
vf-key-form = ключ { $raw } не має вигляду [a-z][a-z0-9_]*

# An entry.
vf-entry-why = запис { $n } журналу { $origin }: { $why }
vf-twice = двічі
vf-first-missing = { $origin }: першого запису тут немає
vf-before-1970 = день { $day } раніше за 1970 рік
vf-no-such-day = дня { $day } не буває: { $detail }
vf-lacks-fields = у записі бракує: { $names }
vf-kind-no-text = запис, вид якого — не текст
vf-at-no-text = { $kind }: `at` — не текст
vf-salt = { $kind }: сіль — не 16 байтів малими шістнадцятковими цифрами
vf-kind-form = вид { $raw } не має вигляду «ім’я.ім’я/версія»
vf-after-fields = { $kind }: в `after` мають бути лише епоха й розмір
vf-after-holds = { $kind }: в `after` немає епохи й розміру
vf-after-epoch = { $kind }: `after` називає епоху { $raw }, а це не 8 шістнадцяткових цифр

# The logs of a party.
vf-no-origin = { $raw } — не назва журналу лінії
vf-neither = { $origin }: журнал ні сторони { $party }, ні сторони { $other }
vf-log-begins = журнал починається з { $kind }, а не з { $other_kind }
vf-epoch-fields = { $kind }: мають бути лише поля card, previous і holds
vf-epoch-card = { $kind }: чинну картку не названо її хешем
vf-epoch-previous = { $kind }: попередній журнал не названо епохою, розміром і коренем
vf-epoch-holds = { $kind }: отримане від іншої сторони — не епоха й розмір
vf-epochs-lost = епохи { $names } не йдуть за жодною з наявних тут

# Heads and receipts.
vf-head = вершина { $n } журналу { $origin }
vf-receipt = розписка { $name } на вершині { $n } журналу { $origin }
vf-head-other = вершина журналу { $raw }, а має бути журналу { $origin }
vf-head-lines = вершина журналу { $origin }: має бути рівно три рядки
vf-head-size = вершина журналу { $origin }: { $raw } — не розмір
vf-head-root = вершина журналу { $origin }: у корені байтів { $n }
vf-head-empty = вершина журналу { $origin }: розмір 0, а корінь — не порожнього журналу
vf-root-not-base64 = корінь журналу { $origin }: не base64
vf-root-not-canonical = корінь журналу { $origin }: не канонічний base64 цих байтів
vf-no-ed25519 = { $signed }: немає підпису Ed25519 ключем, який там чинний
vf-no-mldsa = { $signed }: немає підпису ML-DSA-44 ключем, який там чинний: попередня, не доказ
vf-half = { $signed }: лише один із двох підписів
vf-two-times = { $signed }: два підписи називають різний час, { $n } і { $count }
vf-one-key-twice = два підписи одним ключем: { $origin }
vf-signature-bytes = { $signed }: у підписі байтів { $n }, а має бути { $count }
vf-time-zero = { $signed }: нульовий час нічого не засвідчує
vf-time-beyond = { $signed }: { $n } с — такого часу немає в жодному календарі
vf-ed25519-bytes = { $signed }: у підписі Ed25519 байтів { $n }
vf-ed25519 = { $signed }: підпис Ed25519 не сходиться
vf-mldsa = { $signed }: підпис ML-DSA-44 не сходиться

# A signed text.
vf-note-bytes = підписаний текст: байтів { $n }, дозволено { $most }
vf-note-not-utf8 = підписаний текст: не UTF-8, байт { $n }
vf-note-control = підписаний текст: керівний символ
vf-note-no-blank = підписаний текст: перед підписами немає порожнього рядка
vf-note-no-signature = підписаний текст: рядка підпису немає, або останній не завершено
vf-note-signatures = підписаний текст: підписів { $n }, дозволено { $most }
vf-note-no-line = підписаний текст: { $raw } — не рядок підпису
vf-note-line-empty = підписаний текст: у рядку { $raw } немає підпису
vf-note-empty = підписаний текст: підпис { $origin } порожній
vf-note-name = підписаний текст: { $raw } не може бути назвою ключа
vf-signature-not-base64 = підпис { $origin }: не base64
vf-signature-not-canonical = підпис { $origin }: не канонічний base64 цих байтів

# Cards and keys.
vf-card-not-first = картка { $n } сторони { $party }: пакет починається з перших карток; пізніші — записи
vf-card-name = картка: ім’я має складатися з 1–16 літер a-z і цифр, спершу літера
vf-card-one = файл картки містить рівно одну картку
vf-card-fields = картка: її поля не точно ті, що має { $kind }
vf-card-number = картка сторони { $party }: номер має бути 1 або більше
vf-card-previous = картка { $n } сторони { $party }: попередню картку названо не так, як слід
vf-card-made-at = картка сторони { $party }: made_at — не час
vf-card-other-text = картка сторони { $party }: її підписи стоять на іншому тексті
vf-seal-bytes = у ключі шифрування байтів { $n }, а не { $count }
vf-seal-unusable = ключ шифрування непридатний: { $detail }
vf-card-no-text = картка: { $part } — не текст
vf-card-no-hex = картка: { $part } — не шістнадцяткові цифри
vf-card-hex-form = картка: { $part } — не малі шістнадцяткові цифри без пропусків
vf-card-line = картка: { $part } — не один рядок завдовжки від 1 до { $most } символів
vf-card-list = картка: { $part } — не список щонайбільше з { $most }
vf-card-post-fields = картка: у поста мають бути лише post і title
vf-card-post-name = картка: назва поста — не один рядок завдовжки від 1 до 64 символів без пропусків по краях
vf-card-post-twice = картка: один пост двічі
vf-key-unsound = ключ { $part } — ненадійний ключ Ed25519
vf-mldsa-bytes = у ключі ML-DSA-44 байтів { $n }, а не { $count }
vf-one-key-both = один ключ Ed25519 править і за ключ журналу, і за ключ розписок
vf-change-fields = запис { $n } про картку сторони { $party }: мають бути лише card, their_epoch, their_size
vf-change-receipts = запис { $n } про картку сторони { $party }: не сказано, доки зважають на старі розписки
vf-change-follows = запис { $n } про картку сторони { $party }: картка { $shown } не йде за карткою { $count }

# Entries and the heads that they are under.
vf-change-no-head = запис { $n } журналу { $origin } змінює картку, а вершини розміру { $count } тут немає
vf-other-root = записи від { $n } до { $count } журналу { $origin }: не дають кореня, підписаного на { $shown }
vf-no-head-ends = записи від { $n } до { $count } журналу { $origin }: жодна підписана вершина ними не закінчується
vf-proved-nowhere = запис { $n } журналу { $origin }: доведено у вершині розміру { $count }, якої тут немає
vf-proof-astray = запис { $n } журналу { $origin }: доказ включення не веде до кореня, підписаного на { $count }

# What is authentic, and yet must not be.
vf-two-versions = запис { $n } журналу { $origin } підписано у двох варіантах; один із них: { $version }
vf-follows = йде за { $epoch }
vf-from-nothing = починається з нічого
vf-two-stations = епоха { $epoch } { $begins }, як і інша: під однією карткою працюють дві станції
vf-received-before = епоха { $epoch } { $begins }, хоча раніше від неї отримано { $other_epoch }
vf-old-backup = { $sentence }: відновлено зі старої копії, або дві станції під однією карткою
vf-other-card = епоху { $epoch } розпочато під іншою карткою, ніж { $ref }
vf-went-back = запис { $n } журналу { $origin } заявляє, що отримано менше, ніж за попереднім записом
vf-beyond = запис { $n } журналу { $origin } заявляє, що з { $epoch } отримано більше, ніж записів тут ({ $count })
vf-kept = записи від { $n } до { $count } журналу { $origin } збережено, і вони не враховуються
vf-cannot-both = { $origin }: вершина розміру { $n } і { $against } не можуть бути правдиві разом
vf-against-size = вершина розміру { $n }
vf-against-entries = записи
vf-names-other-root = пізніша епоха називає інший корінь на розмірі { $n } журналу { $origin }
vf-signed-later = { $origin }: { $against } розміру { $n } має пізніший підпис, ніж розміру { $count }
vf-against-head = вершина
vf-against-receipt = розписка на вершині
