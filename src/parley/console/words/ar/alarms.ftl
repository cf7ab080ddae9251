# What must be heard: the bar above every page.
watch-bar = المناوبة على منصة العمل هذه
watch-begin = بدء المناوبة: اختبار الصوت واستلام المكتب
watch-end = مغادرة المكتب
armed-off = الصوت مغلق: لن يُسمع الرنين هنا
armed-on = الصوت جاهز
armed-failed = فشل اختبار الصوت: افحص مكبر الصوت
speaker-gone = مكبر الصوت المختار غير موجود: يصدر الصوت من مكبر النظام
desk-taken = المكتب مستلَم
desk-left = لم يستلم المكتب أحد: المكالمات ترن في غرفة خالية
ring-begin = بدء المناوبة وتلقّي المكالمة
ring-begin-note = لم يستلم المكتب أحد. هذا الزر يستلمه ويختبر الصوت هنا ويتلقّى المكالمة. وأي رد آخر معتبر أيضًا.
alarms = الإنذارات
alarm-watch = المناوبة
alarm-message = رسالة من { $line }
alarm-silence = كتم الصوت
alarm-silence-all = كتم جميعها: { $count }
alarm-silenced = سُمع، ولم يُطَّلع عليه بعد
