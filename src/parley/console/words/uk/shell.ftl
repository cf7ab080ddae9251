language = Мова
language-set = Обрати
