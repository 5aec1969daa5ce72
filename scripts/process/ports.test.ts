import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { claimPort, findFreePort, isPortFree } from './ports';

test('skips a port that a server listens on', async () => {
  const port = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const claim = await claimPort(port, '127.0.0.1');
  claim.release();
  server.close();

  expect(claim.port).toBeGreaterThan(port);
});

test('gives different ports to two claims at the same moment', async () => {
  const wanted = await findFreePort();
  const claims = await Promise.all([claimPort(wanted, '127.0.0.1'), claimPort(wanted, '127.0.0.1')]);
  const ports = claims.map(({ port }) => port);
  for (const claim of claims) claim.release();

  expect(new Set(ports).size).toBe(2);
  expect(await isPortFree(wanted, '127.0.0.1')).toBe(true);
});
