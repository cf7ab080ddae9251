# The station check: is it us?
check-none-failing = Nothing of ours is known to fail.
check-failing = { $count ->
    [one] One check needs somebody.
   *[other] { $count } checks need somebody.
}
checks-caption = Is it us?
check-what = What
check-stands = How it stands
check-why = Why
check-keys = keys
check-key-age = age of the keys
check-certificate = our certificate
check-their-certificate = their certificate
check-record = record
check-backup = backup of the record
check-party = Party
check-folder = Folder
check-began = Running since
check-lines = Lines
check-lines-caption = What waits on each line
check-line = Line
check-their-view = They see us as
check-outbox = Not yet received by them
check-calls = Open calls
check-unseen = Unseen by us
check-overdue = Overdue duties
check-tickets = Open tickets
check-oddities = Refused or flagged
check-sound = Sound of this console
check-sound-test = Play the test tone
check-speaker = Loudspeaker
check-speaker-system = the system's own
check-speakers-list = Show the loudspeakers of this machine
check-speaker-note = A browser names loudspeakers only to a page that may use the microphone: it asks you once, nothing is recorded, and the microphone is closed at once. The choice is kept in this browser.
check-speaker-refused = The browser did not allow it: the alarm sounds from the system's own loudspeaker.
check-speaker-fixed = In this browser the alarm always sounds from the system's own loudspeaker.
