"""The words of records that are not written in English: labels, statuses, sections, verbs and months by what they mean.

Each row holds a language's words: German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Danish,
Norwegian, Russian, Ukrainian, Japanese, Chinese, Korean, Turkish, Vietnamese, Indonesian, Finnish, Hungarian, Romanian,
Persian, Arabic, Hebrew, Catalan, Greek, Bulgarian, Croatian and Serbian, Slovak, Slovenian, Latvian, Thai. Only words that are taken for nothing else in an English text
stand here: a record may be in two languages. What is in none of these rows is shown as it is written.
"""

from __future__ import annotations

from types import MappingProxyType
from unicodedata import normalize


def words(*rows: str) -> str:
    """Join rows of words into the alternatives of a pattern, each once."""
    return "|".join(dict.fromkeys("|".join(rows).split("|")))


def pairs(first: str, second: str) -> str:
    """Return each of the first words with each of the second."""
    return "|".join(f"{one} {other}" for one in first.split("|") for other in second.split("|"))


LABELS = MappingProxyType(
    {
        "status": words(
            "statut|état|etat|estado|estatus|situação|stato|stav", "статус|состояние|стан", "ステータス|状態|状态|狀態|상태",
            "决策状态|決策狀態|决定状态|durum|statü|trạng thái|tila|állapot|stare|وضعیت|الحالة|סטטוס",
            "estat|κατάσταση",
            "statuss|stanje|สถานะ",
        ),
        "date": words(
            "datum|entscheidungsdatum|entschieden am|date de décision|date de la décision",
            "fecha|fecha de decisión|fecha de la decisión|data da decisão|data di decisione|data della decisione",
            "beslisdatum|besluitdatum|datum besluit|data decyzji|data podjęcia decyzji|datum rozhodnutí|dato|дата|дата решения|дата принятия|дата рішення",
            "日付|日時|決定日|承認日|採択日|日期|决策日期|決策日期|决定日期|날짜|일자|결정일|결정일자|결정 일자|승인일",
            "tarih|karar tarihi|kabul tarihi|ngày|ngày quyết định|tanggal|tanggal keputusan|päivämäärä|päätetty|päivä|päiväys|dátum|data deciziei|تاریخ|تاریخ تصمیم|التاريخ|تاريخ القرار|תאריך|decidida em|decidido em|decidido el|decidida el",
            "ημερομηνία|dátum rozhodnutia|datum odluke|data de decisió",
            "datums|datum odločitve|วันที่|วันที่ตัดสินใจ",
        ),
        "modified": words(
            "zuletzt geändert|letzte aktualisierung|dernière mise à jour|última actualización|última atualização",
            "ultimo aggiornamento|laatst bijgewerkt|последнее обновление|最終更新|最終更新日|更新日|最后更新|更新日期",
            "son güncelleme|güncelleme tarihi|ngày cập nhật|cập nhật lần cuối|terakhir diperbarui|päivitetty|utolsó módosítás|ultima actualizare|آخر تحديث|עודכן",
            "actualitzat|актуализирано|ažurirano|τελευταία ενημέρωση",
            "nazadnje posodobljeno|อัปเดตล่าสุด|แก้ไขล่าสุด",
        ),
        "created": words(
            "erstellt|erstellt am|date de création|fecha de creación|data de criação|data di creazione|aangemaakt|data utworzenia|data utworzenia dokumentu",
            "creado|creado el|criado em|creato il|дата создания|作成日|创建日期|创建时间|創建日期|작성일|작성일자|최초 작성일",
            "oluşturulma|oluşturulma tarihi|ngày tạo|ngày lập|dibuat|tanggal dibuat|luotu|létrehozva|data creării|تاریخ ایجاد|تاريخ الإنشاء|נוצר",
        ),
        "deciders": words(
            "entscheider|entscheidungsträger|entscheidung durch|entschieden durch|entschieden von|décideur|décideurs|décisionnaire|décisionnaires|décidé par|décidée par",
            "deciden|decisor|decisores|decididores|decidido por|decidida por|tomadores de decisión|tomadores de decisão|decisori|deciso da|decisa da",
            "beslissers|beslisser|besluitvormers|besluitvormer|betrokkenen|besloten door|decydenci|rozhodli",
            "beslutsfattare|beslutningstagere|beslutningstakere|принимающие решение|лица, принимающие решение",
            "決定者|意思決定者|承認者|决策者|决策方|決策者|决定人|决策人|拍板人|拍板者|의사결정자|결정자|결정권자",
            "karar verenler|karar veren|karar sahibi|karar sahipleri|karar alanlar|người quyết định|quyết định bởi|pengambil keputusan|keputusan oleh|diputuskan oleh",
            "päättäjät|päättäjä|döntéshozó|döntéshozók|decis de|decidenți|تصمیم گیرندگان|تصمیم گیرنده|صناع القرار|متخذو القرار|מקבלי ההחלטה|מחליטים",
            "decisió de|decisors|αποφασίζοντεσ|rozhodol|rozhodla|donositelji odluke|donosioci odluke|решили",
            "odločevalci|lēmuma pieņēmēji|ผู้ตัดสินใจ|ผู้ตัดสิน",
        ),
        "authors": words(
            "autor|autoren|verfasser|auteur|auteurs|autora|autores|autore|autori|autorzy|autoři|författare|forfatter|eigenaar|propietario|właściciel",
            "автор|авторы|автори|владелец|作成者|著者|担当者|作者|负责人|負責人|작성자|저자|담당자",
            "yazar|yazarlar|hazırlayan|sahip|tác giả|penulis|tekijä|tekijät|laatija|szerző|szerzők|نویسنده|نویسندگان|المؤلف|المؤلفون|מחבר|מחברים",
            "avtor|avtorji|autors|ผู้เขียน|เจ้าของ|ผู้จัดทำ",
        ),
        "consulted": words(
            "konsultiert|consultés|consultées|personnes consultées|consultado|consultados|consultadas|consultati",
            "geraadpleegd|相談先|咨询对象|諮詢對象",
        ),
        "informed": words(
            "informiert|informés|informées|personnes informées|informados|informadas|informati|geïnformeerd|知会|知會"
        ),
        "tags": words(
            "schlagwörter|kategorie|kategorien|étiquettes|mots-clés|catégorie|catégories|etiquetas|palabras clave|categoría|categorías|palavras-chave",
            "categoria|categorias|etichette|trefwoorden|categorie|теги|метки|категория|タグ|カテゴリ|标签|分类|標籤|分類|태그|분류|카테고리",
            "etiketler|kategori|nhãn|danh mục|avainsanat|tunnisteet|címkék|etichete|برچسب ها|الوسوم|תגיות",
        ),
        "supersedes": words(
            "ersetzt|remplace|supera|supera a|supersede|supersede a|reemplaza|reemplaza a|sustituye|sustituye a|substitui|sostituisce|vervangt|zastępuje",
            "nahrazuje|ersätter|erstatter|заменяет|замінює|取代|替代|置き換え元|置き換え対象|置換対象",
            "yerine geçtiği|yerini aldığı|thay thế|thay thế cho|menggantikan|korvaa|felváltja|leváltja|înlocuiește|يحل محل|מחליף|מחליף את",
            "substitueix|αντικαθιστά|nahrádza|zamjenjuje|zamenjuje|заменя",
            "nadomešča|aizstāj|แทนที่",
        ),
        "superseded_by": words(
            "ersetzt durch|abgelöst durch|remplacé par|remplacée par|reemplazado por|reemplazada por|sustituido por",
            "supersedido por|supersedida por|abgeloest durch|sustituida por|substituído por|substituída por|sostituito da|sostituita da|vervangen door",
            "zastąpiony przez|zastąpiona przez|ersatt av|erstattet af|erstattet av|заменено на|被取代|被替代|置き換え先|置換先|後継|後継adr|後継 adr",
            "yerine geçen|yerini alan|được thay thế bởi|bị thay thế bởi|thay thế bởi|digantikan oleh|korvattu|felváltotta|înlocuit de|înlocuită de|جایگزین شده با|הוחלף על ידי",
            "substituït per|substituïda per|αντικαταστάθηκε από|zamijenjeno s|zamenjeno sa|заменено от",
            "nadomeščeno z|nadomeščen z|nadomeščena z|aizstāts ar|aizstāta ar|ถูกแทนที่โดย|ถูกแทนที่ด้วย",
        ),
        "amends": words(
            "ergänzt|ergaenzt|ändert|aendert|complète|amende|modifie|complementa|modifica|enmienda|enmienda a|emenda|altera|vult aan|wijzigt|uzupełnia|zmienia",
            "doplňuje|kompletterar|ändrar|ændrer|endrer|дополняет|изменяет|доповнює|змінює|补充|補充|修订|修訂|補足|보완|bổ sung|sửa đổi|melengkapi|mengubah",
            "täydentää|muuttaa|kiegészíti|módosítja|completează|modifică",
        ),
        "amended_by": words(
            "ergänzt durch|ergaenzt durch|geändert durch|amendé par|amendée par|modifié par|modifiée par|complété par|complétée par|enmendado por",
            "được bổ sung bởi|bổ sung bởi|được sửa đổi bởi|sửa đổi bởi|enmendada por|modificado por|modificada por|alterado por|alterada por|corectat de|modificat de",
        ),
        "depends_on": words(
            "hängt ab von|abhängig von|baut auf|basiert auf|dépend de|s'appuie sur|se apoya en|se basa en|depende de|dipende da|hangt af van|bouwt op|bouwt voort op|afhankelijk van|zależy od|bygger på|bygger videre på|bygger vidare på",
            "зависит от|依存|依赖|依賴|의존",
            "navazuje na|phụ thuộc|phụ thuộc vào|bergantung pada|riippuu|perustuu|depinde de",
            "nadväzuje na|es basa en|depèn de|nadovezuje se na",
        ),
        "relates_to": words(
            "präzisiert|erweitert|précise|étend|découle de|precisa|amplía|estende|уточняет|расширяет|уточнює|verwandte adrs|verwandte entscheidungen|adr liés|adr liées|adrs liées|adrs liés|décisions liées|relacionado|relacionados|relacionada",
            "relacionadas|relacionado con|relacionado a|relaciona|adrs relacionados|adrs relacionadas|decisiones relacionadas",
            "decisões relacionadas|adr correlati|decisioni correlate|gerelateerd|gerelateerd aan|gerelateerde adrs",
            "gerelateerde besluiten|powiązane|powiązane adr|související|relaterade|связано|связано с|связанные adr",
            "связанные решения|пов'язані adr|関連|関連adr|関連 adr|相关|相关adr|相关 adr|关联|关联adr|关联 adr|相關|相關adr|相關 adr|關聯|관련|관련 adr",
            "siehe auch|voir aussi|ver también|veja também|vedi anche|zie ook|см. также|参见|參見",
            "ilgili|i̇lgili|ilgili kararlar|i̇lgili kararlar|ilgili adr|ilgili adr'ler|liên quan|adr liên quan|terkait|adr terkait|keputusan terkait|liittyy",
            "kapcsolódó|kapcsolódó döntések|kapcsolódó adr-ek|legat de|legate|legături|مرتبط|مرتبط با|ذات صلة|קשור ל|החלטות קשורות",
            "relacionat|relacionats|σχετικά|σχετίζεται με|súvisí s|povezano|povezano s|свързано с|свързани",
            "povezane odločitve|saistīts ar|saistītie lēmumi|เกี่ยวข้อง|เกี่ยวข้องกับ|adr ที่เกี่ยวข้อง",
        ),
        "title": words("titel|titre|título|titolo|tytuł|název|заголовок|название|タイトル|标题|標題|제목",
            "başlık|tiêu đề|judul|otsikko|cím|titlu|عنوان|العنوان|כותרת",
        ),
        "history": words(
            "änderungshistorie|historique|historial|histórico|storico|geschiedenis|история|история изменений",
            "変更履歴|修订历史|变更历史|變更歷史|변경 이력",
            "değişiklik geçmişi|lịch sử thay đổi|riwayat perubahan|muutoshistoria|változástörténet|istoric|سجل التغييرات",
        ),
    }
)  # fmt: skip
"""Labels of fields, beside those in English."""

PARTICIPANTS = words(
    "teilnehmer|teilnehmende|beteiligte|participantes|partecipanti|deelnemers|uczestnicy|deltagare|deltakere|deltagere|участники",
    "参与者|参与人|參與者|参加者|참여자|참석자",
)
"""Labels of those who took part in a decision."""

DATED = frozenset({"data"})
"""Labels that stand for the date where one follows, in Portuguese, Italian and Polish; else they say "data" in English."""

STATUSES = MappingProxyType(
    {
        "draft": words(
            "entwurf|in arbeit|in bearbeitung|brouillon|ébauche|en cours|en cours de rédaction|borrador|en progreso|rascunho|em andamento",
            "em elaboração|bozza|in lavorazione|concept|szkic|wersja robocza|koncept|utkast|udkast|kladde",
            "черновик|в работе|в разработке|чернетка|下書き|ドラフト|作成中|草案|草稿|起草中|초안|작성 중|作業中|进行中|草拟|작성중|진행 중",
            "taslak|bản nháp|bản thảo|dự thảo|đang soạn|draf|luonnos|tervezet|vázlat|ciornă|în lucru|پیش نویس|مسودة|טיוטה",
            "esborrany|πρόχειρο|nacrt|чернова",
            "osnutek|uzmetums|melnraksts|ร่าง|ฉบับร่าง",
        ),
        "proposed": words(
            "vorgeschlagen|vorschlag|zur diskussion|in diskussion|in prüfung|in abstimmung|zur abstimmung|proposé|proposée|proposition|en discussion|à valider|en attente|en attente de validation|en cours de validation|en revue",
            "propuesto|propuesta|en discusión|en revisión|pendiente|pendiente de aprobación|proposto|proposta",
            "em discussão|em revisão|em análise|pendente|em avaliação|in discussione|in revisione|voorgesteld|voorstel|in bespreking",
            "ter bespreking|ter goedkeuring|in behandeling|zaproponowany|zaproponowana|zaproponowane|zaproponowano|propozycja|proponowany|proponowana",
            "w dyskusji|navrženo|návrh|föreslagen|föreslaget|förslag|foreslået|foreslått|forslag",
            "предложено|предложен|предложена|предложение|на рассмотрении|на обсуждении|обсуждается|на согласовании",
            "запропоновано|запропонований|пропозиція|на розгляді|обговорюється",
            "提案|提案中|提案済み|検討中|議論中|レビュー中|承認待ち|提议|提议中|已提议|提出|已提出|讨论中|评审中|待评审|待批准|评估中|拟议|建议",
            "提議|提議中|已提議|討論中|審查中|待审核|审核中|승인 대기|승인대기|제안|제안됨|제안 중|검토 중|검토중|논의 중|논의중",
            "önerildi|öneri|önerilen|önerilmiş|teklif edildi|değerlendiriliyor|inceleniyor|tartışılıyor|onay bekliyor|đề xuất|đã đề xuất|đang đề xuất|đang xem xét|chờ duyệt",
            "chờ phê duyệt|diusulkan|usulan|diajukan|dalam diskusi|menunggu persetujuan|ehdotettu|ehdotus|javasolt|javaslat|javasolva|propus|propusă|în discuție|în analiză",
            "پیشنهادی|پیشنهاد شده|در حال بررسی|مقترح|قيد المراجعة|قيد الدراسة|הוצע|מוצע|הצעה",
            "proposat|proposada|πρόταση|προτείνεται|υπό συζήτηση|navrhnuté|predloženo|prijedlog|predlog",
            "predlagano|v obravnavi|v pregledu|ierosināts|ierosināta|priekšlikums|เสนอ|ข้อเสนอ|รออนุมัติ|รอพิจารณา|อยู่ระหว่างพิจารณา",
        ),
        "accepted": words(
            "akzeptiert|angenommen|beschlossen|entschieden|genehmigt|umgesetzt|implementiert|bestätigt|freigegeben|verabschiedet|gültig|in kraft",
            "accepté|acceptée|confirmé|confirmée|adopté|adoptée|approuvé|approuvée|validé|validée|décidé|décidée|acté|actée|en vigueur|implémenté|implémentée",
            "aceptado|aceptada|confirmado|confirmada|aprobado|aprobada|adoptado|adoptada|decidido|decidida|vigente|implementado|implementada",
            "aceito|aceita|aceite|aprovado|aprovada|adotado|adotada|em vigor|accettato|accettata|approvato|approvata",
            "adottato|adottata|confermato|confermata|implementato|implementata|deciso|decisa|in vigore|geaccepteerd|geïmplementeerd|bevestigd|aanvaard|goedgekeurd|aangenomen|besloten|vastgesteld",
            "van kracht|zaakceptowany|zaakceptowana|zaakceptowane|zaakceptowano|przyjęty|przyjęta|przyjęte|przyjęto|akceptowany|akceptowana|wdrożony|wdrożona|zaimplementowany|zaimplementowana|zaimplementowane|obowiązujący",
            "zatwierdzony|zatwierdzona|zatwierdzone|zatwierdzono|ustalony|ustalona|ustalone|ustalono|obowiązuje|przijato|přijato|přijatý|přijaté|schváleno",
            "schválený|akceptováno|accepterad|accepterat|godkänd|godkänt|antagen|antaget|beslutad|beslutat|accepteret",
            "godkendt|vedtaget|besluttet|akseptert|godkjent|vedtatt",
            "принято|принят|принята|принятый|принятая|одобрено|одобрен|одобрена|утверждено|утверждён|утверждена",
            "действует|действующий|действующее|в силе|внедрено|реализовано|прийнято|прийнятий|прийнята|схвалено|затверджено|ухвалено|діє|чинний|чинне|чинна",
            "承認|承認済み|承認済|採用|採用済み|採用済|採択|採択済み|受理|決定|決定済み|確定|合意|合意済み|実装済み|有効|完了|適用中",
            "接受|已接受|确认|已确认|定稿|已定稿|采纳|已采纳|批准|已批准|通过|已通过|采用|已采用|已决定|已确定|生效|已生效|有效|已实施|已实现|已落地|已完成|完结|已定|现行",
            "採納|已採納|通過|已通過|已採用|已決定|已確定|已實施|승인|승인됨|승인 완료|구현됨|구현 완료|채택|채택됨|수락|수락됨|확정|확정됨|결정됨|완료|적용됨|현행|승인되었음",
            "kabul|kabul edildi|kabul edilmiş|onaylandı|onaylı|yürürlükte|karara bağlandı|karar verildi|uygulandı|chấp nhận|đã chấp nhận|được chấp nhận|chấp thuận",
            "đã chấp thuận|phê duyệt|đã phê duyệt|đã duyệt|đã quyết định|đã áp dụng|có hiệu lực|diterima|disetujui|disepakati|diputuskan|ditetapkan|diterapkan|diimplementasikan",
            "hyväksytty|päätetty|voimassa|elfogadva|elfogadott|elfogadták|jóváhagyva|jóváhagyott|hatályos|acceptat|acceptată|aprobat|aprobată|adoptat|adoptată|decis|decisă|în vigoare",
            "پذیرفته|پذیرفته شده|پذیرفته شد|تأیید شده|تایید شده|تصویب شده|مصوب|مقبول|معتمد|تم القبول|موافق عليه|התקבל|התקבלה|אושר|אושרה|מאושר|בתוקף",
            "acceptada|aprovat|aprovada|αποδεκτό|αποδεκτή|εγκρίθηκε|εγκεκριμένο|ισχύει|prijaté|prijatý|schválené|prihvaćeno|prihvaćen|prihvaćena|odobreno|usvojeno|прието|приет|приета",
            "sprejeto|sprejet|sprejeta|potrjeno|pieņemts|pieņemta|apstiprināts|apstiprināta|ยอมรับ|ยอมรับแล้ว|อนุมัติ|อนุมัติแล้ว|เห็นชอบ|มีผลบังคับใช้",
        ),
        "rejected": words(
            "abgelehnt|verworfen|zurückgewiesen|rejeté|rejetée|refusé|refusée|rechazado|rechazada|descartado|descartada",
            "rejeitado|rejeitada|recusado|recusada|rifiutato|rifiutata|respinto|respinta|scartato|scartata|afgewezen",
            "verworpen|afgekeurd|odrzucony|odrzucona|odrzucone|odrzucono|zamítnuto|odmítnuto|avvisad|avvisat|avslagen",
            "avslaget|förkastad|afvist|avvist|forkastet|отклонено|отклонён|отклонена|отвергнуто|відхилено|відхилений",
            "却下|却下済み|不採用|否決|棄却|拒绝|已拒绝|否决|已否决|未采纳|驳回|已驳回|拒絕|已拒絕|已否決|거부|거부됨|거절|거절됨|반려|기각",
            "reddedildi|từ chối|bị từ chối|đã từ chối|ditolak|hylätty|elutasítva|elutasított|elvetve|elvetett|respins|respinsă|رد شده|رد شد|مرفوض|נדחה|נדחתה",
            "rebutjat|rebutjada|απορρίφθηκε|zamietnuté|odmietnuté|odbijeno|odbačeno|отхвърлено",
            "zavrnjeno|zavrnjen|zavrnjena|noraidīts|noraidīta|ปฏิเสธ|ไม่อนุมัติ|ไม่ยอมรับ",
        ),
        "deprecated": words(
            "veraltet|überholt|außer kraft|obsolet|déprécié|dépréciée|obsolète|caduc|caduque|abrogé|abrogée|périmé|périmée|obsoleto|obsoleta|en desuso",
            "deprecado|deprecada|derogado|derogada|descontinuado|descontinuada|depreciado|depreciada|revogado|revogada",
            "deprecato|deprecata|verouderd|vervallen|achterhaald|przestarzały|przestarzała|przestarzałe|wycofany|wycofana",
            "wycofane|wycofano|nieaktualny|nieaktualna|zastaralé|zastaralý|föråldrad|föråldrat|utfasad|forældet|foreldet",
            "utfaset|устарело|устарел|устарела|устаревшее|устаревший|отменено|отменён|отменена|застаріло|застаріле",
            "скасовано|非推奨|廃止|廃止済み|廃止予定|無効|失効|废弃|已废弃|弃用|已弃用|过时|已过时|作废|已作废|已失效",
            "廢棄|已廢棄|棄用|已棄用|已過時|已作廢|폐기|폐기됨|사용 중단|지원 중단|폐지|폐지됨",
            "kullanımdan kaldırıldı|yürürlükten kaldırıldı|lỗi thời|không còn dùng|hết hiệu lực|usang|tidak berlaku|vanhentunut|kumottu|elavult|hatályon kívül|învechit|învechită|abrogată|منسوخ|منسوخ شده|متقادم|ملغى|מיושן",
            "παρωχημένο|zastarané|zastarjelo|zastarelo|остаряло",
            "opuščeno|novecojis|novecojusi|ยกเลิก|ยกเลิกแล้ว|เลิกใช้|เลิกใช้แล้ว",
        ),
        "superseded": words(
            "ersetzt|ersetzt durch|abgelöst|abgelöst durch|remplacé|remplacée|remplacé par|remplacée par|supersédé|supersédée|supersédé par|supersédée par",
            "reemplazado|reemplazada|reemplazado por|reemplazada por|sustituido|sustituida|sustituido por|sustituida por",
            "supersedido|supersedida|supersedido por|supersedida por|substituído|substituída|substituído por|substituída por|substituído pela|substituída pela|substituído pelo",
            "sostituito|sostituita|sostituito da|sostituita da|superato|superata|superato da|superado|superada|superado por|superada por|sostituito dal|sostituita dal|sostituito dalla|sostituita dalla|sostituito dall|sostituita dall|vervangen|vervangen door",
            "zastąpiony|zastąpiona|zastąpione|zastąpiono|zastąpiony przez|zastąpiona przez|nahrazeno|nahrazen|nahrazena",
            "ersatt|ersatt av|erstattet|erstattet af|erstattet av|заменено|заменён|заменена|заменено на|замещено",
            "замінено|замінений|замінена|замінено на|置き換え|置き換え済み|置換|置換済み|差し替え",
            "取代|已取代|被取代|已被取代|已替代|被替代|已被替代|已替换|已被替换|已替換|已被替換|대체|대체됨|교체됨|대체되었음|替代",
            "yerini aldı|yerine geçti|bị thay thế|đã bị thay thế|được thay thế|đã được thay thế|digantikan|digantikan oleh|korvattu|felváltva|felváltotta|înlocuit|înlocuită|înlocuit de|înlocuită de|جایگزین شده|جایگزین شد|مستبدل|تم استبداله|הוחלף|הוחלפה",
            "substituït|substituïda|substituït per|substituïda per|αντικαταστάθηκε|αντικαταστάθηκε από|nahradené|nahradený|zamijenjeno|zamenjeno|заменено от",
            "nadomeščeno|nadomeščena|nadomeščen|nadomeščeno z|nadomeščena z|nadomeščen z|aizstāts|aizstāta|aizstāts ar|aizstāta ar|ถูกแทนที่|ถูกแทนที่แล้ว|ถูกแทนที่โดย|ถูกแทนที่ด้วย",
        ),
    }
)  # fmt: skip
"""Spellings of the words of the vocabulary, beside those in English."""

REPLACED = (
    r"已?[被由].{1,100}?(?<!部分)(?:取代|替代|替换|替換)|已?被\s?[a-z]{2,8}[- ]?\d{1,6}\s?(?:废弃|廢棄)|已?替[换換][为為]\s?[a-z]{2,8}[- ]?\d|(?:за(?:менен|мінен)[оа]?|nahrazen[oay]?)\s+(?:(?:решением|рішенням|rozhodnutim)\s+)?[a-z]{2,8}[- ]?\d"
    r"|(?:durch|door)\s+[a-z]{2,8}[- ]?\d{1,6}\s+(?:ersetzt|abgeloe?st|vervangen)\b|[a-z]{2,8}[- ]?\d{1,6}\s+(?:ile|tarafindan)\s+(?:degistirildi|gecersiz kilindi)\b|yerini\s+[a-z]{2,8}[- ]?\d{1,6}\s+aldi\b"
    r"|[a-z]{2,8}[-_ ]?\d{1,6}(?:\s?[,、と・]\s?[a-z]{2,8}[-_ ]?\d{1,6}){0,9}\s?(?:により|によって|に|[でて])(?:置き換え|置換|差し替え|廃止|代替)"
    rf"|[a-z]{{2,8}}[-_ ]?\d{{1,6}}{normalize('NFKD', '(?:(?:으)?로|에 의해) ?(?:대체|교체)')}"
)
"""A pattern of a status that says around what it names that the record was superseded."""

QUALIFIERS = frozenset(
    words(
        "am|durch|von|vom|im|mit|nach|bei|unter|zum|zur|auf|avec|sous|lors|après|dans|com|após|il|nel|nella|dopo|onder|tijdens|w|we|po|pod|при|после|по|seit|par|le|la|puis|poi|dann|luego|затем|решением|depuis|por|el|en|desde|con|para|em|pelo|pela|da|dal|dalla|dall|di|op|door|sinds|voor|met",
        "jako|przez|od|dnia|av|af|на|с|от|как|для|в|з|від|und|et|y|e|og|och|oraz|и|і|및",
        "per|από|uz|s|sa|za|ob|kā|ar|โดย|ด้วย|เฉพาะ|เมื่อ|และ|ตาม|สำหรับ|ve|ile|olarak|tarafından|bởi|cho|và|theo|oleh|pada|untuk|dan|dengan|ja|és|și|de|pe|din|pentru|و|توسط|في|על",
    ).split("|")
)
"""Words after which a status goes on without being prose: "aceptado en 2024", "akzeptiert und umgesetzt"."""

PARTLY = (
    r"part(?:ly|ially)|in parts?|in (?:one|two|three|some|several|certain) (?:respect|point|aspect)s?|narrowly|mostly|largely|teilweise|zum teil|partiellement|en partie|parcial(?:mente)?|e[nm] parte"
    r"|parzial(?:e|mente)|in parte|gedeeltelijk|deels|częściowo|w części|delvist?|частично|частково|kısmen|một phần|sebagian|osittain|részben|parțial"
)
"""A pattern of the words that say of a relation that it is to a part only, with those in English."""

PARTLY_JOINED = r"(?:部分|局部)(?=已?[被由]|取代|替代|替换|替換)|一部(?=置き換え|置換)|일부\s?(?=대체|교체)"
"""A pattern of those that stand right before the verb, which no blank parts from them."""

VERBS = MappingProxyType(
    {
        "superseded_by": r"(?:reemplazad[oa]|sustituid[oa]|supersedid[oa])(?:\s+parcialmente)?\s+por|substituíd[oa](?:\s+parcialmente)?\s+(?:por|pel[oa])"
        r"|(?:sostituit|superat)[oa]\s+da(?:ll?|ll[ao])?|superséd[ée]e?\s+par|superad[oa]\s+por|vervangen\s+door|zastąpion[yae](?:\s+(?:częściowo|w\s+części))?\s+przez|ersatt\s+av|erstattet\s+a[fv]"
        r"|замен[её]н[оа]?(?:\s+(?:на|от|с|решением))?|замінен[оа]?(?:\s+(?:на|рішенням))?|nahrazen[oaý]?(?:\s+rozhodnutím)?|(?:bị|được)\s+thay\s+thế\s+bởi|digantikan\s+oleh|înlocuit[ăe]?\s+de"
        r"|substituï(?:t|da)\s+per|αντικαταστάθηκε\s+από|nahraden[éýá]|zamijenjeno\s+s|zamenjeno\s+sa|nadomeščen[oa]?\s+z|aizstāt[sa]\s+ar|ถูกแทนที่(?:โดย|ด้วย)"
        r"|已?(?:被|由(?=\s?\[?[A-Z]))(?=[^。；;]{1,100}?(?:取代|替代|替换|替換|废弃|廢棄))|已?替[换換][为為]|置(?:き換え|換)(?:済み)?[(（]→(?=\s)|(?:置き換え(?:済み)?|置換(?:済み)?|대체(?:됨|되었음))(?=\s?[(（→:：])"
        r"|(?:remplacée?|reemplazad[oa]|sustituid[oa]|substituíd[oa]|sostituit[oa]|superat[oa]|zastąpion[yae])(?=\s*(?:\(|:|：)\s*(?:\[|[A-Z]{2,8}[- ]?\d))",
        "supersedes": r"(?:reemplaza|sustituye|supera)(?:\s+al?)?|substitui(?:\s+[oa])?|sostituisce|vervangt|zastępuje|nahrazuje|ersätter"
        r"|erstatter|заменяет|замінює|nadomešča|aizstāj|取代|替代",
        "amended_by": r"(?:ergänzt|ergaenzt|geändert|geaendert)\s+durch|(?:amend|modifi|complét)ée?\s+par|(?:modificad|enmendad|emendad|alterad|complementad)[oa]\s+(?:por|pel[oa])"
        r"|(?:modificat|integrat)[oa]\s+da(?:ll?|ll[ao])?|(?:gewijzigd|aangevuld)\s+door|(?:zmienion|uzupełnion)[yae]\s+przez|(?:дополнен|измен[её]н|доповнен|змінен)[оа]?"
        r"|已?[被由](?=[^。；;]{1,100}?(?:补充|補充|修订|修訂))",
        "amends": r"ergänzt|ergaenzt|ändert|aendert|amende|complète|modifie|modifica|enmienda|(?:emenda|altera|complementa)(?:\s+o)?|wijzigt|zmienia|uzupełnia|doplňuje|kompletterar|ändrar"
        r"|ændrer|endrer|дополняет|изменяет|доповнює|змінює|补充|補充|修订|修訂|sửa\s+đổi|bổ\s+sung|melengkapi|mengubah|täydentää|muuttaa|kiegészíti|módosítja|completează|modifică",
    }
)
"""Patterns of the verbs by which a line of status or links states a relation, beside those in English, German and French."""

DENIED = (
    r"(?:no|non|n[ãa]o|ni|ne|не|nie|niet|nicht|nem|ikke|inte|ej|ei|ser[áàa]n?|serão|sarà|saranno|seront|будет|будут|буде|zostanie|zostaną|bude|budou)"
    r"(?:\s+(?:se|si|lo|la|le|être|ser|essere))?"
)
"""A pattern of words right before a verb by which a record denies it or says that it is yet to come."""

OF_NAMES = r"(?=['’]?[\s*_:：(（]{0,4}(?:(?:den|die|das|el|la|le|il|lo|o|a|l['’])\s?)?(?:\[|(?-i:[A-Z]{2,8})[-_ ]?\d))"
"""What stands behind the verbs of amending: a link or a record's name, for they tell of days and chapters too."""

STEMS = (
    "ergänz", "ergaenz", "änder", "aender", "complèt", "complét", "modifi", "enm", "emenda", "altera", "complement", "integrat", "wijzig", "aangevuld", "zmieni", "uzupełni",
    "doplň", "komplett", "ändr", "ændr", "endrer", "дополн", "измен", "доповн", "змін", "补充", "補充", "修订", "修訂", "sửa", "bổ", "melengkapi", "mengubah", "täyd", "muutt",
    "kieg", "módos", "complet", "reempla", "remplac", "superat", "degistir", "değiştir", "geçersiz", "yerini", "sustitu", "substitu", "sostitu", "vervang", "zast", "nahraz", "ersatt", "ersätt", "erstatt", "замен",
    "замін", "thay thế", "digant", "înlocui", "αντικατ", "nahrad", "zamijen", "zamenj", "nadome", "aizstā", "แทนที่", "取代", "替", "废弃", "廢棄", "置き換え", "置換", "대체", "교체",
)  # fmt: skip
"""What every match of VERBS holds one of, folded."""

CHOSEN = (
    r"(?:option|solution|alternative|variante) (?:choisie|retenue)|(?:aus)?gewählte (?:option|lösung|alternative|variante)|(?:opción|solución|alternativa) (?:elegida|seleccionada)"
    r"|(?:opção|solução|alternativa) escolhida|(?:opzione|soluzione|alternativa) scelta"
    r"|gekozen (?:optie|oplossing|alternatief)|wybran(?:a opcja|e rozwiązanie)|выбранн(?:ый вариант|ое решение)|選択した(?:選択肢|案)|採用案|选择的方案|选定方案|선택(?:한|된) 옵션"
    r"|seçilen (?:seçenek|çözüm)|(?:phương án|lựa chọn) được chọn|(?:opsi|pilihan) (?:yang )?(?:dipilih|terpilih)|valittu (?:vaihtoehto|ratkaisu)"
    r"|(?:a )?választott (?:opció|megoldás)|opțiunea aleasă|soluția aleasă"
    r"|valgte? (?:alternativ|løsning|mulighed)|valt alternativ|vald lösning"
)
"""A pattern of the labels of the chosen option; `CHOSEN_STEMS` are what each match of it or of `CHOSEN_ALONE` holds one of."""

CHOSEN_ALONE = r"(?:aus)?gewählt"
"""A pattern of the labels that an option which was considered stands behind; behind others is what else was chosen."""

CHOSEN_STEMS = (
    "hoisie", "retenue", "ewählt", "elegida", "seleccionada", "escolhida", "scelta", "gekozen", "Gekozen", "ybran", "ыбранн",
    "eçilen", "được chọn", "ipilih", "erpilih", "alittu", "álasztott", "leasă", "algt", "alt alternativ", "ald lösning", "選択した", "採用案", "选择的", "选定", "선택",
)  # fmt: skip
MARKED = (
    r"gewählt|ausgewählt|choisie?|retenue?|elegid[ao]|seleccionad[ao]|escolhid[ao]|selecionad[ao]|scelt[ao]|gekozen|wybran[aey]"
    r"|выбран[оа]?|採用|選択|选择|已选|选定|선택"
    r"|seçildi|seçilen|được chọn|dipilih|terpilih|valittu|kiválasztott|aleasă"
)
"""A pattern of the words by which the chosen one of several options is marked."""

BECAUSE = "weil|parce que?|puisque|porque|ya que|puesto que|debido a que|já que|uma vez que|pois|dado que|in quanto|dato che|perché|poiché|omdat|aangezien|ponieważ|gdyż|потому что|так как|поскольку|тому що|çünkü|bởi vì|karena|koska|mert|mivel|deoarece|pentru că|fordi|eftersom"
FRENCH_CHOSEN, BECAUSE_FRENCH = (
    ("choisie", "retenue"),
    r"(?<!\bun )(?<!\ble )(?<!\bdu )(?<!\bde )(?<!\ben )car",
)
"""How the labels in French end, and a word for `because` that stands for it after those alone, where it is no coach."""

BECAUSE_GERMAN = ", da"
"""A word for `because` that stands for it behind a comma, after a label in German alone."""

MONTHS = (
    "januar jänner janvier janv enero janeiro gennaio januari stycznia ledna января січня ocak tammikuuta január ianuarie בינואר يناير gener januára siječnja януари januarja janvāris มกราคม ม.ค январь січень styczeń leden siječanj tammikuu ιανουαρίου ιανουάριος јануар ינואר ژانویه",
    "februar februari février fevrier févr febrero fevereiro febbraio lutego února февраля лютого şubat helmikuuta február februarie בפברואר فبراير febrer februára veljače февруари februarja februāris กุมภาพันธ์ ก.พ февраль лютий luty únor veljača helmikuu φεβρουαρίου φεβρουάριος фебруар פברואר فوریه",
    "märz maerz mär mars marzo março maart marca března marts марта березня mart maret maaliskuuta március martie במרץ مارس març ožujka март marec มีนาคม มี.ค березень marzec březen ožujak maaliskuu μαρτίου μάρτιος آذار מרץ",
    "april avril avr abril aprile kwietnia dubna апреля квітня nisan huhtikuuta április aprilie באפריל أبريل apríla travnja април aprila aprīlis เมษายน เม.ย апрель квітень kwiecień duben travanj huhtikuu απριλίου απρίλιος نيسان apríl אפריל آوریل",
    "mai mayo maio maggio mei maja května maj мая травня mayıs mayis toukokuuta május במאי مايو maig mája svibnja май maijs พฤษภาคม พ.ค травень květen svibanj toukokuu μάιος أيار máj мај מאי مه",
    "juni juin junio junho giugno czerwca června июня червня haziran kesäkuuta június iunie ביוני يونيو juny júna lipnja юни junij junija jūnijs มิถุนายน มิ.ย июнь червень czerwiec červen lipanj kesäkuu јун јуна juna ιουνίου ιούνιος حزيران jún יוני ژوئن",
    "juli juillet juil julio julho luglio lipca července июля липня temmuz heinäkuuta július iulie ביולי يوليو juliol júla srpnja юли julij julija jūlijs กรกฎาคม ก.ค июль липень lipiec červenec srpanj heinäkuu јул јула jula ιουλίου ιούλιος تموز júl יולי ژوئیه",
    "août aout agosto augustus sierpnia srpna augusti августа серпня ağustos agustus elokuuta augusztus באוגוסט أغسطس agost augusta kolovoza avgust август avgusta augusts สิงหาคม ส.ค серпень sierpień srpen kolovoz elokuu αυγούστου αύγουστος آب אוגוסט اوت",
    "septembre septiembre setiembre setembro settembre września září сентября вересня eylül syyskuuta szeptember septembrie בספטמבר سبتمبر setembre septembra rujna septembar септември septembris กันยายน ก.ย сентябрь вересень wrzesień rujan syyskuu септембар σεπτεμβρίου σεπτέμβριος أيلول ספטמבר سپتامبر",
    "oktober okt octobre octubre outubro ottobre października října октября жовтня ekim lokakuuta október octombrie באוקטובר أكتوبر októbra oktobar октомври oktobra oktobris ตุลาคม ต.ค октябрь жовтень październik říjen lokakuu октобар οκτωβρίου οκτώβριος אוקטובר اکتبر",
    "novembre noviembre novembro listopada listopadu ноября листопада kasım kasim marraskuuta noiembrie בנובמבר نوفمبر novembra studenoga novembar ноември novembris พฤศจิกายน พ.ย ноябрь studeni marraskuu новембар νοεμβρίου νοέμβριος נובמבר نوامبر",
    "dezember dez décembre decembre déc diciembre dezembro dicembre december grudnia prosince desember декабря грудня aralık aralik joulukuuta decembrie בדצמבר ديسمبر desembre decembra prosinca decembar декември decembris ธันวาคม ธ.ค декабрь грудень grudzień prosinec joulukuu децембар δεκεμβρίου δεκέμβριος דצמבר دسامبر",
)
"""Names of the twelve months as they stand in a date."""
