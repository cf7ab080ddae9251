# What must be heard: the bar above every page.
watch-bar = The watch at this console
watch-begin = Start watch: test the sound, take the desk
watch-sound = Turn on the sound of this console
watch-test = Test the sound
watch-end = Leave the desk
armed-off = Sound is off: a ring would not be heard here
armed-on = Sound armed
armed-failed = The sound test failed: check the loudspeaker
speaker-gone = The chosen loudspeaker is gone: the system's own sounds
desk-taken = The desk is taken
desk-left = Nobody has taken the desk: calls ring in an empty room
desk-closed = The desk is taken, but no console of its watch is open
desk-elsewhere = The desk is taken at a command line, not at a console
ring-begin = Start watch and take it up
ring-begin-note = Nobody has taken the desk at a console. This takes it here, tests the sound of this console, and takes the call up. Any other answer counts as well, and takes no desk.
ring-begin-note-closed = The desk is taken, but no console of its watch is open. This takes it here, tests the sound of this console, and takes the call up. Any other answer counts as well, and takes no desk.
alarms = Alarms
alarm-watch = Watch
alarm-message = message from { $line }
alarm-silence = Silence
alarm-silence-all = Silence all { $count }
alarms-more = Out of sight: { $n } more
alarms-folded = and { $count } more
alarms-folded-loud = and { $count } more, { $loud ->
    [one] 1 of them sounds
   *[other] { $loud } of them sound
}
alarms-sounding = Alarms that sound now
alarms-sound = { $count ->
    [one] 1 alarm sounds:
   *[other] { $count } alarms sound:
}
alarms-up = To the alarms
alarm-silenced = heard, not yet seen
alarm-lasts = heard, and not over
title-exercise = EXERCISE
alarm-among-drafts = under Messages, Drafts
alarm-command-line = on the station's own machine: { $command }
