import { merchantKey } from '@/lib/domain/merchant/name/key';

/** A merchant of the generated expenses. The amounts are in pence. */
export type Merchant = {
  readonly no: number;
  readonly name: string;
  /** The key under which Outlay learns the merchant. */
  readonly key: string;
  readonly category: string;
  readonly low: number;
  readonly high: number;
  /** The share of its expenses that have a receipt. */
  readonly receiptShare: number;
};

type Known = readonly [name: string, category: string, low: number, high: number, receiptShare: number];

/** The merchants with the most expenses, in the order of their number. */
const known: readonly Known[] = [
  ['Pret A Manger', 'Meals', 400, 1_900, 0.4],
  ['Trainline', 'Travel', 900, 18_000, 0.8],
  ['Uber', 'Travel', 700, 4_500, 0.7],
  ['Shell Leeming Bar', 'Fuel', 3_000, 9_500, 0.5],
  ['Amazon Marketplace', 'Office supplies', 500, 25_000, 0.7],
  ['Tesco Stores 3214', 'Meals', 200, 6_000, 0.5],
  ['Royal Mail', 'Postage & delivery', 150, 3_500, 0.4],
  ['Adobe Systems', 'Software', 4_900, 48_000, 0.9],
  ['Google Ads', 'Advertising', 10_000, 95_000, 0.9],
  ['Wagamama', 'Meals', 1_200, 14_000, 0.6],
  ['Premier Inn', 'Travel', 6_500, 24_000, 0.9],
  ['Screwfix', 'Repairs', 600, 22_000, 0.7],
  ['Vodafone Business', 'Telephone & internet', 2_500, 14_000, 0.6],
  ['Notion Labs', 'Software', 800, 9_000, 0.7],
  ['Avon & Severn Bank', 'Bank fees', 100, 2_500, 0.1],
  ['British Gas Business', 'Utilities', 9_000, 42_000, 0.8],
  ['Hiscox Insurance', 'Insurance', 8_000, 30_000, 0.8],
  ['Harbourside Offices LLP', 'Rent', 90_000, 260_000, 0.9],
  ['Meridian Legal LLP', 'Professional services', 25_000, 180_000, 0.9],
  ['Paper & Ink Supplies', 'Office supplies', 900, 16_000, 0.7],
];

const firstWords =
  'Alder Ashdown Beacon Bexley Birch Bramley Bristol Calder Camden Cedar Chiltern Clifton Cotswold Dalton Elmwood Fenwick Foxglove Garnet Granary Harper Hartley Hazel Ivory Juniper Kestrel Lantern Linden Marlow Medway Millbrook Northgate Oakfield Orchard Pemberton Quayside Redwood Riverside Rowan Saxon Severn Sherwood Stanley Thames Thornton Tudor Upton Vale Wexford Willow Yarrow'.split(
    ' ',
  );
const trades: readonly (readonly [word: string, category: string])[] = [
  ['Kitchen', 'Meals'],
  ['Taxis', 'Travel'],
  ['Print', 'Advertising'],
  ['Stationery', 'Office supplies'],
  ['Garage', 'Fuel'],
  ['Courier', 'Postage & delivery'],
  ['Plumbing', 'Repairs'],
  ['Analytics', 'Software'],
  ['Theatre', 'Entertainment'],
  ['Hotel', 'Travel'],
  ['Academy', 'Training'],
  ['Coffee', 'Meals'],
  ['Advisers', 'Professional services'],
  ['Telecom', 'Telephone & internet'],
  ['Hardware', 'Repairs'],
  ['Bakery', 'Meals'],
  ['Car Park', 'Travel'],
  ['Energy', 'Utilities'],
  ['Broking', 'Insurance'],
  ['Sundries', 'Other'],
];

/** A word that only the names of few merchants contain, for a search with few results. */
export const rareWord = 'Yarrow Sundries';
/** A word that many expenses contain. */
export const commonWord = 'Pret';

/** Returns 1,020 merchants: 20 that every company uses often, and a long tail of others. */
export function createMerchants(): readonly Merchant[] {
  const tail = trades.flatMap(([word, category], trade) =>
    firstWords.map(
      (first, index): Known => [
        `${first} ${word}`,
        category,
        300 + ((index * 37) % 900),
        2_000 + ((trade * 911 + index * 577) % 30_000),
        0.3 + ((index + trade) % 6) / 10,
      ],
    ),
  );
  return [...known, ...tail].map(([name, category, low, high, receiptShare], index) => ({
    no: index + 1,
    name,
    key: merchantKey(name),
    category,
    low,
    high,
    receiptShare,
  }));
}
