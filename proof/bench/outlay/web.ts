import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { POST } from '@/app/api/webhooks/codat/route';
import { lanePause } from '@/lib/data/sync/lane-pause';
import { requestSync } from '@/lib/workflows/sync/request';
import { expensesOf } from '../expenses';
import { type Prepared, prepareCompany } from './company';
import { type Request, request } from './protocol';

/**
 * Stands for Outlay's web process in the benchmark: takes Codat's webhooks by the application's own route, and does what
 * a press of Sync does. `npm start` has `next start` here, with pages around the same two functions.
 */
const companies = new Map<string, Prepared>();

async function perform(wanted: Request): Promise<object> {
  switch (wanted.do) {
    case 'prepare': {
      const company = await prepareCompany(wanted.company, wanted.expenses);
      companies.set(wanted.company, company);
      return { companyId: company.viewer.companyId, codatCompanyId: company.codatCompanyId };
    }
    case 'press': {
      const { viewer } = known(wanted.company);
      const ids = expensesOf(wanted.company, wanted.to).slice(wanted.from);
      const started = performance.now();
      const { queuedIds, skipped } = await requestSync(
        viewer,
        ids.map(({ id }) => id),
      );
      const [stays] = skipped;
      if (stays) throw new Error(`${skipped.length} expenses of ${wanted.company} stay: ${stays.reason}`);
      return { queuedCount: queuedIds.length, milliseconds: Math.round(performance.now() - started) };
    }
    case 'pause': {
      const pause = await lanePause(known(wanted.company).viewer);
      return { because: pause?.because ?? null, until: pause?.until.toISOString() ?? null };
    }
  }
}

function known(name: string): Prepared {
  const company = companies.get(name);
  if (!company) throw new Error(`${name} was not prepared`);
  return company;
}

async function hear(message: IncomingMessage): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(message.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const about = new Request('http://localhost/api/webhooks/codat', {
    method: 'POST',
    headers,
    body: Buffer.concat(chunks),
  });
  return (await POST(about)).status;
}

const server = createServer(async (message, response) => {
  response.statusCode = await hear(message).catch(() => 500);
  response.end();
});
server.listen(Number(process.env.PORT), '127.0.0.1');
await once(server, 'listening');

process.on('message', async (message) => {
  const wanted = request.parse(message);
  try {
    process.send?.({ turn: wanted.turn, said: await perform(wanted) });
  } catch (error) {
    process.send?.({ turn: wanted.turn, failed: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
const { port } = server.address() as AddressInfo;
process.send?.({ listening: `http://127.0.0.1:${port}` });
