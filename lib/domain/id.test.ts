import { expect, test } from 'vitest';
import { z } from 'zod';
import { uuidV7 } from './id';

const bytes = (fill: number) => new Uint8Array(10).fill(fill);

test('an id is a UUID of version 7 whatever its random bytes are', () => {
  for (let fill = 0; fill < 256; fill += 1) {
    expect(z.uuidv7().safeParse(uuidV7(1_795_000_000_000, bytes(fill))).success).toBe(true);
  }
});

test('a later id sorts after an earlier one', () => {
  expect(uuidV7(1_795_000_000_001, bytes(0)) > uuidV7(1_795_000_000_000, bytes(255))).toBe(true);
});

test('ids of one instant differ by their random bytes', () => {
  expect(uuidV7(1_795_000_000_000, bytes(1))).not.toBe(uuidV7(1_795_000_000_000, bytes(2)));
});
