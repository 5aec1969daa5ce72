import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { anyCoding, anyEvidence, byRule, known, learned } from '@/lib/domain/testing/coding-arbitraries';
import { aLine, anExpense, gbp } from '@/lib/domain/testing/expense';
import { autoCode, type CodingEvidence, isFinalSource, type MatchedRule } from './auto-code';

const noEvidence: CodingEvidence = { rule: null, guess: null, supplierRef: null, lineLimit: 100 };

const aRule = (change: Partial<MatchedRule> = {}): MatchedRule => ({
  source: byRule,
  categoryId: 'travel',
  taxRateRef: null,
  trackingRefs: null,
  customerRef: null,
  supplierRef: null,
  parts: [],
  ...change,
});

const uncoded = aLine({ categoryId: null, sources: {} });
const coded = (evidence: Partial<CodingEvidence>, lines: readonly ExpenseLine[] = [uncoded]) =>
  autoCode(anExpense({ lines }), { ...noEvidence, ...evidence });

describe('category', () => {
  test('comes from the rule before history and merchant knowledge', () => {
    expect(coded({ rule: aRule(), guess: learned }).lines).toMatchObject([
      { categoryId: 'travel', sources: { category: byRule } },
    ]);
  });

  test('comes from history or merchant knowledge when the rule sets none', () => {
    const rule = aRule({ categoryId: null, taxRateRef: 'ZERO' });
    expect(coded({ rule, guess: learned }).lines).toMatchObject([
      { categoryId: 'meals', taxRateRef: 'ZERO', sources: { category: learned.source, taxRate: byRule } },
    ]);
  });

  test('stays empty without evidence', () => {
    expect(coded({}).lines).toMatchObject([{ categoryId: null, sources: {} }]);
  });

  test('set by a person or a file stays, without the tax of a rule for another category', () => {
    for (const by of ['hand', 'import'] as const) {
      const line = aLine({ categoryId: 'gifts', sources: { category: { by } } });
      const rule = aRule({ taxRateRef: 'ZERO', trackingRefs: ['studio'], customerRef: 'bright' });
      expect(coded({ rule, guess: known }, [line]).lines).toEqual([line]);
    }
  });

  test('from a rule that no longer matches is cleared', () => {
    const line = aLine({ categoryId: 'travel', taxRateRef: 'ZERO', sources: { category: byRule, taxRate: byRule } });
    expect(coded({ guess: known }, [line]).lines).toMatchObject([
      { categoryId: 'fuel', taxRateRef: null, sources: { category: known.source } },
    ]);
  });
});

describe('supplier', () => {
  test('comes from the rule, else from the linked merchant', () => {
    expect(coded({ rule: aRule({ supplierRef: 'uber' }), supplierRef: 'other' })).toMatchObject({
      supplierRef: 'uber',
      supplierSource: byRule,
    });
    expect(coded({ rule: aRule(), supplierRef: 'other' })).toMatchObject({
      supplierRef: 'other',
      supplierSource: { by: 'alias' },
    });
    expect(coded({ rule: aRule() })).toMatchObject({ supplierRef: null, supplierSource: null });
  });

  test('set by hand stays, while the lines are coded', () => {
    const expense = anExpense({ supplierRef: 'mine', supplierSource: { by: 'hand' }, lines: [uncoded] });
    expect(autoCode(expense, { ...noEvidence, rule: aRule({ supplierRef: 'uber' }) })).toMatchObject({
      supplierRef: 'mine',
      supplierSource: { by: 'hand' },
      lines: [{ categoryId: 'travel' }],
    });
  });
});

describe('splitting rule', () => {
  const part = (categoryId: string, hundredths: number) => ({
    categoryId,
    taxRateRef: null,
    trackingRefs: null,
    customerRef: null,
    share: { by: 'percent', hundredths } as const,
  });
  const rule = aRule({ categoryId: null, parts: [part('telephone', 6_667), part('rent', 3_333)] });

  test('splits to the cent, each part with its source', () => {
    const { lines } = coded({ rule });
    expect(lines.map((line) => [line.amount.minor, line.categoryId, line.sources])).toEqual([
      [8_000n, 'telephone', { category: byRule }],
      [4_000n, 'rent', { category: byRule }],
    ]);
  });

  test('leaves the category empty where the package accepts one line, without a guess', () => {
    expect(coded({ rule, guess: known, lineLimit: 1 }).lines).toMatchObject([{ categoryId: null, sources: {} }]);
  });

  test('keeps a manual category, tax or split', () => {
    const byHand = aLine({ categoryId: 'gifts' });
    const taxed = aLine({ categoryId: null, sources: {}, taxMinor: 100n });
    const parts = [aLine({ amount: gbp('100.00') }), aLine({ amount: gbp('20.00'), categoryId: null, sources: {} })];
    expect(coded({ rule }, [byHand]).lines).toEqual([byHand]);
    expect(coded({ rule }, [taxed]).lines).toEqual([taxed]);
    expect(coded({ rule }, parts).lines).toEqual(parts);
  });

  test('that no longer matches turns its parts into one line', () => {
    const parts = coded({ rule }).lines;
    expect(coded({ guess: known }, parts).lines).toMatchObject([
      { amount: gbp('120.00'), categoryId: 'fuel', sources: { category: known.source } },
    ]);
  });
});

describe('for any evidence', () => {
  const rank: Readonly<Record<string, number>> = { hand: 0, import: 0, rule: 1, learned: 2, known: 3, alias: 2 };

  test('keeps every field set by a person or a file', () => {
    fc.assert(
      fc.property(anyCoding, anyEvidence, (before, evidence) => {
        const after = autoCode(before, evidence);
        if (isFinalSource(before.supplierSource)) expect(after.supplierRef).toBe(before.supplierRef);
        before.lines.forEach((line, index) => {
          const now = after.lines[index];
          if (isFinalSource(line.sources.category)) expect(now?.categoryId).toBe(line.categoryId);
          if (isFinalSource(line.sources.taxRate)) expect(now?.taxRateRef).toBe(line.taxRateRef);
          if (isFinalSource(line.sources.tracking)) expect(now?.trackingRefs).toBe(line.trackingRefs);
          if (isFinalSource(line.sources.customer)) expect(now?.customerRef).toBe(line.customerRef);
          if (line.taxMinor !== null) expect(now?.taxMinor).toBe(line.taxMinor);
        });
      }),
    );
  });

  test('keeps the total and the package’s line limit, except for a manual split', () => {
    fc.assert(
      fc.property(anyCoding, anyEvidence, (before, evidence) => {
        const { lines } = autoCode(before, evidence);
        expect(lines.reduce((sum, line) => sum + line.amount.minor, 0n)).toBe(before.amount.minor);
        if (lines !== before.lines) expect(lines.length).toBeLessThanOrEqual(evidence.lineLimit);
      }),
    );
  });

  test('gives every coded field a source, and no other', () => {
    fc.assert(
      fc.property(anyCoding, anyEvidence, (before, evidence) => {
        const { lines, supplierRef, supplierSource } = autoCode(before, evidence);
        expect(supplierRef === null).toBe(supplierSource === null);
        for (const line of lines) {
          expect(line.categoryId === null).toBe(line.sources.category === undefined);
          expect(line.taxRateRef === null).toBe(line.sources.taxRate === undefined);
          expect(line.trackingRefs === null).toBe(line.sources.tracking === undefined);
          expect(line.customerRef === null).toBe(line.sources.customer === undefined);
        }
      }),
    );
  });

  test('never uses a lower source over a higher one', () => {
    fc.assert(
      fc.property(anyCoding, anyEvidence, (before, evidence) => {
        const { lines } = autoCode(before, evidence);
        const [line] = lines;
        if (lines.length > 1 || !line) return;
        const highest =
          evidence.rule?.categoryId && evidence.rule.parts.length === 0 ? 'rule' : evidence.guess?.source.by;
        if (highest && evidence.rule?.parts.length !== 1 && !(evidence.rule && evidence.rule.parts.length > 0))
          expect(rank[line.sources.category?.by ?? ''] ?? 9).toBeLessThanOrEqual(rank[highest] ?? 9);
      }),
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyCoding, anyEvidence, (before, evidence) => {
        const once = autoCode(before, evidence);
        expect(autoCode(once, evidence)).toEqual(once);
      }),
    );
  });
});
