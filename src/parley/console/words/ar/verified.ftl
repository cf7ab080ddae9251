# Why a bundle is not authentic, or what in an authentic one must not be: known by the verifier's English words.

# The file.
vf-cut = السطر الأخير غير منتهٍ: ربما قُطع الملف
vf-no-digest = لا ينتهي الملف بخلاصته: قُطع أو أُضيف إليه شيء
vf-other-digest = الخلاصة في آخره ليست خلاصة النص قبلها: غُيّر شيء منذ ذلك
vf-first-line = السطر 1: { $raw } حيث يجب أن يكون { $name }
vf-not-utf8 = السطر { $n }: ليس UTF-8
vf-file-ends = السطر { $n }: ينتهي الملف حيث يجب أن يكون المزيد
vf-begins = تبدأ الحزمة بـ about وcard وcard
vf-one-party = البطاقتان لطرف واحد
vf-another-line = { $origin }: سجل خط غير الذي تكوّنه البطاقتان، وهو { $ref }
vf-lines-announced = السطر { $n }: أُعلن عن { $count } من الأسطر، والموجود { $shown }
vf-note-lines = السطر { $n }: في النص الموقّع ثلاثة أسطر يليها سطر فارغ
vf-line-why = السطر { $n }: { $why }
vf-no-section = السطر { $n }: { $raw } وبعده { $count } من الكلمات: لا يوجد قسم كهذا
vf-hashes = السطر { $n }: { $count } من البصمات، والمسموح { $most }
vf-no-hash = بعد السطر { $n }: { $raw } ليس بصمة
vf-hash-form = بعد السطر { $n }: البصمة 64 رقمًا ست عشريًا بأحرف صغيرة
vf-line-not-base64 = بعد السطر { $n }: ليس base64
vf-line-no-bytes = بعد السطر { $n }: لا بايتات فيه، أو ليست بصيغة base64 الوحيدة لها
vf-line-no-number = السطر { $n }: { $raw } ليس عددًا
vf-no-place = { $sort }: لا موضع لهذا القسم بعد بطاقتي الحزمة
vf-about-why = ما تقوله الحزمة عن نفسها: { $why }
vf-head-twice = الرأس { $n } من السجل { $origin }: مكرر
vf-entries-none = القيود من { $n } في السجل { $origin }: لا شيء
vf-entries-left = القيود من { $n } في السجل { $origin }: قبلها { $shown } من البصمات والواجب { $count }
vf-entries-overlap = القيود من { $n } في السجل { $origin }: تتداخل مع ما قبلها، أو موضعها قبله

# A line of JSON.
vf-bytes = { $n } بايت، والمسموح { $most }
vf-not-json = ليس JSON: { $detail }
vf-no-object = في أعلاه { $sort } والواجب كائن
vf-not-canonical = ليس بالصيغة المعيارية (الترتيب أو الفراغات أو رموز الإفلات أو مفتاح مكرر)
vf-too-deep = متداخل أكثر من { $most } مستويات
vf-number-beyond = العدد { $least } يتجاوز 2^53 - 1
vf-no-place-in-entry = لا موضع لقيمة من نوع { $sort } في قيد
vf-key-form = المفتاح { $raw } ليس بصيغة {"\u2066"}[a-z][a-z0-9_]*{"\u2069"}

# An entry.
vf-entry-why = القيد { $n } من السجل { $origin }: { $why }
vf-twice = مكرر
vf-first-missing = { $origin }: قيده الأول ليس هنا
vf-before-1970 = اليوم { $day } قبل عام 1970
vf-no-such-day = لا يوجد يوم { $day }: { $detail }
vf-lacks-fields = قيد ينقصه: { $names }
vf-kind-no-text = قيد نوعه ليس نصًا
vf-at-no-text = { $kind }: قيمة `at` ليست نصًا
vf-salt = { $kind }: الملح ليس 16 بايت بأرقام ست عشرية صغيرة
vf-kind-form = النوع { $raw } ليس بصيغة «اسم.اسم/إصدار»
vf-after-fields = { $kind }: يجب أن يكون في `after` العهد والحجم وحدهما
vf-after-holds = { $kind }: ليس في `after` عهد وحجم
vf-after-epoch = { $kind }: يسمّي `after` العهد { $raw } وليس 8 أرقام ست عشرية

# The logs of a party.
vf-no-origin = { $raw } ليس اسم سجل لخط
vf-neither = { $origin }: سجل ليس للطرف { $party } ولا للطرف { $other }
vf-log-begins = يبدأ السجل بالقيد { $kind } لا بالقيد { $other_kind }
vf-epoch-fields = { $kind }: يجب أن تكون حقوله card وprevious وholds وحدها
vf-epoch-card = { $kind }: البطاقة السارية غير مسمّاة ببصمتها
vf-epoch-previous = { $kind }: السجل السابق غير مسمّى بعهده وحجمه وجذره
vf-epoch-holds = { $kind }: ما لديه من الطرف الآخر ليس عهدًا وحجمًا
vf-epochs-lost = العهود { $names } لا تتبع أيًا مما هنا

# Heads and receipts.
vf-head = الرأس { $n } من السجل { $origin }
vf-receipt = إيصال { $name } على الرأس { $n } من السجل { $origin }
vf-head-other = رأس السجل { $raw } حيث يجب رأس السجل { $origin }
vf-head-lines = رأس السجل { $origin }: ليس ثلاثة أسطر بالضبط
vf-head-size = رأس السجل { $origin }: { $raw } ليس حجمًا
vf-head-root = رأس السجل { $origin }: جذر من { $n } بايت
vf-head-empty = رأس السجل { $origin }: حجمه 0 وجذره ليس جذر سجل فارغ
vf-root-not-base64 = جذر السجل { $origin }: ليس base64
vf-root-not-canonical = جذر السجل { $origin }: ليس صيغة base64 المعيارية لبايتاته
vf-no-ed25519 = { $signed }: لا توقيع Ed25519 بالمفتاح المعتدّ به هناك
vf-no-mldsa = { $signed }: لا توقيع ML-DSA-44 بالمفتاح المعتدّ به هناك: مؤقت، وليس برهانًا
vf-half = { $signed }: توقيع واحد فقط من توقيعيه
vf-two-times = { $signed }: توقيعاه يذكران وقتين مختلفين، { $n } و{ $count }
vf-one-key-twice = توقيعان بمفتاح واحد لـ { $origin }
vf-signature-bytes = { $signed }: توقيع من { $n } بايت والواجب { $count }
vf-time-zero = { $signed }: الوقت صفر لا يثبت شيئًا
vf-time-beyond = { $signed }: { $n } ث وقت لا يعرفه أي تقويم
vf-ed25519-bytes = { $signed }: توقيع Ed25519 من { $n } بايت
vf-ed25519 = { $signed }: توقيع Ed25519 غير مطابق
vf-mldsa = { $signed }: توقيع ML-DSA-44 غير مطابق

# A signed text.
vf-note-bytes = النص الموقّع: { $n } بايت، والمسموح { $most }
vf-note-not-utf8 = النص الموقّع: ليس UTF-8 عند البايت { $n }
vf-note-control = النص الموقّع: فيه محرف تحكم
vf-note-no-blank = النص الموقّع: لا سطر فارغًا قبل التوقيعات
vf-note-no-signature = النص الموقّع: لا سطر توقيع فيه، أو الأخير غير منتهٍ
vf-note-signatures = النص الموقّع: { $n } من التوقيعات، والمسموح { $most }
vf-note-no-line = النص الموقّع: { $raw } ليس سطر توقيع
vf-note-line-empty = النص الموقّع: سطر { $raw } بلا توقيع
vf-note-empty = النص الموقّع: توقيع { $origin } فارغ
vf-note-name = النص الموقّع: { $raw } لا يصلح اسمًا لمفتاح
vf-signature-not-base64 = توقيع { $origin }: ليس base64
vf-signature-not-canonical = توقيع { $origin }: ليس صيغة base64 المعيارية لبايتاته

# Cards and keys.
vf-card-not-first = البطاقة { $n } للطرف { $party }: تبدأ الحزمة بالبطاقات الأولى؛ وما بعدها قيود
vf-card-name = البطاقة: الاسم ليس من 1 إلى 16 من أحرف {"\u2066"}a-z{"\u2069"} والأرقام يبدأ بحرف
vf-card-one = في ملف البطاقة بطاقة واحدة لا غير
vf-card-fields = البطاقة: حقولها ليست حقول { $kind } بالضبط
vf-card-number = بطاقة { $party }: الرقم ليس 1 أو أكثر
vf-card-previous = البطاقة { $n } للطرف { $party }: البطاقة السابقة غير مسمّاة كما يجب
vf-card-made-at = بطاقة { $party }: قيمة made_at ليست وقتًا
vf-card-other-text = بطاقة { $party }: توقيعاتها على نص آخر
vf-seal-bytes = مفتاح الختم { $n } بايت لا { $count }
vf-seal-unusable = مفتاح الختم لا يصلح للاستعمال: { $detail }
vf-card-no-text = البطاقة: { $part } ليس نصًا
vf-card-no-hex = البطاقة: { $part } ليس أرقامًا ست عشرية
vf-card-hex-form = البطاقة: { $part } ليس أرقامًا ست عشرية صغيرة بلا فراغات
vf-card-line = البطاقة: { $part } ليس سطرًا واحدًا من 1 إلى { $most } محرفًا
vf-card-list = البطاقة: { $part } ليس قائمة من { $most } على الأكثر
vf-card-post-fields = البطاقة: يجب أن يكون للمنصب post وtitle وحدهما
vf-card-post-name = البطاقة: اسم المنصب ليس سطرًا واحدًا من 1 إلى 64 محرفًا بلا فراغ حوله
vf-card-post-twice = البطاقة: منصب مكرر
vf-key-unsound = المفتاح { $part } ليس مفتاح Ed25519 سليمًا
vf-mldsa-bytes = مفتاح ML-DSA-44 { $n } بايت لا { $count }
vf-one-key-both = مفتاح Ed25519 واحد للسجل وللإيصالات معًا
vf-change-fields = قيد البطاقة { $n } للطرف { $party }: يجب أن يكون فيه card وtheir_epoch وtheir_size وحدها
vf-change-receipts = قيد البطاقة { $n } للطرف { $party }: لا يقول إلى أي حدّ يُعتدّ بالإيصالات القديمة
vf-change-follows = قيد البطاقة { $n } للطرف { $party }: البطاقة { $shown } لا تتبع البطاقة { $count }

# Entries and the heads that they are under.
vf-change-no-head = القيد { $n } من السجل { $origin } يغيّر البطاقة، ولا رأس هنا بحجم { $count }
vf-other-root = القيود من { $n } إلى { $count } في السجل { $origin }: لا تعطي الجذر الموقّع عند { $shown }
vf-no-head-ends = القيود من { $n } إلى { $count } في السجل { $origin }: لا رأس موقّعًا ينتهي بها
vf-proved-nowhere = القيد { $n } من السجل { $origin }: مبرهن عليه في رأس بحجم { $count } ليس هنا
vf-proof-astray = القيد { $n } من السجل { $origin }: برهان إدراجه لا يؤدي إلى الجذر الموقّع عند { $count }

# What is authentic, and yet must not be.
vf-two-versions = القيد { $n } من السجل { $origin } وُقّع بنصين مختلفين؛ أحدهما: { $version }
vf-follows = يتبع { $epoch }
vf-from-nothing = يبدأ من لا شيء
vf-two-stations = العهد { $epoch } { $begins }، وكذلك عهد آخر: محطتان تعملان ببطاقة واحدة
vf-received-before = العهد { $epoch } { $begins }، مع أن { $other_epoch } استُلم قبله
vf-old-backup = { $sentence }: استُعيد من نسخة قديمة، أو محطتان ببطاقة واحدة
vf-other-card = العهد { $epoch } بدأ ببطاقة غير { $ref }
vf-went-back = القيد { $n } من السجل { $origin } يدّعي أن لديه أقل مما كان لدى قيد قبله
vf-beyond = القيد { $n } من السجل { $origin } يدّعي أن لديه من { $epoch } أكثر من القيود الموجودة هنا ({ $count })
vf-kept = القيود من { $n } إلى { $count } في السجل { $origin } محفوظة ولا تُحتسب
vf-cannot-both = { $origin }: رأس بحجم { $n } و{ $against } لا يصحّان معًا
vf-against-size = رأس بحجم { $n }
vf-against-entries = القيود
vf-names-other-root = عهد لاحق يسمّي جذرًا آخر عند الحجم { $n } من السجل { $origin }
vf-signed-later = { $origin }: { $against } بحجم { $n } وُقّع بعد ما هو بحجم { $count }
vf-against-head = رأس
vf-against-receipt = إيصال على رأس
