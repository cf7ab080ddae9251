# What is owed, what stands in the shift log, and what the station check says: known by the English words, as alarms are.

# What is due.
ow-drill = тренування зв’язку: перевіряють кожен номер
ow-exercise = навчання з оцінкою
ow-keys = зміна ключів при особистій зустрічі
ow-review = перегляд оголошеного стану: { $declared }
ow-station-test = перевірка їхньої станції
ow-we-test = ми перевіряємо пост { $post }: мають повторити фразу
ow-they-test = вони перевіряють пост { $post }: треба повторити фразу
ow-test-open = перевірка поста { $post }: треба повторити фразу
ow-holiday = узгоджене свято: фраз не повторюють
ow-roster-ends = графік чергувань закінчується: потрібен новий
ow-watch-changes = зміна чергових
ow-ticket = заявка про несправність { $n }: { $sentence }
ow-tell-within = не працює { $count } хв: повідомити їх протягом { $least } хв
ow-tell-at-once = не працює { $count } хв: повідомити їх негайно
ow-tell-on-off-within = з перервами не працює { $count } хв: повідомити їх протягом { $least } хв
ow-tell-on-off-at-once = з перервами не працює { $count } хв: повідомити їх негайно
ow-untold = їх не повідомлено
ow-unbegun = ремонт не розпочато
ow-assurance-ends = запевнення закінчується: { $subject }
ow-draft = чернетка, що чекає дозволу: { $subject }
ow-pending-word = слово про дзвінок, що чекає рішення, { $typed }: вирішує { $post }
ow-call-time = узгоджений час дзвінка { $typed }
ow-to-be-seen = переглянути, { $speed }: повідомлення № { $n }, { $subject }
ow-to-be-seen-info = переглянути для відома, { $speed }: повідомлення № { $n }, { $subject }
ow-reply-asked = просили відповісти: повідомлення № { $n }, { $subject }
ow-reply-announced = оголошено відповідь: повідомлення № { $n }, { $subject }
ow-request-at = { $state }: { $subject }

# The shift log, and what waits.
ow-takes = заступає { $name }
ow-takes-none = заступає { $name }; { $before }: нічого не здано
ow-hands-over = { $name } здає чергування, приймає { $other_name }; відкрите: { $waits }
ow-hands-over-said = { $name } здає чергування, приймає { $other_name }: { $said }; відкрите: { $waits }
ow-waits-calls = дзвінки: { $n }
ow-waits-claimed = дзвінки ззовні, ще не з’ясовані: { $n }
ow-waits-tests = перевірки, де треба повторити фразу: { $n }
ow-waits-by-us = повідомлення, які маємо переглянути ми: { $n }
ow-waits-by-them = повідомлення, які мають переглянути вони: { $n }
ow-waits-drafts = чернетки: { $n }
ow-waits-missed = пропущені поспіль перевірки: { $n }
ow-waits-tickets = заявки про несправності: { $numbers }
ow-waits-nothing = нічого
ow-waits-drill = тренування зв’язку

# The station check.
ow-runs = працює { $span }
ow-runs-not = не працює: нічого не виходить, не надходить і не дзвонить; далі — застаріле
ow-keys-none = { $name } немає: після наступного запуску підписувати буде нічим
ow-keys-read = інші на цій машині можуть читати { $name }: chmod 600 і подумайте про нові ключі
ow-keys-well = { $name } на місці, лише для користувача станції
ow-card-made = картку { $n } складено { $dtg }, { $span } тому
ow-card-old = картку { $n } складено { $dtg }, { $span } тому: ключі поновлюють при особистій зустрічі приблизно раз на два роки
ow-certificate-none = немає або не читається: після наступного запуску нікого не буде впущено
ow-certificate-other = це не той, що на нашій картці: інша сторона його відхиляє
ow-certificate-ours = наш, з { $day } до { $other_day }
ow-certificate = { $name }, з { $day } до { $other_day }
ow-certificate-bad = { $sentence }: зараз не чинний, тож з’єднання немає; чи правильний наш годинник?
ow-record-none = { $name } немає: відновіть із резервної копії
ow-record-size = { $count } КіБ, і ще { $n } КіБ не перенесено
ow-record-checked = під час кожного запуску перевіряється все
ow-backup = станція їх не відстежує: робіть їх вбудованим резервним копіюванням SQLite, ніколи простим копіюванням
ow-clock-one = годинник сторони { $party } розходиться з нашим на { $seconds } с; хибний наш або їхній: звірте з точним
ow-clock-some = розходження з нашим годинником: { $names }; імовірніше, хибний наш: звірте з точним
ow-clock-ours = імовірніше, хибний наш
ow-clock-either = наш або їхній: звірте з точним годинником
