import { log } from '@/lib/log';
import type { World } from '@/lib/workflows/sync/world';
import { Judge } from './checks/invariants';
import { Gateway } from './codat/api';
import { SkewedClock } from './codat/clock';
import { CodatCompany } from './codat/company';
import { entriesOfType } from './codat/operations';
import { Budget } from './codat/rate-limits';
import { Refusals } from './codat/rejections';
import { SyncQueue } from './codat/sync-queue';
import { Messages } from './codat/webhooks';
import { Links } from './company/connection';
import { People } from './company/users';
import { DatabaseAway } from './core/process';
import { Chance } from './core/random';
import { Schedule } from './core/schedule';
import { Database } from './database/database';
import { Sky } from './faults/conditions';
import { spell, weatherOf } from './faults/profile';
import { hourMs, inFlight, minuteMs, mostCalmMs, mostSteps, start } from './settings';
import { Fleet } from './workers/worker-pool';

export type Outcome = {
  readonly seed: number;
  /** What was broken first; null when nothing was. */
  readonly violation: string | null;
  readonly steps: number;
  readonly calls: number;
  readonly virtualDays: number;
  /** The whole run in a number: the same seed has the same. */
  readonly fingerprint: number;
};

/** Makes a world of which something is wrong. */
export type Broken = (world: World, db: Database) => World;

export type Options = {
  readonly trace?: ((line: string) => void) | undefined;
  readonly broken?: Broken | undefined;
};

/** One run: bad weather for a while, then calm until nothing is left to do. */
export async function simulate(seed: number, { trace, broken = (world) => world }: Options = {}): Promise<Outcome> {
  const schedule = new Schedule(start);
  const chance = new Chance(seed);
  const weather = weatherOf(chance);
  const calmAt = start + weather.badForMs;
  let fingerprint = 0;
  const tell = (words: () => string) => {
    fingerprint = (Math.imul(fingerprint, 31) + schedule.now * 1000 + schedule.steps) | 0;
    trace?.(`${new Date(schedule.now).toISOString().slice(5, 23)} ${words()}`);
  };
  const isBad = () => schedule.now < calmAt;
  const books = new Map<string, CodatCompany>();
  const judge = new Judge(schedule, books);
  const sky = new Sky(weather, isBad, chance, schedule);

  const db: Database = new Database(schedule, chance, {
    itemMoves: (item, to) => judge.itemMoves(db, item, to),
    syncMoves: (sync, to) => judge.syncMoves(sync, to),
    deliveryMoves: (delivery, to) => judge.deliveryMoves(delivery, to),
    laneWoken: (companyId) => {
      if (!chance.happens(sky.now.jobsLost)) schedule.after(chance.spread(5, 1_000), () => fleet.ring(companyId));
    },
  });
  const messages = new Messages(schedule, chance, db, () => sky.now.webhooks);
  const queue = new SyncQueue(schedule, chance, () => sky.now, {
    ended: (company, sync) => {
      tell(() => `Codat's sync ${sync.id} ended with ${sync.code}: ${sync.items.map((item) => item.status)}`);
      messages.ended(company, sync);
    },
    written: (company, _sync, item) => judge.written(db, company, item.transactionId),
  });
  const budget = new Budget(new SkewedClock(schedule, chance.whole(-300, 300) * 1000), {
    inFlight,
    perMinute: weather.perMinute,
    daily: weather.dailyQuota,
  });
  const refusals = new Refusals(chance, () => sky.now.refusedOutright);
  const around = {
    chance,
    filesWithoutSize: weather.filesWithoutSize,
    isRefused: (record: string) => refusals.of(record),
    queued: (company: CodatCompany, sync: Parameters<SyncQueue['add']>[1]) => queue.add(company, sync),
    readingAsked: (company: CodatCompany, id: string, type: string) => {
      schedule.after(chance.spread(500, 90_000), () => {
        const fails = chance.happens(sky.now.refreshFails);
        company.readings.set(id, { type, state: fails ? 'failed' : 'complete' });
        if (!fails) company.cache.set(type, entriesOfType(company, type));
      });
    },
    fileKept: (company: CodatCompany, id: string, name: string) => judge.fileKept(company, id, name),
  };
  const gateway = new Gateway(schedule, chance, books, budget, around, () => sky.now, {
    leaves: (call, machine) => judge.leaves(call, machine),
    refused: (call, because) => judge.refused(call, because),
    tell,
  });
  const complain = (error: unknown) => {
    if (!(error instanceof DatabaseAway)) judge.blame(`a fault of ours: ${String(error)}`);
  };
  const fleet = new Fleet({
    schedule,
    chance,
    db,
    gateway,
    judge,
    limits: { inFlight, perMinute: weather.perMinute },
    broken,
    roads: { schedule, chance, databaseFails: () => sky.now.databaseAway, tell },
    complain,
  });

  Object.assign(log(), { error: ({ err }: { err: unknown }) => complain(err) });
  populate();
  plan();
  while (judge.found.length === 0 && schedule.now < calmAt + mostCalmMs) {
    const sweepAt = fleet.nextSweep;
    if (sweepAt === Number.POSITIVE_INFINITY && schedule.next === Number.POSITIVE_INFINITY) break;
    if (sweepAt < schedule.next) {
      schedule.now = Math.max(schedule.now, sweepAt);
      await schedule.let(() => fleet.sweep());
    } else await schedule.step();
    if (schedule.steps > mostSteps) judge.blame(`going round in circles: ${judge.calls} calls`);
  }
  if (judge.found.length === 0) judge.atTheEnd(db);
  const [first] = judge.found;
  return {
    seed,
    violation: first?.message ?? null,
    steps: schedule.steps,
    calls: judge.calls,
    virtualDays: (schedule.now - start) / (24 * hourMs),
    fingerprint,
  };

  function populate(): void {
    for (let count = chance.whole(2, 4); count > 0; count -= 1) fleet.start();
    for (let count = chance.whole(1, 3); count > 0; count -= 1) {
      const companyId = db.newId();
      const company = new CodatCompany(db.newId());
      books.set(company.id, company);
      db.companies.set(companyId, { id: companyId, codatCompanyId: company.id });
      const people = new People(db, chance, companyId);
      const links = new Links(schedule, chance, db, judge, companyId, company, () => (isBad() ? 0.3 : 0));
      links.link();
      const expenses = chance.happens(0.1) ? chance.whole(51, 110) : chance.whole(1, 15);
      for (let left = expenses; left > 0; left -= 1) people.spend();
      live(people, links, company);
    }
  }

  /** What the people of a company do while the weather is bad, and how it ends. */
  function live(people: People, links: Links, company: CodatCompany): void {
    const inBadWeather = () => start + chance.between(0, weather.badForMs);
    schedule.after(chance.spread(10, 60_000), () => {
      people.press();
      if (chance.happens(0.5)) people.loseHeart((seconds, act) => schedule.after(seconds * 1000, act));
    });
    const actions: (() => void)[] = [
      () => people.press(),
      () => people.press(chance.whole(1, 10)),
      () => people.stopRun(),
      () => people.change(),
      () => people.addLateReceipt(),
      () => people.spend(),
      () => people.tinker((minutes, act) => schedule.after(minutes * minuteMs, act)),
    ];
    for (let left = chance.whole(0, 14); left > 0; left -= 1) {
      const act = chance.pick(actions);
      const at = inBadWeather();
      schedule.at(at, act);
      // Twice, as people do.
      if (chance.happens(0.3)) schedule.at(at + chance.spread(1, 3_000), act);
    }
    if (weather.linkBreaks)
      during(
        spell(chance, weather.badForMs),
        () => links.breakOff(),
        () => links.reconnect(),
      );
    if (weather.disconnects)
      during(
        spell(chance, weather.badForMs),
        () => links.disconnect(),
        () => links.link(),
      );
    if (weather.packageFails) {
      const condition = chance.pick(['down', 'billing-expired', 'failing'] as const);
      const set = (to: CodatCompany['condition']) => () => {
        company.condition = to;
      };
      during(spell(chance, weather.badForMs), set(condition), set('working'));
    }
    schedule.at(calmAt + 1_000, () => links.mend());
    if (chance.happens(0.7)) schedule.at(calmAt + chance.spread(10 * minuteMs, 3 * hourMs), () => people.press());
    const isThere = (expenseId: string, fileName: string) =>
      company.entryOf(expenseId)?.files.some((file) => file.name === fileName) ?? false;
    if (chance.happens(0.5)) schedule.at(calmAt + 40 * hourMs, () => people.lookForReceipts(isThere));
  }

  function plan(): void {
    const at = () => start + chance.between(0, weather.badForMs);
    for (let left = weather.crashes; left > 0; left -= 1)
      schedule.at(at(), () => (chance.happens(0.8) ? fleet.kill() : fleet.stop()));
    for (let left = weather.freezes; left > 0; left -= 1)
      schedule.at(at(), () => fleet.freeze(chance.spread(1_000, weather.longestFreezeMs)));
  }

  function during({ from, to }: { from: number; to: number }, begin: () => void, end: () => void): void {
    schedule.at(start + from, begin);
    schedule.at(start + to, end);
  }
}
