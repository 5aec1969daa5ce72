import { describeSource } from '@/lib/domain/expense/source';
import type { CodingEvidence } from './auto-code';

/** What one of the things that code an expense says of it, in the order in which they are asked. */
export type CodingStep = {
  readonly by: 'rule' | 'merchant' | 'supplier' | 'category';
  /** Whether it decides, would if nothing before it did, or has nothing to say. */
  readonly outcome: 'decides' | 'overruled' | 'silent';
  readonly words: string;
};

/** Why an expense would be coded as it would: what was asked after the rules, and what each said. */
export function explainCoding(says: CodingEvidence, names: ReadonlyMap<string, string>): readonly CodingStep[] {
  const named = (id: string) => names.get(id) ?? 'a category that is gone';
  const { rule, guess } = says;
  const ruleDecides = rule !== null && (rule.categoryId !== null || rule.parts.length > 0);
  return [
    rule
      ? { by: 'rule', outcome: 'decides', words: ruleWords(says, named) }
      : { by: 'rule', outcome: 'silent', words: 'No rule is for this expense.' },
    guess
      ? {
          by: 'merchant',
          outcome: ruleDecides ? 'overruled' : 'decides',
          words: `${ruleDecides ? 'Would have gone' : 'Goes'} under ${named(guess.categoryId)}: ${describeSource(guess.source)}.`,
        }
      : { by: 'merchant', outcome: 'silent', words: 'The merchant is not known well enough to say.' },
    supplierStep(says),
    {
      by: 'category',
      outcome: ruleDecides || guess ? 'decides' : 'silent',
      words:
        ruleDecides || guess
          ? 'Whatever is still open follows the mapping of the category.'
          : 'It stays without a category until somebody chooses one.',
    },
  ];
}

function ruleWords({ rule, lineLimit }: CodingEvidence, named: (id: string) => string): string {
  if (!rule) return '';
  const name = `Rule “${rule.source.name}”`;
  if (rule.parts.length > lineLimit) return `${name} splits it, which your accounting package does not take.`;
  if (rule.parts.length > 0) return `${name} splits it into ${rule.parts.length} parts.`;
  return rule.categoryId ? `${name} puts it under ${named(rule.categoryId)}.` : `${name} leaves its category open.`;
}

function supplierStep({ rule, supplierRef }: CodingEvidence): CodingStep {
  if (supplierRef === null)
    return { by: 'supplier', outcome: 'silent', words: 'The merchant is not known as a supplier.' };
  const outcome = rule?.supplierRef ? 'overruled' : 'decides';
  return { by: 'supplier', outcome, words: 'The merchant is known as a supplier of your books.' };
}
