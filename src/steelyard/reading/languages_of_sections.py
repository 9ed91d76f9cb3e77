"""The names of sections in languages other than English, and the words for a record, which are no title of one."""

from __future__ import annotations

from steelyard.reading.languages import words

CONTEXT = words(
    "kontext|kontext und problemstellung|hintergrund|ausgangslage|problemstellung|contexte|contexte et énoncé du problème",
    "contexto|contexto y planteamiento del problema|contexto e problema|problema|antecedentes|contesto|contesto e problema",
    "context en probleemstelling|aanleiding|kontekst|kontekst i problem|bakgrund|baggrund|bakgrunn",
    "контекст|контекст и проблема|проблема|контекст і проблема|背景|コンテキスト|文脈|課題|背景与问题|问题|上下文|问题背景|배경|맥락|컨텍스트",
    "bağlam|context i problema|πλαίσιο|bối cảnh|ngữ cảnh|konteks|latar belakang|konteksti|tausta|kontextus|háttér|contextul|زمینه|مسئله|السياق|הקשר|קונטקסט|רקע",
    "ozadje|konteksts|บริบท|ที่มา",
)  # fmt: skip
DECISION = words(
    "entscheidung|entscheidungsergebnis|beschluss|décision|résultat de la décision|decisión|resultado de la decisión",
    "decisión tomada|decisão|resultado da decisão|decisão tomada|decisione|esito della decisione|besluit|beslissing",
    "uitkomst van de beslissing|decyzja|rozhodnutí|beslut|beslutning|avgjørelse|решение|принятое решение|рішення",
    "決定|決定事項|決定内容|決定結果|决策|决定|决策结果|决策结论|最终决策|最終決策|決策|決策結果|결정|결정 사항|결정사항",
    "karar|quyết định|keputusan|päätös|döntés|decisió|απόφαση|rozhodnutie|odluka|decizie|decizia|تصمیم|القرار|החלטה|ההחלטה",
    "vorgeschlagene entscheidung|décision proposée|decisión propuesta|decisão proposta|decisione proposta",
    "odločitev|lēmums|การตัดสินใจ|ข้อตัดสินใจ|มติ",
)  # fmt: skip
SUMMARY = words(
    "zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|samenvatting|podsumowanie|sammanfattning",
    "резюме|概要|要約|摘要|总结|요약",
    "özet|tóm tắt|ringkasan|yhteenveto|tiivistelmä|összefoglaló|összefoglalás|rezumat|خلاصه|ملخص|תקציר",
    "povzetek|kopsavilkums|สรุป",
)
OTHER_SECTIONS = words(
    "konsequenzen|folgen|auswirkungen|conséquences|consecuencias|consequências|conseguenze|gevolgen|konsekwencje|důsledky",
    "konsekvenser|последствия|наслідки|結果|影響|后果|影响|後果|결과|영향",
    "optionen|alternativen|betrachtete optionen|options considérées|options envisagées|alternatives envisagées",
    "alternativas|opciones consideradas|alternativas consideradas|opções consideradas|alternative considerate",
    "opzioni considerate|overwogen opties|alternatieven|rozważane opcje|рассмотренные варианты|варианты|альтернативы",
    "検討した選択肢|選択肢|代替案|备选方案|考虑的选项|備選方案|고려한 대안|대안|facteurs de décision|entscheidungstreiber",
    "sonuçlar|seçenekler|alternatifler|değerlendirilen alternatifler|değerlendirilen seçenekler|gerekçe|hệ quả|hậu quả|phương án|các phương án|konsekuensi|dampak|alternatif",
    "seuraukset|vaihtoehdot|perustelut|következmények|alternatívák|indoklás|consecințe|opțiuni|پیامدها|گزینه ها|العواقب|البدائل|השלכות|חלופות",
    "posledice|možnosti|sekas|ผลที่ตามมา|ผลกระทบ|ทางเลือก|ทางเลือกที่พิจารณา|เหตุผล",
)  # fmt: skip
"""Names of sections: one of them is no title of a record."""

RECORD = (
    r"(?:architektur)?entscheidung(?:sdokument)?|décision(?: d'architecture)?|decisión|decisão|decyzja|решение|registro de decisi(?:ón|ones)(?: de)? arquitect(?:ura|ónicas?)"
    r"|registro de decisão(?: de arquitetura| arquitetural)?|decisione(?: architetturale)?|архитектурное решение"
    r"|アーキテクチャ(?:上の)?決定(?:記録)?|架构决策记录|架構決策記錄|아키텍처 결정 기록"
)
"""A pattern of the words for a record, which are no title of one."""

LINKS = words(
    "verweise|weitere informationen|liens|références|informations supplémentaires|enlaces|referencias|más información",
    "referências|mais informações|riferimenti|collegamenti|verwijzingen|odnośniki|ссылки|связи|посилання",
    "リンク|参考|関連情報|链接|参考资料|参考|鏈接|링크|참고",
    "bağlantılar|liên kết|tham khảo|tautan|referensi|linkit|viitteet|hivatkozások|referințe|پیوندها|منابع|روابط|مراجع|קישורים",
    "povezave|saites|อ้างอิง|เอกสารอ้างอิง|ลิงก์",
)
"""Names of sections that list links to other records."""

TEMPLATE = words(
    "vorlage|modèle|modele|gabarit|plantilla|modelo|modello|sjabloon|szablon|wzór|šablona|sablona|skabelon|шаблон",
    "模板|模版|範本|テンプレート|雛形|템플릿|양식|şablon|sablon|mẫu|templat|malli|șablon|قالب|תבנית|แม่แบบ",
)
"""Words for a template, as the name of one holds them."""

INDEX = words(
    "inhalt|inhaltsverzeichnis|übersicht|uebersicht|sommaire|índice|indice|sumário|sumario|inhoud|inhoudsopgave|spis-treści|spis-tresci|obsah",
    "innehåll|содержание|оглавление|зміст|目录|目錄|目次|一覧|索引|목차|목록|içindekiler|daftar-isi|mục-lục",
)
"""Names of an index, beside the number 0."""
