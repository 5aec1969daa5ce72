/**
 * Words that banks add to what a row is, in the languages of `words.ts`: dates, kinds of account and of payment, and small
 * words. A text that has only these beside a phrase names no merchant.
 */
export const neutralWords = `
  a, an, the, of, on, in, to, for, from, and, by, at, per, with, your, you, our, no, nr, ref, reference, thank, thanks, am, vom,
  von, an, auf, aus, bei, der, die, das, den, dem, des, für, fur, fuer, und, im, ihre, ihr, zu, zum, zur, danke, vielen, dank,
  de, du, la, le, les, des, pour, par, sur, et, au, aux, votre, merci, van, voor, het, een, naar, op, en, uw, bedankt, el, los,
  las, del, por, para, con, su, gracias, il, lo, gli, di, da, per, e, su, vostro, grazie, do, da, dos,
  january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul,
  aug, sep, sept, oct, nov, dec, januar, februar, märz, maerz, mai, juni, juli, oktober, dezember, janvier, février, mars, avril,
  juin, juillet, août, septembre, octobre, novembre, décembre, januari, februari, maart, mei, augustus, oktober, enero, febrero,
  marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, gennaio, febbraio, aprile, maggio,
  giugno, luglio, settembre, ottobre, novembre, dicembre, q1, q2, q3, q4, quarter, quartal, trimestre, kwartaal,
  monthly, annual, yearly, quarterly, daily, weekly, month, year, day, period, monatlich, monat, jahr, jährlich, quartalsweise,
  mensuel, mensuelle, annuel, annuelle, mois, maandelijks, maand, jaar, mensual, anual, mes, mensile, annuale, mese, anno,
  account, acct, ac, card, cards, credit, debit, bank, banking, business, company, current, savings, checking, joint, basic,
  premium, standard, plan, package, konto, kontos, karte, kreditkarte, kartennummer, girokonto, geschäftskonto, compte, carte,
  bancaire, courant, rekening, kaart, creditcard, betaalrekening, spaarrekening, zakelijke, cuenta, tarjeta, crédito, débito,
  conto, carta, credito, debito, corrente, corriente,
  visa, mastercard, maestro, amex, vpay, girocard, debitcard,
  charge, charged, charges, fee, fees, interest, payment, payments, pymt, pmt, transfer, trf, tfr, xfer, transaction,
  transactions, purchase, purchases, cash, balance, statement, service, services, maintenance, overdraft, foreign,
  international, domestic, currency, conversion, exchange, atm, withdrawal, deposit, received, sent, paid, earned, credited,
  debited, applied, redemption, reward, rewards, bonus, monies, funds, money, total, net, gross, rate, usage, use, adjustment,
  online, mobile, internet, web, app, via, electronic, automatic, auto, direct, dd, standing, order, so, sto, fps, faster, bacs,
  chaps, sepa, ach, wire, swift, bgc, instant, bill, value, date, dated, posted, ending, number, abrechnung, lastschrift,
  überweisung, ueberweisung, dauerauftrag, gutschrift, zahlung, einzug, auszahlung, einzahlung, buchung, virement, vir, prlv,
  prélèvement, paiement, retrait, versement, overboeking, overschrijving, betaling, incasso, afschrijving, bijschrijving,
  storting, transferencia, traspaso, pago, recibo, cargo, abono, ingreso, bonifico, giroconto, addebito, accredito, pagamento,
  versamento, liquidación, liquidazione, frais, gebühr, gebühren, zinsen, kosten, rente, intérêts, comisión, intereses,
  commissione, commissioni, spese, interessi`;

/** Means of payment that are named beside a top-up: "Wallet top-up", "Opwaardering via iDEAL". */
export const meansOfPayment =
  'wallet, ideal, bancontact, trustly, sofort, giropay, bizum, blik, swish, plaid, truelayer, open';

/** Providers that are named beside their own fee: "Transferwise fee", "Stripe fees". */
export const providers = `wise, transferwise, revolut, paypal, stripe, square, sumup, zettle, izettle, klarna, mollie, adyen,
  worldpay, gocardless, payoneer, monzo, starling, tide, n26, qonto, bunq, pleo, soldo, spendesk, barclays, barclaycard, hsbc,
  lloyds, natwest, santander, halifax, nationwide, rbs, tsb, chase, citi, citibank, wells, fargo, sparkasse, volksbank,
  commerzbank, postbank, comdirect, deutsche, ing, abn, amro, rabobank, knab, bnp, paribas, crédit, agricole, mutuel, société,
  générale, boursorama, bbva, caixabank, sabadell, bankinter, unicredit, intesa, sanpaolo, fineco, nordea, seb, danske, amex,
  american, express`;
