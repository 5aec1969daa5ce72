import { expect, test } from 'vitest';
import { Slots } from './slots';

/** Enters for each owner in turn. `entered` lists the owners in the order in which they got a slot. */
function enterAll(slots: Slots, owners: readonly string[]) {
  const entered: string[] = [];
  const frees = new Map<string, (() => void)[]>();
  for (const owner of owners)
    void slots.enter(owner).then((free) => {
      entered.push(owner);
      frees.set(owner, [...(frees.get(owner) ?? []), free]);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const free = (owner: string) => {
    frees.get(owner)?.shift()?.();
    return settle();
  };
  return { entered, settle, free };
}

test('runs no more than allowed, in the order of arrival', async () => {
  const { entered, settle, free } = enterAll(new Slots(2), ['ella', 'ben', 'cara', 'dev']);
  await settle();
  expect(entered).toEqual(['ella', 'ben']);
  await free('ben');
  expect(entered).toEqual(['ella', 'ben', 'cara']);
  await free('ella');
  expect(entered).toEqual(['ella', 'ben', 'cara', 'dev']);
});

test('prefers a person of whom nothing runs to one with many files', async () => {
  const { entered, settle, free } = enterAll(new Slots(2), ['ella', 'ella', 'ella', 'ella', 'ben']);
  await settle();
  await free('ella');
  expect(entered).toEqual(['ella', 'ella', 'ben']);
  await free('ella');
  expect(entered).toEqual(['ella', 'ella', 'ben', 'ella']);
});

test('an aborted wait takes no slot', async () => {
  const slots = new Slots(1);
  const free = await slots.enter('ella');
  const abort = new AbortController();
  const waiting = slots.enter('ben', abort.signal);
  abort.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  free();
  await expect(slots.enter('cara')).resolves.toBeTypeOf('function');
  await expect(slots.enter('dev', abort.signal)).rejects.toThrow('stopped');
});
