/** What a search for a set found. Sets of the same amounts but of other rows are different sets. */
export type SetAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'unique'; readonly members: readonly number[] }
  /** `sets` is a lower bound when it is `mostSets`. */
  | { readonly kind: 'ambiguous'; readonly sets: number }
  | { readonly kind: 'not searched'; readonly candidates: number };

export const mostCandidates = 24;
export const mostMembers = 6;
export const mostSets = 100;
const mostSteps = 20_000;

/**
 * Finds which of the amounts add up to the target: two to six of them, exactly. Amounts are in minor units and have the
 * sign of the target. Returns the indexes of the members. More than 24 candidates, more than 20,000 steps, or an amount
 * that a double cannot hold exactly is "not searched", which is not the same as "none". Sets that are not allowed do not
 * count.
 */
export function findSet(
  target: bigint,
  amounts: readonly bigint[],
  isAllowed: (members: readonly number[]) => boolean = () => true,
): SetAnswer {
  const search = searchSets(target, amounts, isAllowed);
  if ('candidates' in search) return { kind: 'not searched', candidates: search.candidates };
  const [first] = search.sets;
  if (!first) return { kind: 'none' };
  if (search.sets.length > 1) return { kind: 'ambiguous', sets: search.sets.length };
  return { kind: 'unique', members: first };
}

/** Returns the sets that `findSet` counts, by the indexes of their members. None when it was not searched. */
export function findSets(target: bigint, amounts: readonly bigint[]): readonly (readonly number[])[] {
  const search = searchSets(target, amounts, () => true);
  return 'sets' in search ? search.sets : [];
}

function searchSets(
  target: bigint,
  amounts: readonly bigint[],
  isAllowed: (members: readonly number[]) => boolean,
): { readonly sets: readonly (readonly number[])[] } | { readonly candidates: number } {
  const sign = target < 0n ? -1n : 1n;
  if (target * sign > BigInt(Number.MAX_SAFE_INTEGER)) return { candidates: amounts.length };
  const candidates = amounts
    .map((amount, index) => ({ value: Number(amount * sign), index }))
    .filter(({ value }) => value > 0 && value < Number(target * sign))
    .sort((one, other) => other.value - one.value || one.index - other.index);
  if (candidates.length < 2) return { sets: [] };
  if (candidates.length > mostCandidates) return { candidates: candidates.length };
  const indexes = (places: readonly number[]) => places.map((at) => candidates[at]?.index ?? -1);
  const search = new Search(
    candidates.map(({ value }) => value),
    (places) => isAllowed(indexes(places)),
  );
  if (!search.run(0, Number(target * sign), [])) return { candidates: candidates.length };
  return { sets: search.sets.map(indexes) };
}

/** A depth-first search over values in descending order. */
class Search {
  readonly sets: (readonly number[])[] = [];
  readonly #values: readonly number[];
  /** For each place, the sum of the values from there on. */
  readonly #sumFrom: readonly number[];
  readonly #isAllowed: (places: readonly number[]) => boolean;
  #steps = 0;

  constructor(values: readonly number[], isAllowed: (places: readonly number[]) => boolean) {
    this.#values = values;
    this.#isAllowed = isAllowed;
    const sums = [0];
    for (const value of values.toReversed()) sums.unshift(value + (sums[0] ?? 0));
    this.#sumFrom = sums;
  }

  /** Returns false when it ran out of steps. */
  run(from: number, left: number, members: readonly number[]): boolean {
    if (left === 0) {
      if (members.length > 1 && this.#isAllowed(members)) this.sets.push(members);
      return true;
    }
    if (members.length === mostMembers) return true;
    for (let at = from; at < this.#values.length; at += 1) {
      // The rest is too small from here on, even if all of it or the largest allowed number of members is taken.
      const value = this.#values[at] ?? 0;
      if ((this.#sumFrom[at] ?? 0) < left || value * (mostMembers - members.length) < left) return true;
      if (value > left) continue;
      this.#steps += 1;
      if (this.#steps > mostSteps) return false;
      if (!this.run(at + 1, left - value, [...members, at])) return false;
      if (this.sets.length >= mostSets) return true;
    }
    return true;
  }
}
