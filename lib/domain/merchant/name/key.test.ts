import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allSpellings } from '@/lib/domain/merchant/known/all';
import { merchantKey } from './key';

test.each([
  ['SQ *BLUE BOTTLE 0412 OAKLAND CA', 'blue bottle'],
  ['BLUEBOTTLE COFFEE 0207 NEW YORK NY', 'blue bottle'],
  ['AMZN MKTP US*2K4HT81Q2 AMZN.COM/BILL WA', 'amazon marketplace'],
  ['UBER   *TRIP HELP.UBER.COM', 'uber trip'],
  ['UBER   *EATS HELP.UBER.COM', 'uber eats'],
  ['GOOGLE *ADS3387719021 CC@GOOGLE.COM CA', 'google ads'],
  ['GOOGLE *GSUITE_northwind.com CC@GOOGLE.COM CA', 'google workspace'],
  ['DHL EXPRESS GERMANY BONN', 'dhl'],
  ["McDonald's F33218 LOS ANGELES CA", 'mcdonalds'],
  ['POS PURCHASE 09/14 PELICAN & FINCH LTD LEEDS', 'pelican finch'],
  ['CARD PURCHASE CAFÉ ZÜRIHORN 0044 715 22 33 ZÜRICH', 'cafe zurihorn'],
  ['SUMUP  *Kiosk Nordend 12 FRANKFURT DE', 'kiosk nordend'],
  ['PAYPAL *LEICAPARTS 4029357733', 'leicaparts'],
  ['JOES DINER SANTA PAULA CA', 'joes diner'],
  ['WWW.PELICANFINCH.CO.UK/ORDERS', 'pelicanfinch orders'],
])('%s has the key %s', (printed, key) => {
  expect(merchantKey(printed)).toBe(key);
});

test('uses the text itself as the key when it has only numbers', () => {
  expect(merchantKey('8005551234 0099')).toBe('8005551234 0099');
  expect(merchantKey('')).toBe('');
});

test('returns the same key for a key, for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'SQ *',
      'TST*',
      'PAYPAL *',
      'UBER',
      'AMZN',
      'THE',
      'CAFE',
      'LONDON',
      'CA',
      'GMBH',
      '*',
      '#0412',
      '.com',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.stringMatching(/^[A-Z]{2,9}$/),
  );
  const printed = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(printed, (text) => {
      const key = merchantKey(text);
      expect(merchantKey(key)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

test('returns the same key for the name of every known brand', () => {
  const unstable = allSpellings
    .map(({ brand }) => brand.name)
    .filter((name) => merchantKey(merchantKey(name)) !== merchantKey(name));
  expect(unstable).toEqual([]);
});
