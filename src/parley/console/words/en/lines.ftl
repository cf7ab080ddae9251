# The first page: a card for each line.
is-it-us = Is it us? { $what }:
no-line-yet = There is no line yet. On this machine:

needs-rings = It rings
needs-waits = A call of theirs waits
needs-overdue = { $precedence } overdue
needs-unseen = { $precedence } unseen
needs-dead = Line dead
needs-closed = No console of the watch is open
needs-agreement = They offer terms
needs-request = They ask for an explanation
needs-judge = Their reply is to be judged
needs-answer = Taken up, not answered
needs-decide = They wait for our decision
needs-stale = Our word that it is still pending is late
needs-window = They offered a time
needs-check = Is the caller who they say?
needs-fetch = A call waits for those who are fetched
needs-interrupted = Nothing is heard on a call
needs-claimed = A voice says that it is theirs
needs-alarm = Alarm
needs-late = Late
needs-owed = Owed by us
needs-by = due
needs-also = Also waits for us
needs-more = and { $count } more
needs-nothing = Nothing waits for us.

not-paired-there = Not paired on their side, as far as we can tell: that is not the same as dead.
no-agreement = No agreement stands.
observed = What we observe
declared = What is declared
since = since { $at }
from = from { $at }
confirmed = confirmed
they-declare = They declare
we-declare = We declare
review = review
nothing = nothing
last-tests = Last tests
missed-in-a-row = { $count ->
    [one] one missed
   *[other] { $count } missed in a row
}
answered = answered
none-yet = none yet
tests-show = Tests show
our-word = { $whose ->
    [ours] our word
    [theirs] their word
   *[other] one side's word
}
our-last-attempt = Our last attempt
to-post = to { $post }
open-calls = Open calls
attempts-strip = Our attempts, 30 days
unseen-by-us = Unseen by us
first-due = the first due
first-was-due = the first was due
not-received-by-them = Not yet received by them
entries = { $count ->
    [one] one entry
   *[other] { $count } entries
}
watch = Watch
watch-nobody = nobody is in the shift log
watch-closed = no console of the watch is open
