# What the watch is told aloud: known by the English words, and told in every language, English too, with what others wrote set apart.
al-overdue-drill = a contact drill is overdue by { $n } days: { $hint }
al-overdue-exercise = an exercise is overdue by { $n } days: { $hint }
al-agree-day = agree with them on a day for it
al-keys-late = keys should have been changed face to face by now
al-no-console = no console has shown within { $n } s that it rings: { $subject }
al-no-console-open = it rings, and no console of the watch is open: { $subject }
al-desk-closed = the desk is taken, and no console of its watch is open: calls ring everywhere at once
al-our-reply = our reply
al-our-answer-meeting = our answer about a meeting
al-was-due = { $sentence } to their request for explanation { $n } of { $post } was due, and is not written
al-is-due = { $sentence } to their request for explanation { $n } of { $post } is due at { $at }
al-rfe-moved = our request for explanation { $n } of { $post }: { $requested }
al-our-assurance = our assurance { $n } of { $post }: { $became }
al-their-assurance = their assurance { $n } of { $post }: { $became }

# Messages.
al-exercise-of = EXERCISE: { $sentence }
al-late = { $sentence }: { $named }
al-late-undelivered = their station does not have in time
al-late-action-ours = their watch has not seen in time
al-late-action-theirs = our watch has not seen in time
al-late-info-ours = not seen in time by those who are to know
al-late-info-theirs = not seen in time by those of ours who are to know
al-late-reply-ours = not answered by the time asked
al-late-reply-theirs = we have not answered by the time asked
al-late-expected-ours = the answer that they announced has not come
al-late-expected-theirs = we announced an answer and have not sent it
al-message-no = { $speed } no. { $n } of { $post }
al-and-more = and { $n } more
al-cannot-use = { $post } cannot use message no. { $n } of { $other_post }: { $nack }
al-cannot-use-said = { $post } cannot use message no. { $n } of { $other_post }: { $nack } { $said }
al-gap-one = number { $n } of { $post } was never sent: a question to them lies ready: { $command }
al-gap-several = numbers { $n } to { $count } of { $post } were never sent: a question to them lies ready: { $command }
al-held-back = held back: the draft { $ref } by { $name } to { $names }, { $form_type } { $typed } was not released by { $at }

# Calls.
al-no-answer = no answer to { $typed } at { $names }

# Tests, clocks, faults.
al-tests-missed = { $n } { $layer } tests in a row missed, first at { $at }
al-test-missed = a { $layer } test was not answered
al-clock-off = their clock is { $seconds } s from ours: one of the two is wrong
al-ticket-within = fault ticket { $n }, { $fails }: out for { $count } min: tell them within { $least } min
al-ticket-at-once = fault ticket { $n }, { $fails }: out for { $count } min: tell them at once
al-ticket-on-off-within = fault ticket { $n }, { $fails }: out, on and off, for { $count } min: tell them within { $least } min
al-ticket-on-off-at-once = fault ticket { $n }, { $fails }: out, on and off, for { $count } min: tell them at once
al-ticket-untold = fault ticket { $n }, { $fails }: they have not been told
al-ticket-unbegun = fault ticket { $n }, { $fails }: its repair has not begun

# Who may not be free; who is not who they say.
al-duress = DURESS: their secret word is in { $where }. Whoever says it may not be free. Say nothing of it here
al-compromised = COMPROMISED: their secret word is in { $where }. Treat the keys of this line as known to others: new cards face to face, then KEY-NOTICE
al-pair-unknown = somebody asked with pair { $n } and did not know its challenge: who has the book?
al-mismatch = the voice that claimed to be { $post } over { $channel } is not theirs: write HAZARD-INCIDENT to them, and tell the mediator
al-not-theirs-fetched = their desk signs that the call that claimed to be from { $post } is NOT theirs, and our principal may have been fetched: end it
al-not-theirs = their desk signs that the call that claimed to be from { $post } is NOT theirs: say so: { $command }
al-is-theirs = their desk signs that the call that claimed to be from { $post } is theirs: if the voice is the same, say that the check held
