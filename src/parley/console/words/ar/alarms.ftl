# What must be heard: the bar above every page.
watch-bar = المناوبة على منصة العمل هذه
watch-begin = بدء المناوبة: اختبار الصوت واستلام المكتب
watch-sound = تشغيل صوت هذه المنصة
watch-test = اختبار الصوت
watch-end = مغادرة المكتب
armed-off = الصوت مغلق: لن يُسمع الرنين هنا
armed-on = الصوت جاهز
armed-failed = فشل اختبار الصوت: افحص مكبر الصوت
speaker-gone = مكبر الصوت المختار غير موجود: يصدر الصوت من مكبر النظام
desk-taken = المكتب مستلَم
desk-left = لم يستلم المكتب أحد: المكالمات ترن في غرفة خالية
desk-closed = المكتب مستلَم، لكن لا منصة عمل مفتوحة لمناوبته
desk-elsewhere = المكتب مستلَم من سطر الأوامر، لا من منصة عمل
ring-begin = بدء المناوبة وتلقّي المكالمة
ring-begin-note = لم يستلم المكتب أحد من منصة عمل. هذا الزر يستلمه ويختبر الصوت هنا ويتلقّى المكالمة. وأي رد آخر معتبر أيضًا، ولا يستلم المكتب.
ring-begin-note-closed = المكتب مستلَم، لكن لا منصة عمل مفتوحة لمناوبته. هذا الزر يستلمه هنا ويختبر الصوت ويتلقّى المكالمة. وأي رد آخر معتبر أيضًا، ولا يستلم المكتب.
alarms = الإنذارات
alarm-watch = المناوبة
alarm-message = رسالة من { $line }
alarm-silence = كتم الصوت
alarm-silence-all = كتم جميعها: { $count }
alarms-more = خارج مجال الرؤية: { $n }
alarms-folded = و{ $count } غيرها
alarms-folded-loud = و{ $count } غيرها، منها { $loud ->
    [zero] لا شيء يدوّي
    [one] واحد يدوّي
    [two] اثنان يدوّيان
    [few] { $loud } تدوّي
    [many] { $loud } تدوّي
   *[other] { $loud } تدوّي
}
alarms-sounding = الإنذارات التي تدوّي الآن
alarms-sound = { $count ->
    [zero] لا إنذار يدوّي:
    [one] إنذار واحد يدوّي:
    [two] إنذاران يدوّيان:
    [few] { $count } إنذارات تدوّي:
    [many] { $count } إنذارًا يدوّي:
   *[other] { $count } إنذار يدوّي:
}
alarms-up = إلى الإنذارات
alarm-silenced = سُمع، ولم يُطَّلع عليه بعد
alarm-lasts = سُمع، ولم ينته بعد
title-exercise = تمرين
alarm-among-drafts = في الرسائل، المسودات
alarm-command-line = على جهاز المحطة نفسه: { $command }
