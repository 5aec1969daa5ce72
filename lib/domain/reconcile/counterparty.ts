import { type Identity, identifyMerchant } from '@/lib/domain/merchant/name/identity';
import { isSameIdentity } from '@/lib/domain/merchant/name/same';
import type { Likeness } from './proposal';

/** A name as the rules compare it; null when it is missing or has no letters. */
export type Counterparty = (Identity & Beginnings) | null;

/** Two names that are the same share one of their beginnings, which is quick to compare. */
type Beginnings = { readonly letters: string; readonly words: string };

/** Returns a function that identifies names. It keeps each result, because identifying is slow and names recur. */
export function counterpartyReader(): (name: string | null) => Counterparty {
  const known = new Map<string, Counterparty>();
  return (name) => {
    if (name === null) return null;
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const identity = identifyMerchant(name);
    const made = /\p{L}/u.test(identity.key) ? { ...identity, ...beginningsOf(identity.key) } : null;
    known.set(name, made);
    return made;
  };
}

/** The six letters and two words are those of the rules in isSameIdentity. */
function beginningsOf(key: string): Beginnings {
  const words = key.split(' ');
  return { letters: words.join('').slice(0, 6), words: words.slice(0, 2).join(' ') };
}

export function likeness(one: Counterparty, other: Counterparty): Likeness {
  if (one === null || other === null) return 'unknown';
  if (one.key === other.key) return 'same';
  const mayBeSame = one.letters === other.letters || one.words === other.words;
  return mayBeSame && isSameIdentity(one, other) ? 'same' : 'different';
}

/** Whether customers usually add a tip to the bill there, so that the bank books more than was authorised. */
export const takesTips = (counterparty: Counterparty): boolean =>
  counterparty?.signals.some(({ concept }) => tipped.has(concept)) ?? false;

const tipped: ReadonlySet<string> = new Set(['restaurant', 'coffee', 'bar', 'taxi', 'hotel', 'beauty']);
