# Why the station thinks so: each is a sentence of the machines, told again in the language of the page.
why-nothing-known = لا شيء معلومًا بعد
why-answers = القناة { $way } تستجيب
why-fresh = ورد رد على تحدٍّ جديد
why-no-fresh = لا رد على تحدّينا
why-no-answer = لا رد من { $address }
why-last-talk = آخر محادثة { $at }
why-no-talk = لا محادثة بعد
why-last-attempts = { $count ->
    [zero] لا محاولات تدل على حال المسؤول: { $how }
    [one] آخر محاولة تدل على حال المسؤول: { $how }
    [two] آخر محاولتين تدلان على حال المسؤول: { $how }
    [few] آخر { $count } محاولات تدل على حال المسؤول: { $how }
    [many] آخر { $count } محاولة تدل على حال المسؤول: { $how }
   *[other] آخر { $count } محاولة تدل على حال المسؤول: { $how }
}
why-attempt-open = { $how } (ما زالت جارية)
why-read-back = { $seconds ->
    [zero] أعاد { $post } قراءة اختبارنا في أقل من ثانية
    [one] أعاد { $post } قراءة اختبارنا في ثانية واحدة
    [two] أعاد { $post } قراءة اختبارنا في ثانيتين
    [few] أعاد { $post } قراءة اختبارنا في { $seconds } ثوانٍ
    [many] أعاد { $post } قراءة اختبارنا في { $seconds } ثانية
   *[other] أعاد { $post } قراءة اختبارنا في { $seconds } ثانية
}
why-nobody-read-back = محطتهم تحفظ اختبارنا، ولم يُعِد أحد قراءته في { $post }
why-nobody-took-up = وصلت مكالمة إلى { $post } إلى محطتهم، ولم يتلقّها أحد
why-acted = في مكالمة إلى { $post }: { $step }
why-saw = اطّلع { $post } على الرسالة { $number } في المهلة
why-pending = { $whose ->
    [ours] وقّعوا أن على { $post } أن يقرر: { $pending }
    [theirs] وقّعنا أن على { $post } أن يقرر: { $pending }
   *[other] وُقّع أن على { $post } أن يقرر: { $pending }
}
why-rang-unread = رنّت، ولا إعادة قراءة تدل على وجود أحد هناك
why-nothing-came = { $whose ->
    [ours] لم يصل منهم شيء عبر أي قناة؛ وأننا حاولنا كلمتنا وحدنا
    [theirs] يقولون إنه لم يصلهم منا شيء عبر أي قناة؛ وهذه كلمتهم وحدهم
   *[other] لم يصل شيء عبر أي قناة؛ وهذه كلمة المتصل وحده
}
why-no-person = { $whose ->
    [ours] محطتهم تحفظ المكالمة؛ ولم يتصرف أي شخص
    [theirs] محطتنا تحفظ المكالمة؛ ولم يتصرف أي شخص
   *[other] المحطة المطلوبة تحفظ المكالمة؛ ولم يتصرف أي شخص
}
why-rang = { $whose ->
    [ours] وقّعت محطتهم أنها ترن؛ ولم يتلقّها أحد
    [theirs] وقّعت محطتنا أنها ترن؛ ولم يتلقّها أحد
   *[other] وقّعت المحطة المطلوبة أنها ترن؛ ولم يتلقّها أحد
}
why-no-decision = تلقّاها شخص ولم يُجب
why-not-decided = { $whose ->
    [ours] وقّعوا أن على أحد أن يقرر؛ ولم يقرر أحد
    [theirs] وقّعنا أن على أحد أن يقرر؛ ولم يقرر أحد
   *[other] وُقّع أن على أحد أن يقرر؛ ولم يقرر أحد
}
why-refusal = { $whose ->
    [ours] وقّعوا رفضًا: { $refusal }
    [theirs] وقّعنا رفضًا: { $refusal }
   *[other] وُقّع رفض: { $refusal }
}
why-another-came = طُلب { $post }، وحضر { $reached }
why-unsigned-tests = { $count ->
    [zero] لا اختبارات دون توقيع
    [one] اختبار واحد دون توقيع
    [two] اختباران دون توقيع
    [few] { $count } اختبارات دون توقيع
    [many] { $count } اختبارًا دون توقيع
   *[other] { $count } اختبار دون توقيع
}
why-untested = لم يُرَدّ على أي اختبار ولم يفت أي اختبار
why-clock-well = لا قيود لأي طرف مقابل تبتعد عنها كثيرًا
why-disk-free = المساحة الخالية { $free } MiB
why-disk-full = المساحة الخالية { $free } MiB: تتوقف المحطة حين تعجز عن الكتابة
why-no-line = لا خط بعد: يلزم الاقتران بطرف مقابل
why-not-asked = لم يُطلب رد حيّ بعد
why-some-answer = عدد الأطراف المقابلة التي ترد { $some } من { $count }
why-none-answers = لا طرف مقابلًا يرد عبر أي قناة: افحص شبكتنا أولًا
why-one-dead = لا طرف مقابلًا يرد عبر أي قناة: مع خط واحد لا يُعرف من هنا أهو جانبنا أم جانبهم
