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
stream-stale = لم يصل شيء من المحطة منذ { $span }: المعروض قديم

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
failed-no-page = لا صفحة كهذه.

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
