# The first page: a card for each line.
is-it-us = هل الخلل لدينا؟ { $what }:
no-line-yet = لا يوجد خط بعد. على هذا الجهاز:

needs-rings = مكالمة ترن
needs-waits = مكالمة منهم تنتظر
needs-overdue = { $precedence } فات موعد الاطلاع
needs-unseen = { $precedence } لم يُطَّلع عليها
needs-dead = الخط مقطوع
needs-closed = لا منصة عمل مفتوحة للمناوبة
needs-agreement = يعرضون اتفاقًا
needs-request = يطلبون إيضاحًا
needs-judge = ردّهم ينتظر حكمنا
needs-answer = استُلمت ولم يُجَب عنها بعد
needs-decide = ينتظرون قرارنا
needs-stale = تأخر إعلامنا بأن القرار لا يزال منتظرًا
needs-window = عرضوا موعدًا
needs-check = هل المتصل هو من يقول؟
needs-fetch = مكالمة تنتظر من يجري استدعاؤهم
needs-interrupted = لا يُسمع شيء في مكالمة
needs-claimed = صوت يقول إنه منهم
needs-alarm = إنذار
needs-late = فات موعده
needs-owed = علينا
needs-by = الموعد:
needs-also = ينتظرنا أيضًا
needs-more = و{ $count } غير ذلك
needs-nothing = لا شيء ينتظرنا.

not-paired-there = لم يكتمل الاقتران من جانبهم بحسب ما يظهر لنا: وهذا غير انقطاع الخط.
no-agreement = لا اتفاق ساريًا.
observed = ما نرصده
declared = ما أُعلن
since = منذ { $at }
from = من { $at }
confirmed = تأكد
they-declare = يعلنون
we-declare = نعلن
review = المراجعة
nothing = لا شيء
last-tests = آخر الاختبارات
missed-in-a-row = { $count ->
    [zero] لم يفت شيء
    [one] فات اختبار واحد
    [two] فات اختباران متتاليان
    [few] فاتت { $count } اختبارات متتالية
    [many] فات { $count } اختبارًا متتاليًا
   *[other] فات { $count } اختبار متتالٍ
}
answered = تم الرد
none-yet = لا شيء بعد
tests-show = دلالة الاختبارات
our-word = { $whose ->
    [ours] كلمتنا
    [theirs] كلمتهم
   *[other] كلمة طرف واحد
}
our-last-attempt = آخر محاولة لنا
to-post = إلى { $post }
open-calls = مكالمات مفتوحة
attempts-strip = محاولاتنا خلال 30 يومًا
unseen-by-us = لم نطّلع عليها
first-due = أقرب موعد اطلاع
first-was-due = أول موعد فات
not-received-by-them = لم يتسلموه بعد
entries = { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
watch = المناوبة
watch-nobody = لا أحد مسجّل في سجل المناوبة
watch-closed = لا منصة عمل مفتوحة للمناوبة
