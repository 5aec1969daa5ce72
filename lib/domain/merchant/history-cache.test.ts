import { expect, test, vi } from 'vitest';
import { categoryFromHistory } from './history';
import { identifyMerchant } from './name/identity';

vi.mock('./name/identity', async (original) => {
  const module = await original<typeof import('./name/identity')>();
  return { ...module, identifyMerchant: vi.fn(module.identifyMerchant) };
});

test('identifies a merchant of the history once, however often the history is read', () => {
  const read = () =>
    ['quayside prints', 'copper kettle', 'harbour boatyard'].map((merchantKey) => ({
      ...{ merchantKey, categoryId: 'office', times: 1 },
      lastAt: new Date('2026-11-01'),
    }));
  expect(categoryFromHistory('Quayside Prints', read())?.categoryId).toBe('office');
  vi.mocked(identifyMerchant).mockClear();
  expect(categoryFromHistory('Copper Kettle', read())?.categoryId).toBe('office');
  expect(vi.mocked(identifyMerchant).mock.calls).toEqual([['Copper Kettle']]);
});
