import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { keep } from '../../store/profile';

/** Something changed by hand in the books and not put right since. */
const alteration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chartOfAccounts'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('suppliers'), connectionId: z.string(), id: z.string() }),
  z.object({ kind: z.literal('lock-date'), connectionId: z.string(), before: z.string().nullable() }),
]);
export type Alteration = z.infer<typeof alteration>;

const key = 'alterations';

export function alterationsOf({ store }: Sandbox): readonly Alteration[] {
  const kept = store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
  return kept ? z.array(alteration).parse(JSON.parse(kept.value)) : [];
}

export function noteAlteration(sandbox: Sandbox, change: Alteration): void {
  write(sandbox, [...alterationsOf(sandbox).filter((each) => !isSame(each, change)), change]);
}

export function forgetAlteration(sandbox: Sandbox, change: Alteration): void {
  const known = alterationsOf(sandbox);
  const left = known.filter((each) => !isSame(each, change));
  if (left.length < known.length) write(sandbox, left);
}

const write = ({ store }: Sandbox, alterations: readonly Alteration[]): void =>
  keep(store, key, JSON.stringify(alterations));

const isSame = (one: Alteration, other: Alteration): boolean =>
  one.kind === other.kind &&
  one.connectionId === other.connectionId &&
  (one.kind === 'lock-date' || other.kind === 'lock-date' || one.id === other.id);
