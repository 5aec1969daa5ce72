import { expect, test } from 'vitest';
import { type CodatAccount, type SettingCheck, setupResult, setupSummary, setupWarnings } from './check';
import { setupTable } from './table';

const now = new Date('2026-11-22T12:00:00Z');
const webhook: SettingCheck = {
  setting: 'Webhook',
  atCodat: 'not registered',
  needed: 'https://app.example/api/webhooks/codat with 15 events',
  state: 'missing',
  portal: 'Monitor > Webhooks > Events',
};
const secret: SettingCheck = {
  ...webhook,
  setting: 'Signing secret',
  atCodat: 'only the Portal shows it',
  state: 'note',
};
const anAccount = (change: Partial<CodatAccount> = {}): CodatAccount => ({
  checkedAt: new Date('2026-11-22T11:30:00Z'),
  result: { settings: [{ ...webhook, state: 'ok' }, secret] },
  webhookAt: null,
  webhookRefusedAt: null,
  ...change,
});

test('an account without differences has no warnings', () => {
  expect(setupWarnings(anAccount(), now)).toEqual([]);
});

test.each<[Partial<CodatAccount>, string]>([
  [{ checkedAt: null, result: null }, 'not checked yet'],
  [{ result: { settings: [webhook, secret] } }, 'Webhook at Codat: not registered.'],
  [{ result: { error: 'Codat does not respond.' } }, 'Codat does not respond.'],
  [{ checkedAt: new Date('2026-11-22T08:59:00Z') }, 'last checked at 2026-11-22T08:59:00.000Z'],
  [{ webhookRefusedAt: now, webhookAt: new Date('2026-11-22T11:00:00Z') }, 'no valid signature'],
  [{ webhookRefusedAt: now }, 'no valid signature'],
])('warns: %#', (change, warning) => {
  expect(setupWarnings(anAccount(change), now).join()).toContain(warning);
});

test('a refused message before the last valid webhook is no warning, because a stranger may have sent it', () => {
  const refusedAt = new Date('2026-11-22T11:00:00Z');
  expect(setupWarnings(anAccount({ webhookAt: now, webhookRefusedAt: refusedAt }), now)).toEqual([]);
});

test('the table aligns its columns and says where the Portal has what differs', () => {
  const [head = '', rule = '', first = '', second = '', blank, hint, ...more] = setupTable([webhook, secret]).split(
    '\n',
  );
  const column = head.indexOf('Needed');
  expect(first.slice(column)).toMatch(/^https:\/\/app\.example\/api\/webhooks\/codat with 15 events +missing$/);
  expect(second.slice(column)).toMatch(/ +note$/);
  expect(rule.replaceAll(' ', '')).toMatch(/^─+$/);
  expect(blank).toBe('');
  expect(hint).toBe('Webhook: in the Codat Portal under Monitor > Webhooks > Events');
  expect(more).toEqual([]);
});

test('a result survives being stored as JSON', () => {
  const result = { settings: [webhook, secret] };
  expect(setupResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  expect(setupResult.safeParse({ settings: [{ setting: 'Webhook' }] }).success).toBe(false);
});

const apply = 'To register what is missing: npm run codat:setup -- --apply';
const copy = 'Copy the signing secret from the Codat Portal to CODAT_WEBHOOK_SECRET, and restart Outlay.';

test.each<[string, readonly SettingCheck[], boolean, string[]]>([
  ['the command that registers', [webhook], false, ['Not as Outlay needs: Webhook.', apply]],
  [
    'the Portal for what the API does not take',
    [{ ...webhook, state: 'by hand' }, secret],
    false,
    ['Not as Outlay needs: Webhook.', 'Set this in the Codat Portal: Webhook.'],
  ],
  [
    'the Portal for what the command could not register',
    [webhook],
    true,
    ['Not as Outlay needs: Webhook.', 'Set this in the Codat Portal: Webhook.'],
  ],
  [
    'the environment for the signing secret',
    [{ ...secret, state: 'by hand' }],
    true,
    ['Not as Outlay needs: Signing secret.', copy],
  ],
  [
    'each of these',
    [webhook, { ...secret, state: 'by hand' }],
    false,
    ['Not as Outlay needs: Webhook, Signing secret.', apply, copy],
  ],
  ['nothing when nothing differs', [{ ...webhook, state: 'ok' }], false, ['Codat has everything that Outlay needs.']],
])('the summary names %s', (_title, settings, isApplied, lines) => {
  expect(setupSummary(settings, isApplied).split('\n')).toEqual(lines);
});
