# Calls: the ring dialog, one call's page, placing one.
exercise = EXERCISE EXERCISE EXERCISE

ring-title = { $precedence }: it rings
ring-from = From
ring-for = For
ring-subject = Subject
ring-identity = Identity
ring-identity-held = signed with the keys of the card of
ring-placed = Placed
ring-needed-by = Needed by
ring-ends = Its wait ends
ring-refusal-note = Every answer is an answer: waiting for approval is no refusal, and each goes on the record in these words.
ring-hush = Silence here, keep ringing elsewhere
ring-handed = handed over by { $post }
ring-others = What rings besides
ring-more = Also ringing ({ $n }):
ring-sudden = This call came to the front just now: pause for a moment, then press the key again if it was meant for it.
ring-unanswered = The station does not answer. Whether it took this down is not known: press the same button again, nothing is said twice.
answered-stays = Answered. What you have written on this page stays here.
answered-open = Open the call

calls-title = Calls with { $line }
calls-newest = The newest calls of both sides
calls-all = All calls of this line
call-title = Call with { $line }
call-new = Call them
call-new-title = Call { $line }
call-place = Call
call-say = What may be said now
call-way = Way
call-ours = ours: { $from } to { $to }
call-theirs = theirs: { $from } to { $to }
call-precedence = Precedence
call-asked = Post asked now
call-reached = Post reached
call-pending = Pending
call-stale = stale
call-refused = Refused
call-by-station = { $whose ->
    [ours] by their station
    [theirs] by our station
   *[other] by the station called
}
call-window = Window
call-silence = Silence
call-evidence = Evidence
call-callers-word = { $whose ->
    [ours] how it ended is our word alone
    [theirs] how it ended is their word alone
   *[other] how it ended is the caller's word alone
}
call-late = Late words
call-fault = Misconduct
call-due = until silence is named:
call-path = How it went
call-when = When
call-step = What was said
call-then = Then it stood at
call-state = State

say-attend = Take it up
say-accept = Accept
say-pending = Pending: asked, waiting for approval
say-still-pending = Still pending
say-refuse = Refuse
say-delegate = Hand over to another post
say-schedule = Offer a time
say-agree-window = Agree to the time
say-in-writing = Ask for it in writing
say-identity-held = Identity holds
say-identity-failed = Identity does not hold
say-identity-overridden = Override: two persons
say-principals = The principal is here
say-interpreters = The interpreter is ready
say-no-interpreters = No interpreter is needed
say-both-on = Both are on
say-hang-up = Hang up
say-withdraw = Take the call back

field-decider = Who decides
field-code = Code
field-review-by = Review in
field-text = Text (may be left out)
field-alternative = Alternative
field-retry-after = Try again after
field-to = To the post
field-from = From (UTC)
field-until = Until (UTC)
field-how = How
field-first = First post
field-second = Second post
field-why = Why
field-to-post = To their post
field-from-post = From our post

span-15m = 15 min
span-30m = 30 min
span-1h = 1 h
span-2h = 2 h
span-6h = 6 h
span-12h = 12 h
span-24h = 24 h
span-48h = 48 h

# Codes of refusal and of pending: no software judges them.
refusal-R01 = principal absent
refusal-R02 = occupied
refusal-R03 = no authority, or approval not granted
refusal-R04 = post vacant
refusal-R05 = wrong level
refusal-R06 = no interpreter
refusal-R07 = subject not accepted
refusal-R08 = conditions not met
refusal-R09 = suspended in protest
refusal-R10 = written form preferred
refusal-R11 = identity not verified
refusal-R12 = technical fault on the refusing side
refusal-R13 = outside declared hours
refusal-R14 = use another channel
refusal-R15 = already handled
refusal-R16 = exercise traffic not accepted
refusal-R99 = no reason given
pending-P1 = principal
pending-P2 = superior, or head of state
pending-P3 = translation
pending-P4 = legal advice, or consulting a third party

# What was said of a call, or happened to it.
step-Submitted = submitted for release
step-Released = released
step-NotReleased = not released
step-Cosigned = { $whose ->
    [ours] held by their station
    [theirs] held by our station
   *[other] held by the station called
}
step-Rang = rang
step-NobodyThere = nobody there
step-RefusedByStation = { $whose ->
    [ours] refused by their station
    [theirs] refused by our station
   *[other] refused by the station
}
step-PickedUp = taken up
step-Accepted = accepted
step-ApprovalAwaited = pending
step-StillPending = still pending
step-WindowOffered = a time offered
step-CounterOffered = another time offered
step-WindowAgreed = time agreed
step-Delegated = handed over to another post
step-AskedInWriting = asked for in writing
step-Refused = refused
step-IdentityHeld = identity holds
step-IdentityFailed = identity does not hold
step-Overridden = identity overridden
step-PrincipalsHere = principals are here
step-InterpretersReady = interpreters are ready
step-NotNeeded = no interpreter needed
step-BothOn = both are on
step-Heard = heard
step-HungUp = hung up
step-Withdrawn = taken back
step-Preempted = preempted
step-Crossed = crossed
step-Silence = silence
step-OurOutage = { $whose ->
    [ours] our own outage
    [theirs] their own outage
   *[other] outage of the caller's station
}
