# What is owed, what stands in the shift log, and what the station check says: known by the English words, as alarms are.

# What is due.
ow-drill = тренировка связи: проверяют каждый номер
ow-exercise = учение с оценкой
ow-keys = смена ключей при личной встрече
ow-review = пересмотр объявленного состояния: { $declared }
ow-station-test = проверка их станции
ow-we-test = мы проверяем пост { $post }: должны повторить фразу
ow-they-test = они проверяют пост { $post }: нужно повторить фразу
ow-test-open = проверка поста { $post }: нужно повторить фразу
ow-holiday = согласованный праздник: фразы не повторяют
ow-roster-ends = график дежурств заканчивается: нужен новый
ow-watch-changes = смена дежурных
ow-ticket = заявка о неисправности { $n }: { $sentence }
ow-tell-within = не работает { $count } мин: сообщить им в течение { $least } мин
ow-tell-at-once = не работает { $count } мин: сообщить им немедленно
ow-tell-on-off-within = с перерывами не работает { $count } мин: сообщить им в течение { $least } мин
ow-tell-on-off-at-once = с перерывами не работает { $count } мин: сообщить им немедленно
ow-untold = им не сообщено
ow-unbegun = ремонт не начат
ow-assurance-ends = заверение заканчивается: { $subject }
ow-draft = черновик, ждущий разрешения: { $subject }
ow-pending-word = слово о звонке, ждущем решения, { $typed }: решает { $post }
ow-call-time = согласованное время звонка { $typed }
ow-to-be-seen = просмотреть, { $speed }: сообщение № { $n }, { $subject }
ow-to-be-seen-info = просмотреть для сведения, { $speed }: сообщение № { $n }, { $subject }
ow-reply-asked = просили ответить: сообщение № { $n }, { $subject }
ow-reply-announced = объявлен ответ: сообщение № { $n }, { $subject }
ow-request-at = { $state }: { $subject }

# The shift log, and what waits.
ow-takes = заступает { $name }
ow-takes-none = заступает { $name }; { $before }: ничего не сдано
ow-hands-over = { $name } сдаёт дежурство, принимает { $other_name }; открыто: { $waits }
ow-hands-over-said = { $name } сдаёт дежурство, принимает { $other_name }: { $said }; открыто: { $waits }
ow-waits-calls = звонки: { $n }
ow-waits-claimed = звонки извне, ещё не выясненные: { $n }
ow-waits-tests = проверки, где нужно повторить фразу: { $n }
ow-waits-by-us = сообщения, которые должны просмотреть мы: { $n }
ow-waits-by-them = сообщения, которые должны просмотреть они: { $n }
ow-waits-drafts = черновики: { $n }
ow-waits-missed = пропущенные подряд проверки: { $n }
ow-waits-tickets = заявки о неисправностях: { $numbers }
ow-waits-nothing = ничего
ow-waits-drill = тренировка связи

# The station check.
ow-runs = работает { $span }
ow-runs-not = не работает: ничего не уходит, не приходит и не звонит; дальше — устаревшее
ow-keys-none = { $name } отсутствует: после следующего запуска подписывать будет нечем
ow-keys-read = другие на этой машине могут читать { $name }: chmod 600 и подумайте о новых ключах
ow-keys-well = { $name } на месте, только для пользователя станции
ow-card-made = карточка { $n } составлена { $dtg }, { $span } назад
ow-card-old = карточка { $n } составлена { $dtg }, { $span } назад: ключи обновляют при личной встрече примерно раз в два года
ow-certificate-none = отсутствует или не читается: после следующего запуска никто не будет впущен
ow-certificate-other = это не тот, что на нашей карточке: другая сторона его отклоняет
ow-certificate-ours = наш, с { $day } до { $other_day }
ow-certificate = { $name }, с { $day } до { $other_day }
ow-certificate-bad = { $sentence }: сейчас не действует, поэтому соединения нет; верны ли наши часы?
ow-record-none = { $name } отсутствует: восстановите из резервной копии
ow-record-size = { $count } КиБ, и ещё { $n } КиБ не перенесено
ow-record-checked = при каждом запуске проверяется всё
ow-backup = станция их не отслеживает: делайте их встроенным резервным копированием SQLite, никогда простым копированием
ow-clock-one = часы стороны { $party } расходятся с нашими на { $seconds } с; неверны наши или их: сверьте с точными
ow-clock-some = расхождение с нашими часами: { $names }; вероятнее, неверны наши: сверьте с точными
ow-clock-ours = вероятнее, неверны наши
ow-clock-either = наши или их: сверьте с точными часами
