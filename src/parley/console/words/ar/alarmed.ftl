# What the watch is told aloud: known by the English words, and told in every language, English too, with what others wrote set apart.
al-overdue-drill = تأخّر { $n } أيام: تمرين الاتصال. { $hint }
al-overdue-exercise = تأخّر { $n } أيام: تمرين. { $hint }
al-agree-day = اتفقوا معهم على يوم له
al-keys-late = كان يجب أن تُبدَّل المفاتيح وجهًا لوجه قبل الآن
al-no-console = لم تُظهر أي منصة عمل خلال { $n } ث أنها ترن: { $subject }
al-no-console-open = ترن ولا منصة عمل مفتوحة للمناوبة: { $subject }
al-desk-closed = المكتب مستلَم ولا منصة عمل مفتوحة لمناوبته: ترن المكالمات في كل مكان فورًا
al-our-reply = ردّنا
al-our-answer-meeting = جوابنا بشأن الاجتماع
al-was-due = انقضت المهلة ولم يُكتب: { $sentence } على طلب إيضاحهم رقم { $n } من { $post }
al-is-due = تنقضي المهلة في { $at }: { $sentence } على طلب إيضاحهم رقم { $n } من { $post }
al-rfe-moved = طلب إيضاحنا رقم { $n } من { $post }: { $requested }
al-our-assurance = تطميننا رقم { $n } من { $post }: { $became }
al-their-assurance = تطمينهم رقم { $n } من { $post }: { $became }

# Messages.
al-exercise-of = تمرين: { $sentence }
al-late = { $sentence }: { $named }
al-late-undelivered = لم تصل في موعدها إلى محطتهم
al-late-action-ours = لم تطّلع مناوبتهم في الموعد
al-late-action-theirs = لم تطّلع مناوبتنا في الموعد
al-late-info-ours = لم يطّلع في الموعد من عليهم العلم
al-late-info-theirs = لم يطّلع في الموعد من عليهم العلم منا
al-late-reply-ours = لم يُجب عنها في الوقت المطلوب
al-late-reply-theirs = لم نُجب في الوقت المطلوب
al-late-expected-ours = لم يصل الجواب الذي أعلنوه
al-late-expected-theirs = أعلنّا جوابًا ولم نرسله
al-message-no = { $speed } رقم { $n } من { $post }
al-and-more = و{ $n } غيرها
al-cannot-use = { $post }: لا تمكنهم الإفادة من الرسالة رقم { $n } من { $other_post }: { $nack }
al-cannot-use-said = { $post }: لا تمكنهم الإفادة من الرسالة رقم { $n } من { $other_post }: { $nack }؛ { $said }
al-gap-one = الرقم { $n } من { $post } لم يُرسل قط: سؤال إليهم جاهز: { $command }
al-gap-several = الأرقام من { $n } إلى { $count } من { $post } لم تُرسل قط: سؤال إليهم جاهز: { $command }
al-held-back = حُجزت: المسودة { $ref } من { $name } إلى { $names }، { $form_type } { $typed } لم يؤذن بها قبل { $at }

# Calls.
al-no-answer = لا جواب عن { $typed } لدى { $names }

# Tests, clocks, faults.
al-tests-missed = فاتت اختبارات متتالية ({ $layer }): { $n }، أولها في { $at }
al-test-missed = لم يُجب عن اختبار ({ $layer })
al-clock-off = ساعتهم تختلف عن ساعتنا { $seconds } ث: إحداهما خاطئة
al-ticket-within = بلاغ العطل { $n }، { $fails }: متعطل منذ { $count } د: أبلغوهم خلال { $least } د
al-ticket-at-once = بلاغ العطل { $n }، { $fails }: متعطل منذ { $count } د: أبلغوهم فورًا
al-ticket-on-off-within = بلاغ العطل { $n }، { $fails }: متعطل على فترات منذ { $count } د: أبلغوهم خلال { $least } د
al-ticket-on-off-at-once = بلاغ العطل { $n }، { $fails }: متعطل على فترات منذ { $count } د: أبلغوهم فورًا
al-ticket-untold = بلاغ العطل { $n }، { $fails }: لم يُبلَّغوا
al-ticket-unbegun = بلاغ العطل { $n }، { $fails }: لم يبدأ إصلاحه

# Who may not be free; who is not who they say.
al-duress = إكراه: كلمتهم السرية في { $where }. قد لا يكون قائلها حرًّا. لا تذكروا شيئًا عنها هنا
al-compromised = انكشاف: كلمتهم السرية في { $where }. اعتبروا مفاتيح هذا الخط معلومة لغيركم: بطاقات جديدة وجهًا لوجه، ثم KEY-NOTICE
al-pair-unknown = سأل أحدهم بالزوج { $n } ولم يعرف سؤاله: من لديه الدفتر؟
al-mismatch = الصوت الذي ادّعى أنه { $post } عبر { $channel } ليس منهم: اكتبوا إليهم HAZARD-INCIDENT وأبلغوا الوسيط
al-not-theirs-fetched = وقّع مكتبهم أن المكالمة المنسوبة إلى { $post } ليست منهم، وربما استُدعي مسؤولنا: أنهوها
al-not-theirs = وقّع مكتبهم أن المكالمة المنسوبة إلى { $post } ليست منهم: دوّنوا ذلك: { $command }
al-is-theirs = وقّع مكتبهم أن المكالمة المنسوبة إلى { $post } منهم: إن كان الصوت نفسه فدوّنوا أن التحقق صحّ
