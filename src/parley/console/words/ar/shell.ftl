language = اللغة
language-set = اختيار
