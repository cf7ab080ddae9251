# Why the station thinks so: each is a sentence of the machines, told again in the language of the page.
why-nothing-known = nothing is known yet
why-answers = { $way } answers
why-fresh = answered a fresh challenge
why-no-fresh = no answer to our challenge
why-no-answer = no answer from { $address }
why-last-talk = last talk { $at }
why-no-talk = no talk yet
why-last-attempts = { $count ->
    [one] the last attempt that shows something of a principal: { $how }
   *[other] the last { $count } attempts that show something of a principal: { $how }
}
why-attempt-open = { $how } (still open)
why-read-back = { $seconds ->
    [one] { $post } read our test back in one second
   *[other] { $post } read our test back in { $seconds } s
}
why-nobody-read-back = their station holds our test, and nobody at { $post } read it back
why-nobody-took-up = a call to { $post } reached their station, and nobody took it up
why-acted = on a call to { $post }: { $step }
why-saw = { $post } saw message { $number } in time
why-pending = { $whose ->
    [ours] they signed that { $post } must decide: { $pending }
    [theirs] we signed that { $post } must decide: { $pending }
   *[other] it is signed that { $post } must decide: { $pending }
}
why-rang-unread = it rang, and no read-back shows that anybody was there
why-nothing-came = { $whose ->
    [ours] nothing of theirs came over any bearer; that we tried is our word
    [theirs] they say that nothing of ours came over any bearer; that is their word
   *[other] nothing came over any bearer; that is the caller's word
}
why-no-person = { $whose ->
    [ours] their station holds the call; no person acted
    [theirs] our station holds the call; no person acted
   *[other] the station called holds the call; no person acted
}
why-rang = { $whose ->
    [ours] their station signed that it rings; nobody took it up
    [theirs] our station signed that it rings; nobody took it up
   *[other] the station called signed that it rings; nobody took it up
}
why-no-decision = a person took it up, and gave no answer
why-not-decided = { $whose ->
    [ours] they signed that somebody must decide; nobody did
    [theirs] we signed that somebody must decide; nobody did
   *[other] it is signed that somebody must decide; nobody did
}
why-refusal = { $whose ->
    [ours] they signed a refusal: { $refusal }
    [theirs] we signed a refusal: { $refusal }
   *[other] a refusal is signed: { $refusal }
}
why-another-came = { $post } was asked for, { $reached } came
why-unsigned-tests = { $count ->
    [one] one test without a signature
   *[other] { $count } tests without a signature
}
why-untested = no test has been answered or missed
why-clock-well = no counterpart's entries are far from it
why-disk-free = { $free } MiB free
why-disk-full = { $free } MiB free: the station stops when it cannot write
why-no-line = no line yet: pair with a counterpart
why-not-asked = no fresh answer asked for yet
why-some-answer = { $some } of { $count } counterparts answer
why-none-answers = no counterpart answers over any bearer: look at our own network first
why-one-dead = no counterpart answers over any bearer: with one line, ours or theirs cannot be told from here
