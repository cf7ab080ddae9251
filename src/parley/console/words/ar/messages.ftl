# The inbox, the outbox, the drafts.
msg-boxes = الصناديق
msg-box-in = الوارد
msg-box-out = الصادر
msg-box-drafts = المسودات
msg-write-to = كتابة إلى { $line }
msg-unseen-in = { $count ->
    [zero] لا رسائل لم تطّلع عليها مناوبتنا
    [one] رسالة واحدة لم تطّلع عليها مناوبتنا
    [two] رسالتان لم تطّلع عليهما مناوبتنا
    [few] { $count } رسائل لم تطّلع عليها مناوبتنا
    [many] { $count } رسالة لم تطّلع عليها مناوبتنا
   *[other] { $count } رسالة لم تطّلع عليها مناوبتنا
}
msg-unseen-out = { $count ->
    [zero] لا رسائل لم تطّلع عليها مناوبتهم
    [one] رسالة واحدة لم تطّلع عليها مناوبتهم
    [two] رسالتان لم تطّلع عليهما مناوبتهم
    [few] { $count } رسائل لم تطّلع عليها مناوبتهم
    [many] { $count } رسالة لم تطّلع عليها مناوبتهم
   *[other] { $count } رسالة لم تطّلع عليها مناوبتهم
}
msg-none-unseen-in = كل ما ورد تم الاطلاع عليه.
msg-none-unseen-out = كل ما كتبناه تم الاطلاع عليه.
msg-seen-in = اطّلعت عليها مناوبتنا
msg-seen-out = اطّلعت عليها مناوبتهم
msg-none-seen = لا شيء بعد.
msg-caption-unseen = الأعجل أولًا، ثم بحسب مهلة الاطلاع
msg-caption-seen = الأحدث أولًا. إيصالات استلام فقط: ليست موافقة ولا اتفاقًا ولا إذنًا
msg-more-unseen = { $count ->
    [zero] لا غيرها
    [one] رسالة أخرى غير مدرجة هنا
    [two] رسالتان أخريان غير مدرجتين هنا
    [few] { $count } رسائل أخرى غير مدرجة هنا
    [many] { $count } رسالة أخرى غير مدرجة هنا
   *[other] { $count } رسالة أخرى غير مدرجة هنا
}
msg-gap = أرقام مفقودة
msg-col-precedence = الأسبقية
msg-col-due = مهلة الاطلاع
msg-col-receipt = إيصال استلام فقط
msg-col-subject = الموضوع
msg-col-from = من
msg-col-to = إلى
msg-col-filed = وقت التقديم
msg-col-station = محطتهم
msg-col-state = الحالة
msg-col-line = الخط
msg-col-by = كاتب المسودة
msg-col-until = تُوقَف ما لم يُجَز إرسالها قبل
msg-number = رقم { $number }
msg-held-short = تسلّمتها
msg-not-held-short = لم تتسلّمها بعد
msg-drafts-caption = ما ينتظر إجازة إرساله. لم يخرج منه شيء
msg-no-drafts = لا مسودات منتظرة.
msg-overdue = فات موعد الاطلاع
msg-was-due = انتهت المهلة { $ago }
msg-to-be-seen = تنتهي مهلة الاطلاع { $ago }
msg-late = متأخر
msg-odd = غير معتاد
msg-unanswered = بلا رد في مهلتها

# What a message belongs to.
marking-EXERCISE = تمرين تمرين تمرين
marking-OPERATION = عملية
marking-DRILL = تدريب تدريب تدريب
marking-PROJECT = مشروع

# One message.
msg-title = رسالة رقم { $number } من { $post }
msg-back-in = العودة إلى الوارد
msg-back-out = العودة إلى الصادر
msg-back-drafts = العودة إلى المسودات
msg-says = مضمونها
msg-form = كما وُقّعت
msg-ladder = إيصالات الاستلام
msg-level = المستوى { $level }،
msg-level-1 = المحطة
msg-level-2 = اطّلعت عليها المناوبة
msg-level-3 = لدى مكتب المسؤول
msg-level-4 = أُبلغ المسؤول
msg-held-by-us = محفوظة لدى محطتنا منذ { $at }
msg-held-by-them = محفوظة لدى محطتهم منذ { $at }، بتوقيعها. ولا يعني ذلك أن شخصًا اطّلع عليها
msg-not-held = في سجلنا، ولم يتسلموها بعد
msg-awaited = ليس بعد
msg-not-agreed = لا يُعطى: المستوى 2 بموجب الاتفاق
msg-crossed = تقاطع في الطريق مع الإلغاء.
msg-odd-findings = ما هو غير معتاد فيها
msg-quiet = لم يرن جرسنا لها: { $why }
msg-story = ما آلت إليه
msg-story-filed = قُدّمت، بحسب ساعة كاتبها
msg-story-held = حُفظت لدى محطتهم
msg-story-arrived = وصلت إلى محطتنا
msg-story-receipt = إيصال استلام من { $post }: { $level }
msg-story-query-station = { $whose ->
    [ours] سألت محطتنا هل اطّلع عليها أحد هناك
    [theirs] سألت محطتهم هل اطّلع عليها أحد هنا
   *[other] سألت محطة المرسل هل اطّلع عليها أحد
}
msg-story-query-desk = { $whose ->
    [ours] سأل مكتبنا هل اطّلع عليها أحد هناك
    [theirs] سأل مكتبهم هل اطّلع عليها أحد هنا
   *[other] سأل مكتب المرسل هل اطّلع عليها أحد
}
msg-story-nack = لا يمكن لـ { $post } الإفادة منها: { $why }
msg-story-expected = الرد قيد الإعداد لدى { $post }، ويُنتظر قبل { $by }
msg-story-reply = الرد عليها
msg-story-readdress = أُعيد توجيهها بموجب
msg-story-correction = صُحّحت بموجب
msg-story-cancel = أُلغيت بموجب
msg-class-action = للتنفيذ
msg-class-info = للعلم فقط
msg-due-by = مهلة الاطلاع حتى { $at }

# What may be done about it.
msg-acts = ما يمكن عمله الآن
msg-seen-post = اطّلعت عليها مناوبة
msg-do-seen = إقرار بالاستلام
msg-receipt-only = إيصال استلام فقط. ليس موافقة ولا اتفاقًا ولا إذنًا، ويقول ذلك لدى الطرفين.
msg-principal = المسؤول
msg-do-office = هي لدى مكتب المسؤول: أفِد بذلك
msg-do-informed = أُبلغ المسؤول: أفِد بذلك
msg-do-reply = رد بنص حر
msg-do-phrase = رد بعبارة من الدليل
msg-do-answer = الرد بنموذج: { $form }
msg-do-nack = لا يمكننا الإفادة منها
msg-do-nack-send = إبلاغهم أنه لا يمكننا الإفادة منها
msg-nack-reason = السبب
msg-nack-UNREADABLE = غير مقروءة
msg-nack-NOT-OURS = { $whose ->
    [ours] ليست لهم
    [theirs] ليست لنا
   *[other] ليست للمرسل إليه
}
msg-nack-LANGUAGE = بلغة لا يقرؤها أحد هنا
msg-in-words = بالكلمات
msg-do-expect = الرد قيد الإعداد
msg-do-expect-send = إبلاغهم متى ينتظرونه
msg-expect-by = يُنتظر قبل
msg-do-query = سؤالهم هل اطّلع عليها أحد
msg-query-note = تسأل المحطة من تلقاء نفسها متى فات الموعد.
msg-do-correct = تصحيحها: نص كامل جديد يحل محلها
msg-do-cancel = إلغاؤها
msg-do-cancel-send = إلغاء الرسالة
msg-cancel-reason = سبب الإلغاء
msg-cancel-note = تبقى الاثنتان في سجل الطرفين. ويرن الإلغاء هناك كما رنّت الرسالة.
msg-do-readdress = إعادة توجيهها: إلى مناصب أخرى لديهم
msg-readdress-why = سبب إرسالها إليهم
msg-do-readdress-send = إعادة التوجيه
