# Which type is written.
wr-which = What to write
wr-which-to = What to write to { $line }
wr-group-service = Service
wr-group-calls = Calls
wr-group-notices = Notices
wr-group-risk = Risk
wr-group-own = General and own types

# The form.
wr-not-yet = Nothing has been sent. What you typed is still here.
wr-faults = { $count ->
    [one] One thing does not fit: it is said beside it.
   *[other] { $count } things do not fit: each is said beside it.
}
wr-missing = missing
wr-two-persons = Here two persons send a message: you draft it, another releases it.
wr-about-supersedes = This takes the place of
wr-about-reply_to = This answers
wr-asked = Asked:
wr-unanswered = Asked, and without an answer here:
wr-header = Header
wr-body = What it says
wr-rest = More of the header
wr-optional = (may be left out)
wr-own = (yours)
wr-to = To: who must act
wr-info = For information: who need only know
wr-exempted = Not to be told
wr-precedence = Precedence
wr-info-precedence = Precedence for those who need only know
wr-as-precedence = the same
wr-subject = Subject
wr-marking = Exercise, operation, drill or project
wr-marking-none = none: this is real
wr-marking-name = Its name
wr-reply-by = An answer is asked for by
wr-valid-from = Holds from
wr-valid-to = Holds until
wr-from = From which post of ours
wr-from-desk = our desk
wr-language = The language in which you write
wr-authentic = The text that counts
wr-authentic-own = the one that you write
wr-reply-to = Answers the message
wr-supersedes = Takes the place of the message
wr-must-follow = Not to be read without the messages
wr-refers = Refers to the messages or calls
wr-label = How it is to be handled
wr-article = Article of the agreement
wr-paragraph = Paragraph
wr-remarks = Remarks
wr-needed-by = Needed by: held back if not released by then
wr-yes = yes
wr-no = no
wr-row = no. { $number }
wr-more = One more of: { $field }
wr-empty-rows = What is left empty is not sent.
wr-how-moment = as in +48h, 041230Z MAR 22 or 2022-03-04T12:30Z
wr-how-date = as in 2022-03-04
wr-how-duration = as in 90min, 48h or 1 d 12 h
wr-how-position = as in 54°21.5'N 018°39.0'E or 54.35833, 18.65
wr-how-language = as in en, uk or zh-Hant
wr-how-ref = its reference, or how that begins
wr-how-refs = their references, or how these begin, with spaces between
wr-how-post = the name of a post

wr-phrase-answers = Phrases that answer it

# The preview.
wr-preview = Show what will be signed
wr-preview-note = Nothing is sent by that.
wr-preview-title = Before it is signed: { $form }
wr-exactly = This is all that will be signed. Both sides hold it for ever.
wr-changed = What would be signed has changed since you saw it (the number, or the agreement). Read it again.
wr-words = { $count ->
    [one] one word
   *[other] { $count } words
}
wr-words-of = { $count } of { $most } words that FLASH and IMMEDIATE may have
wr-change = Back to the form
wr-send = Sign and send
wr-send-draft = Keep it as a draft

# A draft.
wr-draft-title = Draft
wr-draft-why = For
wr-draft-verified = Verified by
wr-draft-decided = Decided by
wr-draft-reason = Because
wr-draft-until = Held back unless released by
wr-draft-became = It became the message
wr-draft-cannot = It cannot be released as it stands:
wr-draft-as = What you do here stands in our journal under { $name }. It is never sent.
wr-as-drafted = as drafted
wr-unaided = If MINIMIZE holds it back: it goes by itself when that is over
wr-do-verify = I have read it as it stands: verified
wr-do-release = Release it: it leaves now
wr-do-reject = It is not to leave
wr-do-hold-back = Take it back
wr-why-not = Why not
wr-why-back = Why it is taken back
wr-changes-draft = Another text for a draft. Whoever has verified it must read it again. As it stands:
wr-do-change = Change its text
