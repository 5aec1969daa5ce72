import { foldTitle, splitList } from './fold';

const phrases = splitList(
  `total, totals, grand total, sub total, subtotal, sum, balance, opening balance, closing balance, beginning balance,
  ending balance, starting balance, available balance, ledger balance, current balance, balance brought forward,
  balance carried forward, brought forward, carried forward, total debits, total credits, total debit, total credit,
  total money in, total money out, total payments, total amount, number of transactions, turnover,
  total kartenbuchungen, total kartenumsätze, total card bookings, transactions total, end of statement,
  end of report, end of file, previous balance, new balance, statement balance, statement total, total fees,
  total charges, total rows, final balance, account balance, net total, total transactions, total for period,
  pending transactions, generated on, report generated, summe, gesamtsumme, zwischensumme, gesamt, saldo,
  anfangssaldo, endsaldo, schlusssaldo, eröffnungssaldo, abschlusssaldo, kontostand, aktueller kontostand,
  alter kontostand, neuer kontostand, alter saldo, neuer saldo, kontostand am, kontostand vom, saldo vom, saldo per,
  übertrag, saldovortrag, total belastungen, total gutschriften, anzahl buchungen, anzahl umsätze, disclaimer,
  buchungen total, summe der umsätze, umsätze gesamt, solde, solde initial, solde final, total général,
  total des débits, total des crédits, solde au, ancien solde, nouveau solde, solde créditeur, solde débiteur,
  total des opérations, sous total, report, solde précédent, total débit, total crédit, sous-total, montant total,
  nombre d'opérations, saldo inicial, saldo final, saldo anterior, saldo actual, saldo disponible, saldo total,
  total cargos, total abonos, total general, suma, totales, saldo a, saldo contable, total movimientos, importe total,
  totale, saldo iniziale, saldo finale, saldo contabile, saldo disponibile, totale addebiti, totale accrediti,
  totale generale, totale uscite, totale entrate, saldo al, saldo progressivo, totale movimenti, totais, total geral,
  saldo atual, saldo contabilístico, saldo disponível, saldo do dia, saldo em, soma, total de débitos,
  total de créditos, saldo final do período, saldo do período, valor total, saldo total disponivel dia,
  total da fatura, total fatura, totaal, eindsaldo, beginsaldo, vorig saldo, nieuw saldo, totaal af, totaal bij,
  eindtotaal, subtotaal, saldo op, huidig saldo, totaal uitgaven, summa, ingående saldo, utgående saldo, totalt,
  saldo per den, summa utgifter, summa köp, delsumma, totalsumma, bokfört saldo, totalt belopp, summa belopp,
  antal transaktioner, summa inköp, ingående balans, utgående balans, inngående saldo, utgående saldo konto, sum ut,
  sum inn, saldo pr, i alt, primosaldo, ultimosaldo, startsaldo, slutsaldo, samlet, delsum, totalsum, indgående saldo,
  udgående saldo, samlet beløb, sum kjøp, totalbeløp, yhteensä, loppusaldo, alkusaldo, saldo yhteensä, summa yhteensä,
  välisumma, tilin saldo, panot yhteensä, otot yhteensä, kokonaissumma, razem, suma obciążeń, suma uznań,
  saldo początkowe, saldo końcowe, podsumowanie, łącznie, suma transakcji, saldo po operacji, obroty razem, ogółem,
  liczba operacji, saldo na dzień, celkem, součet, suma výdajů, suma příjmů, počáteční zůstatek, konečný zůstatek,
  zůstatek, zůstatek celkem, součet příjmů, součet výdajů, spolu, počiatočný zostatok, konečný zostatok, zostatok,
  suma příjmů celkem, suma spolu, celkový součet, összesen, nyitó egyenleg, záró egyenleg, egyenleg, nyitóegyenleg,
  záróegyenleg, mindösszesen, végösszeg, összes terhelés, összes jóváírás, aktuális egyenleg, total debit lei,
  sold initial, sold final, sold inițial, total rulaj, rulaj zi, rulaj total, sold, total general lei, sold precedent,
  total tranzactii, rulaj total cont, likutis pradžiai, likutis pabaigai, apyvarta, pradinis likutis,
  galutinis likutis, iš viso, likutis, viso, likutis laikotarpio pradžioje, likutis laikotarpio pabaigoje,
  sākuma atlikums, beigu atlikums, apgrozījums, atlikums, kopā, slēguma atlikums, sākuma bilance, beigu bilance,
  atlikums perioda sākumā, atlikums perioda beigās, algsaldo, lõppsaldo, käive, kokku, jääk, alg saldo, lõpp saldo,
  algjääk, lõppjääk, toplam, genel toplam, açılış bakiyesi, kapanış bakiyesi, bakiye, devreden bakiye, ukupno,
  početno stanje, završno stanje, stanje, σύνολο, γενικό σύνολο, υπόλοιπο, итого, всего, входящий остаток,
  исходящий остаток, остаток, 合計, 小計, 総計, ご請求金額合計, 残高, 合计, 总计, 总额, 期初余额, 期末余额, 前月繰越, 前月繰越残高, 次月繰越, 翌月繰越, 繰越残高,
  繰越, 前日残高, 上期余额, 本期余额, 上月结余, 承前余额, начальный остаток, конечный остаток, остаток на начало,
  остаток на конец, остаток на начало периода, остаток на конец периода, likutis pradžioje, likutis pabaigoje,
  b f, c f, balance b f, balance c f, bal b f, bal c f, balance bf, balance cf, balance forward, bal fwd,
  brought forward balance, carried forward balance, opening bal, closing bal, previous statement balance,
  last statement balance, minimum payment due, minimum payment, minimum amount due, payment due date,
  total amount due, credit limit, available credit, saldo vortrag, alter kontosaldo, neuer kontosaldo,
  anfangsbestand, endbestand, buchungssaldo, tilin alkusaldo, tilin loppusaldo, saldo otwarcia, saldo zamknięcia,
  předchozí zůstatek, predchádzajúci zostatok, előző egyenleg, početni saldo, završni saldo, αρχικό υπόλοιπο,
  τελικό υπόλοιπο, devir, devir bakiyesi, önceki bakiye`,
).map(foldTitle);

const whole = new Set(phrases);
const joined = new Set(phrases.map((phrase) => phrase.replaceAll(' ', '')));
const startsWith = phrases.filter((phrase) => phrase.includes(' '));

/**
 * Whether a cell is the label of a total or balance: “Total”, “Closing balance:”, “Saldo vom 28.11.2026”, “* Slutsaldo”.
 * A name that begins with such a word (“Total Energies”) is not: what follows must be a date, an amount or a currency.
 */
export function isFooterText(text: string): boolean {
  const folded = foldTitle(text);
  if (folded === '') return false;
  if (whole.has(folded) || joined.has(folded.replaceAll(' ', ''))) return true;
  const label = folded.replace(
    /(?:\s(?:\d\S*|[a-z]{3}|vom|am|per|au|al|a|op|pr|as|of|on|at|the|den|na|til|to|from|for))+$/,
    '',
  );
  return label !== folded && (whole.has(label) || startsWith.includes(label)) && /\d/.test(folded);
}

/** Labels of a balance that can also name a shop, a town or a kind of transfer. */
const ambiguous = new Set(
  splitList(
    `new balance, balance, saldo, solde, sold, stanje, bakiye, jääk, report, übertrag, viso, devir, b f, c f, minimum payment`,
  ).map(foldTitle),
);

/** Whether the label of a total or balance can also be the name of a payee: “New Balance” sells shoes. */
export const canBeName = (text: string): boolean =>
  ambiguous.has(foldTitle(text)) || foldTitle(text).startsWith('new balance ');
