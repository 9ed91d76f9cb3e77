"""The words of score tables in languages other than English: what their columns and headings are called."""

from __future__ import annotations

from steelyard.reading.languages import pairs, words

CRITERION = words(
    "kriterium|kriterien|critère|critères|criterio|criterios|critério|critérios|criteri|kryterium|kryteria|kritérium|kritéria",
    "kriterier|критерий|критерии|критерій|критерії|基準|評価基準|評価項目|評価軸|観点|标准|评估标准|评价标准|维度|评估维度",
    "评价维度|对比维度|評估標準|기준|평가 기준|평가 항목",
    "kriter|kriterler|ölçüt|tiêu chí|kriteria|kriteeri|kriteerit|szempont|szempontok|criteriu|criterii|معیار|معیارها|المعيار|קריטריון",
    "merilo|merila|kritērijs|kritēriji|เกณฑ์",
)
WEIGHT = words(
    "gewicht|gewichtung|poids|pondération|peso|ponderación|ponderação|ponderazione|weging|wegingsfactor|waga|váha|vikt|vægt",
    "vekt|вес|вага|重み|重み付け|ウェイト|权重|權重|가중치",
    "ağırlık|trọng số|bobot|painoarvo|paino|súly|pondere|وزن|الوزن|משקל",
    "utež|svars|น้ำหนัก",
)
WEIGHTED = (
    r"\b(?:gewichtet(?:e[rsn]?)?|gew\.|pondéré(?:e?s?)|pondere|ponderad[oa]s?|ponderat[oa]|pesat[oa]|gewogen|ważon[aey]|vážen[ýáé]"
    r"|vikta[dt]|vægtet|vektet|взвешенн\w\w|зважен\w)(?!\w)|加权|加權|加重|重み付|가중"
)
"""A pattern of the words for "weighted" in a column's name."""

TOTAL = words(
    "gesamt|summe|ergebnis|nutzwert|gesamtnutzen|gesamtpunktzahl|gesamtwertung|gesamtsumme|gesamtwert|gesamtergebnis|gesamtscore|gesamtnote|punktsumme|somme",
    pairs("gewichtete|gewichteter|gewichtetes|gew.", "summe|gesamtsumme|gesamtpunktzahl|gesamtwert|gesamtwertung|gesamtergebnis"),
    pairs("gewichtete|gewichteter|gewichtetes|gew.", "punktzahl|punkte|bewertung|ergebnis|mittelwert|durchschnitt|score|wert|total"),
    pairs("score|total|résultat", "pondéré|final|global|total"), pairs("note|somme|moyenne", "pondérée|finale|globale|totale"),
    pairs("suma|puntuación|media|nota|soma|pontuação|média", "ponderada|total|final|global"), "suma|soma|somma|totale|totaal",
    pairs("total|puntaje|promedio|resultado", "ponderado|total|final|global|general|geral"), "gewogen totaal|totaalscore|eindscore",
    pairs("somma|media", "ponderata|pesata|totale|complessiva"), pairs("gewogen|totale", "score|som|gemiddelde"),
    pairs("totale|punteggio|risultato", "ponderato|pesato|totale|finale|complessivo"), "wynik końcowy|wynik łączny|wynik ważony",
    "résultat|resultado|risultato|resultaat|wynik|razem|suma ważona|średnia ważona|celkem|součet|vážený součet|vážené skóre|celkové skóre|summa|totalsumma|viktad summa",
    "viktad poäng|vægtet sum|vægtet score|vektet sum|vektet score|totalscore|итог|итого|сумма|всего|всього|разом|зважена сума",
    pairs("взвешенная|общая|итоговая", "сумма|оценка"), pairs("взвешенный|общий|итоговый", "итог|балл|результат"),
    "合計|総計|総合点|総合得点|総合スコア|合計点|合計スコア|加重合計|加重平均|加重スコア|加重得点|重み付き合計|重み付け合計|重み付きスコア",
    "合计|总分|总计|总得分|综合|综合分|综合得分|综合评分|综合加权|综合加权得分|最终得分|加权|加权总分|加权总计|加权合计|加权总和|加权得分",
    "加权评分|加权分数|加权分|加权平均|总加权分|總分|總計|總得分|合計得分|綜合得分|綜合評分|加權|加權總分|加權合計|加權得分|加權平均",
    "합계|총점|총합|종합 점수|종합점수|최종 점수|가중 합계|가중합계|가중 총점|가중 점수|가중 평균|가중합",
    "toplam|ağırlıklı toplam|tổng|tổng điểm|jumlah|skor total|total skor|yhteensä|kokonaispisteet|összesen|összpontszám|total ponderat|مجموع|المجموع",
    "skupaj|vsota|kopā|รวม|คะแนนรวม",
)  # fmt: skip
RANK = words(
    "rang|platz|classement|puesto|posición|posição|posizione|plaats|miejsce|pořadí|место|місце|順位|排名|순위"
)
NOTE = words(
    "anmerkung|anmerkungen|bemerkung|bemerkungen|begründung|begruendung|remarque|remarques|commentaire|commentaires|nota|notas",
    "comentario|comentarios|comentário|comentários|observações|commento|commenti|opmerking|opmerkingen|toelichting|uwagi",
    "poznámka|anteckning|примечание|комментарий|примітка|備考|コメント|备注|備註|说明|비고",
)
PRIORITY = words(
    "priorität|priorité|prioridad|prioridade|priorità|prioriteit|priorytet|приоритет|优先级|優先級|優先度|우선순위"
)
ASIDE = words(
    PRIORITY,
    "kategorie|catégorie|categoría|categoria|kategoria|категория|类别|類別|カテゴリ",
    "differenz|unterschied|écart|différence|diferencia|diferença|differenza|verschil|różnica|rozdíl|skillnad",
    "forskel|forskjell|разница|різниця|差|差分|差異|差异|差值|差距|차이",
)
OPTION = words(
    "optionen|alternativen|lösung|lösungen|variante|varianten|kandidat|kandidaten|opción|opciones|opção|opções|opzione|opzioni",
    "alternativa|alternativas|alternativy|candidato|candidatos|candidat|candidats|optie|opties|opcja|opcje|wariant|warianty",
    "varianta|varianty|alternativer|вариант|варианты|варіант|варіанти|альтернатива|альтернативы|альтернативи|кандидат|кандидаты",
    "кандидати|選択肢|候補|方案|选项|候选方案|選項|옵션|대안",
    "seçenek|seçenekler|phương án|opsi|vaihtoehto|vaihtoehdot|opció|opciók|opțiune|opțiuni|گزینه|الخيار|חלופה",
    "možnost|možnosti|variants|varianti|ตัวเลือก|ทางเลือก",
)
MATRIX = words(
    "bewertung|bewertungsmatrix|entscheidungsmatrix|nutzwertanalyse|matrice de décision|matriz de decisión|matriz de decisão",
    "matrice decisionale|beslismatrix|afwegingsmatrix|macierz decyzyjna|матрица решений|матриця рішень|vergleichstabelle",
    "vergleichsmatrix|tableau comparatif|tabla comparativa|tabela comparativa|beslutsmatris|beslutningsmatrix|beslutningsmatrise",
    "評価表|採点表|比較表|比較評価|决策矩阵|评估矩阵|评分|评分表|对比表|評分表|평가표|비교표",
)
COMPARISON = words(
    "vergleich|abwägung|comparaison|évaluation|comparación|evaluación|comparação|avaliação|confronto|valutazione|vergelijking",
    "beoordeling|afweging|porównanie|ocena|porovnání|hodnocení|jämförelse|utvärdering|sammenligning|vurdering|сравнение|оценка",
    "порівняння|оцінка|比較|評価|对比|比较|评估|對比|評估|비교|평가",
    "karşılaştırma|değerlendirme|so sánh|đánh giá|perbandingan|penilaian|vertailu|arviointi|összehasonlítás|értékelés|comparație|evaluare|مقایسه|مقارنة|השוואה",
)
"""Words of score tables: their first column, the weights, what they sum up, what is no option, and headings that announce one,
or speak of comparing."""
