import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { getJson, setJson } from '../../store/meta';

/** A change that a person made in the books. It is stored until it is reverted. */
const manualChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chartOfAccounts'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('suppliers'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('lock-date'), connectionId: z.string(), before: z.string().nullable() }),
]);
export type ManualChange = z.infer<typeof manualChange>;

const key = 'alterations';

export const manualChanges = ({ store }: Sandbox): readonly ManualChange[] =>
  getJson(store, key, z.array(manualChange)) ?? [];

export function recordManualChange(sandbox: Sandbox, change: ManualChange): void {
  setJson(sandbox.store, key, [...manualChanges(sandbox).filter((each) => !isSame(each, change)), change]);
}

export function removeManualChange(sandbox: Sandbox, change: ManualChange): void {
  const known = manualChanges(sandbox);
  const left = known.filter((each) => !isSame(each, change));
  if (left.length < known.length) setJson(sandbox.store, key, left);
}

const isSame = (one: ManualChange, other: ManualChange): boolean =>
  one.kind === other.kind &&
  one.connectionId === other.connectionId &&
  (one.kind === 'lock-date' || other.kind === 'lock-date' || one.id === other.id);
