import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { booksLists } from '@/lib/domain/books/lists';
import { verifyWebhook, webhookHint } from './webhook';

// The example published by Standard Webhooks, the format of Codat's webhooks: key, id, time, body and signature.
const example = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const settings = vi.hoisted(() => ({ CODAT_WEBHOOK_SECRET: '' as string | undefined }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

beforeEach(() => {
  settings.CODAT_WEBHOOK_SECRET = example.secret;
  vi.useFakeTimers({ now: example.at * 1000 });
});
afterEach(() => vi.useRealTimers());

const company = '0498e921-9b53-4396-a412-4f2f5983b0a2';
const body = JSON.stringify({
  id: 'ba29118f-5406-4e59-b05c-ba307ca38d01',
  eventType: 'expenses.sync.unsuccessful',
  payload: { referenceCompany: { id: company }, syncId: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd' },
});

const sign = (raw: string, { id = example.id, at = example.at, secret = example.secret } = {}) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${at}.${raw}`)
    .digest('base64')}`;

const headers = (signature: string, { id = example.id, at = String(example.at) } = {}) =>
  new Headers({ 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature });

test('signs as in the published example', () => {
  expect(sign(example.body)).toBe(example.signature);
});

describe('a webhook', () => {
  test('with a valid signature is accepted', () => {
    expect(verifyWebhook(body, headers(sign(body)))).toMatchObject({
      id: example.id,
      eventType: 'expenses.sync.unsuccessful',
      codatCompanyId: company,
    });
  });

  test('may have several signatures during a key rotation', () => {
    const other = sign(body, { secret: `whsec_${Buffer.from('another key altogether').toString('base64')}` });
    expect(verifyWebhook(body, headers(`${other} ${sign(body)}`))).not.toBeNull();
  });

  test('may be about no company', () => {
    const raw = JSON.stringify({ eventType: 'client.rateLimit.reached', payload: { dailyQuota: 1000 } });
    expect(verifyWebhook(raw, headers(sign(raw)))).toMatchObject({ codatCompanyId: null });
  });

  test.each([
    ['with a changed body', () => verifyWebhook(body.replace('unsuccessful', 'successful'), headers(sign(body)))],
    ['with an added space', () => verifyWebhook(`${body} `, headers(sign(body)))],
    ['signed with another key', () => verifyWebhook(body, headers(sign(body, { secret: `whsec_${btoa('wrong')}` })))],
    ['under another id', () => verifyWebhook(body, headers(sign(body), { id: 'msg_other' }))],
    ['under another time', () => verifyWebhook(body, headers(sign(body), { at: String(example.at + 1) }))],
    [
      'more than five minutes old',
      () => verifyWebhook(body, headers(sign(body, { at: example.at - 301 }), { at: String(example.at - 301) })),
    ],
    [
      'from the future',
      () => verifyWebhook(body, headers(sign(body, { at: example.at + 301 }), { at: String(example.at + 301) })),
    ],
    ['without a signature', () => verifyWebhook(body, headers(''))],
    ['without an id', () => verifyWebhook(body, new Headers({ 'webhook-signature': sign(body) }))],
    ['without an event type', () => verifyWebhook(example.body, headers(example.signature))],
    ['that is not JSON', () => verifyWebhook('{', headers(sign('{')))],
  ])('%s is rejected', (_, verify) => {
    expect(verify()).toBeNull();
  });

  test('is rejected without a configured key', () => {
    settings.CODAT_WEBHOOK_SECRET = undefined;
    expect(verifyWebhook(body, headers(sign(body)))).toBeNull();
  });
});

describe('returns what a webhook is about', () => {
  const connection = { payload: { connection: { id: company } } };
  test.each([
    [
      'expenses.sync.successful',
      JSON.parse(body),
      { about: 'sync', codatSyncId: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd' },
    ],
    ['expenses.sync.successful', {}, { about: 'nothing' }],
    ['connection.disconnected', connection, { about: 'connection', connectionId: company }],
    ['connection.connected', { payload: {} }, { about: 'nothing' }],
    ['read.completed.initial', {}, { about: 'lists', lists: booksLists, at: null }],
    ['read.completed', {}, { about: 'lists', lists: booksLists, at: null }],
    [
      'read.completed',
      { payload: { dataTypes: [{ dataType: 'suppliers' }] } },
      { about: 'lists', lists: ['suppliers'], at: null },
    ],
    ['read.completed', { payload: { dataTypes: [{ dataType: 'directCosts' }] } }, { about: 'nothing' }],
    ['company.created', {}, { about: 'nothing' }],
  ])('%s: %#', (eventType, message, hint) => {
    expect(webhookHint(eventType, message)).toEqual(hint);
  });
});
