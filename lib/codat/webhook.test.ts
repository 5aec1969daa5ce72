import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { booksLists } from '@/lib/domain/books/lists';
import { verifyWebhook, webhookHint } from './webhook';

// The key, id, time and body are those of Codat's own example (Standard Webhooks); the signature is the published one.
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

test('the signature is made as in Codat’s own example', () => {
  expect(sign(example.body)).toBe(example.signature);
});

describe('a message', () => {
  test('that is signed is read', () => {
    expect(verifyWebhook(body, headers(sign(body)))).toMatchObject({
      id: example.id,
      eventType: 'expenses.sync.unsuccessful',
      codatCompanyId: company,
    });
  });

  test('may carry several signatures, while keys are changed', () => {
    const other = sign(body, { secret: `whsec_${Buffer.from('another key altogether').toString('base64')}` });
    expect(verifyWebhook(body, headers(`${other} ${sign(body)}`))).not.toBeNull();
  });

  test('may be about no company', () => {
    const raw = JSON.stringify({ eventType: 'client.rateLimit.reached', payload: { dailyQuota: 1000 } });
    expect(verifyWebhook(raw, headers(sign(raw)))).toMatchObject({ codatCompanyId: null });
  });

  test.each([
    ['changed on its way', () => verifyWebhook(body.replace('unsuccessful', 'successful'), headers(sign(body)))],
    ['with one space more', () => verifyWebhook(`${body} `, headers(sign(body)))],
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
    ['that says nothing we know', () => verifyWebhook(example.body, headers(example.signature))],
    ['that is no JSON', () => verifyWebhook('{', headers(sign('{')))],
  ])('%s is not taken', (_, read) => {
    expect(read()).toBeNull();
  });

  test('proves nothing while there is no key', () => {
    settings.CODAT_WEBHOOK_SECRET = undefined;
    expect(verifyWebhook(body, headers(sign(body)))).toBeNull();
  });
});

describe('what a message is a hint of', () => {
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
  ])('%s: %#', (eventType, message, news) => {
    expect(webhookHint(eventType, message)).toEqual(news);
  });
});
