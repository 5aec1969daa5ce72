// Started by scripts/check-movements.js. Exit code: 0 when everything agrees or was repaired, 1 otherwise.
import { parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/data/db';
import { companiesToCheck } from '@/lib/data/movement/check-runs';
import { hasDifferences, type MovementCheck } from '@/lib/domain/movement/check';
import { checkMovements } from '@/lib/workflows/movement/check-movements';

const print = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: { company: { type: 'string' }, repair: { type: 'boolean', default: false } },
});
const companies = await companiesToCheck(values.company ?? null);
if (companies.length === 0 && values.company) {
  print(`There is no company with the slug ${values.company}.`);
  process.exitCode = 1;
}
for (const { id, slug } of companies) {
  const check = await checkMovements(id, { repair: values.repair });
  print(`${slug}: ${check.checked} movements, ${resultOf(check)}`);
  if (hasDifferences(check) && !check.repaired) process.exitCode = 1;
}
await closeDatabase();

function resultOf(check: MovementCheck): string {
  if (!hasDifferences(check)) return 'all agree';
  const found = `${check.differences} with another status than the rule returns, ${check.counters} wrong counters`;
  return check.repaired ? `${found}: repaired` : `${found}: run the command with --repair`;
}
