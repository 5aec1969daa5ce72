import { significantWords, wordSimilarity } from '@/lib/domain/books/name-similarity';

/** How similar two names are, in per cent, and the reason in words. */
export type NameMatch = { readonly confidence: number; readonly reason: string };

/**
 * Compares the name of a category with the name of an account. Different words with the same meaning count too.
 * Undefined when nothing matches.
 */
export function compareNames(category: string, account: string): NameMatch | undefined {
  const wanted = significantWords(category);
  const offered = significantWords(account);
  if (wanted.length === 0 || offered.length === 0) return undefined;
  const best = (word: string, among: readonly string[]) =>
    Math.max(...among.map((other) => wordSimilarity(word, other)));
  if (isSame(wanted, offered)) return { confidence: 98, reason: 'Same name' };
  const coverage = mean(wanted.map((word) => best(word, offered)));
  const precision = mean(offered.map((word) => best(word, wanted)));
  const score = 0.7 * coverage + 0.3 * precision;
  if (score < 0.35) return undefined;
  const shared = wanted.filter((word) => offered.includes(word));
  const isSynonym = shared.length === 0;
  return {
    confidence: Math.min(Math.round(38 + 58 * score) - (isSynonym ? 4 : 0), 96),
    reason: isSynonym ? 'Its words mean much the same' : `“${capital(shared[0] ?? '')}” is in its name`,
  };
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word) => other.includes(word));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
