# What the station flagged beside the record, and why a letter of theirs was refused: known by the English words.

# Attachments.
fl-named-more = { $name }: { $n } bytes are named, more than was agreed: not asked for
fl-names-another = { $name }: entry { $ref } names another size or media than these bytes have
fl-ask-unnamed = they ask for bytes that no entry names: { $ref }
fl-came-unnamed = bytes came that no entry names: { $ref }
fl-came-more = { $name }: more bytes came than its entry names, or than was agreed
fl-day-full = more than { $n } bytes of attachments in a day: the rest waits for the next
fl-wrong-hash = { $name }: all its bytes came, and they do not have the hash that its entry names
fl-not-flat = { $name }: not a flat image: not opened: { $why }
fl-not-delivered = { $name }: named, and not delivered so far, though asked for { $n } times: our word

# Entries of theirs that are odd.
fl-held-less = entry { $ref } claims to have held less than entries before it
fl-held-unwritten = entry { $ref } claims to have held what was never written
fl-dated-ahead = entry { $ref } is dated { $n } s ahead of our clock
fl-dated-before = entry { $ref } is dated { $n } s before an entry that it says was there
fl-seal-stated = entry { $ref } states a sealing key that cannot be used: { $why }
fl-more-held = they say that they hold more of our log than we do; it did not come back in time
fl-ahead-of-prefix = entry { $n } of { $origin } came ahead of its prefix: it waits for it
fl-voided = a head of size { $n } under the closed epoch { $epoch }: a voided tail
fl-came-late = { $origin }: a head of size { $n } came late, and was not compared
fl-unknown-card = epoch { $epoch } was begun under another card than the one that we know
fl-holds-more = epoch { $epoch } says it holds { $n } entries of { $ref }: more than we know to have written
fl-came-before = epoch { $epoch } { $begins }, though { $other_epoch } came before it: restored from an old backup, or two stations run under one card

# A letter of theirs that was refused.
fl-reply-refused = their reply was refused: { $why }
fl-no-challenge = no answer to our challenge
fl-other-party = entries of another line or party: { $origin }
fl-no-ranges = a parcel carries no ranges: they belong into bundles
fl-head-other-line = a head of another line: { $ref }
fl-head-stranger = a head of { $raw }, who is not on this line
fl-no-signed-root = { $origin }: the entries up to { $n } do not give the root that was signed
fl-card-changed = { $origin }: this station cannot follow a change of cards yet: meet and pair again
fl-forked = { $origin }: two different heads of size { $n } that cannot both be true
fl-forked-sizes = { $origin }: heads of size { $n } and { $count } that cannot both be true
fl-follows-itself = epoch { $epoch } follows itself
fl-follows-empty = epoch { $epoch } follows { $other_epoch }, of which it says that it is empty
fl-names-root = epoch { $epoch } names another root at size { $n } of { $other_epoch } than the entries give
fl-parcel-line = a parcel for the line { $ref }
fl-parcel-others = a parcel from { $party } to { $other } on a line of others
fl-receipt-not-ours = a receipt on a log that is not ours: { $origin }
fl-receipt-unsigned = a receipt on a head of size { $n } that we did not sign
fl-receipt-without = a receipt on our head { $n } without a signature of { $party }
fl-leaf-absent = inclusion: no leaf { $n } in a tree of { $count }
fl-proof-short = inclusion of leaf { $n } in { $count }: the proof is too short
fl-proof-long = inclusion of leaf { $n } in { $count }: the proof is too long
fl-proof-other = inclusion of leaf { $n } in { $count }: the proof leads to another root

# Their hello.
fl-hello-signature = hello: the signature does not match
fl-hello-fields = hello: its fields are not exactly those of { $kind }
fl-hello-other-text = hello: its signature is on another text
fl-hello-signatures = hello: { $n } signatures by the log key on the card, not one
fl-hello-challenge = hello: the challenge is not 16 bytes in hex
fl-hello-answers = hello: what it answers is not 16 bytes in hex
fl-hello-seal = hello: the sealing key is not { $n } bytes in hex
fl-hello-sees = hello: how it sees us is none of unknown, dead, degraded, up
fl-hello-at = hello: `at` is not a time
fl-hello-logs = hello: the other logs are not those that its author holds and its own
fl-hello-lists = hello: the other logs are not two lists of at most { $most }
fl-hello-size = hello: a size held is not an epoch and a size

# The parcel, and the seal around it.
fl-parcel-section = parcel: section { $n } has no place in a parcel
fl-parcel-sections = parcel: more than { $most } sections
fl-parcel-entries = parcel: more than { $most } entries
fl-parcel-bytes = parcel: { $n } bytes where { $most } are allowed
fl-parcel-bucket = parcel: { $n } bytes of plain text are no bucket of 4 KiB times a power of two
fl-parcel-text = parcel: a text of { $n } bytes in a bucket of { $count }
fl-parcel-padding = parcel: the padding is not all zeros
fl-sealed-bytes = sealed parcel: { $n } bytes where { $most } are allowed
fl-sealed-no-header = sealed parcel: no header line within { $n } bytes
fl-sealed-box = sealed parcel: a box of { $n } bytes holds no bucket of 4 KiB times a power of two
fl-sealed-header = sealed parcel: header: { $why }
fl-sealed-format = sealed parcel: the format { $raw } is not { $kind }
fl-sealed-fields = sealed parcel: the header has the fields { $names }, not format, from, key, line, to
fl-sealed-self = sealed parcel: from a party to itself
fl-sealed-value = sealed parcel: { $raw } cannot be the header's { $part }
fl-sealed-key = sealed parcel: sealed to the key { $ref }, which is not or no longer ours
fl-sealed-changed = sealed parcel: the key { $ref } does not open it; header or box were changed on the way
