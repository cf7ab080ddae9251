# What the watch is told aloud: known by the English words, and told in every language, English too, with what others wrote set apart.
al-overdue-drill = прострочено на { $n } днів: тренування зв’язку. { $hint }
al-overdue-exercise = прострочено на { $n } днів: навчання. { $hint }
al-agree-day = домовтеся з ними про день
al-keys-late = ключі вже мали бути змінені при особистій зустрічі
al-no-console = жоден пульт не показав за { $n } с, що дзвонить: { $subject }
al-no-console-open = дзвонить, а жоден пульт чергового не відкрито: { $subject }
al-desk-closed = пост зайнято, а жоден пульт чергового не відкрито: виклики одразу дзвонять усюди
al-our-reply = наша відповідь
al-our-answer-meeting = наша відповідь щодо зустрічі
al-was-due = строк минув, а не написано: { $sentence } на їхній запит про роз’яснення № { $n } від поста { $post }
al-is-due = строк спливає { $at }: { $sentence } на їхній запит про роз’яснення № { $n } від поста { $post }
al-rfe-moved = наш запит про роз’яснення № { $n } від поста { $post }: { $requested }
al-our-assurance = наше запевнення № { $n } від поста { $post }: { $became }
al-their-assurance = їхнє запевнення № { $n } від поста { $post }: { $became }

# Messages.
al-exercise-of = НАВЧАННЯ: { $sentence }
al-late = { $sentence }: { $named }
al-late-undelivered = їхня станція вчасно не отримала
al-late-action-ours = їхній черговий вчасно не переглянув
al-late-action-theirs = наш черговий вчасно не переглянув
al-late-info-ours = вчасно не переглянули ті, кому для відома
al-late-info-theirs = вчасно не переглянули ті з наших, кому для відома
al-late-reply-ours = не відповіли до проханого часу
al-late-reply-theirs = ми не відповіли до проханого часу
al-late-expected-ours = оголошена ними відповідь не надійшла
al-late-expected-theirs = ми оголосили відповідь і не надіслали її
al-message-no = { $speed } № { $n } від поста { $post }
al-and-more = і ще { $n }
al-cannot-use = { $post }: не можуть скористатися повідомленням № { $n } від поста { $other_post }: { $nack }
al-cannot-use-said = { $post }: не можуть скористатися повідомленням № { $n } від поста { $other_post }: { $nack }; { $said }
al-gap-one = номер { $n } від поста { $post } ніколи не надсилався: запитання до них готове: { $command }
al-gap-several = номери з { $n } до { $count } від поста { $post } ніколи не надсилалися: запитання до них готове: { $command }
al-held-back = затримано: чернетку { $ref } (склав { $name }, кому: { $names }; { $form_type } { $typed }) не дозволено до { $at }

# Calls.
al-no-answer = немає відповіді щодо { $typed }: { $names }

# Tests, clocks, faults.
al-tests-missed = пропущено поспіль перевірок ({ $layer }): { $n }, перша о { $at }
al-test-missed = на перевірку не відповіли ({ $layer })
al-clock-off = їхній годинник розходиться з нашим на { $seconds } с: один із двох хибний
al-ticket-within = заявка про несправність { $n }, { $fails }: не працює { $count } хв: повідомте їх протягом { $least } хв
al-ticket-at-once = заявка про несправність { $n }, { $fails }: не працює { $count } хв: негайно повідомте їх
al-ticket-on-off-within = заявка про несправність { $n }, { $fails }: з перервами не працює { $count } хв: повідомте їх протягом { $least } хв
al-ticket-on-off-at-once = заявка про несправність { $n }, { $fails }: з перервами не працює { $count } хв: негайно повідомте їх
al-ticket-untold = заявка про несправність { $n }, { $fails }: їх не повідомлено
al-ticket-unbegun = заявка про несправність { $n }, { $fails }: ремонт не розпочато

# Who may not be free; who is not who they say.
al-duress = ПРИМУС: їхнє таємне слово є тут: { $where }. Хто його каже, може бути невільний. Не кажіть про це тут нічого
al-compromised = РОЗКРИТО: їхнє таємне слово є тут: { $where }. Вважайте ключі цієї лінії відомими іншим: нові картки при особистій зустрічі, потім KEY-NOTICE
al-pair-unknown = хтось запитав парою { $n } і не знав її виклику: у кого книга?
al-mismatch = голос, що назвався «{ $post }» ({ $channel }), не їхній: напишіть їм HAZARD-INCIDENT і повідомте посередника
al-not-theirs-fetched = їхній черговий підписав, що дзвінок нібито від «{ $post }» НЕ їхній, а нашого керівника вже могли покликати: завершіть його
al-not-theirs = їхній черговий підписав, що дзвінок нібито від «{ $post }» НЕ їхній: зазначте це: { $command }
al-is-theirs = їхній черговий підписав, що дзвінок нібито від «{ $post }» їхній: якщо голос той самий, зазначте, що перевірку пройдено
