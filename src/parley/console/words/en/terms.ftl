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
