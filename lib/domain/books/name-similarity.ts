/** Groups of words with the same meaning in names of accounts. The first word identifies the group. */
const meanings: readonly (readonly string[])[] = [
  ['advertising', 'advert', 'marketing', 'promotion', 'promotional', 'publicity'],
  ['entertainment', 'entertaining', 'hospitality'],
  ['fuel', 'petrol', 'diesel', 'motor', 'vehicle', 'automobile', 'auto', 'car', 'mileage', 'van'],
  ['insurance', 'insurances'],
  ['meal', 'food', 'subsistence', 'catering', 'lunch', 'dining', 'restaurant'],
  ['office', 'stationery', 'supply', 'printing', 'consumable'],
  ['postage', 'post', 'postal', 'delivery', 'freight', 'courier', 'carriage', 'shipping', 'distribution'],
  [
    'professional',
    'legal',
    'accountancy',
    'accounting',
    'audit',
    'consulting',
    'consultancy',
    'consultant',
    'solicitor',
  ],
  ['rent', 'lease', 'rental', 'premise', 'building'],
  ['repair', 'maintenance', 'upkeep', 'renewal'],
  ['software', 'subscription', 'saas', 'it', 'cloud', 'hosting', 'licence', 'license', 'computer', 'technology'],
  ['telephone', 'phone', 'internet', 'mobile', 'broadband', 'telecom', 'telecommunication', 'communication'],
  ['training', 'education', 'course', 'learning', 'cpd', 'seminar', 'conference'],
  ['travel', 'travelling', 'traveling', 'transport', 'accommodation', 'hotel', 'flight', 'taxi', 'rail', 'train'],
  ['utility', 'light', 'lighting', 'power', 'heating', 'heat', 'electricity', 'gas', 'water', 'energy'],
  ['other', 'general', 'sundry', 'miscellaneous', 'misc', 'uncategorised', 'uncategorized'],
  ['fee', 'charge'],
  ['cleaning', 'janitorial', 'cleaner'],
  ['donation', 'charity', 'charitable', 'gift'],
  ['equipment', 'hardware', 'tool', 'furniture'],
  ['wage', 'salary', 'payroll', 'remuneration'],
];

/** Pairs of groups whose spending companies often post to the same account. */
const near: readonly (readonly [string, string])[] = [
  ['meal', 'entertainment'],
  ['meal', 'travel'],
  ['fuel', 'travel'],
  ['training', 'professional'],
  ['software', 'office'],
  ['equipment', 'office'],
];

/** Words that are too common in names of accounts to identify one. */
const ignoredWords = new Set(
  'and the of for on to in a an by or amp expense expenses cost costs service services staff business company all'.split(
    ' ',
  ),
);

const meaningOf = new Map(
  meanings.flatMap(([first = '', ...others]) => [first, ...others].map((word) => [word, first])),
);
const nearTo = new Set(near.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));

/**
 * Returns the words of a name that can identify an account, in the singular: "Light, Power, Heating" → light, power,
 * heating.
 */
export function significantWords(name: string): string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '');
  const words = plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ignoredWords.has(word) && !/^\d+$/.test(word));
  return [...new Set(words.map(singular))];
}

/** Returns 1 for the same word, less for a word with the same or a related meaning, else 0. */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const [left, right] = [meaningOf.get(one), meaningOf.get(other)];
  if (left === undefined || right === undefined) return 0;
  if (left === right) return 0.85;
  return nearTo.has(`${left} ${right}`) ? 0.5 : 0;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
