import { describeSource } from '@/lib/domain/expense/source';
import type { CodingEvidence } from './auto-code';

/** One step of automatic coding, as the page explains it. Steps are listed in order of precedence. */
export type CodingStep = {
  readonly by: 'rule' | 'merchant' | 'supplier' | 'category';
  /**
   * `decides`: the step sets a value. `overruled`: an earlier step set the value. `silent`: the step has nothing to
   * set.
   */
  readonly outcome: 'decides' | 'overruled' | 'silent';
  readonly words: string;
};

/** Explains how an expense would be coded, step by step. */
export function explainCoding(says: CodingEvidence, names: ReadonlyMap<string, string>): readonly CodingStep[] {
  const named = (id: string) => names.get(id) ?? 'a deleted category';
  const { rule, guess } = says;
  const ruleDecides = rule !== null && (rule.categoryId !== null || rule.parts.length > 0);
  return [
    rule
      ? { by: 'rule', outcome: 'decides', words: ruleWords(says, named) }
      : { by: 'rule', outcome: 'silent', words: 'No rule matches this expense.' },
    guess
      ? {
          by: 'merchant',
          outcome: ruleDecides ? 'overruled' : 'decides',
          words: `${ruleDecides ? 'Would have been coded' : 'Coded'} to ${named(guess.categoryId)}: ${describeSource(guess.source)}.`,
        }
      : { by: 'merchant', outcome: 'silent', words: 'The merchant is not known well enough to suggest a category.' },
    supplierStep(says),
    {
      by: 'category',
      outcome: ruleDecides || guess ? 'decides' : 'silent',
      words:
        ruleDecides || guess
          ? 'All other fields come from the mapping of the category.'
          : 'The expense has no category until somebody chooses one.',
    },
  ];
}

function ruleWords({ rule, lineLimit }: CodingEvidence, named: (id: string) => string): string {
  if (!rule) return '';
  const name = `Rule “${rule.source.name}”`;
  if (rule.parts.length > lineLimit)
    return `${name} splits the expense into more lines than your accounting package accepts.`;
  if (rule.parts.length > 0) return `${name} splits the expense into ${rule.parts.length} parts.`;
  return rule.categoryId ? `${name} codes it to ${named(rule.categoryId)}.` : `${name} sets no category.`;
}

function supplierStep({ rule, supplierRef }: CodingEvidence): CodingStep {
  if (supplierRef === null)
    return { by: 'supplier', outcome: 'silent', words: 'The merchant is not linked to a supplier.' };
  const outcome = rule?.supplierRef ? 'overruled' : 'decides';
  return { by: 'supplier', outcome, words: 'The merchant is linked to a supplier in your books.' };
}
