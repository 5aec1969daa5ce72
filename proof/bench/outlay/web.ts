import { lanePause } from '@/lib/data/sync/lane-pause';
import { requestSync } from '@/lib/workflows/sync/request';
import { serveWebhooks } from '../../harness/webhook-server';
import { expensesOf } from '../expenses';
import { type PreparedCompany, prepareCompany } from './company';
import { type Request, request } from './protocol';

/**
 * Outlay's web process in the benchmark. It serves the application's route for webhooks and calls the function behind
 * the Sync button. `npm start` runs `next start` instead, which adds the pages but uses the same two functions.
 */
const companies = new Map<string, PreparedCompany>();

async function perform(message: Request): Promise<object> {
  switch (message.do) {
    case 'prepare': {
      const company = await prepareCompany(message.company, message.expenses);
      companies.set(message.company, company);
      return { companyId: company.viewer.companyId, codatCompanyId: company.codatCompanyId };
    }
    case 'sync': {
      const ids = expensesOf(message.company, message.to)
        .slice(message.from)
        .map(({ id }) => id);
      const startedAt = performance.now();
      const { skipped } = await requestSync(viewerOf(message.company), ids);
      const [first] = skipped;
      if (first) throw new Error(`${skipped.length} expenses of ${message.company} are not ready: ${first.reason}`);
      return { milliseconds: Math.round(performance.now() - startedAt) };
    }
    case 'pause': {
      const pause = await lanePause(viewerOf(message.company));
      return { because: pause?.because ?? null, until: pause?.until.toISOString() ?? null };
    }
  }
}

function viewerOf(name: string): PreparedCompany['viewer'] {
  const company = companies.get(name);
  if (!company) throw new Error(`${name} is not prepared`);
  return company.viewer;
}

await serveWebhooks(Number(process.env.PORT));

process.on('message', async (message) => {
  const received = request.parse(message);
  try {
    process.send?.({ id: received.id, result: await perform(received) });
  } catch (error) {
    process.send?.({ id: received.id, error: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ listening: true });
