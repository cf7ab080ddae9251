# The timeline: both sides' entries as one story.
timeline-which = أي خط؟
timeline-of = التسلسل الزمني للخط مع { $line }
timeline-line-page = صفحة هذا الخط
timeline-filters = ما يُعرض
timeline-side = الطرف
timeline-both = الطرفان
timeline-group = النوع
timeline-everything = الكل
timeline-from = من
timeline-to = إلى
timeline-text = كلمات واردة فيه
timeline-show = عرض
timeline-times-hint = الأوقات هي أوقات وصول القيد إلى سجلنا بحسب ساعتنا؛ تُكتب هكذا:
timeline-only = فقط:
timeline-about = فقط ما قيل عن
timeline-caption = القيود المعروضة من السجل: { $shown }، الأحدث أولًا؛ المجموع: لنا { $ours }، لهم { $theirs }
timeline-nothing = لا قيد مطابقًا.
timeline-looked = شمل البحث ما يعود إلى { $at } فقط: واصل بالقيود الأقدم.
timeline-pages = صفحات التسلسل الزمني
timeline-newer = قيود أحدث
timeline-newest = الأحدث
timeline-older = قيود أقدم

group-calls = المكالمات
group-messages = الرسائل
group-tests = اختبارات الخط
group-claims = إفادات بالصمت
group-requests = الطلبات والتطمينات
group-line = الخط نفسه

entry-when = وقت الكتابة (بقول كاتبه)
entry-whose = لمن
entry-what = المضمون
entry-shows = ما يدل عليه
entry-arrived = وصل هنا { $at }
entry-only-call = هذه المكالمة وحدها
entry-only-test = هذا الاختبار وحده
entry-only-message = هذه الرسالة وحدها
entry-stands = الآن:
entry-as-far-as = ثابت حتى: { $level }
late-beside = متأخر، بجانب هذه النهاية:
late-word = متأخر: جاء بعد النهاية، وهي باقية كما أُفيد بها.
crossed-word = تقاطع مع قول من الطرف الآخر دون ضرر.
wrong-word = قول غير صادق بحسب ما كان كاتبه قد رآه:
gap-shown = يكشف فجوة:
held-by-them = وقّعوا أنه محفوظ لديهم، { $at }
held-by-us = وقّعوه؛ ووقّعنا أنه محفوظ لدينا، { $at }
our-word-alone = كلمتنا وحدنا: لا يغطيه شيء وقّعوه
not-held-by-us = وقّعوه؛ ولم نوقّع له بعد
claim-ours = أن الأمر كان كذلك كلمتنا وحدنا
claim-theirs = أن الأمر كان كذلك كلمتهم وحدهم

# One entry.
entry-title = القيد { $number }
entry-back = التسلسل الزمني للخط مع { $line }
entry-kind = النوع
entry-stands-in = موضعه
entry-number = القيد { $number } من
entry-ref = المرجع
entry-written = وقت الكتابة
entry-claim = بقول كاتبه
entry-arrived-heading = وقت الوصول هنا
entry-receipt = إيصال الاستلام
entry-author-held = ما كان لدى كاتبه حينها من الطرف الآخر
entry-says = يقول
entry-bytes = البايتات كما وُقّعت
entry-bytes-about = المحارف التي قد تتأثر بها الصفحة تظهر رموزًا؛ أما الملف ففيه البايتات نفسها، سطر واحد من JSON بصيغته المعيارية.
entry-bytes-file = البايتات نفسها في ملف

# What stands beside the record.
beside-heading = بجانب السجل
gaps-heading = أرقام لم تحملها أي رسالة
gap-asked = سأل عنها الطرف الآخر
gaps-none = لا رقم رسالة مفقودًا.
unreadable = { $count ->
    [zero] لا قيد من نوع تعجز هذه النسخة عن قراءته.
    [one] قيد واحد من نوع تعجز هذه النسخة عن قراءته.
    [two] قيدان من أنواع تعجز هذه النسخة عن قراءتها.
    [few] { $count } قيود من أنواع تعجز هذه النسخة عن قراءتها.
    [many] { $count } قيدًا من أنواع تعجز هذه النسخة عن قراءتها.
   *[other] { $count } قيد من أنواع تعجز هذه النسخة عن قراءتها.
}
oddities-caption = ما رفضته محطتنا أو نبّهت إليه: { $shown } من { $count }، الأحدث أولًا
oddities-none = لم يُرفض شيء ولم يُنبَّه إلى شيء.
oddity-when = الوقت
oddity-kind = الصنف
oddity-what = المضمون
odd-malformed = صيغة خاطئة
odd-forged = تزوير
odd-contradicted = تناقض
odd-forked = روايتان متناقضتان
odd-cannotopen = يتعذر فتحها
odd-express = مستعجل
odd-voided = ذيل سجل ملغى
odd-late = متأخر
odd-card = بطاقة
odd-holds = ما لديهم
odd-stations = محطتان
odd-memory = ذاكرة المحطة
odd-after = ما كان لديهم
odd-clock = الساعة
odd-seal = مفتاح الختم
odd-attachment = مرفق

# Evidence for somebody who was not there.
evidence-heading = الأدلة
evidence-about = تضم الحزمة البطاقتين، والرؤوس الموقّعة مع إيصالات استلامها، وكل قيود الطرفين. نشر المحتوى للطرفين معًا؛ أما أن محاولة جرت أو سُلّمت أو رُفضت أو بقيت بلا رد فلأي منهما أن يعلنه.
evidence-make-part = إنشاء حزمة بهذا وحده مع حجب الباقي
evidence-make = إنشاء الحزمة
evidence-verify-made = التحقق من آخر حزمة أُنشئت
evidence-file = حزمة
evidence-cards = بصمات بطاقات جاءت من مصدر آخر
evidence-cards-hint = 64 رقمًا ست عشريًا أو الأرقام الستون، بطاقة في كل سطر. بطاقتا هذا الخط محسوبتان من تلقاء نفسهما.
evidence-verify-file = التحقق من هذا الملف
verify-title = نتيجة التحقق
verify-authentic = أصيلة
verify-authentic-about = كل توقيع وكل جذر وكل برهان صحيح.
verify-broken = لا تصحّ
verify-broken-about = لا تثبت شيئًا بحالها هذه: اطلب ممن صدّرها نسخة أخرى.
verify-what = { $name }، عدد البايتات { $bytes }، SHA-256
verify-parties = أصحابها
verify-party = الطرف
verify-hash = بصمة البطاقة الأولى
verify-digits = الأرقام الستون للمطابقة صوتيًا
verify-known = الهوية
verify-confirmed = مؤكدة ببصمة جاءت من مصدر آخر
verify-unconfirmed = غير مؤكدة: كل ما في الأمر أن الحزمة لا تناقض نفسها
verify-stranger = ليست بطاقة أي من الطرفين:
verify-words = ما يمكن استنتاجه
verify-english = الشيء نفسه بكلمات الحكم ذاتها، بالإنجليزية
verify-more = { $count ->
    [zero] لا أسطر أخرى: يعرضها كلها الأمر parley verify FILE.
    [one] سطر آخر: يعرضها كلها الأمر parley verify FILE.
    [two] سطران آخران: يعرضها كلها الأمر parley verify FILE.
    [few] { $count } أسطر أخرى: يعرضها كلها الأمر parley verify FILE.
    [many] { $count } سطرًا آخر: يعرضها كلها الأمر parley verify FILE.
   *[other] { $count } سطر آخر: يعرضها كلها الأمر parley verify FILE.
}

# Kinds of entries.
kind-epoch = بدء سجل
kind-card = بطاقة جديدة
kind-seal-rotated = مفتاح ختم جديد
kind-agreement-signed = توقيع الاتفاق
kind-line-declared = إعلان حالة طرف
kind-test-station = اختبار المحطة
kind-test-person = اختبار المكتب
kind-test-read-back = إعادة قراءة الاختبار
kind-test-silent = اختبار: إفادة بالصمت
kind-claim-withdrawn = سحب إفادة بالصمت
kind-call-placed = طلب مكالمة
kind-call-withdrawn = سحب المكالمة
kind-call-silent = مكالمة: إفادة بالصمت
kind-call-rang = المكالمة ترن
kind-call-nobody-there = لا أحد في المنصب
kind-call-picked-up = تلقّى المناوب المكالمة
kind-call-accepted = قبول المكالمة
kind-call-approval-awaited = الجواب بانتظار قرار
kind-call-still-pending = ما زال بانتظار القرار
kind-call-window-offered = عرض موعد
kind-call-window-agreed = اتفاق على موعد
kind-call-delegated = تحويل
kind-call-asked-in-writing = طلبها كتابةً
kind-call-refused = رفض المكالمة
kind-call-identity-held = التحقق من المتصل
kind-call-identity-failed = المتصل ليس من ادّعى
kind-call-overridden = تجاوز التحقق
kind-call-principals-here = المسؤولون حاضرون
kind-call-interpreters-ready = المترجمون حاضرون
kind-call-interpreters-not-needed = لا حاجة إلى مترجمين
kind-call-both-on = الطرفان على الخط
kind-call-hung-up = إنهاء المكالمة
kind-message-sent = رسالة
kind-message-seen = اطُّلع على الرسالة: إيصال استلام فقط
kind-message-office = الرسالة لدى مكتب المسؤول: إيصال استلام فقط
kind-message-informed = أُبلغ المسؤول: إيصال استلام فقط
kind-message-queried = سؤال عن الاطلاع
kind-message-nacked = لا يمكن الإفادة من الرسالة
kind-message-expected = الرد قيد الإعداد
kind-request-silent = طلب: إفادة بالصمت
kind-request-judged = تقدير الرد
kind-assurance-told = تم الإبلاغ أولًا وفق التطمين
kind-assurance-missed = يقول إنه لم يُبلَّغ أولًا

# What became of a call.
became-call-PLACED = { $whose ->
    [ours] في سجلنا؛ ولم توقّع محطتهم شيئًا بعد
    [theirs] في سجلهم؛ ولم توقّع محطتنا شيئًا بعد
   *[other] في سجل المتصل؛ ولم توقّع المحطة المطلوبة شيئًا بعد
}
became-call-DELIVERED = { $whose ->
    [ours] محفوظة لدى محطتهم
    [theirs] محفوظة لدى محطتنا
   *[other] محفوظة لدى المحطة المطلوبة
}
became-call-RINGING = ترن
became-call-ATTENDED = تلقّاها شخص، ولا جواب بعد
became-call-AWAITING = { $whose ->
    [ours] على أحد هناك أن يقرر
    [theirs] على أحد هنا أن يقرر
   *[other] على أحد في الطرف المطلوب أن يقرر
}
became-call-WINDOWING = يجري الاتفاق على موعد
became-call-SCHEDULED = اتُّفق على موعد
became-call-CHECKING = قُبلت؛ ويجري التحقق من هوية المتصل
became-call-SUMMONING = يجري استدعاء المسؤولين
became-call-INTERPRETING = يجري استدعاء المترجمين
became-call-READY = الجميع حاضرون
became-call-TALKING = يتحادثون
became-call-INTERRUPTED = تحادثوا، ولا يُسمع شيء الآن
became-call-LINE-DEAD = { $whose ->
    [ours] لم يصل في المهلة توقيع من محطتهم
    [theirs] لم يصلهم في المهلة توقيع من محطتنا
   *[other] لم يصل في المهلة توقيع من المحطة المطلوبة
}
became-call-UNATTENDED = { $whose ->
    [ours] حُفظت لدى محطتهم؛ ولم ترن في منصب فيه مناوب
    [theirs] حُفظت لدى محطتنا؛ ولم ترن في منصب فيه مناوب
   *[other] حُفظت لدى المحطة المطلوبة؛ ولم ترن في منصب فيه مناوب
}
became-call-UNANSWERED = رنّت؛ ولم يتلقّها أحد في المهلة
became-call-UNDECIDED = تلقّاها شخص ولم يُجب في المهلة
became-call-UNAPPROVED = بقيت بانتظار قرار لم يصدر في المهلة
became-call-NO-WINDOW = لم يُتفق على موعد
became-call-REPLACED = حلّ الموعد المتفق عليه؛ وتحل المحاولة التالية محلها
became-call-UNVERIFIED = قُبلت؛ ولم تُحسم هوية المتصل
became-call-MISMATCHED = لم يكن المتصل من ادّعى أنه هو
became-call-NOT-JOINED = قُبلت، ولم يحضر الجميع
became-call-REFUSED = رفض موقَّع
became-call-WRITTEN = { $whose ->
    [ours] طلبوها كتابةً
    [theirs] طلبناها كتابةً
   *[other] طُلبت كتابةً
}
became-call-WITHDRAWN = سحبها المتصل
became-call-PREEMPTED = حلّت محلها مكالمة أعلى أسبقية
became-call-MERGED = اتصل كل منهما بالآخر؛ واستمرت المكالمة الأخرى
became-call-HELD-BACK = لم يُجَز إرسالها قط، فلم تُرسل
became-call-OUR-FAULT = { $whose ->
    [ours] كانت محطتنا متوقفة: لا يمكن الإفادة بأي صمت
    [theirs] كانت محطتهم متوقفة: لا يمكن الإفادة بأي صمت
   *[other] كانت محطة المتصل متوقفة: لا يمكن الإفادة بأي صمت
}
became-call-ENDED = تحادثوا ثم أنهوا المكالمة
became-call-CUT-OFF = تحادثوا ثم صمت

# What became of a line test.
became-test-SENT = { $whose ->
    [ours] في سجلنا؛ ولم يُوقَّع شيء بعد
    [theirs] في سجلهم؛ ولم يُوقَّع شيء بعد
   *[other] في سجل طالب الاختبار؛ ولم يُوقَّع شيء بعد
}
became-test-HELD = { $whose ->
    [ours] محفوظ لدى محطتهم؛ وعلى شخص هناك أن يعيد قراءته
    [theirs] محفوظ لدى محطتنا؛ وعلى شخص هنا أن يعيد قراءته
   *[other] محفوظ لدى المحطة المقصودة؛ وعلى شخص أن يعيد قراءته
}
became-test-ANSWERED = { $whose ->
    [ours] وقّعت له محطتهم
    [theirs] وقّعت له محطتنا
   *[other] وقّعت له المحطة المقصودة
}
became-test-READ-BACK = { $whose ->
    [ours] أعاد شخص هناك قراءته
    [theirs] أعاد شخص هنا قراءته
   *[other] أعاد شخص قراءته
}
became-test-LINE-DEAD = { $whose ->
    [ours] لم يصل في المهلة توقيع من محطتهم
    [theirs] لم يصلهم في المهلة توقيع من محطتنا
   *[other] لم يصل توقيع في المهلة
}
became-test-UNATTENDED = { $whose ->
    [ours] وقّعت محطتهم؛ ولم يُعِد أحد هناك قراءته
    [theirs] وقّعت محطتنا؛ ولم يُعِد أحد هنا قراءته
   *[other] وقّعت المحطة المقصودة؛ ولم يُعِد أحد قراءته
}
became-test-OUR-FAULT = { $whose ->
    [ours] كانت محطتنا متوقفة: لا يمكن الإفادة بأي صمت
    [theirs] كانت محطتهم متوقفة: لا يمكن الإفادة بأي صمت
   *[other] كانت محطة طالب الاختبار متوقفة: لا يمكن الإفادة بأي صمت
}
