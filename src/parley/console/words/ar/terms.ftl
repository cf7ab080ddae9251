# The field's vocabulary: what a value of the record is called. A value without words stands for itself.
precedence-Z = Z خاطفة
precedence-O = O فورية
precedence-P = P مستعجلة
precedence-R = R عادية

lamp-bearers = القنوات
lamp-desk = مكتب المناوبة
lamp-principal = المسؤول

light-UP = تعمل
light-ATTENDED = المناوب حاضر
light-REACHABLE = يمكن بلوغه
light-DEGRADED = تعمل جزئيًا
light-UNATTENDED = بلا مناوب
light-CLOSED = يتعذر بلوغه
light-DEAD = مقطوعة
light-UNKNOWN = غير معلوم

declared-OPEN = مفتوح
declared-LIMITED = محدود
declared-MAINTENANCE = صيانة
declared-SUSPENDED = معلّق
declared-WITHDRAWN = منسحب منه

layer-bearer = القناة
layer-station = المحطة
layer-person = شخص

check-station = المحطة
check-clock = الساعة
check-disk = القرص
check-network = الشبكة

silence-S0 = لا اختبار بعد
silence-S1 = الخط مقطوع
silence-S2 = المحطة تعمل ولا أحد
silence-S3 = رُدّ على الاختبارات دون المكالمة
silence-S4 = بانتظار قرار أو فات تجديده
silence-S5 = رفض
silence-S6 = المنصب البديل وحده
silence-S7 = يمكن بلوغهم بطريق آخر

# Where a call, a test, a message, a request, an assurance, a draft or a fault stands. None of them stands for another.
state-DRAFTED = مسودة
state-AWAITING-RELEASE = بانتظار إجازة الإرسال
state-PLACED = تم طلبها
state-DELIVERED = تم التسليم
state-RINGING = ترن
state-ATTENDED = تلقّاها المناوب
state-AWAITING = بانتظار قرار
state-WINDOWING = جارٍ الاتفاق على موعد
state-SCHEDULED = تحدد موعدها
state-CHECKING = جارٍ التحقق من المتصل
state-SUMMONING = جارٍ استدعاء المسؤولين
state-INTERPRETING = جارٍ استدعاء المترجمين
state-READY = جاهزة
state-TALKING = محادثة جارية
state-INTERRUPTED = الصوت منقطع الآن
state-LINE-DEAD = الخط مقطوع
state-UNATTENDED = بلا مناوب
state-UNANSWERED = بلا رد
state-UNDECIDED = تلقّاها المناوب ولم يُجب
state-UNAPPROVED = انقضى الانتظار بلا قرار
state-NO-WINDOW = لم يُتفق على موعد
state-REPLACED = حلّت محلها محاولة أخرى
state-UNVERIFIED = لم تُحسم هوية المتصل
state-MISMATCHED = المتصل ليس من ادّعى
state-NOT-JOINED = لم يكتمل الحضور
state-REFUSED = مرفوضة
state-WRITTEN = طُلبت كتابةً
state-WITHDRAWN = تم السحب
state-PREEMPTED = أزاحتها مكالمة أعلى أسبقية
state-MERGED = دُمجت في مكالمة أخرى
state-HELD-BACK = أُوقفت ولم تُرسل
state-OUR-FAULT = { $whose ->
    [ours] عطل لدينا
    [theirs] عطل لديهم
   *[other] عطل لدى المبادر
}
state-ENDED = انتهت
state-CUT-OFF = انتهت بانقطاع
state-SENT = تم الإرسال
state-SEEN = اطُّلع عليها
state-OFFICE = لدى مكتب المسؤول
state-INFORMED = أُبلغ المسؤول
state-HELD = محفوظ لدى المحطة
state-ANSWERED = تم الرد
state-ANSWERED-LATE = تم الرد بعد المهلة
state-READ-BACK = أُعيدت القراءة
state-ASKED = طلب مقدَّم
state-UNDELIVERED = لم يتم التسليم
state-INADEQUATE = رد غير كافٍ
state-ADEQUATE = رد كافٍ
state-MEETING-ASKED = طُلب اجتماع
state-MEETING-UNDELIVERED = لم يُسلَّم طلب الاجتماع
state-MEETING-DELIVERED = سُلِّم طلب الاجتماع
state-MEETING-AGREED = اتُّفق على الاجتماع
state-MEETING-REFUSED = رُفض الاجتماع
state-NOT-MET = بلا رد على طلب الاجتماع
state-MEETING-WITHDRAWN = سُحب طلب الاجتماع
state-CORRECTED = تم التصحيح
state-STANDING = سارٍ
state-EXPIRED = انتهت مدته
state-KEPT = تم الوفاء به
state-DISPUTED = محل خلاف
state-VERIFIED = تمت المراجعة
state-DEFERRED = مؤجلة
state-RELEASED = أُجيز إرسالها
state-NOT-RELEASED = لم يُجَز إرسالها
state-OPEN = مفتوح
state-REPAIR = قيد الإصلاح
state-MENDED = تم الإصلاح
state-CLOSED = مغلق

# What stands beside a message's state.
mark-CANCELLED = ملغاة
mark-CORRECTED = مصحَّحة
mark-READDRESSED = أُعيد توجيهها
mark-NACKED = لا يمكن الإفادة منها
mark-EXPECTED = الرد منتظر
mark-ANSWERED = تم الرد

# How far something provably came: by what the other side signed. None of them stands for another.
evidence-ATTEMPTED = محاولة
evidence-DEPOSITED = إيداع لدى شاهد
evidence-DELIVERED = تسليم
evidence-RANG = رنين
evidence-SEEN = اطلاع شخص
evidence-PENDING = انتظار قرار
evidence-ANSWERED = وقّع شخص كيف تُتابَع
evidence-REFUSED = رفض

# Whose something is.
side-ours = لنا
side-theirs = لهم
side-both = للطرفين

# How a check stands.
level-well = سليم
level-care = يحتاج إلى انتباه
level-bad = خلل
level-unknown = غير معلوم
