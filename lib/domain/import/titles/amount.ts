/**
 * The titles of the column with the amount, the best ones first: the gross amount in the currency of the account, then
 * any amount, then a total. The amount before tax is not among them.
 */
export const amountTitles: readonly string[] = [
  `billing amount, total c/ iva, valor c/ iva, c/ iva, importe c/ iva, zahlungsbetrag, payment amount, txn amount (funding card), montant total (ttc), montant total ttc,
  total amount (incl. vat), amount (total), amount in chf, billed amount, posted amount, posting amount,
  amount in account currency, account currency amount, amount (account currency), settled amount, settlement amount,
  amount in base currency, base amount, home amount, amount charged, amount in local currency, gross, gross amount,
  amount gross, gross sales, gross total, total gross, amount incl. vat, amount inc vat, amount including vat, amount incl. tax,
  amount inc tax, amount (incl. vat), incl. vat, inc vat, including vat, incl vat, incl. tax, inc. tax, incl tax,
  inc gst, incl. gst, incl gst, including gst, amount inc gst, vat inclusive, with vat, total incl. vat,
  total inc vat, total including vat, total amount, total amount incl. vat, amount spent, amount paid,
  purchase amount, charge amount, invoice amount, price paid, debited amount, amount in reporting currency,
  reimbursement amount, total charged, total cost, amount after tax, total inc. gst, source amount,
  source amount (after fees), source amount after fees, final amount, amount with vat, amount incl fees, brutto,
  bruttobetrag, betrag brutto, betrag inkl. mwst, inkl. mwst, betrag in kontowährung, rechnungsbetrag, gesamtbetrag,
  endbetrag, zahlbetrag, umsatz in kontowährung, abrechnungsbetrag, betrag inkl. mwst., inkl. ust, bruttopreis,
  montant ttc, ttc, total ttc, montant brut, montant total, montant de l'opération, montant payé, montant débité,
  prix ttc, montant facturé, importe total, total con iva, importe con iva, con iva, iva incluido, importe bruto,
  importe operación, importe de la operación, importo lordo, lordo, importo totale, totale ivato, iva inclusa,
  importo ivato, con iva inclusa, importo addebitato, valor total, valor com iva, com iva, total com iva, valor bruto,
  valor da operação, montante total, bedrag incl. btw, incl. btw, inclusief btw, brutobedrag, totaalbedrag, bruto,
  totaal incl. btw, bedrag inclusief btw, bedrag in rekeningvaluta, belopp inkl. moms, inkl. moms, inkl moms,
  totalbelopp, belopp i kontovaluta, bokfört belopp, beløb inkl. moms, samlet beløb, i alt inkl. moms,
  beløp inkl. mva, inkl. mva, totalbeløp, beløp i kontovaluta, bokført beløp, bruttobeløp, bruttobeløb,
  summa sis. alv, sis. alv, kokonaissumma, verollinen summa, kwota brutto, wartość brutto, cena brutto,
  kwota w walucie rachunku, kwota obciążenia, kwota rozliczenia, částka v měně účtu, částka s dph, s dph, cena s dph,
  celkem s dph, zaúčtovaná částka, suma s dph, bruttó, bruttó összeg, könyvelt összeg, terhelt összeg, suma cu tva,
  valoare cu tva, cu tva, suma decontata, suma su pvm, su pvm, summa ar pvn, summa koos käibemaksuga, kdv dahil,
  iznos s pdv, ποσό με φπα, сумма с ндс, сумма в валюте счета, сумма платежа, 税込, 税込金額, 税込み金額, 含税金额`,
  `amount, transaction amount, credit/debit amount, debit/credit amount, soll/haben, soll / haben,
  amount (debit/credit), trans amount, txn amount, tran amount, amt, value, transaction value, cost, price, how much,
  sum, spent, spend, amount local, amount in currency, payment, charge, paid, net amount paid,
  original transaction amount, trnamt, betrag, umsatz, summe, kosten, preis, wieviel, wie viel, ausgabe, einzelbetrag,
  betrag der transaktion, zahlung, buchungsbetrag, transaktionsbetrag, umsatzbetrag, ausgaben, bewegung, betrag in,
  umsatz in, montant, somme, prix, combien, coût, dépense montant, montant en devise du compte, importe, cantidad,
  monto, coste, costo, precio, cuánto, valor, importe movimiento, gastado, importo, somma, prezzo, quanto, ammontare,
  spese, costo totale, montante, importância, quantia, custo, preço, movimento, movimiento valor, bedrag,
  mutatiebedrag, transactiebedrag, transactie bedrag, prijs, hoeveel, belopp, summa, kostnad, pris, hur mycket,
  insättning/uttag, insättning / uttag, beløp, beløb, hvor mye, hvor meget, kostpris, posteringsbeløb,
  transaktionsbeløb, udgift, utgift, määrä, summa euroa, hinta, kuinka paljon, kwota, kwota operacji, suma,
  kwota transakcji, wartość, koszt, cena, ile, kwota zlecenia, kwota księgowania, wartość transakcji, částka, objem,
  castka, částka transakce, hodnota, kolik, čiastka, objem transakce, obrat, suma transakcie, výška platby, összeg,
  tranzakció összege, ár, költség, mennyi, forgalom összege, tranzakciós összeg, sumă, valoare, suma tranzactie,
  suma tranzacției, preț, cât, suma operațiunii, suma operacijos, kaina, cik, daudzums, darījuma summa, tehingu summa,
  hind, tutar, işlem tutarı, miktar, iznos, ποσό, ποσον, ποσό συναλλαγής, сумма, сумма операции,
  сумма в валюте операции, стоимость, цена, 金額, 利用金額, ご利用金額, 取引金額, 料金, 金额, 交易金额, ご請求額, 取引額, 入出金, 入出金額, 価格, 支払金額, 支払総額,
  利用額, ご利用額, 入出金(円), 支払額`,
  `total, grand total, subtotal incl. tax, line total, sum total, gesamt, insgesamt, total général, totaal, totale,
  totalt, i alt, yhteensä, razem, łącznie, celkem, spolu, összesen, iš viso, kopā, kokku, toplam, ukupno, σύνολο,
  итого, 合計, 合计, 总额`,
];

/** Money out in a column of its own, without a sign or with one. */
export const debitTitles: readonly string[] = [
  `debit, expense amount, expenses amount, debit amount, debits, debit amt, money out, paid out, payments out, withdrawal, withdrawals,
  withdrawal amount, withdrawal amt, withdrawal amount (inr), withdrawn, outflow, amount debit, amount debited,
  amount out, out, outgoing, outgoings, debit value, payment out, withdrawals (out), debit transaction amount,
  spending, spent amount, charges, dr amount, dr, amount dr, cash out, debit (out), expenses, expenditure,
  withdrawal (dr), debit(dr), total debits, debit/out, disbursement, money_out, outgoing amount, withdrawal_amount,
  payments, paid out amount, soll, belastung, lastschrift, ausgang, ausgaben betrag, belastungen, belastungsbetrag,
  auszahlung, auszahlungen, soll betrag, betrag soll, lastschriften, belastung in, abgang, abbuchung, débit, débits,
  debit euros, débit euros, montant débit, dépenses, sortie, sorties, retrait, retraits, montant au débit, paiements,
  cargo, cargos, debe, adeudo, adeudos, débito, salida, salidas, retiro, retiros, gastos, importe cargo, pagos,
  egreso, egresos, débitos, cargo/debe, addebito, addebiti, uscite, uscita, dare, importo dare, prelievi, addebiti in,
  dare (uscite), débito (-), saída, saídas, montante débito, valor débito, débito montante, despesas, af, uitgaven,
  uitgave, debet, afschrijving, debetbedrag, afgeschreven, bedrag af, bedrag debet, uit, uttag, utgifter,
  debet belopp, belopp ut, ut, ut från konto, ut av konto, ud, udbetaling, udgifter, hævet, hævet beløb, debet beløb,
  ut fra konto, beløp ut, uttak, belastet, utbetaling, utgående, beløp ut fra konto, utgift belastet, udgående,
  panot/otot otot, otto, otot, menot, veloitus, tililtä, debet summa, obciążenia, obciążenie, wydatki, wypłaty,
  wypłata, kwota wn, wn, winien, kwota debetu, obciążenie kwota, wypływy, výdaje, výdej, má dáti, debetní částka,
  vrub, na vrub, odchozí částka, odchozí platba, na ťarchu, výdavky, debet (výdavky), terhelés, terhelések, kiadás,
  kiadások, terhelés összege, kimenő összeg, tartozik, debit (lei), suma debit, debit suma, plati, plăți, cheltuieli,
  debitas, išlaidos, nurašyta, debets, izdevumi, izmaksāts, deebet, väljaminek, kulud, borç, gider, çıkan, isplata,
  isplate, duguje, rashod, χρέωση, χρεώσεις, расход, дебет, списание, списания, 出金, 出金額, お支払金額, お引出し, 支払, 支出, 支払い,
  引出額, 払出金額, 出金金額, お支払い金額, 出金(円), お引き出し, 支出金额`,
];

/** Money in, in a column of its own. */
export const creditTitles: readonly string[] = [
  `credit, income amount, incomes amount, credit amount, credits, credit amt, money in, paid in, payments in, deposit, deposits, deposit amount,
  deposit amt, deposited, inflow, amount credit, amount credited, amount in, in, incoming, received, amount received,
  credit value, payment in, income, deposits (in), credit transaction amount, refunds, refund, receipts,
  payments received, cr amount, cr, amount cr, lodgement, lodgements, lodged, cash in, credit (in), deposit (cr),
  credit(cr), total credits, money_in, incoming amount, paid in amount, lodgments, haben, gutschrift, gutschriften,
  eingang, einnahmen, gutschriftsbetrag, einzahlung, einzahlungen, haben betrag, betrag haben, zugang, gutschrift in,
  crédit, crédits, crédit euros, montant crédit, entrée, entrées, recettes, versement, versements, montant au crédit,
  abono, abonos, haber, ingreso, ingresos, crédito, entrada, entradas, depósito, depósitos, importe abono, créditos,
  abono/haber, accredito, accrediti, entrate, avere, importo avere, versamenti, accrediti in, avere (entrate),
  crédito (+), montante crédito, valor crédito, receitas, bij, inkomsten, bijschrijving, creditbedrag, bijgeschreven,
  bedrag bij, bedrag credit, insättning, insättningar, inkomster, kredit, kredit belopp, belopp in, inn, ind,
  indbetaling, indtægter, indsat, indsat beløb, kredit beløb, inn på konto, inn til konto, beløp inn, innskudd,
  godskrevet, innbetaling, inngående, beløp inn på konto, indgående, pano, panot, tulot, hyvitys, tilille,
  kredit summa, uznania, uznanie, wpływy, wpłaty, wpłata, kwota ma, ma, kwota uznania, uznanie kwota, příjmy, příjem,
  dal, kreditní částka, prospěch, ve prospěch, příchozí částka, príjmy, v prospech, kredit (príjmy), jóváírás,
  jóváírások, bevétel, bevételek, jóváírás összege, bejövő összeg, követel, suma credit, credit suma, incasari,
  încasări, venituri, kreditas, pajamos, įskaityta, kredīts, ieņēmumi, iemaksāts, kreedit, sissetulek, laekumine,
  alacak, gelir, giren, uplata, uplate, potražuje, prihod, πίστωση, πιστώσεις, приход, кредит, поступление,
  зачисление, 入金, 入金額, お預入れ, お預り金額, 預入額, 収入, 預入, お預け入れ, 預入金額, 入金金額, 入金(円), 收入, 收入金额`,
];

/** A fee that comes on top of the amount. */
export const feeTitles: readonly string[] = [
  `fee, fees, costo, 支払手数料, fees and charges, surcharge, conversion charge, conversioncharge, fee amount, total fees,
  transaction fee, bank fee, charge fee, fee paid, service fee, service charge, atm fee, fx fee,
  fee (account currency), processing fee, foreign transaction fee, commission, tx fee, fees amount, source fee amount,
  card fee, gebühr, gebühren, entgelt, entgelte, spesen, provision, auslandsentgelt, fremdwährungsgebühr,
  bearbeitungsgebühr, frais, commission montant, frais bancaires, montant des frais, commissions, comisión,
  comisiones, gastos bancarios, tarifa, commissione, commissioni, spese bancarie, costi, importo commissione,
  comissão, comissões, taxa, taxas, tarifas, kosten transactie, transactiekosten, provisie, toeslag, avgift, avgifter,
  gebyr, gebyrer, palkkio, palvelumaksu, kulut, toimenpidemaksu, opłata, opłaty, prowizja, kwota prowizji, poplatek,
  poplatky, jutalék, díj, költségek, tranzakciós díj, comision, comisioane, taxe, mokestis, komisija, komisinis,
  komisijas maksa, teenustasu, ücret, komisyon, naknada, προμήθεια, комиссия, 手数料, 手续费`,
];

/** The currency of the fees, where they have their own. */
export const feeCurrencyTitles: readonly string[] = [
  `fee currency, fees currency, fee ccy, currency of fee, fee amount currency, source fee currency, gebührenwährung,
  währung der gebühr, devise des frais, moneda de la comisión, valuta commissione, moeda da comissão, valuta kosten,
  waluta prowizji, měna poplatku, валюта комиссии`,
];

/** The balance of the account after the row. */
export const balanceTitles: readonly string[] = [
  `balance, running balance, closing balance, account balance, available balance, balance after,
  balance after transaction, ledger balance, current balance, balance amount, new balance, end balance, running bal.,
  balance (account), bal, running total, cleared balance, book balance, balance after booking, saldo, kontostand,
  saldo nach buchung, neuer saldo, saldo danach, kontosaldo, saldo in, solde, solde après opération, solde en,
  solde du compte, nouveau solde, accountbalance, saldo disponible, saldo contable, saldo tras operación,
  saldo posterior, saldo final, saldo contabile, saldo disponibile, saldo progressivo, saldo contabilístico,
  saldo disponível, saldo após, saldo após movimento, saldo na transactie, saldo na mutatie, saldo na trn, eindsaldo,
  nieuw saldo, bokfört saldo, saldo efter, tillgängligt saldo, kontosaldo efter, disponibelt saldo, løpende saldo,
  ny saldo, bogført saldo, bokført saldo, tilin saldo, saldo po operacji, saldo po transakcji, saldo końcowe,
  saldo rachunku, zůstatek, zůstatek po operaci, zostatok, zostatok po transakcii, účetní zůstatek, účetní saldo,
  účtovný zostatok, egyenleg, könyvelt egyenleg, záróegyenleg, könyvelési egyenleg, sold, sold final,
  sold dupa tranzactie, sold contabil, likutis, likutis po operacijos, atlikums, jääk, bakiye, stanje, υπόλοιπο,
  остаток, баланс, остаток после операции, 残高, 差引残高, 取引後残高, お預り残高, 余额, 交易后余额, 帳戶餘額`,
];

/** Amounts that are only a part of the amount paid: never the amount of an expense when a gross column exists. */
export const netTitles: readonly string[] = [
  `net, net amount, net sales, net total, valor s/ iva, total s/ iva, s/ iva, importe s/ iva, amount net, amount excl. vat, amount ex vat, excl. vat, ex vat, ex. vat, excluding vat,
  without vat, net of vat, net of tax, excl vat, amount ex gst, ex gst, excl. tax, ex tax, subtotal,
  amount before tax, netto, nettobetrag, betrag netto, ohne mwst, exkl. mwst, montant ht, ht, total ht, net ht,
  base imponible, sin iva, importe neto, neto, imponibile, netto iva, importo netto, valor sem iva, sem iva,
  valor líquido, líquido, bedrag excl. btw, excl. btw, exclusief btw, nettobedrag, exkl. moms, belopp exkl. moms,
  nettobelopp, ekskl. moms, ekskl. mva, nettobeløp, nettobeløb, alv 0 %, veroton summa, kwota netto, wartość netto,
  bez dph, základ, nettó, nettó összeg, fără tva, fara tva, be pvm, bez pvn, 税抜, 税抜金額`,
];

/** The tax in the amount. */
export const taxTitles: readonly string[] = [
  `vat, vat amount, tip, tips, gratuity, trinkgeld, pourboire, propina, mancia, gorjeta, fooi, dricks, drikkepenger, drikkepenge, juomaraha, napiwek, spropitné, borravaló, bacșiș, tax, tax amount, sales tax, sales tax amount, gst, gst amount, hst, pst, total tax, tax total,
  input tax, vat value, reclaimable vat, of which vat, mwst, mwst betrag, ust, umsatzsteuer, mehrwertsteuer, steuer,
  steuerbetrag, vorsteuer, davon mwst, tva, montant tva, tva récupérable, taxe, iva, importe iva, cuota iva, imposta,
  importo iva, imposto, valor iva, btw, btw bedrag, btw-bedrag, moms, momsbelopp, momsbeløb, mva, mva-beløp, alv,
  alv määrä, kwota vat, dph, výše dph, áfa, áfa összege, pvm suma, pvn, käibemaks, kdv, pdv, φπα, ндс, 消費税, 税, 税额`,
];
