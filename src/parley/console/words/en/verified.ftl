# Why a bundle is not authentic, or what in an authentic one must not be: known by the verifier's English words.

# The file.
vf-cut = the last line is not ended: the file may have been cut
vf-no-digest = the file does not end with its digest: it was cut, or something was added
vf-other-digest = the digest at the end is not that of the text before it: something was changed since
vf-first-line = line 1: { $raw } where { $name } belongs
vf-not-utf8 = line { $n }: not UTF-8
vf-file-ends = line { $n }: the file ends where more belongs
vf-begins = a bundle begins with about, card and card
vf-one-party = both cards are of one party
vf-another-line = { $origin }: a log of another line than the two cards make, which is { $ref }
vf-lines-announced = line { $n }: { $count } lines are announced, { $shown } are there
vf-note-lines = line { $n }: a note has three lines and then an empty one
vf-line-why = line { $n }: { $why }
vf-no-section = line { $n }: { $raw } with { $count } words after it is not a section
vf-hashes = line { $n }: { $count } hashes where { $most } are allowed
vf-no-hash = after line { $n }: { $raw } is not a hash
vf-hash-form = after line { $n }: a hash is 64 lower-case hex digits
vf-line-not-base64 = after line { $n }: not base64
vf-line-no-bytes = after line { $n }: bytes that are none, or not the base64 that they have
vf-line-no-number = line { $n }: { $raw } is not a number
vf-no-place = { $sort }: no place for it after the two cards of a bundle
vf-about-why = about: { $why }
vf-head-twice = head { $n } of { $origin }: twice
vf-entries-none = entries from { $n } of { $origin }: none
vf-entries-left = entries from { $n } of { $origin }: { $shown } hashes before them where { $count } belong
vf-entries-overlap = entries from { $n } of { $origin }: they overlap those before them, or come before them

# A line of JSON.
vf-bytes = { $n } bytes where { $most } are allowed
vf-not-json = not JSON: { $detail }
vf-no-object = { $sort } at the top where an object belongs
vf-not-canonical = not in canonical form (order, white space, escapes or a key twice)
vf-too-deep = more than { $most } levels deep
vf-number-beyond = the number { $least } is beyond 2^53 - 1
vf-no-place-in-entry = { $sort } has no place in an entry
vf-key-form = the key { $raw } is not of the form [a-z][a-z0-9_]*

# An entry.
vf-entry-why = entry { $n } of { $origin }: { $why }
vf-twice = twice
vf-first-missing = { $origin }: its first entry is not here
vf-before-1970 = the day { $day } is before 1970
vf-no-such-day = there is no such day as { $day }: { $detail }
vf-lacks-fields = an entry without { $names }
vf-kind-no-text = an entry whose kind is not a text
vf-at-no-text = { $kind }: `at` is not a text
vf-salt = { $kind }: the salt is not 16 bytes in lower-case hex
vf-kind-form = the kind { $raw } is not of the form name.name/version
vf-after-fields = { $kind }: `after` does not have exactly epoch and size
vf-after-holds = { $kind }: `after` does not hold an epoch and a size
vf-after-epoch = { $kind }: `after` names the epoch { $raw }, which is not 8 hex digits

# The logs of a party.
vf-no-origin = { $raw } is not the origin of a line's log
vf-neither = { $origin }: a log of neither { $party } nor { $other }
vf-log-begins = a log begins with { $kind }, not with { $other_kind }
vf-epoch-fields = { $kind }: its fields are not exactly card, previous and holds
vf-epoch-card = { $kind }: the card in force is not named by its hash
vf-epoch-previous = { $kind }: the log before it is not named by epoch, size and root
vf-epoch-holds = { $kind }: what it holds of the counterpart is not an epoch and a size
vf-epochs-lost = the epochs { $names } follow none that is here

# Heads and receipts.
vf-head = head { $n } of { $origin }
vf-receipt = receipt of { $name } on head { $n } of { $origin }
vf-head-other = head of { $raw } where one of { $origin } belongs
vf-head-lines = head of { $origin }: not exactly three lines
vf-head-size = head of { $origin }: { $raw } is not a size
vf-head-root = head of { $origin }: a root of { $n } bytes
vf-head-empty = head of { $origin }: size 0 with a root that is not that of nothing
vf-root-not-base64 = the root of { $origin }: not base64
vf-root-not-canonical = the root of { $origin }: not the canonical base64 of its bytes
vf-no-ed25519 = { $signed }: no Ed25519 signature by the key that counts there
vf-no-mldsa = { $signed }: no ML-DSA-44 signature by the key that counts there: provisional, not proof
vf-half = { $signed }: only one of its two signatures
vf-two-times = { $signed }: its two signatures name two times, { $n } and { $count }
vf-one-key-twice = two signatures by one key of { $origin }
vf-signature-bytes = { $signed }: a signature of { $n } bytes where { $count } belong
vf-time-zero = { $signed }: time zero states nothing
vf-time-beyond = { $signed }: { $n } s is a time that no calendar has
vf-ed25519-bytes = { $signed }: an Ed25519 signature of { $n } bytes
vf-ed25519 = { $signed }: the Ed25519 signature does not match
vf-mldsa = { $signed }: the ML-DSA-44 signature does not match

# A signed text.
vf-note-bytes = note: { $n } bytes where { $most } are allowed
vf-note-not-utf8 = note: not UTF-8 at byte { $n }
vf-note-control = note: a control character
vf-note-no-blank = note: no blank line before the signatures
vf-note-no-signature = note: no signature line, or the last is not ended
vf-note-signatures = note: { $n } signatures where { $most } are allowed
vf-note-no-line = note: { $raw } is not a signature line
vf-note-line-empty = note: the signature line of { $raw } has no signature
vf-note-empty = note: the signature of { $origin } is empty
vf-note-name = note: { $raw } cannot be a key's name
vf-signature-not-base64 = the signature of { $origin }: not base64
vf-signature-not-canonical = the signature of { $origin }: not the canonical base64 of its bytes

# Cards and keys.
vf-card-not-first = card { $n } of { $party }: a bundle begins with first cards; later ones are entries
vf-card-name = card: the name is not 1 to 16 letters a-z and digits, beginning with a letter
vf-card-one = a card file holds exactly one card
vf-card-fields = card: its fields are not exactly those of { $kind }
vf-card-number = card of { $party }: the number is not 1 or more
vf-card-previous = card { $n } of { $party }: the card before it is not named as it must be
vf-card-made-at = card of { $party }: made_at is not a time
vf-card-other-text = card of { $party }: its signatures are on another text
vf-seal-bytes = the sealing key has { $n } bytes, not { $count }
vf-seal-unusable = the sealing key cannot be used: { $detail }
vf-card-no-text = card: { $part } is not a text
vf-card-no-hex = card: { $part } is not hex
vf-card-hex-form = card: { $part } is not lower-case hex without spaces
vf-card-line = card: { $part } is not one line of 1 to { $most } characters
vf-card-list = card: { $part } is not a list of at most { $most }
vf-card-post-fields = card: a post does not have exactly post and title
vf-card-post-name = card: a post's name is not one line of 1 to 64 characters without space around it
vf-card-post-twice = card: one post twice
vf-key-unsound = the { $part } key is not a sound Ed25519 key
vf-mldsa-bytes = the ML-DSA-44 key has { $n } bytes, not { $count }
vf-one-key-both = one Ed25519 key serves both as log and as cosignature key
vf-change-fields = card entry { $n } of { $party }: not exactly card, their_epoch, their_size
vf-change-receipts = card entry { $n } of { $party }: it does not say up to where old receipts count
vf-change-follows = card entry { $n } of { $party }: card { $shown } does not follow card { $count }

# Entries and the heads that they are under.
vf-change-no-head = entry { $n } of { $origin } changes cards, and no head of size { $count } is here
vf-other-root = entries { $n } to { $count } of { $origin }: they do not give the root that was signed at { $shown }
vf-no-head-ends = entries { $n } to { $count } of { $origin }: no signed head ends with them
vf-proved-nowhere = entry { $n } of { $origin }: proved in a head of size { $count }, which is not here
vf-proof-astray = entry { $n } of { $origin }: its inclusion proof does not lead to the root that was signed at { $count }

# What is authentic, and yet must not be.
vf-two-versions = entry { $n } of { $origin } was signed in two versions; one is { $version }
vf-follows = follows { $epoch }
vf-from-nothing = begins from nothing
vf-two-stations = epoch { $epoch } { $begins }, as another does: two stations run under one card
vf-received-before = epoch { $epoch } { $begins }, though { $other_epoch } was received before it
vf-old-backup = { $sentence }: restored from an old backup, or two stations under one card
vf-other-card = epoch { $epoch } was begun under another card than { $ref }
vf-went-back = entry { $n } of { $origin } claims to hold less than one before it did
vf-beyond = entry { $n } of { $origin } claims to hold more of { $epoch } than the { $count } entries here
vf-kept = entries { $n } to { $count } of { $origin } are kept, and do not count
vf-cannot-both = { $origin }: a head of size { $n } and { $against } cannot both be true
vf-against-size = one of size { $n }
vf-against-entries = the entries
vf-names-other-root = a later epoch names another root at size { $n } of { $origin }
vf-signed-later = { $origin }: a { $against } of size { $n } is signed later than one of size { $count }
vf-against-head = head
vf-against-receipt = receipt on a head
