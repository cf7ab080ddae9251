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
