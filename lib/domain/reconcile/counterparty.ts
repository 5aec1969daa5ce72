import { type Identity, identifyMerchant } from '@/lib/domain/merchant/name/identity';
import { isSameIdentity } from '@/lib/domain/merchant/name/same';
import type { Likeness } from './proposal';

/** A name as the rules compare it; null when it is missing or has no letters. */
export type Counterparty = Identity | null;

/** Returns a function that identifies names. It keeps each result, because identifying is slow and names recur. */
export function counterpartyReader(): (name: string | null) => Counterparty {
  const known = new Map<string, Counterparty>();
  return (name) => {
    if (name === null) return null;
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const identity = identifyMerchant(name);
    const made = /\p{L}/u.test(identity.key) ? identity : null;
    known.set(name, made);
    return made;
  };
}

/** Compares two names. Names that are the same begin with the same character, which is quick to see. */
export function likeness(one: Counterparty, other: Counterparty): Likeness {
  if (one === null || other === null) return 'unknown';
  if (one.key === other.key) return 'same';
  return one.key[0] === other.key[0] && isSameIdentity(one, other) ? 'same' : 'different';
}

/** Whether customers usually add a tip to the bill there, so that the bank books more than was authorised. */
export const takesTips = (counterparty: Counterparty): boolean =>
  counterparty?.signals.some(({ concept }) => tipped.has(concept)) ?? false;

const tipped: ReadonlySet<string> = new Set(['restaurant', 'coffee', 'bar', 'taxi', 'hotel', 'beauty']);
