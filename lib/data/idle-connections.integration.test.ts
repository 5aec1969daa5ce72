import { expect, test } from 'vitest';
import { db, inScope } from './db';
import { newId } from './id';

/** The network connections that keep this process alive. */
const keepingAlive = () => process.getActiveResourcesInfo().filter((resource) => resource.startsWith('TCP')).length;

test('connections without use do not keep a process alive, so a command ends when its work is done', async () => {
  const others = keepingAlive();
  await inScope({ userId: newId() }, async (tx) => {
    await tx.$queryRaw`select 1`;
    expect(keepingAlive()).toBe(others + 1);
  });
  expect(keepingAlive()).toBe(others);
  // A command closes its connections. Work in the background, such as an announcement, then opens another one.
  await db().$disconnect();
  await db().$queryRaw`select 1`;
  expect(keepingAlive()).toBe(others);
});
