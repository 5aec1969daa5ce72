import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import { codatAccount, saveSetupResult } from '@/lib/data/codat-account';
import { type CodatAccount, differencesOf, type SetupResult } from '@/lib/domain/setup/check';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { openChannel } from '@/lib/workflows/codat-channel';
import { RetryLater } from '@/lib/workflows/retry-later';
import { applySetup, checkSetup, isWebhookRegistered, neededTexts, textsOf } from './setup';

/** After a start, a worker relies on a check that another one has made within this time for the same needs. */
const freshAtStartMs = 5 * 60_000;
/** Another worker may have checked in the same hour. */
const freshMs = 50 * 60_000;

/**
 * Compares our account at Codat with what Outlay needs, and stores the result for the staff's pages and the health
 * answer. In the sandbox it also registers what is missing. In a real account a person does this with `npm run
 * codat:setup`, because several installations may share the account. Does nothing if a worker has checked lately. Throws
 * RetryLater if Codat cannot be asked.
 */
export async function keepSetup({ isStart }: { isStart: boolean }): Promise<void> {
  const channel = openChannel({ companyId: null });
  if (await isFresh(await codatAccount(), isStart, channel)) return;
  const { result } = await inspectSetup({ apply: env().codat.mode === 'sandbox', channel });
  await saveSetupResult(result);
  if ('error' in result) throw new RetryLater(result.error);
  for (const { setting, atCodat, needed } of differencesOf(result.settings))
    log().warn({ setting, atCodat, needed }, 'a setting at Codat differs from what Outlay needs');
}

async function isFresh({ checkedAt, result }: CodatAccount, isStart: boolean, channel: CodatChannel): Promise<boolean> {
  if (!checkedAt || !result || 'error' in result) return false;
  const age = Date.now() - checkedAt.getTime();
  if (!isStart) return age < freshMs;
  // The settings of this process may have changed since, or the sandbox was emptied.
  const isSame = textsOf(result.settings).join('\n') === neededTexts().join('\n');
  if (age > freshAtStartMs || !isSame || differencesOf(result.settings).length > 0) return false;
  // If Codat cannot be asked, the earlier check holds until the next hour.
  return isWebhookRegistered(channel).catch(() => true);
}

/** Compares our account with what Outlay needs. With `apply`, first registers what is missing; `changed` lists it. */
export async function inspectSetup({ apply, channel }: { apply: boolean; channel: CodatChannel | undefined }): Promise<{
  readonly changed: readonly string[];
  readonly result: SetupResult;
}> {
  const changed: string[] = [];
  try {
    const settings = await (apply ? applySetup((change) => changed.push(change), channel) : checkSetup(channel));
    return { changed, result: { settings } };
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn(
      { err: error, correlationId: error.correlationId },
      'the settings at Codat could not be read or changed',
    );
    return { changed, result: { error: describe(error) } };
  }
}

/** Returns why Codat could not be asked, in words. */
function describe({ failure, message }: CodatError): string {
  switch (failure.kind) {
    case 'not-reached':
    case 'no-answer':
      return 'Codat does not respond.';
    case 'not-allowed':
      return 'Codat refuses the API key or the plan.';
    case 'rate-limited':
    case 'not-admitted':
      return 'The rate limits of Codat admit no call now.';
    case 'rejected':
      return `Codat refused a setting: ${message}`;
    default:
      return 'Codat did not respond as expected.';
  }
}
