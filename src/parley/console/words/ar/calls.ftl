# Calls: the ring dialog, one call's page, placing one.
exercise = تمرين تمرين تمرين

ring-title = { $precedence }: مكالمة ترن
ring-from = من
ring-for = إلى
ring-subject = الموضوع
ring-identity = الهوية
ring-identity-held = موقَّعة بمفاتيح بطاقة
ring-placed = وقت الطلب
ring-needed-by = مطلوبة قبل
ring-ends = نهاية انتظارها
ring-refusal-note = كل جواب يُعدّ جوابًا: انتظار الموافقة ليس رفضًا، وكل جواب يُدوَّن في السجل بهذه الكلمات.
ring-hush = كتم الصوت هنا مع استمرار الرنين في غيره
ring-handed = بتحويل من { $post }
ring-others = مكالمات أخرى ترن
ring-more = ترن أيضًا ({ $n }):
ring-sudden = ظهرت هذه المكالمة للتو: توقف لحظة، ثم اضغط المفتاح مرة أخرى إن كنت تقصدها.
ring-unanswered = المحطة لا تجيب، ولا يُعرف هل دوّنت هذا الرد: اضغط الزر نفسه مرة أخرى، فلا يُقال شيء مرتين.
answered-stays = تم الرد. ما كتبته في هذه الصفحة باقٍ هنا.
answered-open = فتح المكالمة

calls-title = المكالمات مع { $line }
calls-newest = أحدث مكالمات الطرفين
calls-all = كل مكالمات هذا الخط
call-title = مكالمة مع { $line }
call-new = الاتصال بهم
call-new-title = الاتصال بـ { $line }
call-place = اتصال
call-say = ما يمكن قوله الآن
call-way = الاتجاه
call-ours = مكالمتنا: من { $from } إلى { $to }
call-theirs = مكالمتهم: من { $from } إلى { $to }
call-precedence = الأسبقية
call-asked = المنصب المطلوب الآن
call-reached = المنصب الذي وصلت إليه
call-pending = بانتظار قرار
call-stale = فات موعد التجديد
call-refused = الرفض
call-by-station = { $whose ->
    [ours] من محطتهم
    [theirs] من محطتنا
   *[other] من المحطة نفسها
}
call-window = الموعد
call-silence = الصمت
call-evidence = الأدلة
call-callers-word = { $whose ->
    [ours] كيفية انتهائها كلمتنا وحدنا
    [theirs] كيفية انتهائها كلمتهم وحدهم
   *[other] كيفية انتهائها كلمة المتصل وحده
}
call-late = أقوال متأخرة
call-fault = إخلال
call-due = المهلة قبل تسمية الصمت:
call-path = كيف سارت
call-when = الوقت
call-step = ما قيل
call-then = حالتها بعد ذلك
call-state = الحالة

say-attend = تلقّي المكالمة
say-accept = قبول
say-pending = بانتظار قرار: سألنا وننتظر الموافقة
say-still-pending = ما زالت بانتظار القرار
say-refuse = رفض
say-delegate = تحويل إلى منصب آخر
say-schedule = عرض موعد
say-agree-window = الموافقة على الموعد
say-in-writing = طلبها كتابةً
say-identity-held = الهوية صحيحة
say-identity-failed = الهوية غير صحيحة
say-identity-overridden = تجاوز التحقق: شخصان
say-principals = المسؤول حاضر
say-interpreters = المترجم جاهز
say-no-interpreters = لا حاجة إلى مترجم
say-both-on = الطرفان على الخط
say-hang-up = إنهاء المكالمة
say-withdraw = سحب المكالمة

field-decider = صاحب القرار
field-code = الرمز
field-review-by = المراجعة بعد
field-text = النص (يجوز تركه)
field-alternative = البديل
field-retry-after = إعادة المحاولة بعد
field-to = إلى المنصب
field-from = من (UTC)
field-until = حتى (UTC)
field-how = الطريقة
field-first = المنصب الأول
field-second = المنصب الثاني
field-why = السبب
field-to-post = إلى منصبهم
field-from-post = من منصبنا

span-15m = 15 دقيقة
span-30m = 30 دقيقة
span-1h = ساعة واحدة
span-2h = ساعتان
span-6h = 6 ساعات
span-12h = 12 ساعة
span-24h = 24 ساعة
span-48h = 48 ساعة

# Codes of refusal and of pending: no software judges them.
refusal-R01 = المسؤول غائب
refusal-R02 = منشغل
refusal-R03 = لا صلاحية، أو لم تُمنح الموافقة
refusal-R04 = المنصب شاغر
refusal-R05 = المستوى غير مناسب
refusal-R06 = لا يوجد مترجم
refusal-R07 = الموضوع غير مقبول
refusal-R08 = الشروط غير متوافرة
refusal-R09 = الخط معلّق احتجاجًا
refusal-R10 = تُفضَّل الكتابة
refusal-R11 = لم تثبت الهوية
refusal-R12 = عطل فني لدى الجهة الرافضة
refusal-R13 = خارج الساعات المعلنة
refusal-R14 = تُستخدم وسيلة اتصال أخرى
refusal-R15 = سبقت معالجة الأمر
refusal-R16 = لا تُقبل اتصالات التمارين
refusal-R99 = دون ذكر السبب
pending-P1 = المسؤول
pending-P2 = السلطة الأعلى أو رئيس الدولة
pending-P3 = الترجمة
pending-P4 = رأي قانوني أو استشارة طرف ثالث

# What was said of a call, or happened to it.
step-Submitted = قُدِّمت لإجازة الإرسال
step-Released = أُجيز إرسالها
step-NotReleased = لم يُجَز إرسالها
step-Cosigned = { $whose ->
    [ours] محفوظة لدى محطتهم
    [theirs] محفوظة لدى محطتنا
   *[other] محفوظة لدى المحطة المطلوبة
}
step-Rang = رنّت
step-NobodyThere = لا أحد هناك
step-RefusedByStation = { $whose ->
    [ours] رفضتها محطتهم
    [theirs] رفضتها محطتنا
   *[other] رفضتها المحطة
}
step-PickedUp = تلقّاها المناوب
step-Accepted = قُبلت
step-ApprovalAwaited = بانتظار قرار
step-StillPending = ما زالت بانتظار القرار
step-WindowOffered = عُرض موعد
step-CounterOffered = عُرض موعد آخر
step-WindowAgreed = اتُّفق على الموعد
step-Delegated = حُوِّلت إلى منصب آخر
step-AskedInWriting = طُلبت كتابةً
step-Refused = رُفضت
step-IdentityHeld = الهوية صحيحة
step-IdentityFailed = الهوية غير صحيحة
step-Overridden = جرى تجاوز التحقق من الهوية
step-PrincipalsHere = المسؤولون حاضرون
step-InterpretersReady = المترجمون جاهزون
step-NotNeeded = لا حاجة إلى مترجم
step-BothOn = الطرفان على الخط
step-Heard = سُمع صوت
step-HungUp = أُنهيت المكالمة
step-Withdrawn = سُحبت
step-Preempted = أزاحتها مكالمة أعلى أسبقية
step-Crossed = تقاطعت مع مكالمة أخرى
step-Silence = صمت
step-OurOutage = { $whose ->
    [ours] توقف محطتنا
    [theirs] توقف محطتهم
   *[other] توقف محطة المتصل
}
