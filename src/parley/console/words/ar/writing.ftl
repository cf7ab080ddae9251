# Which type is written.
wr-which = ماذا تكتب
wr-which-to = ماذا تكتب إلى { $line }
wr-group-service = الخدمة
wr-group-calls = المكالمات
wr-group-notices = الإشعارات
wr-group-risk = المخاطر
wr-group-own = أنواع عامة وخاصة

# The form.
wr-not-yet = لم يُرسل شيء. ما كتبته باقٍ هنا.
wr-faults = { $count ->
    [zero] كل شيء موافق.
    [one] أمر واحد لا يوافق: ذُكر بجانبه.
    [two] أمران لا يوافقان: ذُكر كل منهما بجانب موضعه.
    [few] { $count } أمور لا توافق: ذُكر كل منها بجانب موضعه.
    [many] { $count } أمرًا لا توافق: ذُكر كل منها بجانب موضعه.
   *[other] { $count } أمر لا توافق: ذُكر كل منها بجانب موضعه.
}
wr-missing = ناقص
wr-two-persons = هنا يُرسل الرسالةَ شخصان: أنت تكتب المسودة، ويجيز إرسالها شخص آخر.
wr-about-supersedes = تحل محل
wr-about-reply_to = رد على
wr-asked = المسؤول عنه:
wr-unanswered = سُئل عنه ولا جواب عنه هنا:
wr-header = الترويسة
wr-body = المحتوى
wr-rest = بقية الترويسة
wr-optional = (يجوز تركه)
wr-own = (لغتك)
wr-to = إلى، للتنفيذ
wr-info = للعلم فقط
wr-exempted = مناصب لا تُبلَّغ بها
wr-precedence = الأسبقية
wr-info-precedence = الأسبقية لمن هي للعلم
wr-as-precedence = نفسها
wr-subject = الموضوع
wr-marking = تمرين أو عملية أو تدريب أو مشروع
wr-marking-none = لا شيء: هذا حقيقي
wr-marking-name = اسمه
wr-reply-by = الرد مطلوب قبل
wr-valid-from = سارية من
wr-valid-to = سارية حتى
wr-from = من أي منصب لدينا
wr-from-desk = مكتب المناوبة لدينا
wr-language = اللغة التي تكتب بها
wr-authentic = النص ذو الحجية
wr-authentic-own = النص الذي تكتبه
wr-reply-to = رد على الرسالة
wr-supersedes = تحل محل الرسالة
wr-must-follow = لا تُقرأ دون الرسائل
wr-refers = تشير إلى الرسائل أو المكالمات
wr-label = طريقة التداول
wr-article = مادة الاتفاق
wr-paragraph = الفقرة
wr-remarks = ملاحظات
wr-needed-by = مطلوبة قبل: تُوقَف ما لم يُجَز إرسالها قبل ذلك
wr-yes = نعم
wr-no = لا
wr-row = رقم { $number }
wr-more = إضافة إلى: { $field }
wr-empty-rows = ما يُترك فارغًا لا يُرسل.
# Signed numbers, dates and coordinates are no values here, so they are set apart in the words themselves.
wr-how-moment = مثل {"\u2066"}+48h{"\u2069"} أو {"\u2066"}041230Z MAR 22{"\u2069"} أو {"\u2066"}2022-03-04T12:30Z{"\u2069"}
wr-how-date = مثل {"\u2066"}2022-03-04{"\u2069"}
wr-how-duration = مثل {"\u2066"}90min{"\u2069"} أو {"\u2066"}48h{"\u2069"} أو {"\u2066"}1 d 12 h{"\u2069"}
wr-how-position = مثل {"\u2066"}54°21.5'N 018°39.0'E{"\u2069"} أو {"\u2066"}54.35833, 18.65{"\u2069"}
wr-how-language = مثل en أو uk أو zh-Hant
wr-how-ref = مرجعها، أو بدايته
wr-how-refs = مراجعها، أو بداياتها، بينها مسافات
wr-how-post = اسم منصب

wr-phrase-answers = عبارات ترد عليها

# The preview.
wr-preview = عرض ما سيُوقَّع
wr-preview-note = لا يُرسل شيء بذلك.
wr-preview-title = قبل التوقيع: { $form }
wr-exactly = هذا كل ما سيُوقَّع. ويبقى لدى الطرفين إلى الأبد.
wr-changed = تغيّر ما سيُوقَّع منذ أن رأيته (الرقم أو الاتفاق). اقرأه من جديد.
wr-words = { $count ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
wr-words-of = عدد الكلمات { $count } من { $most }، وهو الحد الأقصى للأسبقيتين Z (خاطفة) وO (فورية)
wr-change = العودة إلى النموذج
wr-send = توقيع وإرسال
wr-send-draft = حفظ كمسودة

# A draft.
wr-draft-title = مسودة
wr-draft-why = الغرض
wr-draft-verified = راجعها
wr-draft-decided = قرر بشأنها
wr-draft-reason = السبب
wr-draft-until = تُوقَف ما لم يُجَز إرسالها قبل
wr-draft-became = أصبحت الرسالة
wr-draft-cannot = لا يمكن إجازة إرسالها بحالها هذه:
wr-draft-as = ما تفعله هنا يُدوَّن في يوميتنا باسم { $name }. ولا يُرسل أبدًا.
wr-as-drafted = كما في المسودة
wr-unaided = إذا أوقفها تقليص المراسلات (MINIMIZE): تخرج من تلقاء نفسها حين ينتهي
wr-do-verify = قرأتها بحالها: تمت المراجعة
wr-do-release = إجازة إرسالها: تخرج الآن
wr-do-reject = لا تُرسل
wr-do-hold-back = سحبها
wr-why-not = سبب عدم إرسالها
wr-why-back = سبب سحبها
wr-changes-draft = نص آخر للمسودة. على من تحقق منها أن يقرأها من جديد. كما هي الآن:
wr-do-change = تغيير نصها
