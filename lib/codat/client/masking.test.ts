import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutSecrets } from './masking';

const json = (value: unknown) => withoutSecrets(JSON.stringify(value));

describe('what a key says is private is masked:', () => {
  test.each([
    ['authorization', 'Basic c2FuZGJveC1rZXk='],
    ['apiKey', 'abc'],
    ['X-Api-Key', 'abc'],
    ['access_token', 'abc'],
    ['refreshToken', 'abc'],
    ['otp', '742271'],
    ['password', 'correct horse "battery" staple'],
    ['clientSecret', 'abc'],
    ['signature', 'v1,abc='],
    ['contactName', 'Arielle Grant'],
    ['employeeName', 'Arielle Grant'],
    ['firstName', 'Arielle'],
    ['lastName', 'Grant'],
    ['customerName', 'Arielle Grant'],
    ['emailAddress', 'not an address'],
    ['phone', '020 7946 0958'],
    ['mobileNumber', '1'],
    ['line1', '1 High Street'],
    ['postalCode', 'BS1 4ND'],
    ['accountNumber', '31926819'],
    ['sortCode', '601613'],
    ['iban', 'GB00'],
  ])('%s', (key, value) => {
    expect(json({ [key]: value, id: '1' })).toBe(`{"${key}":"•••","id":"1"}`);
    expect(JSON.parse(JSON.parse(json({ quoted: JSON.stringify({ [key]: value, id: '1' }) })).quoted)).toEqual({
      [key]: '•••',
      id: '1',
    });
  });

  test('numbers too', () => {
    expect(json({ accountNumber: 31926819, netAmount: 120 })).toBe('{"accountNumber":"•••","netAmount":120}');
  });

  test('everything of an address and of phone numbers but what kind it is', () => {
    expect(
      json({
        supplierName: 'Ella’s Taxis',
        addresses: [{ type: 'Billing', line1: '1 High Street', city: 'Bristol', country: 'GB' }],
        phoneNumbers: [{ number: '+44 20 7946 0958', type: 'Primary' }],
        status: 'Active',
      }),
    ).toBe(
      '{"supplierName":"Ella’s Taxis","addresses":[{"type":"Billing","line1":"•••","city":"•••","country":"GB"}],' +
        '"phoneNumbers":[{"number":"•••","type":"Primary"}],"status":"Active"}',
    );
  });

  test('the bare name of a person, and not that of an account', () => {
    expect(json({ employee: { id: '7', name: 'Arielle Grant' }, account: { id: '8', name: 'Travel' } })).toBe(
      '{"employee":{"id":"7","name":"•••"},"account":{"id":"8","name":"Travel"}}',
    );
    expect(json({ contact: 'Arielle Grant', createdBy: '01900000-0000-7000-8000-00000000abcd' })).toBe(
      '{"contact":"•••","createdBy":"01900000-0000-7000-8000-00000000abcd"}',
    );
  });

  test('in a body that was cut anywhere', () => {
    const body = JSON.stringify({
      id: '7',
      contactName: 'Arielle "Ari" Grant',
      employee: { name: 'Zbigniew' },
      addresses: [{ line1: 'Quayside' }],
      password: 'hunter2hunter2',
    });
    for (let length = 1; length <= body.length; length += 1)
      expect(withoutSecrets(body.slice(0, length))).not.toMatch(/Ari|Zbi|Qua|hun/);
  });
});

describe('what looks private is masked wherever it stands:', () => {
  test.each([
    ['Write to Arielle.Grant+x@gmail.com.', 'Write to •••@•••.'],
    ['https://link.example/start?otp=742271&company=7', 'https://link.example/start?otp=•••&company=7'],
    [
      'https://s3.example/r.pdf?X-Amz-Date=20261122&X-Amz-Signature=9f86d081&x=1',
      'https://s3.example/r.pdf?X-Amz-Date=20261122&X-Amz-Signature=•••&x=1',
    ],
    ['https://files.example/r.pdf?sv=2026&sig=9f86d081%3D', 'https://files.example/r.pdf?sv=2026&sig=•••'],
    ['Authorization: Basic c2FuZGJveC1rZXk=', 'Authorization: •••'],
    ['sent with Bearer abc.def-123', 'sent with Bearer •••'],
    ['the token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_1 is old', 'the token ••• is old'],
    ['signed with whsec_MfKQ9r8GKYqrTwjU', 'signed with •••'],
    ['password=hunter2&grant=1', 'password=•••&grant=1'],
    ['The password: hunter2', 'The password: •••'],
    ['paid with 4111 1111 1111 1111 at 12.50', 'paid with •••1111 at 12.50'],
    ['card 4111111111111111', 'card •••1111'],
    ['card 3782 822463 10005', 'card •••0005'],
    ['to GB29 NWBK 6016 1331 9268 19 PAID', 'to ••• PAID'],
    ['to DE89370400440532013000.', 'to •••.'],
    ['call +44 20 7946 0958', 'call •••'],
    ['call 020 7946 0958', 'call •••'],
    ['call (555) 123-4567', 'call •••'],
    ['mobile 07700900123', 'mobile •••'],
    ['sort code 60-16-13', 'sort code •••'],
    ['60-16-13 31926819', '••• •••'],
    ['account number 31926819', 'account number •••'],
    ['contactName: Arielle Grant, id 7', 'contactName: •••, id 7'],
    [
      '<Contact><FirstName>Arielle</FirstName><Id>7</Id></Contact>',
      '<Contact><FirstName>•••</FirstName><Id>7</Id></Contact>',
    ],
  ])('%s', (text, kept) => {
    expect(withoutSecrets(text)).toBe(kept);
    expect(json({ message: text })).toBe(JSON.stringify({ message: kept }));
  });
});

describe('what a failure is found by stays:', () => {
  test.each([
    ['{"netAmount":100.00,"taxAmount":20,"currencyRate":0.836123456}'],
    ['{"id":"01900000-0000-7000-8000-00000000abcd","syncId":"3f2b0c1e-1111-4222-8333-444455556666"}'],
    ['{"id":"4600000011220014","accountRef":{"id":"4111111111111111"},"reference":"GB29NWBK60161331926819"}'],
    ['{"issueDate":"2026-11-20T00:00:00","modified":"2026-11-20T09:30:00.000+01:00","at":1736096004238}'],
    ['{"nominalCode":"493","name":"Travel - National","merchantName":"Great Western Railway"}'],
    ['{"supplierRef":{"id":"80000002-1675158984","supplierName":"Outlay"}}'],
    ["Account code '493' (Travel - National) has been archived, or deleted."],
    ['BL01001973: GL account number 60010020 (Travel) is not active.'],
    ['Direct Posting must be equal to ‘Yes’ in G/L Account: No.=8430.'],
    ['You are using an outdated API key or a key not associated with that resource.'],
    ['Dated 20-11-26, 12,345.60 in EUR at +1234567.89; 3@4.50'],
    ['GET /companies/3f2b0c1e-1111-4222-8333-444455556666/data?page=1&pageSize=500&orderBy=-modifiedDate'],
  ])('%s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  test('whatever the amounts, ids, days and merchants', () => {
    const record = fc.record({
      id: fc.uuid(),
      issueDate: fc
        .date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2040-01-01') })
        .map((day) => day.toISOString()),
      currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
      merchantName: fc.constantFrom('Ella’s Taxis', 'A "quoted" \\ name', '7-Eleven 24/7', 'Müller & Söhne GmbH'),
      lines: fc.array(
        fc.record({
          netAmount: fc.integer({ min: -(10 ** 11), max: 10 ** 11 }).map((minor) => minor / 100),
          accountRef: fc.record({ id: fc.oneof(fc.uuid(), fc.stringMatching(/^\d{1,19}$/)) }),
          taxRateRef: fc.record({ id: fc.constantFrom('INPUT2', 'UK:20', 'NON') }),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(record), (records) => {
        expect(json(records)).toBe(JSON.stringify(records));
      }),
    );
  });
});

test('what JSON writes as an escape is read as what it is', () => {
  expect(withoutSecrets(String.raw`{"message":"jo\u0040firm.example or \u002B44 20 7946 0958"}`)).toBe(
    '{"message":"•••@••• or •••"}',
  );
});

test('what was JSON stays JSON, and keeps nothing of a secret, whatever it is and wherever it stands', () => {
  const secret = fc.string({ minLength: 4 }).map((text) => `§${text}§`);
  const holder = fc.constantFrom('contactName', 'password', 'emailAddress', 'sortCode', 'clientSecret', 'postalCode');
  fc.assert(
    fc.property(fc.jsonValue(), holder, secret, fc.jsonValue(), (before, key, value, after) => {
      const kept = json({ before, deep: [{ [key]: value, id: 7 }], after });
      expect(kept).not.toContain('§');
      expect(JSON.parse(kept).deep).toEqual([{ [key]: '•••', id: 7 }]);
    }),
  );
});

test('masked once is masked', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      for (const body of [JSON.stringify(value), text]) {
        const once = withoutSecrets(body);
        expect(withoutSecrets(once)).toBe(once);
      }
    }),
  );
});

describe('costs no more than its length:', () => {
  const line = {
    netAmount: 100,
    taxAmount: 20,
    accountRef: { id: '7b9d2c54-1f0a-4f6e-8a53-0d2c5f4f6e8a' },
    taxRateRef: { id: 'INPUT2' },
  };
  const records = Array.from({ length: 42 }, (_, index) => ({
    id: `01900000-0000-7000-8000-0000000${10_000 + index}`,
    type: 'Payment',
    issueDate: '2026-11-20T00:00:00',
    currency: 'GBP',
    contactRef: { id: '80000002-1675158984', type: 'Supplier' },
    merchantName: 'Great Western Railway',
    notes: 'Bristol to London, with jo@firm.example',
    lines: [line],
  }));

  test('a body of 20 KB takes well under a few milliseconds', () => {
    const body = JSON.stringify(records).slice(0, 20_000);
    for (let warm = 0; warm < 50; warm += 1) withoutSecrets(body);
    const times = Array.from({ length: 21 }, () => {
      const before = process.threadCpuUsage();
      withoutSecrets(body);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    }).sort((left, right) => left - right);
    expect(times[10]).toBeLessThan(5);
  });

  test.each([
    'x',
    '1',
    '1 ',
    '"',
    '\\',
    '\\"',
    '{',
    '"contact":{',
    '+1',
    'a@',
    '<a',
    'Bearer ',
    '0123 ',
    'token=',
    'AB12 ',
    '4111-',
  ])('also one made of %j', (piece) => {
    const body = piece.repeat(Math.ceil(21_000 / piece.length));
    const before = process.threadCpuUsage();
    withoutSecrets(body);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(250);
  });
});
