import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskBody, maskPath } from './masking';

const maskJson = (value: unknown) => maskBody(JSON.stringify(value));

describe('masks', () => {
  test.each([
    'authorization',
    'apiKey',
    'access_token',
    'refreshToken',
    'otp',
    'password',
    'clientSecret',
    'signature',
    'linkUrl',
    'contactName',
    'employeeName',
    'name',
    'emailAddress',
    'phone',
    'line1',
    'postalCode',
    'accountNumber',
    'sortCode',
    'iban',
    'message',
    'notes',
    'aFieldAddedNextYear',
  ])('%s, as text and as a number', (field) => {
    expect(maskJson({ [field]: 'Arielle "Ari" Grant', id: '1' })).toBe(`{"${field}":"•••","id":"1"}`);
    expect(maskJson([{ deep: [{ [field]: 31926819 }] }])).toBe(`[{"deep":[{"${field}":"•••"}]}]`);
  });

  test('a payload that is quoted in a message', () => {
    expect(maskJson({ message: JSON.stringify({ id: '7', contactName: 'Arielle' }) })).toBe('{"message":"•••"}');
  });

  test('every value of an address except its type and country', () => {
    expect(maskJson({ addresses: [{ type: 'Billing', line1: '1 High Street', city: 'Bristol', country: 'GB' }] })).toBe(
      '{"addresses":[{"type":"Billing","line1":"•••","city":"•••","country":"GB"}]}',
    );
  });

  test('a field name that may be data, such as an email address', () => {
    expect(maskJson({ 'jo@firm.example': true })).toBe('{"•••":true}');
  });

  test('values directly in a list, and a body that is one value', () => {
    expect(maskJson(['Arielle', 1])).toBe('["•••","•••"]');
    expect(maskJson('Arielle')).toBe('"•••"');
  });

  test('a body that is not JSON, and a truncated one', () => {
    for (const body of ['<html>jo@firm.example</html>', 'password=hunter2', '{"id":"7","contactName":"Ariel'])
      expect(maskBody(body)).toBe(`[${body.length} characters]`);
  });

  test('every value of a field that is not on the allow-list, in any JSON', () => {
    const secret = fc.string({ minLength: 4 }).map((text) => `§${text}§`);
    const field = fc.constantFrom('contactName', 'password', 'emailAddress', 'message', 'anything');
    fc.assert(
      fc.property(fc.jsonValue(), field, secret, fc.jsonValue(), (before, name, value, after) => {
        const masked = maskJson({ before, deep: [{ [name]: value, id: 7 }], after }) ?? '';
        expect(masked).not.toContain('§');
        expect(JSON.parse(masked).deep).toEqual([{ [name]: '•••', id: 7 }]);
      }),
    );
  });
});

describe('keeps', () => {
  test.each([
    [{ netAmount: 100.5, taxAmount: 20, currencyRate: 0.836123456, currency: 'GBP' }],
    [{ id: '01900000-0000-7000-8000-00000000abcd', syncId: '3f2b0c1e-1111-4222-8333-444455556666' }],
    [{ id: '4600000011220014', accountRef: { id: '4111111111111111' }, reference: 'b29d2c54f0a1' }],
    [{ issueDate: '2026-11-20T00:00:00', status: 'PushError', merchantName: 'Great Western Railway' }],
    [{ results: [], totalResults: 0, isCompleted: true, contactRef: null }],
  ])('what identifies a failure: %j', (value) => {
    expect(maskJson(value)).toBe(JSON.stringify(value));
  });

  test('a missing body as null', () => {
    expect(maskBody(null)).toBeNull();
  });

  test('the first 20,000 characters of a long body', () => {
    const masked = maskJson(Array.from({ length: 2_000 }, (_, id) => ({ id, contactName: 'Arielle' })));
    expect(masked).toHaveLength(20_001);
    expect(masked).toMatch(/^\[\{"id":0,"contactName":"•••"\}.*…$/);
  });
});

test('masks the parameters of a path that are not on the allow-list', () => {
  expect(maskPath(new URL('https://codat.example/companies?otp=742271&page=1'))).toBe('/companies?otp=•••&page=1');
  expect(maskPath(new URL('https://codat.example/companies'))).toBe('/companies');
});
