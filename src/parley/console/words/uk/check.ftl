# The station check: is it us?
check-none-failing = Несправностей на нашому боці не виявлено.
check-failing = { $count ->
    [one] { $count } перевірка потребує втручання.
    [few] { $count } перевірки потребують втручання.
    [many] { $count } перевірок потребують втручання.
   *[other] { $count } перевірки потребують втручання.
}
checks-caption = Справа в нас?
check-what = Що
check-stands = Стан
check-why = Чому
check-keys = ключі
check-key-age = вік ключів
check-certificate = наш сертифікат
check-their-certificate = їхній сертифікат
check-record = журнал
check-backup = резервна копія журналу
check-party = Сторона
check-folder = Каталог
check-began = Працює з
check-lines = Лінії
check-lines-caption = Що чекає на кожній лінії
check-line = Лінія
check-their-view = Як вони бачать нас
check-outbox = Ними ще не отримано
check-calls = Поточні дзвінки
check-unseen = Нами не переглянуто
check-overdue = Прострочені зобов’язання
check-tickets = Відкриті заявки
check-oddities = Відхилено або позначено
check-sound = Звук цього робочого місця
check-sound-test = Відтворити пробний сигнал
check-speaker = Динамік
check-speaker-system = системний
check-speakers-list = Показати динаміки цього комп’ютера
check-speaker-note = Браузер називає динаміки лише сторінці, якій дозволено мікрофон: він запитає вас один раз, нічого не записується, мікрофон одразу вимикається. Вибір зберігається в цьому браузері.
check-speaker-refused = Браузер не дозволив: сигнал звучить із системного динаміка.
check-speaker-fixed = У цьому браузері сигнал завжди звучить із системного динаміка.
