language = Язык
language-set = Выбрать
