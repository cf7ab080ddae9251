# Requests for explanation and assurances: where each stands, and what may be said of it.
msg-box-requests = الطلبات والتطمينات
rq-request = طلب إيضاح
rq-requests = طلبات الإيضاح
rq-assurance = تطمين
rq-assurances = التطمينات
rq-none = لا شيء.
rq-newest = الأحدث أولًا؛ والمفتوح قبل المنتهي
rq-asked-on = المسؤول عنه
rq-no-item = لا بند بالاسم
rq-missing = بلا جواب
rq-time = المهلة
rq-until = حتى
rq-statement = التصريح
rq-trigger = يُبلَّغ به أولًا إن
rq-replies = الردود
rq-reply-to = على: { $items }
rq-late = بعد المهلة
rq-taken-back = سحبه صاحبه
rq-unjudged = لم يُحكم عليه بعد
rq-adequate = { $whose ->
    [ours] عددناه كافيًا
    [theirs] عدّوه كافيًا
   *[other] عدّه الطرف السائل كافيًا
}
rq-inadequate = { $whose ->
    [ours] عددناه غير كافٍ
    [theirs] عدّوه غير كافٍ
   *[other] عدّه الطرف السائل غير كافٍ
}
rq-their-word = كفايته كلمة الطرف السائل وحده
rq-judge = هل ردّهم كافٍ؟
rq-judged-reply = الرد
rq-judge-missing = ما ينقص
rq-judge-why = السبب بالكلمات
rq-judge-yes = كافٍ
rq-judge-no = غير كافٍ
rq-judge-note = كلمتنا، في السجلين معًا. وبعد رد غير كافٍ يكون طلب اجتماع جاهزًا بين المسودات.
rq-draft-ready = طلب اجتماع جاهز:
rq-to-request = الطلب الذي يجيب عنه
rq-told = ما كان يجب أن يسمعوا به أولًا وقع أو سيقع: أبلغهم
rq-told-text = ما وقع أو سيقع
rq-told-do = أبلغهم: نفي بتطميننا
rq-missed = وقع ولم يبلغونا
rq-missed-text = ما وقع دون إبلاغ
rq-missed-do = قل إننا لم نُبلَّغ: كلمتنا
rq-give = إعطاء تطمين
rq-ask = طلب إيضاح
rq-ask-assurance = طلب تطمين
rq-ask-assurance-what = ما يُطلب منهم أن يطمئنونا بشأنه
rq-ask-assurance-until = حتى متى يسري
rq-ask-assurance-note = يُرسل عبارةً مرقمة تُقرأ بكل لغات الخط، ولهم أن يجيبوا عنها بتطمين. وترى أولًا ما سيُوقَّع.
rq-said-told = أُبلغ: { $count }
rq-said-missed = قيل إنه لم يُبلَّغ: { $count }

# Where a request stands.
became-request-ASKED = { $whose ->
    [ours] لم توقّع محطتهم له بعد
    [theirs] لم توقّع محطتنا له بعد
   *[other] لم توقّع المحطة المسؤولة له بعد
}
became-request-UNDELIVERED = { $whose ->
    [ours] لم توقّع محطتهم له في المهلة؛ ولا يُستنتج شيء عن جواب
    [theirs] لم توقّع محطتنا له في المهلة؛ ولا يُستنتج شيء عن جواب
   *[other] لم يصل في المهلة إيصال المحطة المسؤولة؛ ولا يُستنتج شيء عن جواب
}
became-request-DELIVERED = { $whose ->
    [ours] لدى محطتهم؛ ومهلة ردّهم جارية
    [theirs] لدى محطتنا؛ ومهلة ردّنا جارية
   *[other] لدى المحطة المسؤولة؛ ومهلة الرد جارية
}
became-request-ANSWERED = { $whose ->
    [ours] وصل ردّهم؛ ولم نحكم عليه بعد
    [theirs] رددنا؛ ولم يحكموا عليه بعد
   *[other] وصل رد؛ ولم يحكم عليه الطرف السائل بعد
}
became-request-UNANSWERED = { $whose ->
    [ours] لا رد منهم في المهلة
    [theirs] لا رد منا في المهلة
   *[other] لا رد في المهلة
}
became-request-INADEQUATE = { $whose ->
    [ours] عددنا ردّهم غير كافٍ
    [theirs] عدّوا ردّنا غير كافٍ
   *[other] عُدّ الرد غير كافٍ
}
became-request-MEETING-ASKED = { $whose ->
    [ours] طلبنا اجتماعًا؛ ولم توقّع محطتهم بعد
    [theirs] طلبوا اجتماعًا؛ ولم توقّع محطتنا بعد
   *[other] طُلب اجتماع؛ ولم يُوقَّع لذلك بعد
}
became-request-MEETING-UNDELIVERED = { $whose ->
    [ours] لم توقّع محطتهم في المهلة لطلبنا الاجتماع
    [theirs] لم توقّع محطتنا في المهلة لطلبهم الاجتماع
   *[other] لم يُوقَّع في المهلة لطلب الاجتماع
}
became-request-MEETING-DELIVERED = { $whose ->
    [ours] طلبنا الاجتماع لدى محطتهم؛ ومهلة جوابهم جارية
    [theirs] طلبهم الاجتماع لدى محطتنا؛ ومهلة جوابنا جارية
   *[other] طُلب اجتماع؛ ومهلة الجواب جارية
}
became-request-ADEQUATE = { $whose ->
    [ours] أجابوا؛ وعددناه كافيًا
    [theirs] أجبنا؛ وعدّوه كافيًا
   *[other] أُجيب وعُدّ كافيًا
}
became-request-MEETING-AGREED = { $whose ->
    [ours] قبلوا الاجتماع
    [theirs] قبلنا الاجتماع
   *[other] قُبل الاجتماع
}
became-request-MEETING-REFUSED = { $whose ->
    [ours] لم يقبلوا الاجتماع
    [theirs] لم نقبل الاجتماع
   *[other] لم يُقبل الاجتماع
}
became-request-NOT-MET = { $whose ->
    [ours] لا جواب منهم في المهلة على طلبنا الاجتماع
    [theirs] لا جواب منا في المهلة على طلبهم الاجتماع
   *[other] لا جواب في المهلة على طلب الاجتماع
}
became-request-MEETING-WITHDRAWN = { $whose ->
    [ours] سحبنا طلب الاجتماع
    [theirs] سحبوا طلب الاجتماع
   *[other] سُحب طلب الاجتماع
}
became-request-CORRECTED = { $whose ->
    [ours] حلّ محله طلب جديد لنا
    [theirs] حلّ محله طلب جديد لهم
   *[other] حلّ محله طلب جديد
}
became-request-WITHDRAWN = { $whose ->
    [ours] سحبناه
    [theirs] سحبوه
   *[other] سحبه الطرف السائل
}
became-request-OUR-FAULT = { $whose ->
    [ours] كانت محطتنا متوقفة حين وجب أن تستمع: لا يمكن الإفادة بأي صمت
    [theirs] كانت محطتهم متوقفة حين وجب أن تستمع: لا يمكن الإفادة بأي صمت
   *[other] كانت المحطة السائلة متوقفة حين وجب أن تستمع: لا يمكن الإفادة بأي صمت
}

# What came where no reply had come in time: it stands beside where the request stands.
rq-afterwards-UNJUDGED = { $whose ->
    [ours] وصل ردّهم بعد ذلك؛ ولم نحكم عليه بعد
    [theirs] وصل ردّنا بعد ذلك؛ ولم يحكموا عليه بعد
   *[other] وصل رد بعد ذلك؛ ولم يحكم عليه الطرف السائل بعد
}
rq-afterwards-ADEQUATE = { $whose ->
    [ours] وصل ردّهم بعد ذلك وعددناه كافيًا
    [theirs] وصل ردّنا بعد ذلك وعدّوه كافيًا
   *[other] وصل رد بعد ذلك وعُدّ كافيًا
}
rq-afterwards-INADEQUATE = { $whose ->
    [ours] وصل ردّهم بعد ذلك وعددناه غير كافٍ
    [theirs] وصل ردّنا بعد ذلك وعدّوه غير كافٍ
   *[other] وصل رد بعد ذلك وعُدّ غير كافٍ
}
rq-afterwards-TAKEN-BACK = { $whose ->
    [ours] وصل ردّهم بعد ذلك ثم سحبوه
    [theirs] وصل ردّنا بعد ذلك ثم سحبناه
   *[other] وصل رد بعد ذلك ثم سحبه صاحبه
}

# Where an assurance stands.
became-assurance-STANDING = قائم
became-assurance-EXPIRED = انتهى أجله؛ ولم يُقل عنه شيء آخر
became-assurance-KEPT = { $whose ->
    [ours] أبلغناهم أولًا
    [theirs] أبلغونا أولًا
   *[other] أبلغ صاحبه عن الحدث
}
became-assurance-DISPUTED = { $whose ->
    [ours] يقولون إنه وقع ولم نبلغهم: كلمتهم
    [theirs] قلنا إنه وقع ولم يبلغونا: كلمتنا
   *[other] يقول الطرف الآخر إنه وقع دون إبلاغ: كلمته
}
became-assurance-CORRECTED = حلّ محله تطمين مصحَّح
became-assurance-WITHDRAWN = سحبه صاحبه
