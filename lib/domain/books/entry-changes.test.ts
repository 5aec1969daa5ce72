import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffEntries, type FetchedEntry, type StoredEntry } from './entry-changes';

const gone = new Date('2026-11-01T00:00:00Z');
const kept = (change: Partial<StoredEntry> = {}): StoredEntry => ({
  ref: 'a',
  code: '420',
  name: 'Entertainment',
  archivedAt: null,
  removedAt: null,
  ...change,
});
const read = (change: Partial<FetchedEntry> = {}): FetchedEntry => ({
  ref: 'a',
  code: '420',
  name: 'Entertainment',
  archived: false,
  ...change,
});
const accounts = (before: readonly StoredEntry[], now: readonly FetchedEntry[]) => diffEntries('accounts', before, now);

describe('diffEntries', () => {
  test('reports nothing on the first read', () => {
    expect(accounts([], [read(), read({ ref: 'b' })])).toEqual([]);
  });

  test('reports nothing for unchanged entries', () => {
    expect(accounts([kept()], [read()])).toEqual([]);
    expect(accounts([kept({ archivedAt: gone })], [read({ archived: true })])).toEqual([]);
    expect(accounts([kept(), kept({ ref: 'b', removedAt: gone })], [read()])).toEqual([]);
  });

  test.each([
    [kept(), read({ name: 'Staff entertainment' }), ['renamed', '420 Staff entertainment', '420 Entertainment']],
    [kept(), read({ code: '421' }), ['renamed', '421 Entertainment', '420 Entertainment']],
    [kept(), read({ archived: true }), ['archived', '420 Entertainment', null]],
    [kept({ archivedAt: gone }), read(), ['restored', '420 Entertainment', null]],
    [kept({ removedAt: gone }), read(), ['restored', '420 Entertainment', null]],
    [kept({ removedAt: gone }), read({ archived: true }), ['archived', '420 Entertainment', null]],
  ])('reports a change: %#', (before, now, [kind, name, was]) => {
    expect(accounts([before], [now])).toEqual([{ list: 'accounts', ref: 'a', kind, name, before: was }]);
  });

  test('reports a rename and an archiving of the same entry', () => {
    const changes = accounts([kept()], [read({ name: 'Old entertainment', archived: true })]);
    expect(changes.map((change) => change.kind)).toEqual(['renamed', 'archived']);
  });

  test('reports added and removed entries', () => {
    expect(accounts([kept()], [read({ ref: 'b', name: 'Fuel' })])).toMatchObject([
      { kind: 'added', ref: 'b', name: '420 Fuel' },
      { kind: 'removed', ref: 'a', name: '420 Entertainment' },
    ]);
  });

  test('reports a new percentage under the same name', () => {
    const before = kept({ code: 'X', name: 'VAT', rate: 190_000 });
    const now = read({ code: 'Y', name: 'VAT', rate: 160_000 });
    expect(diffEntries('taxRates', [before], [now])).toMatchObject([
      { kind: 'renamed', name: 'VAT, 16%', before: 'VAT, 19%' },
    ]);
  });

  test('reports nothing when any list is read twice', () => {
    const entry = fc.record({
      ref: fc.string({ minLength: 1 }),
      name: fc.string(),
      code: fc.string(),
      archived: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => each.ref }), (list) => {
        const before = list.map(({ archived, ...rest }) => ({
          ...rest,
          archivedAt: archived ? gone : null,
          removedAt: null,
        }));
        expect(accounts(before, list)).toEqual([]);
      }),
    );
  });
});
