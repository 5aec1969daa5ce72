import { expect, test } from 'vitest';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { aMapping, travel } from '@/lib/domain/testing/books';
import { choose, conflictsIn, type Draft, emptyDraft, pending, toSend } from './draft';

const saved = aMapping().categories[travel] ?? emptyTarget;
const drafted = (accountRef: string): Draft => ({
  ...emptyDraft,
  categories: choose(emptyDraft.categories, travel, saved, { ...saved, accountRef }),
});
const savedAs = (accountRef: string) => aMapping({ categories: { [travel]: { ...saved, accountRef } } });

test('drops a choice that equals the saved value', () => {
  const changed = drafted('other').categories;
  expect(choose(changed, travel, saved, saved)).toEqual({});
});

test('keeps a choice while the saved mapping is the same', () => {
  expect(toSend(pending(drafted('other'), aMapping(), emptyTarget)).categories[travel]?.accountRef).toBe('other');
  expect(conflictsIn(drafted('other'), aMapping(), emptyTarget).size).toBe(0);
});

test('drops a choice that another person has saved too', () => {
  expect(toSend(pending(drafted('other'), savedAs('other'), emptyTarget)).categories).toEqual({});
});

test('keeps a choice when another person has saved a different value, and reports the conflict', () => {
  const draft = pending(drafted('mine'), savedAs('theirs'), emptyTarget);
  expect(toSend(draft).categories[travel]?.accountRef).toBe('mine');
  expect([...conflictsIn(draft, savedAs('theirs'), emptyTarget)]).toEqual([travel]);
});
