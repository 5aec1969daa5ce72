// Started by scripts/codat-setup.js. Compares our account at Codat with what Outlay needs, and prints the differences.
// With --apply it first registers what Codat's API takes. Exit code: 0 nothing differs, 1 something differs, 2 Codat could
// not be asked, or a setting is invalid. If there is a database, the calls count against Codat's limits, and the staff's pages show the result.
import { codatAccount, saveSetupResult } from '@/lib/data/codat-account';
import { closeDatabase } from '@/lib/data/db';
import { differencesOf, type SetupResult, setupSummary } from '@/lib/domain/setup/check';
import { setupTable } from '@/lib/domain/setup/table';
import { env, InvalidSettings } from '@/lib/env';
import { openChannel } from '@/lib/workflows/codat-channel';
import { inspectSetup } from '@/lib/workflows/setup/keep-setup';

const codes = { same: 0, different: 1, unavailable: 2 } as const;

const print = (text: string) => process.stdout.write(`${text}\n`);

refuseInvalidSettings();
const isApplying = process.argv.includes('--apply');
const stored = process.argv.includes('--no-database') ? null : await codatAccount().catch(() => null);
const channel = stored ? openChannel({ companyId: null }) : undefined;
const { changed, result } = await inspectSetup({ apply: isApplying, channel });
for (const change of changed) print(change);
if (changed.length > 0) print('');
process.exitCode = report(result);
if (stored) {
  // The only proof that the signing secret is right, because Codat's API does not return it.
  print(`Last webhook with a valid signature: ${stored.webhookAt?.toISOString() ?? 'never'}.`);
  await saveSetupResult(result);
}
await closeDatabase();

/** Ends the command if a setting is missing or invalid. */
function refuseInvalidSettings(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    print(`These settings are missing or invalid: ${error.settings.join('; ')}.`);
    process.exit(codes.unavailable);
  }
}

/** Prints the result and returns the exit code. */
function report(found: SetupResult): number {
  if ('error' in found) {
    print(found.error);
    return codes.unavailable;
  }
  print(setupTable(found.settings));
  print(`\n${setupSummary(found.settings, isApplying)}`);
  return differencesOf(found.settings).length === 0 ? codes.same : codes.different;
}
