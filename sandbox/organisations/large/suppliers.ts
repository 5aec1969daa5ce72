import { SeededRandom } from '../../engine/seeded-random';
import {
  companyForms,
  familyForms,
  firstNames,
  foreignSuppliers,
  places,
  surnames,
  towns,
  trades,
  wellKnownSuppliers,
} from './name-parts';

/** One supplier in 60 is in the list twice with slightly different spellings, as in real books. */
const duplicateEvery = 60;

/**
 * Returns `count` supplier rows with different names: companies named after families or places, people, foreign
 * companies with special characters, and near duplicates. The same seed returns the same rows.
 */
export function manySuppliers(count: number, seed: number): readonly string[] {
  const random = new SeededRandom(seed);
  const rows = new Map<string, string>();
  const add = (row: string): void => {
    const [name = row] = row.split('|');
    if (rows.size < count && !rows.has(name)) rows.set(name, row);
  };
  add('Outlay|London|Outlay Support');
  wellKnownSuppliers.forEach(add);
  for (const row of foreignSuppliers) {
    const [name, city, country] = row.split('|');
    add(`${name}|${city}|||${country}`);
  }
  while (rows.size < count) {
    const name = supplierName(random);
    const person = random.integerBelow(3) === 0 ? personName(random) : '';
    const town = random.pick(towns);
    add(`${name}|${town}|${person}`);
    if (random.integerBelow(duplicateEvery) === 0) add(`${respell(name, random)}|${town}`);
  }
  return [...rows.values()];
}

function supplierName(random: SeededRandom): string {
  const kind = random.integerBelow(10);
  if (kind === 0) return personName(random);
  const trade = random.pick(trades);
  if (kind < 3) return `${random.pick(surnames)} ${random.pick(familyForms)} ${trade}`;
  return `${random.pick(kind < 6 ? surnames : places)} ${trade} ${random.pick(companyForms)}`;
}

const personName = (random: SeededRandom): string => `${random.pick(firstNames)} ${random.pick(surnames)}`;

/** Returns the name as another bookkeeper may have typed it. */
function respell(name: string, random: SeededRandom): string {
  const short = name.replace(/ (Ltd|Limited|LLP|Group plc|\(UK\) Ltd)$/, '');
  switch (random.integerBelow(4)) {
    case 0:
      return name.toUpperCase();
    case 1:
      return short === name ? `${name}.` : short;
    case 2:
      return name.includes(' & ') ? name.replace(' & ', ' and ') : `The ${name}`;
    default:
      return `${short} T/A ${random.pick(places)}`;
  }
}
