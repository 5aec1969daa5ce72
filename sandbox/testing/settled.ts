import type { LinkedCompany, Stage } from './client';

export interface Settled {
  readonly syncId: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies as a stranger would, field by field.
  readonly status: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly items: any;
  readonly succeeded: boolean;
}

/** Sends records to be written and waits until the sync this makes is settled. */
export async function settled(
  stage: Stage,
  company: LinkedCompany,
  [method, path]: readonly [method: 'POST' | 'PUT', path: string],
  body: unknown,
): Promise<Settled> {
  const accepted = await stage.ask(method, `${company.expenses}/${path}`, body);
  if (typeof accepted.body.syncId !== 'string') throw new Error(`${accepted.status} ${JSON.stringify(accepted.body)}`);
  return whenSettled(stage, company, accepted.body.syncId);
}

export async function whenSettled(
  stage: Stage,
  company: Pick<LinkedCompany, 'id' | 'expenses'>,
  syncId: string,
): Promise<Settled> {
  const isThis = ({ payload }: { payload: Record<string, unknown> }): boolean => payload.syncId === syncId;
  const { eventType } = await Promise.race([
    stage.inbox.event('expenses.sync.successful', isThis),
    stage.inbox.event('expenses.sync.unsuccessful', isThis),
  ]);
  const path = `${company.expenses}/syncs/${syncId}`;
  return {
    syncId,
    status: (await stage.ask('GET', `${path}/status`)).body,
    items: (await stage.ask('GET', `${path}/transactions`)).body.results,
    succeeded: eventType === 'expenses.sync.successful',
  };
}

/** The records a company's books hold for a transaction. */
export const recordsOf = async (stage: Stage, company: Pick<LinkedCompany, 'id'>, transactionId: string) =>
  (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body.records.filter(
    (record: { transactionId: string }) => record.transactionId === transactionId,
  );

export const isBalanced = async (stage: Stage, company: Pick<LinkedCompany, 'id'>): Promise<boolean> =>
  (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body.trialBalance.balanced;
