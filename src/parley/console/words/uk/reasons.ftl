# Why the station thinks so: each is a sentence of the machines, told again in the language of the page.
why-nothing-known = поки нічого не відомо
why-answers = { $way } відповідає
why-no-answer = немає відповіді від { $address }
why-last-talk = остання розмова { $at }
why-no-talk = розмов ще не було
why-last-attempts = { $count ->
    [1] остання спроба: { $how }
    [one] остання { $count } спроба: { $how }
    [few] останні { $count } спроби: { $how }
    [many] останні { $count } спроб: { $how }
   *[other] останні { $count } спроби: { $how }
}
why-read-back = { $seconds ->
    [one] пост { $post } повторив фразу нашої перевірки за { $seconds } секунду
    [few] пост { $post } повторив фразу нашої перевірки за { $seconds } секунди
    [many] пост { $post } повторив фразу нашої перевірки за { $seconds } секунд
   *[other] пост { $post } повторив фразу нашої перевірки за { $seconds } секунди
}
why-nobody-read-back = їхня станція отримала нашу перевірку, але на посту { $post } фрази ніхто не повторив
why-nobody-took-up = дзвінок посту { $post } дійшов до їхньої станції, але слухавки ніхто не зняв
why-acted = щодо дзвінка посту { $post }: { $step }
why-saw = на посту { $post } повідомлення № { $number } переглянули вчасно
why-pending = вони підписали, що вирішує { $post }: { $pending }
why-rang-unread = дзвонило, але повтору фрази, який показав би, що там хтось є, не було
why-nothing-came = жодним каналом від них нічого не надійшло; що ми намагалися — наше слово
why-no-person = їхня станція отримала дзвінок; жодна людина не відгукнулася
why-rang = їхня станція підписала, що дзвонить; слухавки ніхто не зняв
why-no-decision = слухавку зняли, але відповіді не дали
why-not-decided = вони підписали, що хтось має вирішити; ніхто не вирішив
why-refusal = вони підписали відмову: { $refusal }
why-another-came = кликали { $post }, підійшов { $reached }
why-unsigned-tests = { $count ->
    [one] { $count } перевірка без підпису
    [few] { $count } перевірки без підпису
    [many] { $count } перевірок без підпису
   *[other] { $count } перевірки без підпису
}
why-untested = на жодну перевірку ще не відповіли й жодної не пропустили
why-clock-well = записи інших сторін помітно з ним не розходяться
why-disk-free = вільно { $free } МіБ
why-disk-full = вільно { $free } МіБ: станція зупиниться, коли не зможе писати
why-no-line = ліній поки немає: установіть лінію з іншою стороною
why-not-asked = свіжої відповіді ще не запитували
why-some-answer = відповідають { $some } із { $count } сторін
why-none-answers = жодним каналом не відповідає жодна сторона: спершу перевірте нашу власну мережу
why-one-dead = жодним каналом не відповідає жодна сторона: за однієї лінії звідси не зрозуміти, збій у нас чи в них
