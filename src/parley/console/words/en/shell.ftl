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
stream-full = too many consoles are open: this one is told of no change
stream-stale = nothing heard of the station for { $span }: what is shown is old
station-away = The station does not answer.
station-away-for = All that stands here is { $span } old, and may be wrong.

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
for-the-watch = For the watch: you may read here, and change nothing.
failed-no-page = There is no such page.
outside-host = The console refused this request: it was addressed to { $name }, and the console does not go by that name.
outside-site = The console refused this request: it comes from { $name }, and not from the console's own pages. Nothing was done.
outside-nameless = The console refused this request: where it comes from is not said, and it is not one of the console's own pages. Nothing was done.
outside-open = Open the console by its own address: { $address }
outside-tell = Do there what you meant to do. If you did not mean to do anything, another page tried it in your name: close that page, and tell whoever looks after the station.
failed-full = { $n } consoles are open on this station, and no more are told of changes.
failed-full-now = Close some of them, on this machine or on others: an open page then takes the free place by itself.

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

# Fields of several forms, where one of them is told of.
named-text = Text
named-reason = Reason
named-to = To
