# One line's page.
line-of = Line with { $line }
line-sections = Sections of this page
line-state = State
line-tests = Line tests
line-watch = The watch
line-tickets = Fault tickets
line-duties = Owed within two days
line-roster = Roster
line-agreement = Agreement
line-rules = Rules of use
line-cards = Cards
times-hint = Write times like

# What the watch has just done here.
done-test = The test is on record.
done-read-back = Read back, and on record.
done-declare = Declared, and on record.
done-sign = Signed, and on record.
done-begin = The watch is taken.
done-note = Noted in the log of the watch.
done-hand-over = The watch is handed over.
done-ticket-open = A fault ticket is open.
done-ticket-told = Noted: they were told.
done-ticket-begun = Noted: its repair has begun.
done-ticket-close = The ticket is closed.

bearers-caption = Ways to them
bearer-name = Bearer
bearer-health = Health
bearer-since = Since
bearer-why = Why we say so
bearer-next = Next attempt
bearer-up = answers
bearer-dead = dead
bearer-unknown = unknown
bearer-failures = { $count ->
    [one] one failure in a row
   *[other] { $count } failures in a row
}
they-see-us = They see our station as
last-fresh = Last fresh answer of theirs
declared-exception = except in emergencies
declare-heading = Declare our side
declare-state = We are
declare-reason = Reason, in a few words
declare-from = From (empty: now)
declare-review = Review at (leave none open-ended)
declare-exception = Emergency calls still ring, whatever we declare
declare-do = Declare

tests-caption = The last tests, ours and theirs, the last first
test-begun = Begun
test-layer = Layer
test-post = Their desk
test-became = What became of it
test-until = until { $at }
test-do = Test now
reading-heading = They test whether a person is at { $post }: read it back
reading-until = It is to be read back until { $at }.
reading-typed = What you read
reading-do = Read back

watch-open = Open
watch-overdue = Overdue
watch-note = A line for the log
watch-note-do = Note
watch-hand-to = Hand the watch to
watch-hand-text = What the next must know
watch-hand-do = Hand over
watch-by = Our office
watch-take = Take the watch
watch-office-hint = An office, as in “watch 2”: never a person's name. All of this stays in our journal.
log-caption = The log of the watch, the last first
log-when = When
log-kind = Kind
log-what = What
log-shift-begun = taken
log-shift-note = note
log-shift-handed = handed over

tickets-caption = Open fault tickets: ours alone, they are told by a FAULT-REPORT or by voice
tickets-none = No ticket is open.
ticket-heading = Open a ticket, or say what was done
ticket-number = Number
ticket-state = State
ticket-fails = What fails
ticket-told = They were told
ticket-begun = Repair begun
ticket-due = due
ticket-part = Which part
ticket-open-do = Open a ticket
ticket-how-told = How they were told
ticket-told-do = They were told
ticket-how-begun = What is being done
ticket-begun-do = Repair has begun
ticket-how-close = How it was repaired
ticket-close-do = Close the ticket
part-bearer = bearer
part-station = station
part-console = console
part-voice = voice
part-telephone = telephone
part-power = power
part-clock = clock
part-other = other

duties-caption = What either side owes the other, overdue first
duties-none = Nothing is overdue, and nothing falls due.
duties-count = { $count ->
    [one] one duty
   *[other] { $count } duties
}
duties-further = { $count } more:
duty-due = Due
duty-whose = Whose
duty-what = What
duty-overdue = OVERDUE

roster-about = Each side's own word of itself. It excuses no test, and nobody's presence follows from it.
roster-caption = Posts of { $party }
roster-local = { $time } there
roster-none = no roster is in force
roster-post = Post
roster-there = There now
roster-hours = Hours
roster-languages = Languages
roster-alternates = In its place
roster-no-word = no word of it
roster-yes = yes, by roster
roster-no = no, by roster:
roster-next = next
role-desk = desk
role-principal = principal

terms-standing = Signed by both
terms-offered-by-us = Offered by us, not signed by them
terms-offered-by-them = Offered by them: waits for our signature
terms-hash = Hash
terms-title = Title
terms-languages = Languages
terms-bearers = Over
terms-tests = A person tests
terms-instead = in its place
terms-not-kept = the text is no longer kept: it is in the record
terms-differ-standing = Other than what stands
terms-differ-defaults = Other than the defaults
terms-name = What
terms-was = There
terms-is = Here
terms-wait-for-them = They stand once the other side has signed the same.
terms-sign-about = Our signature cannot be taken back; other terms can take the place of these.
terms-sign = Sign these terms

rules-about = To be printed and kept beside the telephone:
cards-about = Compare the sixty digits with the other side, face to face or by voice: both read the same from both cards.
card-ours = Ours
card-theirs = Theirs
card-party = Party
card-hash = Hash
card-number = Card
card-posts = Posts
card-addresses = Addresses
