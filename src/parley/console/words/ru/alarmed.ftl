# What the watch is told aloud: known by the English words, and told in every language, English too, with what others wrote set apart.
al-overdue-drill = просрочено на { $n } дней: тренировка связи. { $hint }
al-overdue-exercise = просрочено на { $n } дней: учение. { $hint }
al-agree-day = договоритесь с ними о дне
al-keys-late = ключи уже должны были быть сменены при личной встрече
al-no-console = ни один пульт не показал за { $n } с, что звонит: { $subject }
al-no-console-open = звонит, а ни один пульт дежурного не открыт: { $subject }
al-desk-closed = пост занят, а ни один пульт дежурного не открыт: вызовы сразу звонят везде
al-our-reply = наш ответ
al-our-answer-meeting = наш ответ о встрече
al-was-due = срок прошёл, а не написано: { $sentence } на их запрос о разъяснении № { $n } от поста { $post }
al-is-due = срок истекает { $at }: { $sentence } на их запрос о разъяснении № { $n } от поста { $post }
al-rfe-moved = наш запрос о разъяснении № { $n } от поста { $post }: { $requested }
al-our-assurance = наше заверение № { $n } от поста { $post }: { $became }
al-their-assurance = их заверение № { $n } от поста { $post }: { $became }

# Messages.
al-exercise-of = УЧЕНИЕ: { $sentence }
al-late = { $sentence }: { $named }
al-late-undelivered = их станция вовремя не получила
al-late-action-ours = их дежурный вовремя не просмотрел
al-late-action-theirs = наш дежурный вовремя не просмотрел
al-late-info-ours = вовремя не просмотрели те, кому для сведения
al-late-info-theirs = вовремя не просмотрели те из наших, кому для сведения
al-late-reply-ours = не ответили к запрошенному времени
al-late-reply-theirs = мы не ответили к запрошенному времени
al-late-expected-ours = объявленный ими ответ не пришёл
al-late-expected-theirs = мы объявили ответ и не отправили его
al-message-no = { $speed } № { $n } от поста { $post }
al-and-more = и ещё { $n }
al-cannot-use = { $post }: не могут воспользоваться сообщением № { $n } от поста { $other_post }: { $nack }
al-cannot-use-said = { $post }: не могут воспользоваться сообщением № { $n } от поста { $other_post }: { $nack }; { $said }
al-gap-one = номер { $n } от поста { $post } никогда не отправлялся: вопрос к ним готов: { $command }
al-gap-several = номера с { $n } по { $count } от поста { $post } никогда не отправлялись: вопрос к ним готов: { $command }
al-held-back = задержано: черновик { $ref } (составил { $name }, кому: { $names }; { $form_type } { $typed }) не разрешён до { $at }

# Calls.
al-no-answer = нет ответа по { $typed }: { $names }

# Tests, clocks, faults.
al-tests-missed = пропущено подряд проверок ({ $layer }): { $n }, первая в { $at }
al-test-missed = на проверку не ответили ({ $layer })
al-clock-off = их часы расходятся с нашими на { $seconds } с: одни из двух неверны
al-ticket-within = заявка о неисправности { $n }, { $fails }: не работает { $count } мин: сообщите им в течение { $least } мин
al-ticket-at-once = заявка о неисправности { $n }, { $fails }: не работает { $count } мин: немедленно сообщите им
al-ticket-on-off-within = заявка о неисправности { $n }, { $fails }: с перерывами не работает { $count } мин: сообщите им в течение { $least } мин
al-ticket-on-off-at-once = заявка о неисправности { $n }, { $fails }: с перерывами не работает { $count } мин: немедленно сообщите им
al-ticket-untold = заявка о неисправности { $n }, { $fails }: им не сообщено
al-ticket-unbegun = заявка о неисправности { $n }, { $fails }: ремонт не начат

# Who may not be free; who is not who they say.
al-duress = ПРИНУЖДЕНИЕ: их тайное слово есть здесь: { $where }. Кто его говорит, может быть несвободен. Не говорите об этом здесь ничего
al-compromised = РАСКРЫТО: их тайное слово есть здесь: { $where }. Считайте ключи этой линии известными другим: новые карточки при личной встрече, затем KEY-NOTICE
al-pair-unknown = кто-то спросил парой { $n } и не знал её вызова: у кого книга?
al-mismatch = голос, назвавшийся «{ $post }» ({ $channel }), не их: напишите им HAZARD-INCIDENT и сообщите посреднику
al-not-theirs-fetched = их дежурный подписал, что звонок якобы от «{ $post }» НЕ их, а нашего руководителя уже могли позвать: завершите его
al-not-theirs = их дежурный подписал, что звонок якобы от «{ $post }» НЕ их: отметьте это: { $command }
al-is-theirs = их дежурный подписал, что звонок якобы от «{ $post }» их: если голос тот же, отметьте, что проверка пройдена
