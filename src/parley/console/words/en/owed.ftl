# What is owed, what stands in the shift log, and what the station check says: known by the English words, as alarms are.

# What is due.
ow-drill = contact drill: every number tried
ow-exercise = exercise with a score
ow-keys = keys changed face to face
ow-review = review of { $declared }
ow-station-test = test of their station
ow-we-test = we test { $post }: to be read back
ow-they-test = they test { $post }: to be read back
ow-test-open = a test of { $post }: to be read back
ow-holiday = agreed holiday: no test is to be read back
ow-roster-ends = the roster ends: a new one is needed
ow-watch-changes = the watch changes
ow-ticket = fault ticket { $n }: { $sentence }
ow-tell-within = out for { $count } min: tell them within { $least } min
ow-tell-at-once = out for { $count } min: tell them at once
ow-tell-on-off-within = out, on and off, for { $count } min: tell them within { $least } min
ow-tell-on-off-at-once = out, on and off, for { $count } min: tell them at once
ow-untold = they have not been told
ow-unbegun = its repair has not begun
ow-assurance-ends = assurance ends: { $subject }
ow-draft = draft to be released: { $subject }
ow-pending-word = word on the pending call { $typed }: { $post } decides
ow-call-time = agreed time of the call { $typed }
ow-to-be-seen = to be seen, { $speed }: message no. { $n }, { $subject }
ow-to-be-seen-info = to be seen for information, { $speed }: message no. { $n }, { $subject }
ow-reply-asked = reply asked for: message no. { $n }, { $subject }
ow-reply-announced = reply announced: message no. { $n }, { $subject }
ow-request-at = { $state }: { $subject }

# The shift log, and what waits.
ow-takes = { $name } takes the watch
ow-takes-none = { $name } takes the watch; { $before } handed nothing over
ow-hands-over = { $name } hands over to { $other_name }; open: { $waits }
ow-hands-over-said = { $name } hands over to { $other_name }: { $said }; open: { $waits }
ow-waits-calls = calls { $n }
ow-waits-claimed = claimed calls to settle { $n }
ow-waits-tests = tests to read back { $n }
ow-waits-by-us = messages for us to see { $n }
ow-waits-by-them = messages for them to see { $n }
ow-waits-drafts = drafts { $n }
ow-waits-missed = tests missed in a row { $n }
ow-waits-tickets = fault tickets { $numbers }
ow-waits-nothing = nothing
ow-waits-drill = a contact drill

# The station check.
ow-runs = has run for { $span }
ow-runs-not = it does not run: nothing goes out, nothing comes in, nothing rings; what follows is old
ow-keys-none = { $name } is not there: nothing can be signed after the next start
ow-keys-read = others on this machine can read { $name }: chmod 600, and think of new keys
ow-keys-well = { $name } is there, for the station's own user alone
ow-card-made = card { $n } was made { $dtg }, { $span } ago
ow-card-old = card { $n } was made { $dtg }, { $span } ago: keys are renewed face to face about every two years
ow-certificate-none = it is not there, or cannot be read: nobody is let in after the next start
ow-certificate-other = it is not the one on our card: the other side refuses it
ow-certificate-ours = ours, from { $day } until { $other_day }
ow-certificate = { $name }, from { $day } until { $other_day }
ow-certificate-bad = { $sentence }: not valid now, so no connection is made; is our clock right?
ow-record-none = { $name } is not there: restore it from a backup
ow-record-size = { $count } KiB, and { $n } KiB not yet taken up
ow-record-checked = at each start all of it is checked
ow-backup = the station keeps no note of them: make them with SQLite's online backup, never by plain copying
ow-clock-one = { $party }'s { $seconds } s from ours; ours or theirs: compare with a good clock
ow-clock-some = { $names } from ours; ours is the likelier to be wrong: compare with a good clock
ow-clock-ours = ours is the likelier to be wrong
ow-clock-either = ours or theirs: compare it with a good clock
