# What must be heard: the bar above every page.
watch-bar = The watch at this console
watch-begin = Start watch: test the sound, take the desk
watch-end = Leave the desk
armed-off = Sound is off: a ring would not be heard here
armed-on = Sound armed
armed-failed = The sound test failed: check the loudspeaker
speaker-gone = The chosen loudspeaker is gone: the system's own sounds
desk-taken = The desk is taken
desk-left = Nobody has taken the desk: calls ring in an empty room
ring-begin = Start watch and take it up
ring-begin-note = Nobody has taken the desk. This takes it, tests the sound of this console, and takes the call up. Any other answer counts as well.
alarms = Alarms
alarm-watch = Watch
alarm-message = message from { $line }
alarm-silence = Silence
alarm-silence-all = Silence all { $count }
alarm-silenced = heard, not yet seen
