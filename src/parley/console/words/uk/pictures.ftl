# Pictures that go with a message.
wr-pictures = Зображення
wr-picture = Додати зображення
wr-picture-how = PNG або JPEG, щонайбільше 5 МіБ. Надсилають лише пікселі та ім’я файлу: місце, час і камеру вилучено.
wr-picture-about = Що на ньому
pic-heading = Зображення до нього
pic-bytes = { $count } байт
pic-show = Показати: спершу його розкодують окремо від ключів
pic-save = Зберегти
pic-closed = не плоске зображення: не відкрито
pic-refused = більше, ніж узгоджено: не запитано
pic-lacking = названо, поки не доставлено: надійшло { $have } з { $size } байт. Наша станція запитує сама (наше слово).
