# The timeline: both sides' entries as one story.
timeline-which = Which line?
timeline-of = Timeline of the line with { $line }
timeline-line-page = The page of this line
timeline-filters = What is shown
timeline-side = Side
timeline-both = both sides
timeline-group = Kind
timeline-everything = everything
timeline-from = From
timeline-to = To
timeline-text = Words in it
timeline-show = Show
timeline-times-hint = Times are those at which an entry reached our record, by our clock; write them like
timeline-only = Only:
timeline-about = Only what was said about
timeline-caption = { $shown } entries of the record, the last first; in all, ours { $ours }, theirs { $theirs }
timeline-nothing = No entry fits.
timeline-looked = Looked through back to { $at } only: go on with older entries.
timeline-pages = Pages of the timeline
timeline-newer = Newer entries
timeline-newest = The newest
timeline-older = Older entries

group-calls = calls
group-messages = messages
group-tests = line tests
group-claims = claims of silence
group-requests = requests and assurances
group-line = the line itself

entry-when = Written at (claimed)
entry-whose = Whose
entry-what = What
entry-shows = What it shows
entry-arrived = arrived here { $at }
entry-only-call = only this call
entry-only-test = only this test
entry-only-message = only this message
entry-stands = Now:
entry-as-far-as = shown as far as: { $level }
late-beside = Late, beside this end:
late-word = Late: it came after the end, which stands as it was claimed.
crossed-word = It crossed with a word of the other side, without harm.
wrong-word = Not honestly said, by what its author had seen:
gap-shown = Shows a gap:
held-by-them = they signed that they hold it, { $at }
held-by-us = they signed it; we signed that we hold it, { $at }
our-word-alone = our word alone: nothing that they signed covers it
not-held-by-us = they signed it; we have not signed for it yet
claim-ours = that it was so is our word alone
claim-theirs = that it was so is their word alone

# One entry.
entry-title = Entry { $number }
entry-back = The timeline of the line with { $line }
entry-kind = Kind
entry-stands-in = Where
entry-number = entry { $number } of
entry-ref = Reference
entry-written = Written
entry-claim = its author's claim
entry-arrived-heading = Arrived here
entry-receipt = Receipt
entry-author-held = Its author then held of the other side
entry-says = It says
entry-bytes = The bytes as signed
entry-bytes-about = Characters that a page would obey are shown as codes; the file has the exact bytes, one line of canonical JSON.
entry-bytes-file = The exact bytes as a file

# What stands beside the record.
beside-heading = Beside the record
gaps-heading = Numbers that no message had
gap-asked = the other side has asked for it
gaps-none = No number of a message is missing.
unreadable = { $count ->
    [one] One entry is of a kind that this release cannot read.
   *[other] { $count } entries are of kinds that this release cannot read.
}
oddities-caption = Refused or flagged by our station: { $shown } of { $count }, the last first
oddities-none = Nothing was refused or flagged.
oddity-when = When
oddity-kind = Sort
oddity-what = What
odd-malformed = malformed
odd-forged = forged
odd-contradicted = contradicted
odd-forked = forked
odd-cannotopen = cannot be opened
odd-express = express
odd-voided = voided tail
odd-late = late
odd-card = card
odd-holds = what they hold
odd-stations = two stations
odd-memory = memory
odd-after = what they held
odd-clock = clock
odd-seal = sealing key
odd-attachment = attachment

# Evidence for somebody who was not there.
evidence-heading = Evidence
evidence-about = A bundle holds both cards, the signed heads with their receipts, and every entry of both sides. Contents are both sides' to publish; that an attempt was made, delivered, refused or not answered, either may state.
evidence-make-part = Make a bundle of this alone, the rest withheld
evidence-make = Make the bundle
evidence-verify-made = Verify the bundle made last
evidence-file = A bundle
evidence-cards = Hashes of cards, had from elsewhere
evidence-cards-hint = 64 hex digits or the sixty digits, one card a line. The two cards of this line count by themselves.
evidence-verify-file = Verify this file
verify-title = Verified
verify-authentic = AUTHENTIC
verify-authentic-about = every signature, every root and every proof holds.
verify-broken = DOES NOT HOLD
verify-broken-about = It proves nothing as it stands: ask whoever exported it for another copy.
verify-what = { $name }, { $bytes } bytes, SHA-256
verify-parties = Whose it is
verify-party = Party
verify-hash = Hash of the first card
verify-digits = Sixty digits, to compare by voice
verify-known = Identity
verify-confirmed = confirmed by a hash had from elsewhere
verify-unconfirmed = NOT confirmed: the bundle only does not contradict itself
verify-stranger = Neither party's card:
verify-words = What may be concluded
verify-english = The same in the verdict's own words, in English
verify-more = { $count } more lines: parley verify FILE shows all.

# Kinds of entries.
kind-epoch = Log begun
kind-card = New card
kind-seal-rotated = New sealing key
kind-agreement-signed = Agreement signed
kind-line-declared = Side declared
kind-test-station = Test of the station
kind-test-person = Test of the desk
kind-test-read-back = Test read back
kind-test-silent = Test: silence claimed
kind-claim-withdrawn = Claim of silence withdrawn
kind-call-placed = Call placed
kind-call-withdrawn = Call withdrawn
kind-call-silent = Call: silence claimed
kind-call-rang = Call rings
kind-call-nobody-there = Nobody at the post
kind-call-picked-up = Call taken up
kind-call-accepted = Call accepted
kind-call-approval-awaited = Answer pending
kind-call-still-pending = Still pending
kind-call-window-offered = Time offered
kind-call-window-agreed = Time agreed
kind-call-delegated = Handed on
kind-call-asked-in-writing = Asked for in writing
kind-call-refused = Call refused
kind-call-identity-held = Caller checked
kind-call-identity-failed = Caller not who they said
kind-call-overridden = Check overridden
kind-call-principals-here = Principals there
kind-call-interpreters-ready = Interpreters there
kind-call-interpreters-not-needed = Interpreters not needed
kind-call-both-on = Both on
kind-call-hung-up = Hung up
kind-message-sent = Message
kind-message-seen = Message seen: receipt only
kind-message-office = Message with the office: receipt only
kind-message-informed = Principal informed: receipt only
kind-message-queried = Asked whether seen
kind-message-nacked = Message cannot be used
kind-message-expected = Answer being prepared
kind-request-silent = Request: silence claimed
kind-request-judged = Reply judged
kind-assurance-told = Told first, as assured
kind-assurance-missed = Says it was not told first

# What became of a call.
became-call-PLACED = { $whose ->
    [ours] on our record; their station has signed nothing yet
    [theirs] on their record; our station has signed nothing yet
   *[other] on the caller's record; the station called has signed nothing yet
}
became-call-DELIVERED = { $whose ->
    [ours] their station holds it
    [theirs] our station holds it
   *[other] the station called holds it
}
became-call-RINGING = it rings
became-call-ATTENDED = a person took it up, no answer yet
became-call-AWAITING = { $whose ->
    [ours] somebody there must decide
    [theirs] somebody here must decide
   *[other] somebody of the side called must decide
}
became-call-WINDOWING = a time is being agreed
became-call-SCHEDULED = a time is agreed
became-call-CHECKING = accepted; the caller's identity is being checked
became-call-SUMMONING = the principals are being fetched
became-call-INTERPRETING = the interpreters are being fetched
became-call-READY = all are there
became-call-TALKING = both sides talk
became-call-INTERRUPTED = both sides talked; nothing is heard now
became-call-LINE-DEAD = { $whose ->
    [ours] no signature of their station came in time
    [theirs] no signature of our station reached them in time
   *[other] no signature of the called station came in time
}
became-call-UNATTENDED = { $whose ->
    [ours] their station held it; it rang at no manned post
    [theirs] our station held it; it rang at no manned post
   *[other] the station called held it; it rang at no manned post
}
became-call-UNANSWERED = it rang; nobody took it up in time
became-call-UNDECIDED = a person took it up and gave no answer in time
became-call-UNAPPROVED = pending, and never decided in time
became-call-NO-WINDOW = no time was agreed
became-call-REPLACED = the agreed time came; the next attempt takes its place
became-call-UNVERIFIED = accepted; the caller's identity was never settled
became-call-MISMATCHED = the caller was not who they said
became-call-NOT-JOINED = accepted, but not all came
became-call-REFUSED = a signed no
became-call-WRITTEN = { $whose ->
    [ours] they asked for it in writing
    [theirs] we asked for it in writing
   *[other] the side called asked for it in writing
}
became-call-WITHDRAWN = the caller took it back
became-call-PREEMPTED = a call of higher precedence took its place
became-call-MERGED = each called the other; the other call went on
became-call-HELD-BACK = never released, so never sent
became-call-OUR-FAULT = { $whose ->
    [ours] our station was away: no silence can be claimed
    [theirs] their station was away: no silence can be claimed
   *[other] the caller's station was away: no silence can be claimed
}
became-call-ENDED = both sides talked, then hung up
became-call-CUT-OFF = both sides talked, then silence

# What became of a line test.
became-test-SENT = { $whose ->
    [ours] on our record; nothing signed yet
    [theirs] on their record; nothing signed yet
   *[other] on the asking side's record; nothing signed yet
}
became-test-HELD = { $whose ->
    [ours] their station holds it; a person there is to read it back
    [theirs] our station holds it; a person here is to read it back
   *[other] the station asked holds it; a person is to read it back
}
became-test-ANSWERED = { $whose ->
    [ours] their station signed for it
    [theirs] our station signed for it
   *[other] the station asked signed for it
}
became-test-READ-BACK = { $whose ->
    [ours] a person there read it back
    [theirs] a person here read it back
   *[other] a person read it back
}
became-test-LINE-DEAD = { $whose ->
    [ours] no signature of their station came in time
    [theirs] no signature of our station reached them in time
   *[other] no signature came in time
}
became-test-UNATTENDED = { $whose ->
    [ours] their station signed; nobody there read it back
    [theirs] our station signed; nobody here read it back
   *[other] the station asked signed; nobody read it back
}
became-test-OUR-FAULT = { $whose ->
    [ours] our station was away: no silence can be claimed
    [theirs] their station was away: no silence can be claimed
   *[other] the asking station was away: no silence can be claimed
}
