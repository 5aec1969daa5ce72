import { z } from 'zod';

/**
 * How a setting at Codat compares with what Outlay needs. `missing` and `different` are registered by `npm run
 * codat:setup -- --apply`. `by hand`: Codat's API does not take it, so a person must set it in the Codat Portal. `note`:
 * nothing to do, or nothing to compare yet.
 */
export const settingStates = ['ok', 'missing', 'different', 'by hand', 'note'] as const;
export type SettingState = (typeof settingStates)[number];

const settingCheck = z.object({
  setting: z.string(),
  atCodat: z.string(),
  needed: z.string(),
  state: z.enum(settingStates),
  /** Where a person finds the setting in the Codat Portal. */
  portal: z.string(),
});

/** One setting at Codat beside what Outlay needs, in words. */
export type SettingCheck = z.output<typeof settingCheck>;

/** The result of a check, as the database stores it. `error` says why Codat could not be asked. */
export const setupResult = z.union([z.object({ settings: z.array(settingCheck) }), z.object({ error: z.string() })]);
export type SetupResult = z.output<typeof setupResult>;

/** The last check of our account at Codat, and when its webhooks arrived. Null: never. */
export type CodatAccount = {
  readonly checkedAt: Date | null;
  readonly result: SetupResult | null;
  /** When the last webhook with a valid signature arrived. */
  readonly webhookAt: Date | null;
  /** When the last request to the webhook address without a valid signature arrived. */
  readonly webhookRefusedAt: Date | null;
};

/** Whether the setting must be changed. */
export const isDifference = ({ state }: Pick<SettingCheck, 'state'>): boolean => state !== 'ok' && state !== 'note';

/** The only setting that is not set at Codat, but copied from there to Outlay's environment. */
export const secretSetting = 'Signing secret';

/**
 * Returns in sentences which settings differ and what a person does next. `isApplied`: what Codat's API takes was
 * registered just now.
 */
export function setupSummary(settings: readonly SettingCheck[], isApplied: boolean): string {
  const differences = differencesOf(settings);
  if (differences.length === 0) return 'Codat has everything that Outlay needs.';
  const atCodat = differences.filter(({ setting }) => setting !== secretSetting);
  const canApply = !isApplied && atCodat.some(({ state }) => state !== 'by hand');
  const byHand = atCodat.filter(({ state }) => isApplied || state === 'by hand');
  return [
    `Not as Outlay needs: ${namesOf(differences)}.`,
    ...(canApply ? ['To register what is missing: npm run codat:setup -- --apply'] : []),
    ...(byHand.length > 0 ? [`Set this in the Codat Portal: ${namesOf(byHand)}.`] : []),
    ...(differences.length > atCodat.length
      ? ['Copy the signing secret from the Codat Portal to CODAT_WEBHOOK_SECRET, and restart Outlay.']
      : []),
  ].join('\n');
}

const namesOf = (settings: readonly SettingCheck[]) => settings.map(({ setting }) => setting).join(', ');

export const differencesOf = (settings: readonly SettingCheck[]): readonly SettingCheck[] =>
  settings.filter(isDifference);

/** The worker repeats the check every hour. After this time without one, no worker has checked. */
const staleMs = 3 * 3_600_000;

/** Returns what is wrong with our account at Codat, one sentence each. Contains no customer data and no secret. */
export function setupWarnings({ checkedAt, result, webhookAt, webhookRefusedAt }: CodatAccount, now: Date): string[] {
  const warnings: string[] = [];
  if (!result || !checkedAt) return ['The settings at Codat were not checked yet.'];
  if (now.getTime() - checkedAt.getTime() > staleMs)
    warnings.push(`The settings at Codat were last checked at ${checkedAt.toISOString()}.`);
  if ('error' in result) warnings.push(`Codat could not be asked for its settings: ${result.error}`);
  else
    for (const { setting, atCodat } of differencesOf(result.settings))
      warnings.push(`${setting} at Codat: ${atCodat}.`);
  // A stranger can send a request without a signature. It matters only if it is newer than every valid webhook.
  if (webhookRefusedAt && webhookRefusedAt > (webhookAt ?? new Date(0)))
    warnings.push(
      'The last webhook had no valid signature. CODAT_WEBHOOK_SECRET may not be the signing secret of the endpoint.',
    );
  return warnings;
}
