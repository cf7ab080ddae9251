# The station check: is it us?
check-none-failing = لا يُعرف أي عطل لدينا.
check-failing = { $count ->
    [zero] لا شيء من الفحوص يحتاج إلى تدخل.
    [one] فحص واحد يحتاج إلى تدخل.
    [two] فحصان يحتاجان إلى تدخل.
    [few] { $count } فحوص تحتاج إلى تدخل.
    [many] { $count } فحصًا تحتاج إلى تدخل.
   *[other] { $count } فحص تحتاج إلى تدخل.
}
checks-caption = هل الخلل لدينا؟
check-what = ما يُفحص
check-stands = حاله
check-why = السبب
check-keys = المفاتيح
check-key-age = عمر المفاتيح
check-certificate = شهادتنا
check-their-certificate = شهادتهم
check-record = السجل
check-backup = النسخة الاحتياطية للسجل
check-party = الطرف
check-folder = المجلد
check-began = تعمل منذ
check-lines = الخطوط
check-lines-caption = ما ينتظر على كل خط
check-line = الخط
check-their-view = حالنا كما يرونها
check-outbox = لم يتسلموه بعد
check-calls = مكالمات مفتوحة
check-unseen = لم نطّلع عليها
check-overdue = التزامات متأخرة
check-tickets = بلاغات أعطال مفتوحة
check-oddities = مرفوض أو منبَّه إليه
check-sound = صوت منصة العمل هذه
check-sound-test = تشغيل نغمة الاختبار
check-speaker = مكبر الصوت
check-speaker-system = مكبر النظام
check-speakers-list = إظهار مكبرات الصوت في هذا الجهاز
check-speaker-note = لا يسمّي المتصفح مكبرات الصوت إلا لصفحة مسموح لها بالميكروفون: يسألك مرة واحدة، ولا يُسجَّل شيء، ويُغلق الميكروفون فورًا. ويُحفظ الاختيار في هذا المتصفح.
check-speaker-refused = لم يسمح المتصفح بذلك: يصدر الإنذار من مكبر النظام.
check-speaker-fixed = في هذا المتصفح يصدر الإنذار دائمًا من مكبر النظام.
