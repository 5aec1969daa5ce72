import { LRUCache } from 'lru-cache';
import { plural } from '@/lib/domain/plural';
import type { Concept } from './concept';
import { concepts } from './concept';
import { type Identity, identifyMerchant } from './name/identity';
import { isSameIdentity } from './name/same';

/** How often a company coded one merchant to one category. */
export type CodingHistoryEntry = {
  readonly merchantKey: string;
  readonly categoryId: string;
  /** How often a person set this category. */
  readonly times: number;
  readonly lastAt: Date;
  /**
   * How often Outlay set this category and nobody changed it. Any number counts as one vote, because leaving a category
   * unchanged is weaker evidence than choosing it.
   */
  readonly kept?: number;
};

export type HistoryResult =
  | {
      readonly decided: true;
      readonly categoryId: string;
      readonly times: number;
      readonly because: string;
      readonly confidence: number;
    }
  /** `because` is set when the history conflicts, and explains the conflict. */
  | { readonly decided: false; readonly because?: string };

/**
 * Returns the category that the company's history suggests for a merchant; undefined when the history does not decide.
 */
export function categoryFromHistory(
  merchant: string,
  entries: readonly CodingHistoryEntry[],
): { readonly categoryId: string; readonly times: number; readonly because: string } | undefined {
  const learned = decideFromHistory(identifyMerchant(merchant), entries);
  if (!learned.decided) return undefined;
  const { categoryId, times, because } = learned;
  return { categoryId, times, because };
}

/**
 * Decides the category from what people chose for this merchant before. A merchant with one trade needs one choice, and
 * two thirds of all votes. A shop with many products needs two choices, and a marketplace three, each with four fifths
 * of the votes.
 */
export function decideFromHistory(merchant: Identity, entries: readonly CodingHistoryEntry[]): HistoryResult {
  const votes = votesFor(entriesFor(merchant, entries));
  const corrected = votes.some(({ times }) => times > 0);
  if (!corrected) return { decided: false };
  const total = votes.reduce((sum, { weight }) => sum + weight, 0);
  const [best] = votes.toSorted((a, b) => b.weight - a.weight || b.lastAt.getTime() - a.lastAt.getTime());
  const { least, share } = thresholds[merchant.range];
  if (!best || best.weight < least || best.weight / total < share)
    return { decided: false, because: undecidedReason(merchant, votes.length) };
  return {
    decided: true,
    categoryId: best.categoryId,
    times: best.times,
    because: `Set by hand ${timesWords(best.times)} for this merchant.`,
    confidence: Math.min(0.99, (best.weight / total) * (0.9 + 0.03 * Math.min(best.times, 3))),
  };
}

const thresholds = {
  'one-trade': { least: 1, share: 2 / 3 },
  'wide-shop': { least: 2, share: 0.8 },
  everything: { least: 3, share: 0.8 },
} as const;

const undecidedReason = ({ range }: Identity, categories: number): string => {
  if (categories > 1) return 'This merchant was put into different categories before.';
  return range === 'everything'
    ? 'Anything may be bought there, so a few corrections say little.'
    : 'One correction says little of a shop of many things.';
};

/**
 * Returns the category that people chose for at least three merchants with this concept and for four fifths of all of
 * them. Undefined when none qualifies, or when it equals `named`, the category whose name fits the concept.
 */
export function categoryForConcept(
  concept: Concept,
  entries: readonly CodingHistoryEntry[],
  named: string | undefined,
): { readonly categoryId: string; readonly because: string } | undefined {
  const ofKind = indexHistory(entries).byConcept.get(concept) ?? [];
  const merchants = new Map<string, Set<string>>();
  for (const { categoryId, merchantKey } of ofKind)
    merchants.set(categoryId, (merchants.get(categoryId) ?? new Set()).add(merchantKey));
  const all = [...merchants.values()].reduce((sum, keys) => sum + keys.size, 0);
  for (const [categoryId, keys] of merchants) {
    if (keys.size < 3 || keys.size / all < 0.8 || categoryId === named) continue;
    return { categoryId, because: `You put ${keys.size} other merchants of this kind here: ${concepts[concept]}.` };
  }
  return undefined;
}

export type RuleProposal = { readonly words: string; readonly categoryId: string; readonly times: number };

/**
 * Proposes a rule for each merchant whose category people set at least twice, without a conflict. Merchants for which
 * `has` returns true already have a rule and are skipped.
 */
export function proposeRules(
  entries: readonly CodingHistoryEntry[],
  has: (merchantKey: string) => boolean,
): readonly RuleProposal[] {
  const keys = [...new Set(entries.map(({ merchantKey }) => merchantKey))].filter((key) => !has(key));
  return keys.flatMap((key) => {
    const learned = decideFromHistory(identifyMerchant(key), entries);
    return learned.decided && learned.times >= 2
      ? [{ words: key, categoryId: learned.categoryId, times: learned.times }]
      : [];
  });
}

type Vote = { readonly categoryId: string; readonly times: number; readonly weight: number; readonly lastAt: Date };

function votesFor(history: readonly CodingHistoryEntry[]): readonly Vote[] {
  const votes = new Map<string, Vote>();
  for (const { categoryId, times, kept = 0, lastAt } of history) {
    const before = votes.get(categoryId);
    const left = kept > 0 ? 1 : 0;
    votes.set(categoryId, {
      categoryId,
      times: (before?.times ?? 0) + times,
      weight: (before?.weight ?? 0) + times + left,
      lastAt: before && before.lastAt > lastAt ? before.lastAt : lastAt,
    });
  }
  return [...votes.values()];
}

/** Returns the entries with the merchant's key, or else the entries of keys that mean the same merchant. */
function entriesFor(merchant: Identity, entries: readonly CodingHistoryEntry[]): readonly CodingHistoryEntry[] {
  const { byKey, byStart } = indexHistory(entries);
  const exact = byKey.get(merchant.key);
  if (exact?.some(({ times }) => times > 0)) return exact;
  const near = byStart.get(keyPrefix(merchant.key)) ?? [];
  return near.filter((entry) => isSameIdentity(merchant, entry.identity)).map(({ entry }) => entry);
}

/** Groups keys by their first four letters: two keys of the same merchant always share these. */
const keyPrefix = (key: string): string => key.replace(/\s/g, '').slice(0, 4);

type HistoryIndex = {
  readonly byKey: ReadonlyMap<string, readonly CodingHistoryEntry[]>;
  readonly byStart: ReadonlyMap<string, readonly { readonly identity: Identity; readonly entry: CodingHistoryEntry }[]>;
  readonly byConcept: ReadonlyMap<Concept, readonly CodingHistoryEntry[]>;
};

/**
 * Returns the history, grouped by merchant and by concept. Cached, because thousands of expenses use the same history.
 */
function indexHistory(entries: readonly CodingHistoryEntry[]): HistoryIndex {
  const known = alreadyRead.get(entries);
  if (known) return known;
  const identified = entries.map((entry) => ({ entry, identity: identityOf(entry) }));
  const fresh: HistoryIndex = {
    byKey: grouped(
      identified,
      ({ identity }) => [identity.key],
      ({ entry }) => entry,
    ),
    byStart: grouped(
      identified,
      ({ identity }) => [keyPrefix(identity.key)],
      (entry) => entry,
    ),
    byConcept: grouped(
      identified,
      ({ identity }) => [...new Set(identity.signals.map(({ concept }) => concept))],
      ({ entry }) => entry,
    ),
  };
  alreadyRead.set(entries, fresh);
  return fresh;
}

function grouped<T, K, V>(
  items: readonly T[],
  keysOf: (item: T) => readonly K[],
  taken: (item: T) => V,
): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(taken(item));
      else groups.set(key, [taken(item)]);
    }
  return groups;
}

/** Cached by merchant, because each read of a history creates new entries: every expense that is recorded reads it. */
function identityOf({ merchantKey }: CodingHistoryEntry): Identity {
  const known = identities.get(merchantKey);
  if (known) return known;
  const identity = identifyMerchant(merchantKey);
  identities.set(merchantKey, identity);
  return identity;
}

/** A company has at most 20,000 merchants in its history (`knowledgeIn`). */
const identities = new LRUCache<string, Identity>({ max: 20_000 });
const alreadyRead = new WeakMap<readonly CodingHistoryEntry[], HistoryIndex>();

const timesWords = (times: number): string => plural(times, 'once', '# times');
