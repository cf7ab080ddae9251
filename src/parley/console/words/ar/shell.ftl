# What stands around every page.
page-lines = الخطوط
page-messages = الرسائل
page-timeline = التسلسل الزمني
page-check = فحص المحطة
nav-pages = الصفحات
nav-skip = إلى المحتوى
log-out = تسجيل الخروج
reads-only = للقراءة فقط
language = اللغة
language-set = اختيار

# The lamp of the event stream. { $span } is a length of time.
stream-waiting = جارٍ الاتصال
stream-live = متصلة
stream-lost = لا اتصال بالمحطة
stream-full = منصات عمل مفتوحة أكثر مما يُسمح: لا تُبلَّغ هذه بأي تغيير
stream-stale = لم يصل شيء من المحطة منذ { $span }: المعروض قديم
station-away = المحطة لا تجيب.
station-away-for = عمر كل المعروض هنا { $span }، وقد يكون غير صحيح.

# Lengths of time.
span-d = { $n } يوم
span-h = { $n } س
span-min = { $n } د
span-s = { $n } ث
time-now = الآن
time-ago = منذ { $span }
time-in = بعد { $span }

# Failures of a form.
failed-heading = لم يُنفَّذ
failed-read-only = يمكنك القراءة هنا دون تغيير أي شيء.
for-the-watch = هذا للمناوبة: يمكنك القراءة هنا دون تغيير أي شيء.
failed-no-page = لا صفحة كهذه.
outside-host = رفضت منصة العمل هذا الطلب: وُجّه إلى { $name } وليس هذا من أسمائها.
outside-site = رفضت منصة العمل هذا الطلب: جاء من { $name } لا من صفحاتها هي. لم يُنفَّذ شيء.
outside-nameless = رفضت منصة العمل هذا الطلب: لم يُذكر مصدره، وليس من صفحاتها هي. لم يُنفَّذ شيء.
outside-open = افتح منصة العمل بعنوانها هي: { $address }
outside-tell = افعل هناك ما أردت فعله. وإن لم تكن أردت شيئًا فقد حاولت صفحة أخرى ذلك باسمك: أغلقها وأبلغ من يتولى أمر المحطة.
failed-full = عدد منصات العمل المفتوحة على هذه المحطة { $n }، ولا تُبلَّغ منصات أخرى بالتغييرات.
failed-full-now = أغلق بعضها على هذا الجهاز أو على غيره: عندئذ تأخذ الصفحة المفتوحة المكان الخالي من تلقاء نفسها.

# Single keys, and the search box.
keys = المفاتيح
search = بحث
search-do = ابحث
search-hint = كلمات، أو الكاتب أو المنصب، أو الرقم، أو المرجع، أو مجموعة التاريخ والوقت
search-caption = على كل الخطوط، ما لنا وما لهم، الأحدث أولًا
search-found = { $count ->
    [zero] لا رسالة مطابقة.
    [one] رسالة واحدة مطابقة
    [two] رسالتان مطابقتان
    [few] { $count } رسائل مطابقة
    [many] { $count } رسالة مطابقة
   *[other] { $count } رسالة مطابقة
}

# Fields of several forms, where one of them is told of.
named-text = النص
named-reason = السبب
named-to = إلى
