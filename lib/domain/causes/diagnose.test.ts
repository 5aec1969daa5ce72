import { describe, expect, test } from 'vitest';
import { packageMessages } from '../testing/package-messages';
import { reportedMessages } from '../testing/reported-messages';
import { catalogue, unknownCause } from './catalogue';
import { causeOf, diagnose, fingerprintOf, redactDetails } from './diagnose';
import { packageMessage } from './read-message';

const frame =
  'An error occurred in a downstream service. Correlation ID: 1f6ab1bc-72e1-4a1c-9d3f-0f4d2f6c7a21. Message: ';

const messages = [...packageMessages, ...reportedMessages];

test.each(messages)('finds the cause %s of: %s', (cause, message) => {
  expect(causeOf(message).code).toBe(cause);
  expect(causeOf(frame + message).code).toBe(cause);
});

test('has a message for every entry of the catalogue', () => {
  const covered = new Set(messages.map(([cause]) => cause));
  expect(catalogue.map((entry) => entry.code).filter((code) => !covered.has(code))).toEqual([]);
});

test('gives every entry its own code', () => {
  const codes = [...catalogue, unknownCause].map((entry) => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('says that nothing was written when the package gives no reason', () => {
  expect(diagnose(null, { package: 'Xero' })).toMatchObject({
    code: 'unknown',
    customer: 'Xero refused this expense without saying why. Nothing was written.',
  });
  expect(causeOf('').code).toBe('unknown');
});

test('speaks of a transfer, which is fixed on a page of its own', () => {
  expect(diagnose(null, { package: 'Xero', movement: 'transfer' }).customer).toBe(
    'Xero refused this transfer without saying why. Nothing was written.',
  );
  for (const [, each] of messages) {
    const { customer, fix } = diagnose(each, { package: 'Xero', movement: 'transfer' });
    expect(customer).not.toMatch(/\b(this|the|an) expense\b/);
    expect(fix).not.toBe('expense');
  }
});

describe('ignores the names of accounts and contacts:', () => {
  const names = [
    'Corporation Tax',
    'Unrealised Currency Gains',
    'Exchange rate differences',
    'Rounding',
    'Bank charges not a bank account',
    'Location hire, inactive',
    'Class 4 department',
    'Subscription expired',
    'Time-out Lounge unavailable',
    'Duplicate lock date',
    'Item not found',
  ];
  const sampled =
    /(?<=["'(]|account |contact |vendor |tax |option |Account |LOCATION )(?:Travel|VAT|Outlay|Surgery|Leeds|Eastside|Company Card)(?=["')]| has| is| cannot| was| must|:)/;

  test.each(packageMessages.filter(([, message]) => sampled.test(message)))('%s: %s', (cause, message) => {
    for (const name of names) expect([name, causeOf(message.replace(sampled, name)).code]).toEqual([name, cause]);
  });
});

describe('the customer’s explanation', () => {
  const about = { package: 'Xero', category: 'Travel', account: '493 Travel, national', date: '20 Nov 2026' };

  test('says what happened, that nothing was written, and what to do', () => {
    expect(diagnose("Account code '493' (Travel) has been archived, or deleted.", about).customer).toBe(
      'Xero refused this expense because the account 493 Travel, national was archived there. Nothing was written. Choose another account for Travel, then sync again.',
    );
  });

  test.each([
    ['Please enter value(s) for: Location', 'requires tracking', 'Choose an option for Travel'],
    ["The tracking option 'Eastside' is archived.", 'refused a tracking option', 'Choose another option for Travel'],
    ['A Contact must be specified for this type of transaction.', 'requires a supplier', 'Choose a default supplier'],
    ["The contact 'Outlay' has been archived.", 'refused the supplier', 'Choose another default supplier'],
    ['The TaxType field is mandatory', 'requires a tax rate', 'Choose a tax rate for Travel'],
    ['Line has no associated account', 'requires an account', 'Choose an account for Travel'],
  ])('tells what was not sent from what is not allowed: %s', (message, reason, remedy) => {
    const { customer } = diagnose(message, about);
    expect(customer).toContain(reason);
    expect(customer).toContain(remedy);
  });

  test.each([
    ['Object Not Found: The object ID you’re requesting doesn’t exist.', /no longer has a record/],
    ['XL03000006 Incorrect Intacct XML Partner ID or password.', /Ask an administrator of Xero to authorise Outlay/],
    ['You do not have permissions to set a value for element memo', /show the field on the preferred form/],
  ])('has the remedy that fits: %s', (message, remedy) => {
    expect(diagnose(message, about).customer).toMatch(remedy);
  });

  test('quotes an unknown message without the sentence that Codat puts before it', () => {
    expect(diagnose(`${frame}Mercury is in retrograde.`, about).customer).toBe(
      'Xero refused this expense and said: “Mercury is in retrograde.” Nothing was written.',
    );
  });

  test('ends the quotation of a message that has no full stop', () => {
    expect(diagnose(`${frame}A validation exception occurred`, about).customer).toBe(
      'Xero refused this expense and said: “A validation exception occurred”. Nothing was written.',
    );
  });

  test('shortens a long message', () => {
    const { customer } = diagnose(`<html>${'\n<p>Mercury</p>'.repeat(500)}`, about);
    expect(customer).toMatch(/^Xero refused this expense and said: “<html> <p>.*…” Nothing was written\.$/);
    expect(customer.length).toBeLessThan(400);
  });

  const kept = /The expense is in the books|It stays there as it was|again when the expense is there/;
  test.each(catalogue.map((entry) => [entry.kind, entry.code, entry] as const))(
    'says whether anything was written (%s, %s)',
    (kind, _, entry) => {
      const sure = kind !== 'ambiguous' && !kept.test(entry.customer(about));
      const words = entry.customer(about);
      if (kind === 'duplicate') expect(words).toContain('Nothing was written a second time.');
      else if (sure) expect(words).toContain('Nothing was written.');
      else expect(words).not.toContain('Nothing was written');
    },
  );

  test('allows automatic retries only for transient causes', () => {
    const retries = new Map(messages.map(([cause, message]) => [cause, diagnose(message, about).retry]));
    expect([...retries].filter(([, retry]) => retry === 'by itself').map(([cause]) => cause)).toEqual([
      'receipt-too-early',
      'desktop-closed',
      'too-many-requests',
      'temporary',
      'record-in-use',
    ]);
    expect(retries.get('already-there')).toBe('no');
    expect(retries.get('outcome-unknown')).toBe('after a fix');
  });

  test.each(catalogue.map((entry) => [entry.code, entry] as const))(
    'consists of complete sentences for %s, with and without details',
    (_, entry) => {
      for (const words of [
        entry.customer(about),
        entry.customer({ package: 'Xero' }),
        entry.customer({ ...about, absent: true }),
        entry.staff,
      ]) {
        expect(words).toMatch(/^[A-Z][^{}]*\.$/);
        expect(words).not.toMatch(/undefined|null|\s{2}/);
      }
    },
  );
});

describe('packageMessage', () => {
  test('removes the sentence that Codat puts before a message', () => {
    expect(packageMessage(`${frame} Feed Connection failed(409): taken.`)).toBe('Feed Connection failed(409): taken.');
    expect(packageMessage('Supplier does not exist.')).toBe('Supplier does not exist.');
  });

  test('returns nothing for an empty message', () => {
    expect(packageMessage(frame)).toBeUndefined();
    expect(packageMessage(null)).toBeUndefined();
  });
});

describe('redactDetails', () => {
  test.each([
    [
      "Account code '493' (Travel - National) has been archived, or deleted.",
      "Account code '820' (VAT control) has been archived, or deleted.",
    ],
    [
      "Something you're trying to use has been made inactive (account Travel). Don't worry.",
      "Something you're trying to use has been made inactive (vendor Ella's Taxis). Don't worry.",
    ],
    [
      'The document date cannot be before the end of year lock date, currently set at 31 Aug 2026',
      'The document date cannot be before the end of year lock date, currently set at 1 January 2025',
    ],
    [
      'One or more transactions have previously been processed: 3f2b0c1e-1111-4222-8333-444455556666',
      'One or more transactions have previously been processed: 00000000-1111-4222-8333-444455556667',
    ],
    [`${frame}The account "Visa 4590" is locked at 12,345.60.`, 'The account "Amex" is locked at 7.'],
  ])('makes the failures of two companies equal: %s', (one, other) => {
    expect(redactDetails(one)).toBe(redactDetails(other));
  });

  test('removes every name', () => {
    const words = redactDetails(
      `Account code '493' (Travel - National) of “Harbour & Finch” was refused on 20 Nov 2026 for 1,234.56 by 3f2b0c1e-1111-4222-8333-444455556666`,
    );
    expect(words).toBe('Account code {name} ({name}) of {name} was refused on {date} for {number} by {id}');
  });
});

describe('an unknown message', () => {
  test.each([
    ['The widget of the supplier Ella’s Taxis is odd.', 'The widget of the supplier {name} is odd.'],
    ['See https://link.example/a?otp=742271 or ask jo.smith@firm.example.', 'See {link} or ask {address}'],
    ['Odd thing at the employee Arielle Grant, 40.', 'Odd thing at the employee {name}.'],
  ])('is counted without details: %s', (message, wording) => {
    expect(causeOf(message).code).toBe('unknown');
    expect(fingerprintOf('xero', message)).toEqual({
      fingerprint: `xero:unknown:${wording}`,
      code: 'unknown',
      wording,
    });
  });

  test('is matched in linear time', () => {
    const started = performance.now();
    for (const piece of ['account ', "account 'x", '(', 'a@', 'currency ', 'Vendor A ', 'tax rate 1 '])
      expect(causeOf(piece.repeat(20_000))).toBeDefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('fingerprintOf', () => {
  test('is the same for failures with the same fix', () => {
    const one = fingerprintOf('xero', "Account code '493' (Travel) has been archived, or deleted.");
    const other = fingerprintOf('xero', "Account code '720' (Rent) has been archived, or deleted.");
    expect(one).toEqual(other);
    expect(one).toEqual({
      fingerprint: 'xero:account-archived',
      code: 'account-archived',
      wording: 'Account archived in the books',
    });
  });

  test('differs between packages', () => {
    const words = 'Supplier does not exist.';
    expect(fingerprintOf('xero', words).fingerprint).not.toBe(fingerprintOf('zoho', words).fingerprint);
  });

  test('of an unknown cause is its redacted message', () => {
    const one = fingerprintOf('xero', "The widget 'A' is upside down.");
    expect(one.fingerprint).toBe('xero:unknown:The widget {name} is upside down.');
    expect(fingerprintOf('xero', "The widget 'B' is upside down.")).toEqual(one);
  });
});
