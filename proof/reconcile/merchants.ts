import type { Random } from '../sim/core/random';

const first = 'Harbour Copper Willow Quartz Maple Juniper Falcon Amber Cobalt Lantern Meadow Orchard'.split(' ');
const second = ['Stationers', 'Couriers', 'Catering', 'Print Works', 'Hardware', 'Coffee', 'Motors'];

/** Invented and known payees. */
export const merchants: readonly string[] = [
  ...first.flatMap((name) => second.map((trade) => `${name} ${trade}`)),
  ...['Tesco', 'Shell', 'Trainline', 'Uber', 'Pret A Manger', 'Costa Coffee', 'Screwfix', 'Vodafone', 'British Gas'],
];

/** Prints a payee as banks do: in capitals, with a branch, a city or a processor, or cut off. */
export function printedName(random: Random, name: string): string {
  const printed = name.toUpperCase();
  const ways = [
    printed,
    `${printed} ${random.integer(100, 9_999)} LONDON`,
    `SUMUP *${printed}`,
    `${printed} LEEDS GB`,
    name,
  ];
  return ways[random.integer(0, ways.length - 1)] ?? printed;
}
