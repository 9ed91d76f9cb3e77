"""The sentences by which records in other languages choose an option, and what takes such a choice back.

A verb that may as well tell what is done today ("wir verwenden", "nous utilisons", "we gebruiken") is in none of them.
"""

from __future__ import annotations

_GERMAN = r"wir\s+(?:wählen|entscheiden\s+uns\s+für|setzen\s+(?:künftig\s+)?auf)(?:\s+(?:den|die|das))?"
_FRENCH = (
    r"nous\s+(?:choisissons|choisirons|retenons|retiendrons|adoptons|adopterons|utiliserons|opt(?:er)?ons\s+pour|allons\s+(?:utiliser|adopter)"
    r"|avons\s+(?:choisi|retenu|adopté|opté\s+pour|décidé\s+(?:d['’]\s?(?:utiliser|adopter)|de\s+(?:choisir|retenir))))(?:\s+l(?:e|a|es))?"
)
_SPANISH = (
    r"(?:elegimos|elegiremos|hemos\s+elegido|usaremos|utilizaremos|adoptamos|adoptaremos|optamos\s+por|nos\s+decidimos\s+por|usar|utilizar|adoptar"
    r"|(?:hemos\s+decidido|decidimos|se\s+ha\s+decidido|se\s+decid(?:e|ió)|vamos\s+a)\s+(?:usar|utilizar|adoptar)|se\s+(?:usará|utilizará|adoptará|elige|eligió|adopta))"
    r"(?:\s+(?:el|la|los|las))?"
)
_PORTUGUESE = (
    r"(?:escolhemos|adotamos|adotaremos|usaremos|utilizaremos|(?:optamos|decidimos)\s+(?:por|pel[oa])|adotar"
    r"|(?:decidimos|decidiu-se|foi\s+decidido|vamos)\s+(?:usar|utilizar|adotar)|será\s+(?:usad|utilizad|adotad)[oa])(?:\s+[oa]s?)?"
)
_ITALIAN = (
    r"(?:scegliamo|sceglieremo|abbiamo\s+scelto|adottiamo|adotteremo|useremo|utilizzeremo|optiamo\s+per|usare|utilizzare|adottare"
    r"|abbiamo\s+deciso\s+di\s+(?:usare|utilizzare|adottare)|si\s+(?:sceglie|adotta))(?:\s+(?:il|lo|la|i|gli|le))?"
)
_DUTCH = r"we\s+(?:kiezen|kozen|hebben\s+gekozen|gaan|opteren)\s+voor(?:\s+(?:de|het))?"
_POLISH = r"(?:wybieramy|wybraliśmy|wybrano|przyjmujemy|(?:decydujemy|zdecydowaliśmy|zdecydowano)\s+się\s+na)"
_RUSSIAN = r"(?:мы\s+)?(?:выбираем|выбрали|выбран[оа]?|остановились\s+на|решили\s+(?:использовать|выбрать)|будем\s+использовать)[:：]?"
_UKRAINIAN = (
    r"(?:ми\s+)?(?:обираємо|обрали|обрано|вирішили\s+використ(?:ов)?увати|будемо\s+використовувати)[:：]?"
)
_CZECH = r"(?:volíme|zvolili\s+jsme|vybrali\s+jsme|rozhodli\s+jsme\s+se\s+pro)"

CHOOSES = f"{_GERMAN}|{_FRENCH}|{_SPANISH}|{_PORTUGUESE}|{_ITALIAN}|{_DUTCH}|{_POLISH}|{_RUSSIAN}|{_UKRAINIAN}|{_CZECH}"
"""A pattern of how a sentence begins that goes on with the option chosen."""

OPTION_HAN = "方案|选项|選項"
CHOOSES_HAN = (
    r"(?:我们|我們)?(?:最终|最終)?(?:决定|決定)?(?:选择|選擇|采用|採用|选定)[*_:： ]{0,8}"
    rf"(?:{OPTION_HAN})\s?(?P<han>[A-Z]|\d{{1,2}})(?=(?:\s?[（(][^（）()\n]{{0,60}}[）)])?[*_」”\"]{{0,4}}\s*(?:$|[。；;，,：:—–-]|作为|作為)"
    r"(?!\s*(?:若|如果|前提|但))(?![^。\n]{0,60}[?？]))"
)
"""A pattern of what does so in Chinese by the option's place: "采用方案 B"."""

CHOOSES_LAST = (
    r"wir\s+(?:werden(?:\s+künftig)?|haben(?:\s+uns\s+für|\s+(?:uns\s+(?:dazu\s+)?entschieden|entschieden|beschlossen),)?)(?:\s+(?:den|die|das))?"
    r"|we\s+(?:gaan|zullen|hebben(?:\s+voor|\s+besloten(?:\s+om)?)?)(?:\s+(?:de|het))?"
)
"""A pattern of how one begins that chooses only where one of `LAST` follows the option's name."""

LAST = (
    r"entschieden|(?:aus)?gewählt|(?:zu\s+)?(?:verwenden|nutzen|benutzen|wählen)|einsetzen|einzusetzen|gekozen|(?:te\s+)?(?:gebruiken|kiezen)"
    r"|inzetten|in\s+te\s+zetten"
)
IS_CHOSEN = (
    r"(?:wurden?|wird|werden)\s+(?:aus)?gewählt|(?:est|sont|a\s+été|ont\s+été)\s+(?:choisi|retenu|adopté|sélectionné)e?s?"
    r"|(?:es|fue|ha\s+sido|fueron)\s+(?:elegid|seleccionad|adoptad)[oa]s?|foi\s+(?:escolhid|selecionad|adotad)[oa]"
    r"|(?:è|viene|è\s+stat[oa])\s+(?:scelt|selezionat|adottat)[oa]|(?:wordt|werd|is)\s+gekozen|zosta(?:ł|ła|ło|je)\s+wybran[yae]"
)
"""A pattern of what follows the name of the option chosen."""

CONDITIONS = (
    r"if|unless|once|provided|when|falls|wenn|sofern|sobald|solange|sous\s+réserve|à\s+condition|dès\s+que|si|caso|se|siempre\s+que|cuando|quando"
    r"|indien|mits|zodra|jeśli|jeżeli|o\s+ile|если"
)
"""A pattern of the words that make what was chosen depend on something."""

LATER = r"later|then|subsequently|später|danach|dann|puis|ensuite|plus\s+tard|luego|después|depois|poi|dopo|vervolgens|potem|później|затем"
"""A pattern of the words that lead on to what came after."""

INSTEAD = r"statt|anstatt|anstelle|au\s+lieu|plutôt|en\s+lugar|en\s+vez|em\s+vez|ao\s+invés|invece|in\s+plaats|zamiast"
"""A pattern of the words that lead on to what was not chosen."""

AND = r"und|oder|sowie|bzw\.?|et|ou|y|o|e|i|ed|en|of|oraz|lub|и|или"
