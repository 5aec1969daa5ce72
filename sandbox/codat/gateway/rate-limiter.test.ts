import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Store } from '../../store/store';
import { RateLimiter } from './rate-limiter';

const folder = mkdtempSync(join(tmpdir(), 'rate-limiter-'));
let store: Store;
beforeEach(() => {
  vi.useFakeTimers();
  store = new Store(join(folder, 'sandbox.db'));
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

test('a call sent before the client could see the 429 is not early, later calls are', () => {
  const limiter = new RateLimiter(store);
  const isEarly = (port: number) => limiter.isBeforeRetryAfter({ address: '127.0.0.1', port }, undefined);
  limiter.recordRetryAfter({ address: '127.0.0.1', port: 1 }, 30);
  expect([isEarly(1), isEarly(2)]).toEqual([true, false]);
  vi.advanceTimersByTime(250);
  expect([isEarly(1), isEarly(2)]).toEqual([true, true]);
  vi.advanceTimersByTime(30_000);
  expect([isEarly(1), isEarly(2)]).toEqual([false, false]);
});
