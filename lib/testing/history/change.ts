import fc from 'fast-check';
import type { Viewer } from '@/lib/domain/company/viewer';

const category = fc.nat({ max: 2 });
const one = fc.nat({ max: 5 });
const end = fc.nat({ max: 2 });

/**
 * One change of what decides the status of a company's movements. `one` is an index of its expenses, or of its transfers for
 * a change of one. The ends of a transfer are its two cards and a bank account.
 */
export const anyChange = fc.oneof(
  fc.record({ do: fc.constant('record' as const), category, amount: fc.constantFrom('20.00', '200.00') }),
  fc.record({ do: fc.constant('edit' as const), one, category, amount: fc.constantFrom('20.00', '200.00', '201.00') }),
  fc.record({ do: fc.constant('remove' as const), one }),
  fc.record({ do: fc.constant('import' as const), category, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('undo import' as const) }),
  fc.record({ do: fc.constant('categorise' as const), from: one, category: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('add receipt' as const), one }),
  fc.record({ do: fc.constant('remove receipt' as const), one }),
  fc.record({ do: fc.constant('map' as const), category: fc.nat({ max: 1 }), isMapped: fc.boolean() }),
  fc.record({ do: fc.constant('link supplier' as const), isLinked: fc.boolean() }),
  fc.record({ do: fc.constant('require receipts' as const), from: fc.constantFrom(null, 15_000n) }),
  fc.record({ do: fc.constant('read books' as const), isClosed: fc.boolean(), isArchived: fc.boolean() }),
  fc.record({ do: fc.constant('connection' as const), to: fc.constantFrom('linked', 'unlinked', 'deauthorized') }),
  fc.record({ do: fc.constant('link' as const), to: fc.constantFrom('xero' as const, 'quickbooks-online' as const) }),
  fc.record({ do: fc.constant('move mapping' as const) }),
  fc.record({ do: fc.constant('sync' as const) }),
  fc.record({ do: fc.constant('sync' as const) }),
  fc.record({ do: fc.constant('send' as const), result: fc.constantFrom('sent', 'unknown', 'not-sent', 'claimed') }),
  fc.record({ do: fc.constant('settle' as const), state: fc.constantFrom('synced', 'failed', 'overdue') }),
  fc.record({ do: fc.constant('settle' as const), state: fc.constantFrom('synced', 'failed') }),
  fc.record({ do: fc.constant('queue' as const) }),
  fc.record({ do: fc.constant('freeze part' as const) }),
  fc.record({ do: fc.constant('freeze part' as const) }),
  fc.record({ do: fc.constant('stop' as const) }),
  fc.record({ do: fc.constant('agree' as const), one }),
  fc.record({ do: fc.constant('transfer' as const), from: end, to: end, amount: fc.constantFrom('20.00', '200.00') }),
  fc.record({ do: fc.constant('edit transfer' as const), one, amount: fc.constantFrom('20.00', '201.00') }),
  fc.record({ do: fc.constant('remove transfer' as const), one }),
  fc.record({ do: fc.constant('mark transfer' as const), one }),
  fc.record({ do: fc.constant('unmark transfer' as const), one }),
  fc.record({ do: fc.constant('agree on transfer' as const), one }),
  fc.record({ do: fc.constant('map card' as const), card: fc.nat({ max: 1 }), isMapped: fc.boolean() }),
);
export type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

/** A company whose movements change. `categories` are the ids of two of its categories, and `cards` of two of its cards. */
export type HistoryCompany = {
  readonly viewer: Viewer;
  readonly categories: readonly string[];
  readonly cards: readonly string[];
  /** The ids of its transfers, to which a new one is added. */
  readonly transfers: string[];
};
