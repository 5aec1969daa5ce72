import { CodatCompany } from './codat/company';
import { CompanyConnection, type Way } from './company/connection';
import { CompanyUsers } from './company/users';
import { Random } from './core/random';
import { faultWindow } from './faults/profile';
import { hourMs, minuteMs, startMs } from './settings';
import type { Simulation } from './simulation';

/** Starts the workers, creates the companies, and schedules what users, packages and workers do in the run. */
export function startScenario(simulation: Simulation): void {
  const { random, workers } = simulation;
  for (let count = random.integer(2, 4); count > 0; count -= 1) workers.start();
  for (let count = random.integer(1, 3); count > 0; count -= 1) createCompany(simulation);
  scheduleWorkerFaults(simulation);
}

type Actors = { readonly users: CompanyUsers; readonly connection: CompanyConnection; readonly company: CodatCompany };

function createCompany(simulation: Simulation): void {
  const { random, db, companies } = simulation;
  const companyId = db.newId();
  const company = new CodatCompany(db.newId());
  companies.set(company.id, company);
  const mappingVersionId = db.newId();
  company.updatesTransfers = Number.parseInt(companyId.slice(-1), 16) % 2 === 0;
  const { updatesTransfers } = company;
  db.companies.set(companyId, { id: companyId, codatCompanyId: company.id, mappingVersionId, updatesTransfers });
  const way = wayOf(random.next());
  // With the Accounting API a record has no id of ours, so that equal ones are harder to tell apart.
  const equalShare = way === 'direct costs' ? 0.5 : 0.15;
  const isInBooks = (movementId: string) => company.isInBooks(movementId);
  const users = new CompanyUsers(db, random, companyId, { isInBooks, equalShare });
  const connection = new CompanyConnection(simulation, companyId, company, way);
  connection.link();
  const most = random.occurs(0.1) ? random.integer(51, 110) : random.integer(1, 15);
  // With the Accounting API each record takes calls of its own.
  const expenses = way === 'direct costs' ? Math.ceil(most / 2) : most;
  for (let left = expenses; left > 0; left -= 1)
    if (way === 'claims' && random.occurs(0.4)) users.recordClaim();
    else users.recordExpense();
  const actors = { users, connection, company };
  scheduleNewSuppliers(simulation, users);
  scheduleTransfers(simulation, users);
  scheduleUserActions(simulation, actors);
  scheduleConnectionFaults(simulation, actors);
  scheduleRecovery(simulation, actors);
}

function wayOf(share: number): Way {
  if (share < 0.4) return 'expenses';
  if (share < 0.6) return 'claims';
  return share < 0.9 ? 'direct costs' : 'either';
}

/** In some runs people also create suppliers. They have random numbers of their own, so that other runs stay the same. */
function scheduleNewSuppliers({ schedule, profile, seed }: Simulation, users: CompanyUsers): void {
  const random = new Random(seed * 31 + 7);
  if (!random.occurs(0.2)) return;
  for (let left = random.integer(1, 4); left > 0; left -= 1)
    schedule.at(startMs + random.between(0, profile.faultPeriodMs), () => users.addSupplier());
}

/** In some runs people also record transfers and sync them, with random numbers of their own for the same reason. */
function scheduleTransfers({ schedule, profile, seed }: Simulation, users: CompanyUsers): void {
  const random = new Random(seed * 37 + 11);
  if (!random.occurs(0.3)) return;
  for (let left = random.integer(1, 6); left > 0; left -= 1)
    schedule.at(startMs + random.between(0, profile.faultPeriodMs), () => {
      users.recordTransfer();
      if (random.occurs(0.7)) users.requestSync();
    });
}

function scheduleUserActions({ schedule, random, profile }: Simulation, { users }: Actors): void {
  schedule.after(random.logUniform(10, 60_000), () => {
    users.requestSync();
    if (random.occurs(0.5)) users.cancelStuckRun((seconds, act) => schedule.after(seconds * 1000, act));
  });
  const actions: (() => void)[] = [
    () => users.requestSync(),
    () => users.requestSync(random.integer(1, 10)),
    () => users.stopRun(),
    () => users.editExpense(),
    () => users.addLateReceipt(),
    () => users.recordExpense(),
    () => users.resyncRepeatedly((minutes, act) => schedule.after(minutes * minuteMs, act)),
  ];
  for (let left = random.integer(0, 14); left > 0; left -= 1) {
    const act = random.pick(actions);
    const at = startMs + random.between(0, profile.faultPeriodMs);
    schedule.at(at, act);
    // Users sometimes repeat an action shortly afterwards, for example with a double-click.
    if (random.occurs(0.3)) schedule.at(at + random.logUniform(1, 3_000), act);
  }
}

function scheduleConnectionFaults(simulation: Simulation, { connection, company }: Actors): void {
  const { schedule, random, profile } = simulation;
  const during = (begin: () => void, end: () => void) => {
    const { from, to } = faultWindow(random, profile.faultPeriodMs);
    schedule.at(startMs + from, begin);
    schedule.at(startMs + to, end);
  };
  const set = (state: CodatCompany['packageState']) => () => {
    company.packageState = state;
  };
  if (profile.linkIsRevoked)
    during(
      () => connection.revoke(),
      () => connection.reconnect(),
    );
  if (profile.userDisconnects)
    during(
      () => connection.disconnect(),
      () => connection.link(),
    );
  if (profile.packageFails) during(set(random.pick(['down', 'billing-expired', 'failing'])), set('working'));
}

function scheduleRecovery({ schedule, random, profile }: Simulation, { users, connection, company }: Actors): void {
  const recoversAt = startMs + profile.faultPeriodMs;
  schedule.at(recoversAt + 1_000, () => connection.repair());
  if (random.occurs(0.7))
    schedule.at(recoversAt + random.logUniform(10 * minuteMs, 3 * hourMs), () => users.requestSync());
  const hasFile = (fileName: string) => company.copiesOf(fileName) > 0;
  if (random.occurs(0.5)) schedule.at(recoversAt + 40 * hourMs, () => users.resendMissingReceipts(hasFile));
}

function scheduleWorkerFaults({ schedule, random, profile, workers }: Simulation): void {
  const at = () => startMs + random.between(0, profile.faultPeriodMs);
  for (let left = profile.crashes; left > 0; left -= 1)
    schedule.at(at(), () => (random.occurs(0.8) ? workers.kill() : workers.stop()));
  for (let left = profile.suspensions; left > 0; left -= 1)
    schedule.at(at(), () => workers.suspend(random.logUniform(1_000, profile.maxSuspensionMs)));
}
