import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { AutoSync } from '@/lib/data/generated/enums';
import { announce } from '@/lib/data/queue';
import { nextAutoSync } from '@/lib/domain/company/auto-sync';
import { scheduleAutoSync } from './lanes';

export type AutoSyncChoice = { readonly autoSync: AutoSync; readonly autoSyncHour: number };

/** How the company wants ready expenses to go to its books. */
export const findAutoSync = (scope: CompanyScope): Promise<AutoSyncChoice & { readonly timeZone: string }> =>
  inScope(scope, (tx) =>
    tx.company.findUniqueOrThrow({
      where: { id: scope.companyId },
      select: { autoSync: true, autoSyncHour: true, timeZone: true },
    }),
  );

/** Chooses it; the next turn is reckoned from now. */
export const chooseAutoSync = (scope: CompanyScope, choice: AutoSyncChoice, now: Date): Promise<void> =>
  inScope(scope, async (tx) => {
    const { timeZone } = await tx.company.update({
      where: { id: scope.companyId },
      data: choice,
      select: { timeZone: true },
    });
    await scheduleAutoSync(tx, scope.companyId, nextAutoSync(choice, timeZone, now));
    await record(tx, scope, 'company.auto-sync', scope.companyId, { ...choice });
    await announce(tx, scope.companyId);
  });

/** After a turn: when the next one is. */
export const planNextAutoSync = (scope: CompanyScope, now: Date): Promise<void> =>
  inScope(scope, async (tx) => {
    const { timeZone, ...choice } = await tx.company.findUniqueOrThrow({
      where: { id: scope.companyId },
      select: { autoSync: true, autoSyncHour: true, timeZone: true },
    });
    await scheduleAutoSync(tx, scope.companyId, nextAutoSync(choice, timeZone, now));
  });
