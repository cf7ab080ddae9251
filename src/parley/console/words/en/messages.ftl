# The inbox, the outbox, the drafts.
msg-boxes = Boxes
msg-box-in = Inbox
msg-box-out = Outbox
msg-box-drafts = Drafts
msg-write-to = Write to { $line }
msg-unseen-in = { $count ->
    [0] Nothing that our watch has not seen
    [one] One message that our watch has not seen
   *[other] { $count } messages that our watch has not seen
}
msg-unseen-out = { $count ->
    [0] Nothing that their watch has not seen
    [one] One message that their watch has not seen
   *[other] { $count } messages that their watch has not seen
}
msg-none-unseen-in = All that came has been seen.
msg-none-unseen-out = All that we wrote has been seen.
msg-seen-in = Seen by our watch
msg-seen-out = Seen by their watch
msg-none-seen = None yet.
msg-caption-unseen = The most urgent first, then by when somebody must have seen it
msg-caption-seen = The newest first. Receipts only: not approval, agreement or permission
msg-more-unseen = { $count ->
    [one] One more that is not listed here
   *[other] { $count } more that are not listed here
}
msg-gap = Numbers missing
msg-col-precedence = Precedence
msg-col-due = To be seen
msg-col-receipt = Receipt only
msg-col-subject = Subject
msg-col-from = From
msg-col-to = To
msg-col-filed = Filed
msg-col-station = Their station
msg-col-state = State
msg-col-line = Line
msg-col-by = Drafted by
msg-col-until = Held back unless released by
msg-number = no. { $number }
msg-held-short = has it
msg-not-held-short = not yet received
msg-drafts-caption = What waits to be released. Nothing of it has left
msg-no-drafts = No drafts wait.
msg-overdue = OVERDUE
msg-was-due = was to be seen { $ago }
msg-to-be-seen = to be seen { $ago }
msg-late = late
msg-odd = odd
msg-unanswered = UNANSWERED in its time

# What a message belongs to.
marking-EXERCISE = EXERCISE EXERCISE EXERCISE
marking-OPERATION = OPERATION
marking-DRILL = DRILL DRILL DRILL
marking-PROJECT = PROJECT

# One message.
msg-title = Message no. { $number } from { $post }
msg-back-in = Back to the inbox
msg-back-out = Back to the outbox
msg-back-drafts = Back to the drafts
msg-says = What it says
msg-form = As it was signed
msg-ladder = Receipts
msg-level = Level { $level },
msg-level-1 = station
msg-level-2 = seen by the watch
msg-level-3 = with the office
msg-level-4 = principal informed
msg-held-by-us = held by our station since { $at }
msg-held-by-them = held by their station since { $at }, signed by it. A person has not seen it by that
msg-not-held = on our record, not yet received by them
msg-awaited = not yet
msg-not-agreed = not given: level 2 by agreement
msg-crossed = It crossed with the cancellation.
msg-odd-findings = What is odd about it
msg-quiet = Our bell did not ring for it: { $why }
msg-story = What became of it
msg-story-filed = filed, by its author's clock
msg-story-held = held by their station
msg-story-arrived = arrived at our station
msg-story-receipt = receipt of { $post }: { $level }
msg-story-query-station = { $whose ->
    [ours] our station asked whether anybody there has seen it
    [theirs] their station asked whether anybody here has seen it
   *[other] the sender's station asked whether anybody has seen it
}
msg-story-query-desk = { $whose ->
    [ours] our desk asked whether anybody there has seen it
    [theirs] their desk asked whether anybody here has seen it
   *[other] the sender's desk asked whether anybody has seen it
}
msg-story-nack = { $post } cannot use it: { $why }
msg-story-expected = an answer is prepared at { $post }, expected by { $by }
msg-story-reply = answered by
msg-story-readdress = readdressed by
msg-story-correction = CORRECTED by
msg-story-cancel = CANCELLED by
msg-class-action = must act
msg-class-info = need only know
msg-due-by = to be seen by { $at }

# What may be done about it.
msg-acts = What may be done now
msg-seen-post = Seen by the watch of
msg-do-seen = Acknowledge receipt
msg-receipt-only = A receipt only. It is not approval, agreement or permission, and says so on both sides.
msg-principal = Principal
msg-do-office = It is with the office: say so
msg-do-informed = The principal was informed: say so
msg-do-reply = Reply in free text
msg-do-phrase = Reply by a phrase
msg-do-answer = Answer by: { $form }
msg-do-nack = We cannot use it
msg-do-nack-send = Tell them that we cannot use it
msg-nack-reason = Why
msg-nack-UNREADABLE = unreadable
msg-nack-NOT-OURS = { $whose ->
    [ours] not for them
    [theirs] not ours
   *[other] not for whom it was sent to
}
msg-nack-LANGUAGE = in a language that nobody here reads
msg-in-words = In words
msg-do-expect = An answer is being prepared
msg-do-expect-send = Tell them when to expect it
msg-expect-by = To be expected by
msg-do-query = Ask whether anybody there has seen it
msg-query-note = The station asks by itself once it is overdue.
msg-do-correct = Correct it: a whole new text in its place
msg-do-cancel = Cancel it
msg-do-cancel-send = Take it back
msg-cancel-reason = Why it is taken back
msg-cancel-note = Both stay on the record of both sides. It rings there as the message did.
msg-do-readdress = Readdress it: to further posts of theirs
msg-readdress-why = Why they are to have it
msg-do-readdress-send = Readdress it
