import { describe, expect, test } from 'vitest';
import { currencyInTitle } from './currency-in-title';
import { directionOf, directionsOf } from './direction';
import { meaningsOf, rankOf, type TitleField } from './field';
import { foldTitle, titleKey } from './fold';
import { isFooterText } from './footer';
import { knownSign } from './known-signs';
import { stateInText, stateOf } from './state';
import { isAccountStatement } from './statement-titles';
import { wordingOf } from './wording';

test.each([
  ['Beløp', 'belop'],
  ['Größe', 'grosse'],
  ['Zaksięgowano (ŁÓDŹ)', 'zaksiegowano lodz'],
  ['Þjónusta Ðað', 'thjonusta dad'],
  ['Færsla œuvre', 'faersla oeuvre'],
  ['İşlem Açıklaması', 'islem aciklamasi'],
  ['Zahlungsempfänger*in', 'zahlungsempfanger'],
  ['Zahlungspflichtige*r', 'zahlungspflichtige'],
  ['Auftraggeber/in', 'auftraggeber'],
  ['paid_in', 'paid in'],
  ['Trans.\nDate', 'trans date'],
  ['\u200bAmount\ufeff', 'amount'],
  ['Notes and #tags', 'notes and tags'],
  ['Ａｍｏｕｎｔ', 'amount'],
])('folds the title %j', (title, folded) => {
  expect(foldTitle(title)).toBe(folded);
});

test('titles that differ in spaces, capitals and underscores are equal', () => {
  expect(
    new Set(['TransactionDate', 'transaction_date', 'Transaction-\nDate', 'TRANSACTION DATE'].map(titleKey)).size,
  ).toBe(1);
});

test.each<[title: string, base: string, currency: string | null]>([
  ['Amount (EUR)', 'GBP', 'EUR'],
  ['Betrag (€)', 'EUR', 'EUR'],
  ['Umsatz in EUR', 'EUR', 'EUR'],
  ['Débit euros', 'EUR', 'EUR'],
  ['amount_gbp', 'EUR', 'GBP'],
  ['Withdrawal Amount (INR )', 'INR', 'INR'],
  ['CAD$', 'CAD', 'CAD'],
  ['USD$', 'CAD', 'USD'],
  ['Amount ($)', 'AUD', 'AUD'],
  ['Amount ($)', 'GBP', 'USD'],
  ['Valor (R$)', 'BRL', 'BRL'],
  ['Kwota w PLN', 'PLN', 'PLN'],
  ['Částka (Kč)', 'CZK', 'CZK'],
  ['Belopp (kr)', 'SEK', 'SEK'],
  ['Belopp (kr)', 'EUR', 'SEK'],
  ['入金(円)', 'JPY', 'JPY'],
  ['£', 'GBP', 'GBP'],
  ['ALL TRANSACTIONS', 'GBP', null],
  ['Amount in account currency', 'GBP', null],
  ['Date', 'GBP', null],
])('the title %j in books in %s names %s', (title, base, currency) => {
  expect(currencyInTitle(title, base)).toBe(currency);
});

test.each<[title: string, fields: readonly TitleField[]]>([
  ['Valuta', ['valueDay', 'currency']],
  ['Saldo', ['balance']],
  ['Betrag (€)', ['amount']],
  ['Fremdwährungsbetrag', ['originalAmount']],
  ['Waehrung', ['currency']],
  ['Beguenstigter/Zahlungspflichtiger', ['payee']],
  ['Buchungstext', ['payee', 'note']],
  ['Type', ['direction', 'kind']],
  ['Description', ['payee', 'note']],
  ['Beschreibung1', ['payee', 'note']],
  ['Zahlungsempfänger*in', ['payee']],
  ['Zahlungspflichtige*r', ['payer']],
  ['Af Bij', ['direction']],
  ['D/K', ['direction']],
  ['Incl. VAT', ['amount']],
  ['Net', ['net']],
  ['VAT', ['tax']],
  ['£', ['amount']],
  ['+/-', ['direction']],
  ['CAD$', ['amount']],
  ['Withdrawal Amount (INR )', ['debit']],
  ['How much', ['amount']],
  ['Spent on', ['day']],
  ['Where', ['payee']],
  ['Something else', []],
])('the title %j can mean %j', (title, fields) => {
  expect(meaningsOf(title).map(({ field }) => field)).toEqual(fields);
});

test('prefers the day of the purchase to the day of the booking, and that to the value date', () => {
  const ranks = ['Transaction Date', 'Date', 'Booking Date', 'Completed Date'].map((title) => rankOf(title, 'day'));
  expect(ranks).toEqual([0, 1, 2, 3]);
  expect(rankOf('Value Date', 'day')).toBeNull();
});

test('prefers the merchant to the other party, that to the description, and that to the purpose', () => {
  const titles = ['Merchant', 'Payee Name', 'Partner Name', 'Description', 'Narrative 2', 'Payment Reference'];
  const ranks = titles.map((title) => rankOf(title, 'payee') ?? -1);
  expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  expect(ranks[0]).toBe(0);
});

describe('directions', () => {
  test.each([
    ['Af', 'out'],
    ['Bij', 'in'],
    ['DEBIT', 'out'],
    ['Eingang', 'in'],
    ['-', 'out'],
    ['+', 'in'],
    ['Kaartbetaling', null],
    ['', null],
  ])('%j is %s', (word, direction) => {
    expect(directionOf(word)).toBe(direction);
  });

  test.each<[cells: readonly string[], out: string]>([
    [['D', 'K', 'D'], 'D'],
    [['S', 'H'], 'S'],
    [['C', 'D'], 'D'],
    [['Debet', 'Kredit'], 'Debet'],
    [['Uitgaven', 'Inkomsten', ''], 'Uitgaven'],
  ])('%j is a column of directions, and %s is money out', (cells, out) => {
    const directions = directionsOf(cells);
    expect(directions?.get(out)).toBe('out');
    expect([...(directions?.values() ?? [])].filter((direction) => direction === 'in').length).toBe(1);
  });

  test.each([[['CARD_PAYMENT', 'TOPUP']], [['Sale', 'Payment']], [['A', 'B', 'C']], [['']], [[]]])(
    '%j is no column of directions',
    (cells) => {
      expect(directionsOf(cells)).toBeNull();
    },
  );
});

test.each([
  ['Vorgemerkt', 'pending'],
  ['Vorgemerkt (Kartenzahlung)', 'pending'],
  ['PENDING', 'pending'],
  ['REVERTED', 'reverted'],
  ['Declined', 'declined'],
  ['COMPLETED', 'booked'],
  ['Gebucht', 'booked'],
  ['Bokført', 'booked'],
  ['Reserverat', 'pending'],
  ['Odrzucona', 'declined'],
  ['未確定', 'pending'],
  ['', null],
  ['Tandem Coffee', null],
])('the state %j is %s', (text, state) => {
  expect(stateOf(text)).toBe(state);
});

test.each([
  ['PAYMENT RECEIVED - THANK YOU', 'payment', 'in'],
  ['Payment, Thank You', 'payment', 'in'],
  ['Refund Fenwick', 'refund', 'in'],
  ['Fee reversal', 'refund', 'in'],
  ['Foreign transaction fee', 'fee', 'out'],
  ['Kontoabschluss Entgelt', 'fee', 'out'],
  ['Terugbetaling Bakker Bloem', 'refund', 'in'],
  ['返金 東京書店', 'refund', 'in'],
])('the text %j tells of a %s, which is money %s', (text, kind, direction) => {
  expect(wordingOf(text)).toMatchObject({ kind, direction });
});

test.each([['Tandem Coffee'], ['Salebury Stationers'], ['Boost Juice'], ['Ostermann Möbel'], ['Coffee House']])(
  'the text %j tells nothing of a direction',
  (text) => {
    expect(wordingOf(text)).toBeNull();
  },
);

test.each([['Total'], ['Saldo vom 28.11.2026:'], ['* Slutsaldo'], ['Closing balance:'], ['合計']])(
  'the label %j is of a footer',
  (text) => {
    expect(isFooterText(text)).toBe(true);
  },
);

test.each([['Total Energies'], ['Balance Yoga Studio'], ['Saldo Café'], ['']])(
  'the text %j is not of a footer',
  (text) => {
    expect(isFooterText(text)).toBe(false);
  },
);

test.each<[titles: readonly string[], isAccount: boolean]>([
  [['Datum', 'Naam', 'Tegenrekening', 'Bedrag'], true],
  [['Buchungstag', 'Valuta', 'Buchungstext', 'Betrag'], true],
  [['Date', 'Value Date', 'Description', 'Amount'], true],
  // A card issuer can write spending as positive amounts, and its file can have a value date.
  [['Card number', 'Date', 'Value Date', 'Merchant', 'Amount'], false],
  [['Date', 'Description', 'Amount'], false],
])('the titles %j tell the statement of an account: %s', (titles, isAccount) => {
  expect(isAccountStatement(titles)).toBe(isAccount);
});

test.each([
  ['Varekjøp KIOSKEN OSLO Reservert transaksjon ', 'pending'],
  ['PENDING PAYMENT Office Mart', 'pending'],
  ['PENDING: Tesco', 'pending'],
  ['Tesco (pending)', 'pending'],
  ['Vorgemerkt - REWE', 'pending'],
  ['[Declined] Uber', 'declined'],
  ['DECLINED', 'declined'],
  ['Pending Bookshop', null],
  ['Open: Air Cinema', null],
  ['Reservation - Grand Hotel', null],
])('the text %j says about its row: %s', (text, state) => {
  expect(stateInText(text)).toBe(state);
});

test('a transfer is neither money out nor money in', () => {
  const directions = directionsOf(['Expense', 'Income', 'Transfer']);
  expect(directions && Object.fromEntries(directions)).toEqual({ Expense: 'out', Income: 'in' });
});

test.each<[titles: readonly string[], sign: string | null]>([
  [['Trans. Date', 'Post Date', 'Description', 'Amount', 'Category'], 'positive'],
  [['Transaction Date', 'Post Date', 'Description', 'Category', 'Type', 'Amount', 'Memo'], 'negative'],
  // Nubank writes these, and so do people.
  [['date', 'title', 'amount'], null],
  [['Date', 'Description', 'Amount'], null],
])('the issuer of a file with the titles %j writes spending as %s', (titles, sign) => {
  expect(knownSign(titles)).toBe(sign);
});
