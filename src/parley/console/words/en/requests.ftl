# Requests for explanation and assurances: where each stands, and what may be said of it.
msg-box-requests = Requests and assurances
rq-request = Request for explanation
rq-requests = Requests for explanation
rq-assurance = Assurance
rq-assurances = Assurances
rq-none = None.
rq-newest = The newest first; what is open stands before what has ended
rq-asked-on = Asked on
rq-no-item = no item by name
rq-missing = Without an answer
rq-time = Time
rq-until = Until
rq-statement = Statement
rq-trigger = Told first, if
rq-replies = Replies
rq-reply-to = to: { $items }
rq-late = after its time
rq-taken-back = taken back by its author
rq-unjudged = not judged yet
rq-adequate = { $whose ->
    [ours] we found it adequate
    [theirs] they found it adequate
   *[other] the side that asked found it adequate
}
rq-inadequate = { $whose ->
    [ours] we found it not adequate
    [theirs] they found it not adequate
   *[other] the side that asked found it not adequate
}
rq-their-word = whether it is adequate is the word of the side that asked alone
rq-judge = Is their reply adequate?
rq-judged-reply = The reply
rq-judge-missing = What is missing
rq-judge-why = Why, in words
rq-judge-yes = It is adequate
rq-judge-no = It is not adequate
rq-judge-note = Our word, on both records. After one that is not adequate a request for a meeting lies ready among the drafts.
rq-draft-ready = A request for a meeting lies ready:
rq-to-request = The request that it answers
rq-told = What they were to hear of first has come, or will: tell them
rq-told-text = What has come, or will
rq-told-do = Tell them: we keep our assurance
rq-missed = It came, and they did not tell us
rq-missed-text = What came untold
rq-missed-do = Say that we were not told: our word
rq-give = Give an assurance
rq-ask = Ask for an explanation
rq-ask-assurance = Ask for an assurance
rq-ask-assurance-what = What they are to assure us of
rq-ask-assurance-until = Until when it is to hold
rq-ask-assurance-note = It goes as a numbered phrase, which is read in every language of the line; they can answer with an assurance. You see first what will be signed.
rq-said-told = told: { $count }
rq-said-missed = said untold: { $count }

# Where a request stands.
became-request-ASKED = { $whose ->
    [ours] their station has not signed for it yet
    [theirs] our station has not signed for it yet
   *[other] the station asked has not signed for it yet
}
became-request-UNDELIVERED = { $whose ->
    [ours] their station has not signed for it in time; nothing follows about an answer
    [theirs] our station has not signed for it in time; nothing follows about an answer
   *[other] no receipt of the station asked came in time; nothing follows about an answer
}
became-request-DELIVERED = { $whose ->
    [ours] their station has it; the time for their reply runs
    [theirs] our station has it; the time for our reply runs
   *[other] the station asked has it; the time for the reply runs
}
became-request-ANSWERED = { $whose ->
    [ours] their reply came; we have not judged it yet
    [theirs] we replied; they have not judged it yet
   *[other] a reply came; the side that asked has not judged it yet
}
became-request-UNANSWERED = { $whose ->
    [ours] no reply of theirs in time
    [theirs] no reply of ours in time
   *[other] no reply in time
}
became-request-INADEQUATE = { $whose ->
    [ours] we judged their reply not adequate
    [theirs] they judged our reply not adequate
   *[other] the reply was judged not adequate
}
became-request-MEETING-ASKED = { $whose ->
    [ours] we asked for a meeting; their station has not signed for that yet
    [theirs] they asked for a meeting; our station has not signed for that yet
   *[other] a meeting is asked for; nobody has signed for that yet
}
became-request-MEETING-UNDELIVERED = { $whose ->
    [ours] their station has not signed in time for our request for a meeting
    [theirs] our station has not signed in time for their request for a meeting
   *[other] nobody signed in time for the request for a meeting
}
became-request-MEETING-DELIVERED = { $whose ->
    [ours] their station has our request for a meeting; the time for their answer runs
    [theirs] our station has their request for a meeting; the time for our answer runs
   *[other] a meeting is asked for; the time for an answer runs
}
became-request-ADEQUATE = { $whose ->
    [ours] they answered; we judged it adequate
    [theirs] we answered; they judged it adequate
   *[other] answered, and judged adequate
}
became-request-MEETING-AGREED = { $whose ->
    [ours] they accepted the meeting
    [theirs] we accepted the meeting
   *[other] the meeting was accepted
}
became-request-MEETING-REFUSED = { $whose ->
    [ours] they did not accept the meeting
    [theirs] we did not accept the meeting
   *[other] the meeting was not accepted
}
became-request-NOT-MET = { $whose ->
    [ours] no answer of theirs in time to our request for a meeting
    [theirs] no answer of ours in time to their request for a meeting
   *[other] no answer in time to the request for a meeting
}
became-request-MEETING-WITHDRAWN = { $whose ->
    [ours] we took the request for a meeting back
    [theirs] they took the request for a meeting back
   *[other] the request for a meeting was taken back
}
became-request-CORRECTED = { $whose ->
    [ours] a new request of ours took its place
    [theirs] a new request of theirs took its place
   *[other] a new request took its place
}
became-request-WITHDRAWN = { $whose ->
    [ours] we took it back
    [theirs] they took it back
   *[other] taken back by the side that asked
}
became-request-OUR-FAULT = { $whose ->
    [ours] our station was away while it should have listened: no silence can be claimed
    [theirs] their station was away while it should have listened: no silence can be claimed
   *[other] the station that asked was away while it should have listened: no silence can be claimed
}

# What came where no reply had come in time: it stands beside where the request stands.
rq-afterwards-UNJUDGED = { $whose ->
    [ours] their reply came afterwards; we have not judged it yet
    [theirs] our reply came afterwards; they have not judged it yet
   *[other] a reply came afterwards; the side that asked has not judged it yet
}
rq-afterwards-ADEQUATE = { $whose ->
    [ours] their reply came afterwards, and we judged it adequate
    [theirs] our reply came afterwards, and they judged it adequate
   *[other] a reply came afterwards, and was judged adequate
}
rq-afterwards-INADEQUATE = { $whose ->
    [ours] their reply came afterwards, and we judged it not adequate
    [theirs] our reply came afterwards, and they judged it not adequate
   *[other] a reply came afterwards, and was judged not adequate
}
rq-afterwards-TAKEN-BACK = { $whose ->
    [ours] their reply came afterwards, and they took it back
    [theirs] our reply came afterwards, and we took it back
   *[other] a reply came afterwards, and its author took it back
}

# Where an assurance stands.
became-assurance-STANDING = it stands
became-assurance-EXPIRED = its time is over; nothing else was said of it
became-assurance-KEPT = { $whose ->
    [ours] we told them first
    [theirs] they told us first
   *[other] its author told of the trigger
}
became-assurance-DISPUTED = { $whose ->
    [ours] they say that it came and that we had not told them: their word
    [theirs] we said that it came and that they had not told us: our word
   *[other] the other side says that it came untold: its word
}
became-assurance-CORRECTED = a corrected assurance took its place
became-assurance-WITHDRAWN = taken back by its author
