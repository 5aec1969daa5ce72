import { foldTitle, splitList, titleKey, titleKeys } from './fold';

/** What the state of a row means: only a booked row is money that moved. */
export type RowState = 'booked' | 'pending' | 'declined' | 'reverted';

const words: Readonly<Record<RowState, string>> = {
  booked: `booked, posted, sent, geaccepteerd, acceptée, received, umsatz gebucht, completed, complete, cleared,
    settled, settlement, success, successful, succeeded, paid, processed, executed, done, confirmed, finished, final,
    approved, exported, reconciled, reimbursed, accepted, closed, issued, matched, fulfilled, collected, ok, yes,
    cleared and settled, partially refunded, transaction complete, available, captured, payment successful, gebucht,
    gebuchter umsatz, abgeschlossen, ausgeführt, abgerechnet, verbucht, erledigt, bezahlt, genehmigt, ja, erfolgreich,
    comptabilisé, comptabilisée, exécuté, exécutée, effectué, effectuée, réglé, réglée, terminé, payé, payée, validé,
    validée, traité, débité, accepté, oui, contabilizado, contabilizada, completado, completada, realizado, realizada,
    liquidado, liquidada, ejecutado, ejecutada, pagado, pagada, finalizado, contabilizzato, contabilizzata,
    completato, completata, eseguito, eseguita, registrato, contabilizado no extrato, addebitato, pagato, pagata,
    regolato, sì, efetuado, efetuada, concluído, concluída, processado, processada, pago, paga, liquidado em conta,
    confirmado, executado, efetivado, geboekt, verwerkt, voltooid, uitgevoerd, betaald, afgehandeld, afgerond,
    goedgekeurd, bokförd, bokfört, genomförd, genomfört, slutförd, slutfört, klar, betald, utförd, bokført,
    gjennomført, fullført, betalt, utført, bogført, gennemført, udført, afsluttet, posteret, godkendt, kirjattu,
    toteutunut, toteutettu, suoritettu, valmis, maksettu, vahvistettu, zaksięgowana, zaksięgowano, zaksięgowany,
    zrealizowana, zrealizowano, zrealizowany, wykonana, wykonano, rozliczona, rozliczono, rozliczone, zakończona,
    przetworzona, opłacona, zaúčtováno, zaúčtovaná, zaúčtovaný, provedeno, provedená, dokončeno, vyřízeno, uhrazeno,
    zpracováno, zaúčtované, vykonaná, spracovaná, könyvelt, lekönyvelt, könyvelve, teljesült, teljesítve, teljesített,
    sikeres, végrehajtva, elszámolt, feldolgozott, procesat, procesată, finalizat, finalizată, decontat, decontată,
    efectuat, efectuată, plătit, executat, executată, reușit, înregistrat, įvykdyta, įvykdytas, užregistruotas,
    atliktas, atlikta, įskaityta, apmokėta, izpildīts, izpildīta, grāmatots, apstiprināts, apmaksāts, teostatud,
    täidetud, kantud, lõpetatud, makstud, tamamlandı, gerçekleşti, ödendi, onaylandı, proveden, provedena, izvršeno,
    obrađeno, εκτελέστηκε, ολοκληρώθηκε, исполнено, исполнен, проведено, проведена, выполнено, завершено, обработано,
    оплачено, подтверждено, ok операция, 確定, 確定済み, 完了, 済, 交易成功, 支付成功, 已完成, 成功, 已入账`,
  pending: `pending, pending transaction, authorised, authorized, authorisation, authorization, auth, hold, on hold,
    awaiting clearing, processing, in progress, in process, scheduled, planned, future, uncleared, not cleared,
    unsettled, outstanding, unposted, not posted, open, initiated, draft, waiting, awaiting, requested, reserved,
    reservation, blocked, created, incomplete, awaiting approval, pending approval, pending settlement,
    pre authorised, preauthorised, preauth, pre authorization, unclaimed, held, temporary hold, on its way, in review,
    waiting for confirmation, funds held, not yet booked, upcoming, estimated, forecast, denied temporarily, no, n,
    submitted, vorgemerkt, vorgemerkter umsatz, umsatz vorgemerkt, offen, in bearbeitung, autorisiert,
    nicht abgerechnet, noch nicht abgerechnet, reserviert, reservierung, ausstehend, geplant, vormerkung,
    vormerkungen, nicht gebucht, ungebucht, in ausführung, angemeldet, nein, erwartet, terminiert, en attente,
    en cours, à venir, non comptabilisé, autorisé, autorisée, autorisation, en cours de traitement, prévu, prévue,
    non, non débité, en cours d'autorisation, réservé, à débiter, pendiente, en curso, retenido, retenida, retención,
    autorizado, autorizada, en proceso, programado, programada, no contabilizado, pendiente de liquidar, en trámite,
    in sospeso, in attesa, in corso, non contabilizzato, non contabilizzata, autorizzato, autorizzata, prenotato,
    prenotata, da contabilizzare, in elaborazione, in lavorazione, programmato, pendente, em curso, cativo, cativado,
    cativada, em processamento, agendado, agendada, por liquidar, em aberto, a processar, pendentes, aguardando,
    in behandeling, gereserveerd, reservering, nog niet verwerkt, niet geboekt, gepland, openstaand, wacht,
    in afwachting, geautoriseerd, autorisatie, in verwerking, ej bokförd, ej bokfört, reserverad, reserverat,
    prel, preliminär, preliminärt, väntar, väntande, pågående, kommande, behandlas, ikke bokført, reservert, reserverte,
    venter, under behandling, forfall, avventer, ventende, ikke bogført, ikke-bogført, reserveret, afventer,
    afventende, under udførelse, kommende, vireillä, odottaa, varaus, katevaraus, odottava, käsittelyssä, kesken,
    tuleva, avoin, kirjaamatta, oczekuje, oczekująca, oczekujące, w toku, blokada, blokada środków, nierozliczona,
    nierozliczone, niezaksięgowana, zablokowana, autoryzacja, zaplanowana, w realizacji, przetwarzana, czeka, čeká,
    čekající, čeká na zaúčtování, nezaúčtováno, blokace, blokováno, rezervace, nezaúčtovaná, ve zpracování,
    zpracovává se, autorizováno, nevyřízeno, naplánováno, v řešení, čaká, blokácia, čakajúca, nezaúčtovaná suma,
    függő, függőben, zárolt, zárolva, zárolás, foglalás, folyamatban, nem könyvelt, feldolgozás alatt,
    könyvelésre vár, várakozik, engedélyezett, în așteptare, in asteptare, blocat, blocată, în curs, in curs,
    în procesare, autorizat, autorizată, nedecontat, suspendat, rezervuota, rezervuotas, rezervacija, laukiama,
    laukia, vykdoma, vykdomas, neįvykdyta, rezervēts, rezervācija, gaida, apstrādē, gaida izpildi, broneeritud,
    broneering, ootel, töötlemisel, ootab, beklemede, bekliyor, provizyon, provizyonda, işlemde, na čekanju,
    rezervirano, u obradi, σε εκκρεμότητα, εκκρεμεί, δεσμευμένο, в обработке, ожидает, ожидание, в ожидании, холд,
    авторизация, заморожено, заблокировано, 未確定, 処理中, 保留, 速報, 予定, 待处理, 处理中, 未入账, 等待付款`,
  declined: `declined, failed, failure, rejected, denied, refused, error, unsuccessful, cancelled, canceled,
    cancellation, expired, void, voided, deleted, blocked by bank, insufficient funds, aborted, invalid, removed,
    not processed, discarded, abandoned, archived, disapproved, withdrawn, account closed, not authorised,
    not authorized, abgelehnt, fehlgeschlagen, storniert vor buchung, abgebrochen, ungültig, nicht ausgeführt,
    verfallen, zurückgewiesen, gelöscht, gescheitert, nicht erfolgreich, refusé, refusée, échoué, échouée, rejeté,
    rejetée, annulé, annulée, expiré, expirée, échec, abandonné, décliné, rechazado, rechazada, denegado, denegada,
    fallido, fallida, cancelado, cancelada, anulado, anulada, caducado, caducada, rifiutato, rifiutata, negato,
    fallito, fallita, respinto, respinta, annullato, annullata, scaduto, scaduta, declinato, recusado, recusada,
    rejeitado, rejeitada, falhado, falhada, falhou, anulada pelo cliente, expirado, expirada, negada, não efetuado,
    geweigerd, mislukt, afgewezen, geannuleerd, verlopen, afgekeurd, niet uitgevoerd, vervallen, nekad, nekat,
    avvisad, avvisat, misslyckad, misslyckades, avbruten, makulerad, avslagen, återkallad, ogiltig, avvist, mislyktes,
    avbrutt, kansellert, avslått, feilet, slettet, utløpt, afvist, mislykkedes, annulleret, fejlet, afbrudt,
    slettet posteringen, udløbet, afslået, hylätty, epäonnistui, peruttu, peruutettu, vanhentunut, estetty, mitätöity,
    odrzucona, odrzucono, odrzucony, odmowa, anulowana, anulowano, nieudana, niezrealizowana, wygasła,
    zamknięta bez realizacji, zamítnuto, zamítnutá, zamítnuta, odmítnuto, odmítnutá, zrušeno, zrušená, neprovedeno,
    neúspěšná, vypršelo, stornována před zaúčtováním, zamietnutá, zamietnuté, odmietnutá, zrušená platba, elutasított,
    elutasítva, sikertelen, törölt, törölve, visszautasított, visszautasítva, lejárt, megszakítva, meghiúsult,
    respins, respinsă, refuzat, refuzată, eșuat, esuat, eșuată, anulat, anulată, expirat, atmesta, atmestas, nepavyko,
    atšaukta, atšauktas, noraidīts, noraidīta, neizdevās, atcelts, atcelta, tagasi lükatud, ebaõnnestunud, tühistatud,
    keeldutud, aegunud, reddedildi, başarısız, iptal, iptal edildi, odbijeno, otkazano, απορρίφθηκε, ακυρώθηκε,
    отклонено, отклонён, отклонена, отказ, ошибка, отменено, отменена, неуспешно, не исполнено, 取消, 失敗, 拒否, キャンセル,
    交易关闭, 失败, 已取消, 已关闭`,
  reverted: `rückgängig gemacht, visszavonva, reverted, reversed, reversal, returned, refunded, fully refunded, charged back, chargeback, revoked,
    credited back, undone, rolled back, released, bounced, bounced back, repaid, released hold, removed hold,
    rückgängig, storniert, storno, zurückgebucht, rückgebucht, zurückgegeben, erstattet, rückerstattet,
    rückabgewickelt, freigegeben, remboursé, remboursée, contrepassé, extourné, extournée, rejet après règlement,
    restitué, revertido, revertida, devuelto, devuelta, reembolsado, reembolsada, retrocedido, retrocedida, extornado,
    stornato, stornata, rimborsato, rimborsata, restituito, estornado, estornada, devolvido, devolvida, reversado,
    teruggeboekt, gestorneerd, teruggedraaid, terugbetaald, teruggestort, återbetald, återförd, återbetalt, återlagd,
    reversert, tilbakeført, tilbakebetalt, refundert, returnert, tilbageført, tilbagebetalt, refunderet, returneret,
    palautettu, hyvitetty, palautunut, zwrócona, zwrócono, wycofana, cofnięta, odwrócona, stornowana, zwrot,
    stornováno, stornovaná, vráceno, vrácená, refundováno, stornovaná platba, vrátená, vrátené, visszavont,
    visszavonva, sztornó, sztornózott, visszatérített, visszautalt, stornírozva, stornat, stornată, rambursat,
    rambursată, returnat, returnată, inversat, grąžinta, grąžintas, anuliuota, atmaksāts, atgriezts, storno ieraksts,
    tagastatud, tühistatud kanne, iade, iade edildi, vraćeno, stornirano, επιστράφηκε, αντιλογίστηκε, возврат,
    возвращено, сторно, сторнировано, 返金, 返品, 退款, 已退款`,
};

const states = new Map<string, RowState>(
  (['reverted', 'declined', 'pending', 'booked'] as const).flatMap((state) =>
    splitList(words[state]).flatMap((word) => titleKeys(word).map((key) => [key, state] as const)),
  ),
);

/** Words that decide wherever they stand: “Vorgemerkt (Kartenzahlung)”, “PENDING - 2 days”. */
const telling: readonly (readonly [RowState, RegExp])[] = [
  [
    'pending',
    /\b(?:pending|vorgemerkt|en attente|pendiente|in sospeso|pendente|in behandeling|reserver(?:ad|t|et)|not (?:yet )?(?:booked|posted|cleared))\b/,
  ],
  [
    'declined',
    /\b(?:declined|failed|rejected|denied|abgelehnt|refuse|rechazad[oa]|rifiutat[oa]|geweigerd|cancell?ed)\b/,
  ],
  ['reverted', /\b(?:reverted|reversed|storniert|rembourse|refunded|chargeback)\b/],
];

/** Returns what the state of a row means; null when the text says nothing about it. An empty text is null. */
export function stateOf(text: string): RowState | null {
  const known = states.get(titleKey(text));
  if (known) return known;
  const folded = foldTitle(text);
  return telling.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** What banks write into the text of a row instead of a column: “Varekjøp KIOSKEN Reservert transaksjon”. */
const pendingText =
  /\breservert transaksjon$|\breserverad transaktion$|\breserveret transaktion$|^pending (?:transaction|payment|authori[sz]ation)\b|\bumsatz vorgemerkt$|\bikke bokfort$/;

const pendingMarks =
  'pending|pending transaction|pending payment|not yet booked|vorgemerkt|ausstehend|en attente|pendiente|in sospeso|in attesa|reserverat|reserverad|reservert|preliminar|oczekujaca';
const declinedMarks =
  'declined|transaction declined|payment declined|card declined|rejected|cancelled|canceled|voided|abgelehnt|rechazado|rechazada|rifiutato|rifiutata|geweigerd|odrzucona';

const isPendingMark = new RegExp(`^(?:${pendingMarks})$`);
const isDeclinedMark = new RegExp(`^(?:${declinedMarks})$`);
const markAtStart = /^\s*(?:[([]\s*([\p{L} ]{4,30}?)\s*[)\]]|([\p{L} ]{4,30}?)\s*(?::|\s[-–—*]\s))/u;
const markAtEnd = /[([]\s*([\p{L} ]{4,30}?)\s*[)\]]\s*$/u;

/**
 * Returns what a text that is no state says about its row: a mark before or after the name (“PENDING: Tesco”, “Tesco
 * (declined)”), or nothing but a mark. Only words that no person and no shop uses otherwise count.
 */
export function stateInText(text: string): 'pending' | 'declined' | null {
  if (pendingText.test(foldTitle(text))) return 'pending';
  const [, bracketed, plain] = markAtStart.exec(text) ?? [];
  const marks = [text, bracketed, plain, markAtEnd.exec(text)?.[1]].map((mark) => foldTitle(mark ?? ''));
  if (marks.some((mark) => isPendingMark.test(mark))) return 'pending';
  return marks.some((mark) => isDeclinedMark.test(mark)) ? 'declined' : null;
}

/** Words that are states in a column of states, and ordinary kinds of payment elsewhere: a withdrawal, a cancelled sale. */
const ordinaryKinds = /^(?:withdrawn|archived|removed|account closed|annul.*|anulad[oa])$/;
const noMovement =
  /\b(?:declined|failed|rejected|denied|abgelehnt|refused|rechazad[oa]|rifiutat[oa]|geweigerd)\b|^(?:card|account) (?:check|verification)$/;

/** Returns what a kind of payment says about its row: “Declined”, “Purchase declined”, “Card check”, “Blokada”. */
export function stateOfKind(text: string): 'pending' | 'declined' | null {
  const folded = foldTitle(text);
  if (noMovement.test(folded)) return 'declined';
  if (ordinaryKinds.test(folded)) return stateOf(text) === 'pending' ? 'pending' : null;
  const state = stateOf(text);
  return state === 'pending' || state === 'declined' ? state : null;
}

/** Returns the state that “yes” means in a column with this title: “Pending”, “Is deleted”. */
export function askedState(title: string): 'pending' | 'declined' | null {
  const folded = foldTitle(title);
  if (asksForPending(title)) return 'pending';
  return /^(?:is |was |ist )?(?:deleted|voided|void|declined|cancell?ed|geloscht|abgelehnt)$/.test(folded)
    ? 'declined'
    : null;
}

/** Whether a title asks if a row is pending, so that “yes” means pending: “Pending”, “Is pending”. */
export const asksForPending = (title: string): boolean =>
  /^(?:is |ist )?(?:pending|reserved|vorgemerkt|uncleared)$/.test(foldTitle(title));

/** Whether a title is that of the day on which the bank booked a row: “Booking date”, “Date posted”. */
export const isBookingDay = (title: string): boolean =>
  /\b(?:book(?:ed|ing)|post(?:ed|ing)|settle(?:d|ment)|clear(?:ed|ing)|buchung|buchungstag|buchungsdatum|bokforingsdag|bokforingsdatum|bogforingsdato|bokforingsdato|kirjauspaiva|comptabilisation|contabil|contabile|contabilizzazione|ksiegowania|zauctovani|boekdatum|boekingsdatum)\b/.test(
    foldTitle(title),
  );
