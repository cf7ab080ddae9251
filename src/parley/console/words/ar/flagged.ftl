# What the station flagged beside the record, and why a letter of theirs was refused: known by the English words.

# Attachments.
fl-named-more = { $name }: ذُكر { $n } بايت، أكثر مما اتُّفق عليه: لم يُطلب
fl-names-another = { $name }: القيد { $ref } يذكر حجمًا أو نوعًا غير ما لهذه البايتات
fl-ask-unnamed = يطلبون بايتات لا يذكرها أي قيد: { $ref }
fl-came-unnamed = وصلت بايتات لا يذكرها أي قيد: { $ref }
fl-came-more = { $name }: وصلت بايتات أكثر مما يذكر قيده أو مما اتُّفق عليه
fl-day-full = أكثر من { $n } بايت من المرفقات في يوم: الباقي ينتظر اليوم التالي
fl-wrong-hash = { $name }: وصلت كل بايتاته، وليست لها البصمة المذكورة في قيده
fl-not-flat = { $name }: ليست صورة مسطحة، لم تُفتح: { $why }
fl-not-delivered = { $name }: ذُكر ولم يُسلَّم حتى الآن، مع أنه طُلب { $n } مرات: كلمتنا وحدنا

# Entries of theirs that are odd.
fl-held-less = القيد { $ref } يدّعي أن لديه أقل مما كان لدى ما قبله
fl-held-unwritten = القيد { $ref } يدّعي أن لديه ما لم يُكتب قط
fl-dated-ahead = تاريخ القيد { $ref } يسبق ساعتنا بـ { $n } ث
fl-dated-before = تاريخ القيد { $ref } أقدم بـ { $n } ث من قيد يقول إنه كان موجودًا
fl-seal-stated = القيد { $ref } يذكر مفتاح ختم لا يصلح للاستعمال: { $why }
fl-more-held = يقولون إن لديهم من سجلنا أكثر مما لدينا؛ ولم يعد في الوقت المحدد
fl-ahead-of-prefix = القيد { $n } من السجل { $origin } وصل قبل ما يسبقه: ينتظره
fl-voided = رأس بحجم { $n } في العهد المغلق { $epoch }: ذيل سجل ملغى
fl-came-late = { $origin }: رأس بحجم { $n } وصل متأخرًا ولم يُقارن
fl-unknown-card = العهد { $epoch } بدأ ببطاقة غير التي نعرفها
fl-holds-more = العهد { $epoch } يقول إن لديه { $n } قيود من { $ref }: أكثر مما نعلم أننا كتبناه
fl-came-before = العهد { $epoch } { $begins }، مع أن { $other_epoch } وصل قبله: استُعيد من نسخة قديمة، أو محطتان تعملان ببطاقة واحدة

# A letter of theirs that was refused.
fl-reply-refused = رُفض ردهم: { $why }
fl-no-challenge = لا جواب عن تحدّينا
fl-other-party = قيود خط آخر أو طرف آخر: { $origin }
fl-no-ranges = لا تحمل الرسالة مقاطع من السجل: موضعها في الحزم
fl-head-other-line = رأس سجل خط آخر: { $ref }
fl-head-stranger = رأس سجل { $raw } وليس على هذا الخط
fl-no-signed-root = { $origin }: القيود حتى { $n } لا تعطي الجذر الموقّع
fl-card-changed = { $origin }: هذه المحطة لا تستطيع بعد متابعة تبديل البطاقات: التقوا وأعيدوا الاقتران
fl-forked = { $origin }: رأسان مختلفان بحجم { $n } لا يصحّان معًا
fl-forked-sizes = { $origin }: رأسان بحجم { $n } و{ $count } لا يصحّان معًا
fl-follows-itself = العهد { $epoch } يتبع نفسه
fl-follows-empty = العهد { $epoch } يتبع { $other_epoch } ويقول إنه فارغ
fl-names-root = العهد { $epoch } يسمّي عند الحجم { $n } من { $other_epoch } جذرًا غير ما تعطيه القيود
fl-parcel-line = رسالة للخط { $ref }
fl-parcel-others = رسالة من { $party } إلى { $other } على خط لغيرهما
fl-receipt-not-ours = إيصال على سجل ليس لنا: { $origin }
fl-receipt-unsigned = إيصال على رأس بحجم { $n } لم نوقّعه
fl-receipt-without = إيصال على رأسنا { $n } بلا توقيع { $party }
fl-leaf-absent = برهان الإدراج: لا قيد { $n } بين { $count }
fl-proof-short = برهان إدراج القيد { $n } في { $count }: أقصر مما يجب
fl-proof-long = برهان إدراج القيد { $n } في { $count }: أطول مما يجب
fl-proof-other = برهان إدراج القيد { $n } في { $count }: يؤدي إلى جذر آخر

# Their hello.
fl-hello-signature = تحية المحطة: التوقيع غير مطابق
fl-hello-fields = تحية المحطة: حقولها ليست حقول { $kind } بالضبط
fl-hello-other-text = تحية المحطة: توقيعها على نص آخر
fl-hello-signatures = تحية المحطة: { $n } من التوقيعات بمفتاح السجل الذي في البطاقة، لا واحد
fl-hello-challenge = تحية المحطة: التحدي ليس 16 بايت بأرقام ست عشرية
fl-hello-answers = تحية المحطة: ما تجيب عنه ليس 16 بايت بأرقام ست عشرية
fl-hello-seal = تحية المحطة: مفتاح الختم ليس { $n } بايت بأرقام ست عشرية
fl-hello-sees = تحية المحطة: كيف ترانا ليس واحدًا من {"\u2066"}unknown, dead, degraded, up{"\u2069"}
fl-hello-at = تحية المحطة: قيمة `at` ليست وقتًا
fl-hello-logs = تحية المحطة: السجلات الأخرى ليست ما لديها وما هو لها
fl-hello-lists = تحية المحطة: السجلات الأخرى ليست قائمتين من { $most } على الأكثر
fl-hello-size = تحية المحطة: ما لديها ليس عهدًا وحجمًا

# The parcel, and the seal around it.
fl-parcel-section = الرسالة: لا موضع للقسم { $n } في رسالة
fl-parcel-sections = الرسالة: أكثر من { $most } من الأقسام
fl-parcel-entries = الرسالة: أكثر من { $most } من القيود
fl-parcel-bytes = الرسالة: { $n } بايت، والمسموح { $most }
fl-parcel-bucket = الرسالة: { $n } بايت من النص الواضح ليست 4 كيبيبايت مضروبة في قوة للعدد 2
fl-parcel-text = الرسالة: نص من { $n } بايت في سعة { $count }
fl-parcel-padding = الرسالة: الحشو ليس أصفارًا كله
fl-sealed-bytes = الرسالة المختومة: { $n } بايت، والمسموح { $most }
fl-sealed-no-header = الرسالة المختومة: لا سطر ترويسة في أول { $n } بايت
fl-sealed-box = الرسالة المختومة: { $n } بايت مشفّرة لا تسع 4 كيبيبايت مضروبة في قوة للعدد 2
fl-sealed-header = الرسالة المختومة: الترويسة: { $why }
fl-sealed-format = الرسالة المختومة: الصيغة { $raw } ليست { $kind }
fl-sealed-fields = الرسالة المختومة: حقول الترويسة { $names } لا {"\u2066"}format, from, key, line, to{"\u2069"}
fl-sealed-self = الرسالة المختومة: من طرف إلى نفسه
fl-sealed-value = الرسالة المختومة: لا يصلح { $raw } للحقل { $part } في الترويسة
fl-sealed-key = الرسالة المختومة: مختومة للمفتاح { $ref } وليس لنا أو لم يعد لنا
fl-sealed-changed = الرسالة المختومة: المفتاح { $ref } لا يفتحها؛ غُيّرت الترويسة أو المحتوى في الطريق
