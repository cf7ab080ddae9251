language = 语言
language-set = 选用
