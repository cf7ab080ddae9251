# The field's vocabulary: what a value of the record is called. A value without words stands for itself.
precedence-Z = Z FLASH
precedence-O = O IMMEDIATE
precedence-P = P PRIORITY
precedence-R = R ROUTINE

lamp-bearers = bearers
lamp-desk = desk
lamp-principal = principal

light-UP = UP
light-ATTENDED = ATTENDED
light-REACHABLE = REACHABLE
light-DEGRADED = DEGRADED
light-UNATTENDED = UNATTENDED
light-CLOSED = CLOSED
light-DEAD = DEAD
light-UNKNOWN = UNKNOWN

declared-OPEN = OPEN
declared-LIMITED = LIMITED
declared-MAINTENANCE = MAINTENANCE
declared-SUSPENDED = SUSPENDED
declared-WITHDRAWN = WITHDRAWN

layer-bearer = bearer
layer-station = station
layer-person = person

check-station = station
check-clock = clock
check-disk = disk
check-network = network

silence-S0 = no test yet
silence-S1 = line dead
silence-S2 = station up, no person
silence-S3 = tests answered, call not
silence-S4 = pending or stale
silence-S5 = refused
silence-S6 = alternate only
silence-S7 = reachable elsewhere

# Where a call, a test, a message, a request, an assurance, a draft or a fault stands. None of them stands for another.
state-DRAFTED = DRAFTED
state-AWAITING-RELEASE = AWAITING RELEASE
state-PLACED = PLACED
state-DELIVERED = DELIVERED
state-RINGING = RINGING
state-ATTENDED = ATTENDED
state-AWAITING = PENDING
state-WINDOWING = AGREEING A TIME
state-SCHEDULED = SCHEDULED
state-CHECKING = CHECKING THE CALLER
state-SUMMONING = FETCHING PRINCIPALS
state-INTERPRETING = FETCHING INTERPRETERS
state-READY = READY
state-TALKING = TALKING
state-INTERRUPTED = INTERRUPTED
state-LINE-DEAD = LINE DEAD
state-UNATTENDED = UNATTENDED
state-UNANSWERED = UNANSWERED
state-UNDECIDED = UNDECIDED
state-UNAPPROVED = UNAPPROVED
state-NO-WINDOW = NO TIME AGREED
state-REPLACED = REPLACED
state-UNVERIFIED = UNVERIFIED
state-MISMATCHED = MISMATCHED
state-NOT-JOINED = NOT JOINED
state-REFUSED = REFUSED
state-WRITTEN = ASKED IN WRITING
state-WITHDRAWN = WITHDRAWN
state-PREEMPTED = PREEMPTED
state-MERGED = MERGED
state-HELD-BACK = HELD BACK
state-OUR-FAULT = { $whose ->
    [ours] OUR FAULT
    [theirs] THEIR FAULT
   *[other] FAULT OF WHO BEGAN IT
}
state-ENDED = ENDED
state-CUT-OFF = CUT OFF
state-SENT = SENT
state-SEEN = SEEN
state-OFFICE = WITH THE OFFICE
state-INFORMED = INFORMED
state-HELD = HELD
state-ANSWERED = ANSWERED
state-ANSWERED-LATE = ANSWERED LATE
state-READ-BACK = READ BACK
state-ASKED = ASKED
state-UNDELIVERED = UNDELIVERED
state-INADEQUATE = INADEQUATE
state-ADEQUATE = ADEQUATE
state-MEETING-ASKED = MEETING ASKED
state-MEETING-UNDELIVERED = MEETING REQUEST UNDELIVERED
state-MEETING-DELIVERED = MEETING REQUEST DELIVERED
state-MEETING-AGREED = MEETING AGREED
state-MEETING-REFUSED = MEETING REFUSED
state-NOT-MET = NO ANSWER TO THE MEETING
state-MEETING-WITHDRAWN = MEETING REQUEST WITHDRAWN
state-CORRECTED = CORRECTED
state-STANDING = STANDING
state-EXPIRED = EXPIRED
state-KEPT = KEPT
state-DISPUTED = DISPUTED
state-VERIFIED = VERIFIED
state-DEFERRED = DEFERRED
state-RELEASED = RELEASED
state-NOT-RELEASED = NOT RELEASED
state-OPEN = OPEN
state-REPAIR = UNDER REPAIR
state-MENDED = MENDED
state-CLOSED = CLOSED

# What stands beside a message's state.
mark-CANCELLED = CANCELLED
mark-CORRECTED = CORRECTED
mark-READDRESSED = READDRESSED
mark-NACKED = CANNOT BE USED
mark-EXPECTED = ANSWER EXPECTED
mark-ANSWERED = ANSWERED

# How far something provably came: by what the other side signed. None of them stands for another.
evidence-ATTEMPTED = attempted
evidence-DEPOSITED = deposited with a witness
evidence-DELIVERED = delivered
evidence-RANG = rang
evidence-SEEN = seen by a person
evidence-PENDING = pending
evidence-ANSWERED = a person signed how it goes on
evidence-REFUSED = refused

# Whose something is.
side-ours = ours
side-theirs = theirs
side-both = both

# How a check stands.
level-well = WELL
level-care = CARE
level-bad = BAD
level-unknown = UNKNOWN
