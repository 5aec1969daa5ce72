import { comparableText } from '@/lib/domain/comparable-text';
import { looksLikeAmount } from './amounts';
import { looksLikeDay } from './days';

/** The fields of an expense that a column of an imported file can contain. */
export const importFields = [
  'day',
  'merchant',
  'amount',
  'debit',
  'credit',
  'currency',
  'rate',
  'card',
  'note',
  'category',
] as const;
export type ImportField = (typeof importFields)[number];

/** For each field, the index of the column that contains it. */
export type Columns = Readonly<Partial<Record<ImportField, number>>>;

export type RecognisedColumns = {
  readonly columns: Columns;
  /** The index of the header row; null when the file has no header. */
  readonly headerAt: number | null;
};

/**
 * The titles of columns in bank files, in the languages of our customers' banks. The most specific titles come first.
 */
const names: Readonly<Record<ImportField, string>> = {
  day: 'transaction date, date of transaction, date, day, booking date, posted date, posting date, completed date, started date, value date, purchase date, buchungstag, buchungsdatum, datum, valuta, date operation, fecha, data, dato',
  merchant:
    'merchant, merchant name, payee, paid to, counter party, counterparty, supplier, vendor, description, transaction description, details, narrative, name, beneficiary, empfanger, beguenstigter zahlungspflichtiger, auftraggeber empfanger, verwendungszweck, libelle, omschrijving, naam omschrijving, descripcion, concepto, descrizione, beskrivelse, text, memo',
  amount:
    'amount, total, transaction amount, gross, gross amount, value, betrag, umsatz, montant, bedrag, importe, importo, belop, belob',
  debit:
    'debit, debit amount, money out, paid out, withdrawal, withdrawals, spent, soll, belastung, cargo, addebito, af',
  credit:
    'credit, credit amount, money in, paid in, deposit, deposits, received, haben, gutschrift, abono, accredito, bij',
  currency: 'currency, currency code, ccy, wahrung, waehrung, devise, valuta code, moneda, divisa, valuta',
  rate: 'exchange rate, rate, fx rate, wechselkurs, taux de change, wisselkoers',
  card: 'card, card name, card number, account, account name, paid from, karte, konto, carte, compte',
  note: 'note, notes, memo, comment, comments, reference, purpose, notiz, verwendungszweck, referenz, mededelingen, description, details',
  category: 'category, expense category, type of expense, kategorie, categorie, categoria',
};

const sampleSize = 20;

/** Finds the columns by the titles in the header, or else by the content of the first rows. */
export function recogniseColumns(rows: readonly (readonly string[])[]): RecognisedColumns {
  const headers = rows.slice(0, sampleSize).map((row) => byNames(row));
  const best = Math.max(...headers.map(size), 0);
  const headerAt = best >= 2 ? headers.findIndex((columns) => size(columns) === best) : null;
  if (headerAt !== null) return { headerAt, columns: withoutBoth(headers[headerAt] ?? {}) };
  return { headerAt: null, columns: byContent(rows.slice(0, sampleSize)) };
}

const size = (columns: Columns): number => Object.keys(columns).length;

function byNames(row: readonly string[]): Columns {
  const cells = row.map(comparableText);
  const columns: Partial<Record<ImportField, number>> = {};
  const taken = new Set<number>();
  for (const field of importFields) {
    const at = names[field]
      .split(', ')
      .map((name) => cells.findIndex((cell, index) => cell === name && !taken.has(index)))
      .find((index) => index >= 0);
    if (at === undefined) continue;
    columns[field] = at;
    taken.add(at);
  }
  return columns;
}

/**
 * Drops the amount column when the file has a debit and a credit column, because it then contains the balance or a
 * total. Otherwise drops debit and credit.
 */
function withoutBoth({ amount, ...columns }: Columns): Columns {
  if (amount === undefined || (columns.debit !== undefined && columns.credit !== undefined)) return columns;
  const { debit: _debit, credit: _credit, ...others } = columns;
  return { ...others, amount };
}

function byContent(rows: readonly (readonly string[])[]): Columns {
  const width = Math.max(...rows.map((row) => row.length), 0);
  const share = (at: number, test: (cell: string) => boolean) =>
    rows.filter((row) => test(row[at] ?? '')).length / Math.max(rows.length, 1);
  const columns = Array.from({ length: width }, (_, at) => at);
  const day = columns.find((at) => share(at, looksLikeDay) > 0.8);
  const amounts = columns.filter((at) => at !== day && share(at, looksLikeAmount) > 0.8);
  // Prefers a column with decimals, because a column of whole numbers can be a row counter.
  const amount = amounts.find((at) => share(at, (cell) => /[.,]\d{1,3}\D*$/.test(cell)) > 0.5) ?? amounts.at(0);
  const merchant = columns
    .filter((at) => at !== day && at !== amount)
    .sort((one, other) => share(other, hasLetters) - share(one, hasLetters))
    .at(0);
  return {
    ...(day !== undefined && { day }),
    ...(amount !== undefined && { amount }),
    ...(merchant !== undefined && share(merchant, hasLetters) > 0.5 && { merchant }),
  };
}

const hasLetters = (cell: string): boolean => /\p{L}{2}/u.test(cell);
