import { beforeAll, expect, test } from 'vitest';
import { installClock } from './clock';
import * as faulty from './faulty-models';
import { compareRuns, operationNames } from './runs';

beforeAll(installClock);

test('the model of the simulation does what the database does', { timeout: 600_000 }, async () => {
  const { performed, difference } = await compareRuns({ seed: 1, runs: 12 });
  expect(difference).toBeNull();
  expect(operationNames.filter((name) => !performed.has(name))).toEqual([]);
  const steps = [...performed.values()].reduce((sum, times) => sum + times, 0);
  expect(steps).toBeGreaterThanOrEqual(2_000);
});

// Most sequences show each defect after a few hundred steps. Those of these seeds show it earlier.
test.each([
  ['ignores the fence of a lease', faulty.ignoresTheFence, 1],
  ['accepts the result of an outdated claim', faulty.acceptsOutdatedClaims, 2],
  ['sends a batch again under its former key', faulty.keepsTheKey, 1],
  ['counts lookups that did not miss', faulty.countsMissedLookups, 3],
  ['admits one call too many', faulty.admitsOneCallMore, 1],
  ['ends a pause a millisecond late', faulty.pausesTooLong, 1],
])('detects a model that %s', { timeout: 120_000 }, async (_, fault, seed) => {
  const { difference } = await compareRuns({ seed, runs: 5, fault });
  expect(difference).not.toBeNull();
});
