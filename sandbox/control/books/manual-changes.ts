import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { setMeta } from '../../store/meta';

/** Something changed by hand in the books and not put right since. */
const manualChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chartOfAccounts'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('suppliers'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('lock-date'), connectionId: z.string(), before: z.string().nullable() }),
]);
export type ManualChange = z.infer<typeof manualChange>;

const key = 'alterations';

export function manualChanges({ store }: Sandbox): readonly ManualChange[] {
  const kept = store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
  return kept ? z.array(manualChange).parse(JSON.parse(kept.value)) : [];
}

export function recordManualChange(sandbox: Sandbox, change: ManualChange): void {
  write(sandbox, [...manualChanges(sandbox).filter((each) => !isSame(each, change)), change]);
}

export function removeManualChange(sandbox: Sandbox, change: ManualChange): void {
  const known = manualChanges(sandbox);
  const left = known.filter((each) => !isSame(each, change));
  if (left.length < known.length) write(sandbox, left);
}

const write = ({ store }: Sandbox, alterations: readonly ManualChange[]): void =>
  setMeta(store, key, JSON.stringify(alterations));

const isSame = (one: ManualChange, other: ManualChange): boolean =>
  one.kind === other.kind &&
  one.connectionId === other.connectionId &&
  (one.kind === 'lock-date' || other.kind === 'lock-date' || one.id === other.id);
