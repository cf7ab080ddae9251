# Why the station thinks so: each is a sentence of the machines, told again in the language of the page.
why-nothing-known = пока ничего не известно
why-answers = { $way } отвечает
why-no-answer = нет ответа от { $address }
why-last-talk = последний разговор { $at }
why-no-talk = разговоров ещё не было
why-last-attempts = { $count ->
    [1] последняя попытка: { $how }
    [one] последняя { $count } попытка: { $how }
    [few] последние { $count } попытки: { $how }
    [many] последние { $count } попыток: { $how }
   *[other] последние { $count } попытки: { $how }
}
why-read-back = { $seconds ->
    [one] пост { $post } повторил фразу нашей проверки за { $seconds } секунду
    [few] пост { $post } повторил фразу нашей проверки за { $seconds } секунды
    [many] пост { $post } повторил фразу нашей проверки за { $seconds } секунд
   *[other] пост { $post } повторил фразу нашей проверки за { $seconds } секунды
}
why-nobody-read-back = их станция получила нашу проверку, но на посту { $post } фразу никто не повторил
why-nobody-took-up = звонок посту { $post } дошёл до их станции, но трубку никто не снял
why-acted = по звонку посту { $post }: { $step }
why-saw = на посту { $post } сообщение № { $number } просмотрели вовремя
why-pending = они подписали, что решает { $post }: { $pending }
why-rang-unread = звонило, но повтора фразы, который показал бы, что там кто-то есть, не было
why-nothing-came = ни по одному каналу от них ничего не пришло; что мы пытались — наше слово
why-no-person = их станция получила звонок; ни один человек не отозвался
why-rang = их станция подписала, что звонит; трубку никто не снял
why-no-decision = трубку сняли, но ответа не дали
why-not-decided = они подписали, что кто-то должен решить; никто не решил
why-refusal = они подписали отказ: { $refusal }
why-another-came = звали { $post }, подошёл { $reached }
why-unsigned-tests = { $count ->
    [one] { $count } проверка без подписи
    [few] { $count } проверки без подписи
    [many] { $count } проверок без подписи
   *[other] { $count } проверки без подписи
}
why-untested = ни на одну проверку ещё не ответили и ни одной не пропустили
why-clock-well = записи других сторон с ними заметно не расходятся
why-disk-free = свободно { $free } МиБ
why-disk-full = свободно { $free } МиБ: станция остановится, когда не сможет писать
why-no-line = линий пока нет: установите линию с другой стороной
why-not-asked = свежий ответ ещё не запрашивали
why-some-answer = отвечают { $some } из { $count } сторон
why-none-answers = ни по одному каналу не отвечает ни одна сторона: сначала проверьте нашу собственную сеть
why-one-dead = ни по одному каналу не отвечает ни одна сторона: при одной линии отсюда не понять, у нас сбой или у них
