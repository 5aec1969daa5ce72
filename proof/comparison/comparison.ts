import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import { emptyMapping } from '@/lib/domain/mapping/mapping';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { Random } from '../sim/core/random';
import { Database } from '../sim/database/database';
import { setClock } from './clock';
import { findDifference } from './difference';
import { Identities } from './identities';
import { createModel, type Model } from './model';
import { companyOperations } from './operations/company';
import { deliveryOperations } from './operations/deliveries';
import type { Generators } from './operations/generators';
import { laneOperations } from './operations/lanes';
import { syncOperations } from './operations/syncs';
import { type OperationName, production } from './production';
import { type ClaimedSync, Situation } from './situation';
import { readDatabase, readModel } from './state';

export type Step = {
  readonly operation: OperationName;
  /** How many milliseconds pass before the operation. With `due`, the next row, lease or pause becomes due just then. */
  readonly after: number | 'due';
  /** The seed of the operation's arguments. */
  readonly choice: number;
};

/** Returns the model with a deliberate defect. */
export type ModelFault = (model: Model, db: Database) => Model;

export const generators: Generators<OperationName> = {
  ...laneOperations,
  ...syncOperations,
  ...deliveryOperations,
  ...companyOperations,
};

/** Runs start a day apart, so that the leases of an earlier run have expired. */
const betweenRunsMs = 86_400_000;
let startMs = Date.UTC(2027, 0, 4, 8);

/** The same calls of the model and of the application's functions with their database, and the comparison of both. */
export class Comparison {
  private constructor(
    private readonly clock: { now: number },
    private readonly situation: Situation,
    private readonly model: Model,
    private readonly identities = new Identities(),
  ) {}

  /** Creates two companies, each with a connection, expenses and receipts, and the same in the model. */
  static async start(fault: ModelFault = (model) => model): Promise<Comparison> {
    startMs += betweenRunsMs;
    const clock = { now: startMs };
    await setClock(clock.now);
    const ids = new Random(startMs);
    const ignore = () => undefined;
    const observer = {
      itemChanges: ignore,
      syncChanges: ignore,
      deliveryChanges: ignore,
      laneTakenOver: ignore,
      laneWoken: ignore,
    };
    const db = new Database(clock, ids, observer);
    await asSuperuser('delete from lanes');
    await asSuperuser('delete from permits');
    await asSuperuser(
      'update codat_gate set blocked_until = null, quota_limit = null, quota_remaining = null, quota_resets_at = null',
    );
    const viewers = [await aCompany(), await aCompany()];
    for (const viewer of viewers) {
      const { companyId } = viewer;
      await changeMapping(viewer, 0, () => emptyMapping);
      const mappingVersionId = (await currentMapping(viewer)).id;
      const company = { id: companyId, codatCompanyId: newId(), mappingVersionId, updatesTransfers: false };
      db.companies.set(companyId, company);
      await asSuperuser('update companies set codat_company_id = $2 where id = $1', [
        companyId,
        company.codatCompanyId,
      ]);
    }
    const situation = new Situation(db, viewers, [newId(), newId(), newId()], newId());
    const comparison = new Comparison(clock, situation, fault(createModel(db), db));
    await comparison.#prepare();
    return comparison;
  }

  async #prepare(): Promise<void> {
    const given: readonly OperationName[] = ['startConnection', 'saveConnectionStatus', 'addExpense', 'addReceipt'];
    const names = given.flatMap((name) => Array.from({ length: name === 'addExpense' ? 8 : 4 }, () => name));
    for (const [choice, operation] of names.entries()) await this.step({ operation, after: 1, choice });
  }

  /**
   * Performs one operation in the model and in the database. Returns false if the situation has nothing to which it
   * applies. Throws an error that names the first difference of the results or of the rows.
   */
  async step({ operation, after, choice }: Step): Promise<boolean> {
    this.clock.now = after === 'due' ? (this.situation.nextDue() ?? this.clock.now) : this.clock.now + after;
    const given = generators[operation](this.situation, new Random(choice));
    if (given === null) return false;
    await setClock(this.clock.now);
    const call = (functions: object, args: readonly unknown[]): Promise<Outcome> =>
      settle(async () => (functions as Record<string, (...all: readonly unknown[]) => unknown>)[operation]?.(...args));
    const ofModel = await call(this.model, given);
    const ofDatabase = await call(production, this.identities.toDatabase(given));
    const difference =
      findDifference(comparable(operation, ofModel), comparable(operation, ofDatabase), this.identities, operation) ??
      (await this.#findStateDifference());
    if (difference !== null) throw new Error(`${difference}\n${format(given)}\n${format(ofDatabase)}`);
    if (ofModel.outcome === 'returned') this.situation.remember(operation, ofModel.result);
    return true;
  }

  async #findStateDifference(): Promise<string | null> {
    const { db, viewers } = this.situation;
    const companyIds = viewers.map(({ companyId }) => companyId);
    return findDifference(readModel(db), await readDatabase(companyIds), this.identities, 'rows');
  }
}

type Outcome =
  | { readonly outcome: 'returned'; readonly result: unknown }
  | { readonly outcome: 'threw'; readonly error: string };

async function settle(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { outcome: 'returned', result: await run() };
  } catch (error) {
    return { outcome: 'threw', error: String(error) };
  }
}

/** Leaves out what the model does not have: the texts of errors, and the settings of a company. An order without meaning is dropped. */
function comparable(operation: OperationName, outcome: Outcome): unknown {
  if (outcome.outcome === 'threw') return { outcome: 'threw' };
  const { result } = outcome;
  switch (operation) {
    case 'companySettings':
      return { codatCompanyId: (result as { codatCompanyId: string }).codatCompanyId };
    case 'claimToSend':
    case 'claimToSettle':
      return (result as readonly ClaimedSync[]).map((sync) => ({ ...sync, items: new Set(sync.items) }));
    case 'claimDeliveries':
    case 'claimUnknownDeliveries':
    case 'findUnlocatedDeliveries':
      return (result as readonly Delivery[]).map((delivery) => ({
        ...delivery,
        otherReceipts: new Set(delivery.otherReceipts),
      }));
    case 'dueLanes':
    case 'receiptsOfEqualExpenses':
      return new Set(result as readonly unknown[]);
    case 'sentRecords':
      return new Map([...(result as ReadonlyMap<string, readonly unknown[]>)].map(([id, all]) => [id, new Set(all)]));
    default:
      return { outcome: 'returned', result };
  }
}

const format = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each), 1);
