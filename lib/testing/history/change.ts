import fc from 'fast-check';
import type { Viewer } from '@/lib/domain/company/viewer';

const category = fc.nat({ max: 2 });
const one = fc.nat({ max: 5 });
/** One change of what decides the status of a company's expenses. `one` and `from` are indexes of its expenses. */
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
);
export type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

/** A company whose expenses change. `categories` are the ids of two of its categories. */
export type HistoryCompany = { readonly viewer: Viewer; readonly categories: readonly string[] };
