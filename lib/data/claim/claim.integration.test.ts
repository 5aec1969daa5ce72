import { beforeAll, describe, expect, test } from 'vitest';
import { addClaim, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { newId } from '@/lib/data/id';
import { rateInput, travelInput } from '@/lib/domain/claim/travel/travel-input';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { categoriesOf, expenseOf, todayFor } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { submitClaim } from './decide';
import { decideClaims, undoDecisions } from './decisions';
import { markClaim } from './mark';
import { addRate, endRate, travelRates } from './rates';
import { addTravel, changeTravel } from './travel';

let owner: Viewer;
let employee: Viewer;
let bookkeeper: Viewer;
let categories: ReadonlyMap<string, string>;

beforeAll(async () => {
  owner = await aCompany();
  [employee, bookkeeper] = [await aMember(owner, 'employee'), await aMember(owner, 'bookkeeper')];
  categories = await categoriesOf(owner);
  const threshold = { threshold: '10,000', rateAfter: '0.25' };
  await rate({ fromDay: '2026-04-06', rate: '0.45', ...threshold, fuelRate: '0.15', fuelTaxPercent: '20' });
});

const read = async (viewer: Viewer, id: string) => (await findExpense(viewer, id)) ?? expect.fail('no such claim');
const rate = (change: Readonly<Record<string, string>>) =>
  addRate(owner, rateInput.parse({ id: newId(), kind: 'mileage', name: 'Car', unit: 'mile', ...change }));
const drive = (viewer: Viewer, quantity: string, change: Readonly<Record<string, unknown>> = {}) => {
  const day = addDays(todayFor(viewer), -1);
  const travel = { kind: 'mileage', name: 'Car', reason: 'Leeds', categoryId: categories.get('Travel') };
  return travelInput(todayFor(viewer)).parse({ id: newId(), day, quantity, ...travel, ...change });
};
const amountOf = async (id: string) => (await read(owner, id)).amount.minor;

test('mileage is paid at the rates of the tax year, in the order in which it is recorded', async () => {
  const first = drive(employee, '9900');
  await addTravel(employee, first);
  await addTravel(employee, first);
  expect(await amountOf(first.id)).toBe(445_500n);
  const both = [drive(employee, '200'), drive(employee, '200')];
  await Promise.all(both.map((claim) => addTravel(employee, claim)));
  const [one = 0n, other = 0n] = await Promise.all(both.map(({ id }) => amountOf(id)));
  // Whichever was first: 100 × 0.45 + 300 × 0.25 = 120.00.
  expect(one + other).toBe(12_000n);
  await expect(addTravel(employee, { ...first, quantity: 1_000n })).rejects.toThrow('recorded a moment ago');
});

test('mileage keeps its rate when the rates change, and gets the rate of the day when it is edited', async () => {
  const claim = drive(bookkeeper, '120');
  await addTravel(bookkeeper, claim);
  expect(await read(bookkeeper, claim.id)).toMatchObject({
    merchant: 'Mileage, Car',
    amount: { minor: 5_400n },
    note: 'Leeds · 120 miles × 0.45',
    lines: [
      { amount: { minor: 1_800n }, taxMinor: 300n },
      { amount: { minor: 3_600n }, taxMinor: 0n },
    ],
  });
  await rate({ fromDay: claim.day, rate: '0.50' });
  expect(await amountOf(claim.id)).toBe(5_400n);
  const { revision } = await read(bookkeeper, claim.id);
  await changeTravel(bookkeeper, { ...claim, revision, quantity: 100_000n });
  expect(await amountOf(claim.id)).toBe(5_000n);
  const other = drive(bookkeeper, '10', { day: '2026-04-05' });
  await expect(addTravel(bookkeeper, other)).rejects.toThrow('no rate for Car on this day');
  const form = expenseOf(bookkeeper, { id: claim.id, revision: (await read(bookkeeper, claim.id)).revision });
  await expect(changeExpense(bookkeeper, form)).rejects.toThrow('calculated from its rate');
});

test('a rate that ended is no longer offered, and its history stays', async () => {
  await rate({ fromDay: '2026-01-01', rate: '0.24', name: 'Motorcycle' });
  const added = (await travelRates(owner)).find(({ name }) => name === 'Motorcycle');
  const day = addDays(todayFor(owner), -1);
  await endRate(owner, added?.id ?? '', day);
  await endRate(owner, added?.id ?? '', day);
  const history = (await travelRates(employee)).filter(({ name }) => name === 'Motorcycle');
  expect(history.map(({ isEnded }) => isEnded)).toEqual([false, true]);
  await expect(addTravel(employee, drive(employee, '10', { name: 'Motorcycle' }))).rejects.toThrow('no rate');
  await addTravel(employee, drive(employee, '10', { name: 'Motorcycle', day: addDays(day, -1) }));
});

const record = async (viewer: Viewer, amount = '48.00') => {
  const input = expenseOf(viewer, { merchant: 'Corner Cafe', amount, categoryId: categories.get('Meals') ?? '' });
  await addClaim(viewer, input);
  return input.id;
};
test('employees see and delete only their own claims, and the list finds claims by their state', async () => {
  const [mine, other] = [await record(employee), await record(bookkeeper)];
  const listed = async (viewer: Viewer) =>
    (await listMovements(viewer, { claim: 'draft' })).rows
      .map(({ id }) => id)
      .filter((id) => id === mine || id === other);
  expect(await listed(employee)).toEqual([mine]);
  expect((await listed(owner)).toSorted()).toEqual([mine, other].toSorted());
  expect(await findExpense(employee, other)).toBeNull();
  const { rows } = await listMovements(owner, { claim: 'draft' });
  expect((await countMovements(owner, { claim: 'draft' })).all.count).toBe(rows.length);
  const all = await listMovements(owner, { kind: 'reimbursable' });
  expect((await countMovements(owner, { kind: 'reimbursable' })).all.count).toBe(all.rows.length);
  await removeExpense(employee, mine);
  expect(await findExpense(owner, mine)).toBeNull();
});

describe('decisions about several claims', () => {
  const submitted = async (viewer: Viewer, amount?: string) => {
    const id = await record(viewer, amount);
    await submitClaim(viewer, id);
    return id;
  };
  const stateOf = async (id: string) => (await read(owner, id)).claim?.state;

  test('approve those that wait, say why others stay, and are taken back as far as nobody acted on them', async () => {
    const [one, other] = [await submitted(employee), await submitted(employee, '2.00')];
    const [draft, own, gone] = [await record(employee), await submitted(bookkeeper), newId()];
    const approved = await decideClaims(bookkeeper, [one, other, draft, own, gone], { to: 'approve' });
    expect(approved).toMatchObject({ totals: [{ minor: 5_000n, currency: 'GBP' }] });
    expect([...approved.ids].sort()).toEqual([one, other].sort());
    const reasons = new Map(approved.skipped.map(({ id, reason }) => [id, reason]));
    expect(reasons.get(draft)).toMatch(/does not wait for approval/);
    expect(reasons.get(own)).toMatch(/your own claim/);
    expect(reasons.get(gone)).toMatch(/no claim/);
    const again = await decideClaims(bookkeeper, [one], { to: 'approve' });
    expect(again).toMatchObject({ ids: [], skipped: [{ reason: 'It is approved already.' }] });

    await markClaim(owner, one, 'BILL-7');
    expect((await undoDecisions(owner, [other], 'approve')).skipped).toMatchObject([
      { reason: 'Somebody has acted on it since.' },
    ]);
    const undone = await undoDecisions(bookkeeper, [one, other], 'approve');
    expect(undone).toMatchObject({ ids: [other], skipped: [{ id: one, reason: 'It is in your books already.' }] });
    expect(await stateOf(other)).toBe('submitted');
  });

  test('send back with one note, which is not taken back once its person has submitted again', async () => {
    const ids = [await submitted(employee), await submitted(employee)];
    const { skipped } = await decideClaims(owner, ids, { to: 'return', reason: 'Add the receipt.' });
    expect(skipped).toEqual([]);
    expect((await read(employee, ids[0] ?? '')).claim?.returnReason).toBe('Add the receipt.');
    await submitClaim(employee, ids[0] ?? '');
    const undone = await undoDecisions(owner, ids, 'return');
    expect(undone).toMatchObject({ ids: [ids[1]], skipped: [{ id: ids[0] }] });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['submitted', 'submitted']);
  });
});
