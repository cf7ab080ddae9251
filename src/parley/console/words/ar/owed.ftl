# What is owed, what stands in the shift log, and what the station check says: known by the English words, as alarms are.

# What is due.
ow-drill = تمرين الاتصال: يُجرَّب كل رقم
ow-exercise = تمرين يُقيَّم
ow-keys = تبديل المفاتيح وجهًا لوجه
ow-review = مراجعة الحالة المعلنة: { $declared }
ow-station-test = اختبار محطتهم
ow-we-test = نختبر { $post }: ينبغي ترديد العبارة
ow-they-test = يختبرون { $post }: ينبغي ترديد العبارة
ow-test-open = اختبار { $post }: ينبغي ترديد العبارة
ow-holiday = عطلة متفق عليها: لا اختبار يُردَّد
ow-roster-ends = ينتهي جدول المناوبة: يلزم جدول جديد
ow-watch-changes = تتبدّل المناوبة
ow-ticket = بلاغ العطل { $n }: { $sentence }
ow-tell-within = متعطل منذ { $count } د: يُبلَّغون خلال { $least } د
ow-tell-at-once = متعطل منذ { $count } د: يُبلَّغون فورًا
ow-tell-on-off-within = متعطل على فترات منذ { $count } د: يُبلَّغون خلال { $least } د
ow-tell-on-off-at-once = متعطل على فترات منذ { $count } د: يُبلَّغون فورًا
ow-untold = لم يُبلَّغوا
ow-unbegun = لم يبدأ إصلاحه
ow-assurance-ends = ينتهي التطمين: { $subject }
ow-draft = مسودة تنتظر الإذن: { $subject }
ow-pending-word = كلمة عن المكالمة المنتظرة { $typed }: القرار لـ { $post }
ow-call-time = الموعد المتفق عليه للمكالمة { $typed }
ow-to-be-seen = للاطلاع، { $speed }: الرسالة رقم { $n }، { $subject }
ow-to-be-seen-info = للعلم، { $speed }: الرسالة رقم { $n }، { $subject }
ow-reply-asked = طُلب الرد: الرسالة رقم { $n }، { $subject }
ow-reply-announced = أُعلن الرد: الرسالة رقم { $n }، { $subject }
ow-request-at = { $state }: { $subject }

# The shift log, and what waits.
ow-takes = يستلم المناوبة { $name }
ow-takes-none = يستلم المناوبة { $name }؛ لم يسلّم { $before } شيئًا
ow-hands-over = يسلّم { $name } إلى { $other_name }؛ المفتوح: { $waits }
ow-hands-over-said = يسلّم { $name } إلى { $other_name }: { $said }؛ المفتوح: { $waits }
ow-waits-calls = مكالمات: { $n }
ow-waits-claimed = مكالمات من الخارج لم تُحسم: { $n }
ow-waits-tests = اختبارات ينبغي ترديدها: { $n }
ow-waits-by-us = رسائل علينا الاطلاع عليها: { $n }
ow-waits-by-them = رسائل عليهم الاطلاع عليها: { $n }
ow-waits-drafts = مسودات: { $n }
ow-waits-missed = اختبارات فائتة متتالية: { $n }
ow-waits-tickets = بلاغات الأعطال: { $numbers }
ow-waits-nothing = لا شيء
ow-waits-drill = تمرين اتصال

# The station check.
ow-runs = تعمل منذ { $span }
ow-runs-not = لا تعمل: لا شيء يخرج ولا شيء يدخل ولا شيء يرن؛ وما يلي قديم
ow-keys-none = { $name } غير موجود: لن يمكن التوقيع بعد التشغيل القادم
ow-keys-read = يستطيع غيركم على هذا الجهاز قراءة { $name }: chmod 600، وفكّروا في مفاتيح جديدة
ow-keys-well = { $name } موجود، لمستخدم المحطة وحده
ow-card-made = صُنعت البطاقة { $n } في { $dtg }، قبل { $span }
ow-card-old = صُنعت البطاقة { $n } في { $dtg }، قبل { $span }: تُجدَّد المفاتيح وجهًا لوجه كل سنتين تقريبًا
ow-certificate-none = غير موجودة أو لا تُقرأ: لن يُسمح لأحد بالدخول بعد التشغيل القادم
ow-certificate-other = ليست التي على بطاقتنا: الطرف الآخر يرفضها
ow-certificate-ours = شهادتنا، من { $day } إلى { $other_day }
ow-certificate = { $name }، من { $day } إلى { $other_day }
ow-certificate-bad = { $sentence }: غير سارية الآن فلا اتصال؛ هل ساعتنا صحيحة؟
ow-record-none = { $name } غير موجود: استعده من نسخة احتياطية
ow-record-size = { $count } كيبيبايت، و{ $n } كيبيبايت لم تُضم بعد
ow-record-checked = يُفحص كله عند كل تشغيل
ow-backup = لا تحتفظ المحطة بسجل لها: اصنعوها بأداة النسخ الاحتياطي الحي في SQLite، لا بالنسخ العادي أبدًا
ow-clock-one = ساعة { $party } تختلف عن ساعتنا { $seconds } ث؛ ساعتنا أو ساعتهم: قارنوا بساعة دقيقة
ow-clock-some = الفرق عن ساعتنا: { $names }؛ الأرجح أن ساعتنا هي الخاطئة: قارنوا بساعة دقيقة
ow-clock-ours = الأرجح أن ساعتنا هي الخاطئة
ow-clock-either = ساعتنا أو ساعتهم: قارنوا بساعة دقيقة
