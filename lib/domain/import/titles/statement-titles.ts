import { currencyInTitle } from './currency-in-title';
import { rankOf } from './field';
import { splitList, titleKey, titleKeys } from './fold';

/**
 * Titles that only the statement of an account has: the account, bank or address of the other party, the reference of a
 * mandate, the number of a cheque. The statement of a card has none of them.
 */
const others = new Set(
  splitList(`iban, bic, swift, bic/swift, iban/bban, partner iban, counterparty iban, counterparty bic,
    counterparty account, iban zahlungsbeteiligter, kontonummer/iban, iban / kontonummer, iban / konto-nr., konto-nr.,
    blz, bic / blz, bic (swift-code), gegenkonto, gegenkonto iban, mandatsreferenz, gläubiger-id, glaeubiger id,
    kundenreferenz (end-to-end), empfänger/auftraggeber iban, tegenrekening, tegenrekening iban/bban,
    rekening tegenpartij, rekeningnummer tegenpartij, tegenrekeningnummer, bic tegenpartij, machtigingskenmerk,
    incassant id, afschriftnummer, iban de la contrepartie, compte contrepartie, cuenta destino, iban beneficiario,
    iban ordinante, iban controparte, conta destino, nib, protiúčet, číslo protiúčtu, číslo účtu protiúčtu, kód banky,
    kód banky protiúčtu, konstantní symbol, variabilní symbol, vs, ks, ss, numer konta, nr rachunku kontrahenta,
    rachunek kontrahenta, nazwa banku, ellenoldali számlaszám, partner számlaszáma, cont beneficiar, iban partener,
    avsändare, clearingnummer, bankgiro, avsender, til konto, fra konto, från konto, till konto, arkivreferanse,
    saajan tilinumero, saajan tilinumero ja pankin bic, arkistointitunnus, saaja/maksja konto, saaja panga kood,
    gavėjo sąskaita, kredito įstaigos pavadinimas, maksātāja konts, beneficiary account number, beneficiary iban,
    payee account number, other party account number, sort code, check number, check or slip #, checknumber,
    cheque number, check no, cheque no, chq./ref.no., chq/ref number, source account, accountbalance, accountnum,
    utr number, bsb, interest date`).flatMap(titleKeys),
);

/**
 * Whether these are the titles of the statement of an account. Every bank writes money out of an account with a minus
 * sign when it writes a sign at all; card issuers write either. A value date tells an account, unless the file also
 * names the card (Viseca).
 */
export const isAccountStatement = (titles: readonly string[]): boolean =>
  titles.some((title) => others.has(titleKey(title))) ||
  (titles.some(isValueDay) && !titles.some((title) => rankOf(title, 'card') === 0));

const isValueDay = (title: string): boolean => rankOf(title, 'valueDay') === 0 && currencyInTitle(title) === null;
