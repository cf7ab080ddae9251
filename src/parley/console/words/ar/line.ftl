# One line's page.
line-of = الخط مع { $line }
line-sections = أقسام هذه الصفحة
line-state = الحالة
line-tests = اختبارات الخط
line-watch = المناوبة
line-tickets = بلاغات الأعطال
line-duties = المستحق خلال يومين
line-roster = جدول المناوبات
line-agreement = الاتفاق
line-rules = قواعد الاستخدام
line-cards = البطاقات
times-hint = تُكتب الأوقات هكذا:

# What the watch has just done here.
done-test = الاختبار مدوَّن في السجل.
done-read-back = أُعيدت القراءة ودُوّنت في السجل.
done-declare = أُعلن ودُوّن في السجل.
done-sign = وُقّع ودُوّن في السجل.
done-begin = استُلمت المناوبة.
done-note = دُوّن في سجل المناوبة.
done-hand-over = سُلّمت المناوبة.
done-ticket-open = فُتح بلاغ عطل.
done-ticket-told = دُوّن: أُبلغ الطرف الآخر.
done-ticket-begun = دُوّن: بدأ الإصلاح.
done-ticket-close = أُغلق البلاغ.

bearers-caption = الطرق إليهم
bearer-name = القناة
bearer-health = حالها
bearer-since = منذ
bearer-why = لماذا نقول ذلك
bearer-next = المحاولة التالية
bearer-up = تستجيب
bearer-dead = مقطوعة
bearer-unknown = غير معلومة
bearer-failures = { $count ->
    [zero] دون إخفاق
    [one] إخفاق واحد
    [two] إخفاقان متتاليان
    [few] { $count } إخفاقات متتالية
    [many] { $count } إخفاقًا متتاليًا
   *[other] { $count } إخفاق متتالٍ
}
they-see-us = حال محطتنا كما يرونها
last-fresh = آخر رد حيّ منهم
declared-exception = إلا في الطوارئ
declare-heading = إعلان حالة جانبنا
declare-state = حالتنا
declare-reason = السبب بكلمات قليلة
declare-from = من (فارغ: الآن)
declare-review = موعد المراجعة (لا تتركه مفتوحًا)
declare-exception = مكالمات الطوارئ ترن مهما أعلنّا
declare-do = إعلان

tests-caption = آخر الاختبارات، اختباراتنا واختباراتهم، الأحدث أولًا
test-begun = البدء
test-layer = الطبقة
test-post = مكتبهم
test-became = ما آل إليه
test-until = حتى { $at }
test-do = اختبار الآن
reading-heading = يختبرون هل يوجد شخص في { $post }: أعد قراءته
reading-until = تُعاد القراءة حتى { $at }.
reading-typed = ما تقرؤه
reading-do = إعادة القراءة

watch-open = مفتوح
watch-overdue = متأخر
watch-note = سطر لسجل المناوبة
watch-note-do = تدوين
watch-hand-to = تسليم المناوبة إلى
watch-hand-text = ما يجب أن يعرفه التالي
watch-hand-do = تسليم
watch-by = مكتبنا
watch-take = استلام المناوبة
watch-office-hint = اسم مكتب، مثل «المناوبة 2»: لا اسم شخص أبدًا. كل هذا يبقى في يوميتنا.
log-caption = سجل المناوبة، الأحدث أولًا
log-when = الوقت
log-kind = النوع
log-what = المضمون
log-shift-begun = استلام
log-shift-note = ملاحظة
log-shift-handed = تسليم

tickets-caption = بلاغات الأعطال المفتوحة: لنا وحدنا، ويُبلَّغ الطرف الآخر برسالة FAULT-REPORT أو صوتيًا
tickets-none = لا بلاغ مفتوحًا.
ticket-heading = افتح بلاغًا، أو دوّن ما تم
ticket-number = الرقم
ticket-state = الحالة
ticket-fails = العطل
ticket-told = إبلاغهم
ticket-begun = بدء الإصلاح
ticket-due = المهلة
ticket-part = الجزء المتعطل
ticket-open-do = فتح بلاغ
ticket-how-told = كيف أُبلغوا
ticket-told-do = تم إبلاغهم
ticket-how-begun = ما يجري عمله
ticket-begun-do = بدأ الإصلاح
ticket-how-close = كيف أُصلح
ticket-close-do = إغلاق البلاغ
part-bearer = قناة اتصال
part-station = المحطة
part-console = منصة العمل
part-voice = الاتصال الصوتي
part-telephone = الهاتف
part-power = الكهرباء
part-clock = الساعة
part-other = غير ذلك

duties-caption = ما على كل طرف للآخر، المتأخر أولًا
duties-none = لا شيء متأخر، ولا شيء يحين موعده.
duties-count = { $count ->
    [zero] لا التزامات
    [one] التزام واحد
    [two] التزامان
    [few] { $count } التزامات
    [many] { $count } التزامًا
   *[other] { $count } التزام
}
duties-further = وغيرها { $count }:
duty-due = الموعد
duty-whose = على من
duty-what = الالتزام
duty-overdue = متأخر

roster-about = قول كل طرف عن نفسه. لا يُعفي من أي اختبار، ولا يُستنتج منه حضور أحد.
roster-caption = مناصب { $party }
roster-local = الوقت هناك { $time }
roster-none = لا جدول ساريًا
roster-post = المنصب
roster-there = فيه أحد الآن
roster-hours = الساعات
roster-languages = اللغات
roster-alternates = من ينوب عنه
roster-no-word = لا قول عنه
roster-yes = نعم، بحسب الجدول
roster-no = لا، بحسب الجدول:
roster-next = التالي
role-desk = مكتب المناوبة
role-principal = المسؤول

terms-standing = موقَّع من الطرفين
terms-offered-by-us = عرضناه ولم يوقّعوه
terms-offered-by-them = عرضوه: ينتظر توقيعنا
terms-hash = البصمة
terms-title = العنوان
terms-languages = اللغات
terms-bearers = عبر
terms-tests = اختبار الأشخاص
terms-instead = ينوب عنه
terms-not-kept = لم يعد النص محفوظًا: هو في السجل
terms-differ-standing = يختلف عن الساري
terms-differ-defaults = يختلف عن القيم المعتادة
terms-name = البند
terms-was = هناك
terms-is = هنا
terms-wait-for-them = يسري حين يوقّع الطرف الآخر النص نفسه.
terms-sign-about = لا رجوع عن توقيعنا؛ ويمكن أن يحل محله نص آخر.
terms-sign = توقيع هذا النص

rules-about = تُطبع وتُحفظ بجانب الهاتف:
cards-about = طابق الأرقام الستين مع الطرف الآخر وجهًا لوجه أو صوتيًا: يقرأ كلاكما الأرقام نفسها من البطاقتين.
card-ours = بطاقتنا
card-theirs = بطاقتهم
card-party = الطرف
card-hash = البصمة
card-number = البطاقة
card-posts = المناصب
card-addresses = العناوين
