# What stands around every page.
page-lines = Lines
page-messages = Messages
page-timeline = Timeline
page-check = Station check
nav-pages = Pages
nav-skip = To the contents
log-out = Log out
reads-only = reads only
language = Language
language-set = Use

# The lamp of the event stream. { $span } is a length of time.
stream-waiting = connecting
stream-live = live
stream-lost = no connection to the station
stream-stale = nothing heard of the station for { $span }: what is shown is old

# Lengths of time.
span-d = { $n } d
span-h = { $n } h
span-min = { $n } min
span-s = { $n } s
time-now = now
time-ago = { $span } ago
time-in = in { $span }

# Failures of a form.
failed-heading = Not done
failed-read-only = You may read here, and change nothing.
failed-no-page = There is no such page.

# Single keys, and the search box.
keys = Keys
search = Search
search-do = Look for it
search-hint = words, author or post, number, reference, or a date-time group
search-caption = On all lines, ours and theirs, the newest first
search-found = { $count ->
    [0] No message fits.
    [one] One message fits
   *[other] { $count } messages fit
}
