# What must be heard: the bar above every page.
watch-bar = The watch at this console
watch-begin = Start watch: test the sound, take the desk
watch-end = Leave the desk
armed-off = Sound is off: a ring would not be heard here
armed-on = Sound armed
armed-failed = The sound test failed: check the loudspeaker
desk-taken = The desk is taken
desk-left = Nobody has taken the desk: calls ring in an empty room
alarms = Alarms
alarm-watch = Watch
alarm-message = message from { $line }
alarm-silence = Silence
alarm-silenced = heard, not yet seen
