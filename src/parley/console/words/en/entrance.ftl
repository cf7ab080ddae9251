# The entrance.
log-in = Log in
log-in-name = Name
log-in-password = Password
log-in-code = Code of your authenticator
log-in-failed-often = Too many failed attempts with this name or from this machine: wait five minutes.
log-in-failed-long = That is longer than a name, a password and a code can be.
log-in-failed-wrong = Name, password and code do not belong together. A code counts once, and for half a minute.
log-in-failed-link = This link was used already, or is too old: ask for another.
link-once = This link lets you in once.
link-enter = Log in as { $name }

# The end of a session.
session-ends = Your session ends with the shift
session-anew = Log in anew, and go on
session-over-here = Your session is over: nothing rings here any longer
session-over-shift = Your session ended with the shift at { $at }.
session-over-account = Your session ended: your account was removed, or may do something else now.
session-over-early = Your session was ended before its time: somebody logged out in this browser or deleted its cookies, or your account was removed or may do something else now.
session-over-desk = It had taken the desk. Where nobody else is at it, callers are told so at once: start the watch again.
session-over-rings = Log in, and start the watch again. Where nobody else is at the desk, callers are told so.
