import { Chance } from '../../engine/chance';
import { companyForms, familyForms, firstNames, foreigners, household, places, surnames, towns, trades } from './words';

/** One in so many is typed in a second time, a little differently, as real books have it. */
const twinEvery = 60;

/**
 * So many supplier rows, no two alike: firms by family or by place, people, a few from abroad with the letters of their
 * own alphabets, and some that are the same firm twice.
 */
export function manySuppliers(count: number, seed: number): readonly string[] {
  const chance = new Chance(seed);
  const rows = new Map<string, string>();
  const add = (row: string): void => {
    const [name = row] = row.split('|');
    if (rows.size < count && !rows.has(name)) rows.set(name, row);
  };
  add('Outlay|London|Outlay Support');
  household.forEach(add);
  for (const row of foreigners) {
    const [name, city, country] = row.split('|');
    add(`${name}|${city}|||${country}`);
  }
  while (rows.size < count) {
    const name = nameOf(chance);
    const person = chance.below(3) === 0 ? `${chance.oneOf(firstNames)} ${chance.oneOf(surnames)}` : '';
    const town = chance.oneOf(towns);
    add(`${name}|${town}|${person}`);
    if (chance.below(twinEvery) === 0) add(`${twinOf(name, chance)}|${town}`);
  }
  return [...rows.values()];
}

function nameOf(chance: Chance): string {
  const kind = chance.below(10);
  if (kind === 0) return `${chance.oneOf(firstNames)} ${chance.oneOf(surnames)}`;
  const trade = chance.oneOf(trades);
  if (kind < 3) return `${chance.oneOf(surnames)} ${chance.oneOf(familyForms)} ${trade}`;
  return `${chance.oneOf(kind < 6 ? surnames : places)} ${trade} ${chance.oneOf(companyForms)}`;
}

/** The same name as another hand writes it. */
function twinOf(name: string, chance: Chance): string {
  const short = name.replace(/ (Ltd|Limited|LLP|Group plc|\(UK\) Ltd)$/, '');
  switch (chance.below(4)) {
    case 0:
      return name.toUpperCase();
    case 1:
      return short === name ? `${name}.` : short;
    case 2:
      return name.includes(' & ') ? name.replace(' & ', ' and ') : `The ${name}`;
    default:
      return `${short} T/A ${chance.oneOf(places)}`;
  }
}
