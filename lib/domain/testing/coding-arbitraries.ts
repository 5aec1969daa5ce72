import fc from 'fast-check';
import type { Coding, CodingEvidence, GuessedCategory } from '@/lib/domain/coding/auto-code';
import type { Source } from '@/lib/domain/expense/source';

export const byRule = { by: 'rule', ruleId: '01900000-0000-7000-8000-0000000000a1', name: 'Uber is travel' } as const;
export const learned: GuessedCategory = { categoryId: 'meals', source: { by: 'learned', times: 3 } };
export const known: GuessedCategory = { categoryId: 'fuel', source: { by: 'known', because: 'Shell sells fuel' } };

const ref = fc.option(fc.constantFrom('one', 'two', 'three'), { nil: null });
const refs = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }), { nil: null });
const anySource: fc.Arbitrary<Source> = fc.constantFrom<Source>(
  { by: 'hand' },
  { by: 'import' },
  byRule,
  learned.source,
  known.source,
);
const given = fc.record({ categoryId: ref, taxRateRef: ref, trackingRefs: refs, customerRef: ref });
const line = fc
  .record({
    given,
    category: anySource,
    taxRate: anySource,
    tracking: anySource,
    customer: anySource,
    tax: fc.boolean(),
  })
  .map(({ given, tax, ...sources }) => ({
    ...given,
    taxMinor: tax ? 5n : null,
    sources: {
      ...(given.categoryId !== null && { category: sources.category }),
      ...(given.taxRateRef !== null && { taxRate: sources.taxRate }),
      ...(given.trackingRefs !== null && { tracking: sources.tracking }),
      ...(given.customerRef !== null && { customer: sources.customer }),
    },
  }));
/** Generates expenses with any coding and any sources, in one part or two. */
export const anyCoding: fc.Arbitrary<Coding> = fc
  .record({
    minor: fc.bigInt(2n, 1_000_000n),
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
    supplierRef: ref,
    source: anySource,
  })
  .map(({ minor, lines, supplierRef, source }) => {
    const amounts = lines.length === 1 ? [minor] : [minor / 2n, minor - minor / 2n];
    return {
      amount: { minor, currency: 'GBP' },
      supplierRef,
      supplierSource: supplierRef === null ? null : source,
      lines: lines.map((one, index) => ({ ...one, amount: { minor: amounts[index] ?? 0n, currency: 'GBP' } })),
    };
  });
const share = fc.oneof(
  fc.record({ by: fc.constant('percent' as const), hundredths: fc.constantFrom(5_000, 3_300, 10_000) }),
  fc.record({
    by: fc.constant('amount' as const),
    minor: fc.bigInt(1n, 500n),
    currency: fc.constantFrom('GBP', 'EUR'),
  }),
  fc.constant({ by: 'rest' as const }),
);
const rule = fc
  .record({
    given,
    supplierRef: ref,
    parts: fc.array(
      fc.tuple(given, share).map(([one, of]) => ({ ...one, share: of })),
      { maxLength: 3 },
    ),
  })
  .map(({ given, supplierRef, parts }) => ({ ...given, source: byRule, supplierRef, parts }));
/** Generates any combination of rule, guess, linked supplier and line limit. */
export const anyEvidence: fc.Arbitrary<CodingEvidence> = fc.record({
  rule: fc.option(rule, { nil: null }),
  guess: fc.option(fc.constantFrom(learned, known), { nil: null }),
  supplierRef: ref,
  lineLimit: fc.constantFrom(1, 2, 100),
});
