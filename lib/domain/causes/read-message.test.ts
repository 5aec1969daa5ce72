import { describe, expect, test } from 'vitest';
import { messageShapes } from '../testing/message-shapes';
import { packageMessage, readMessage } from './read-message';

const said = 'The vendor "Harbour & Quay" is inactive.';

describe('readMessage', () => {
  test.each(Object.entries(messageShapes))('finds the sentence of the package in %s', (_, shaped) => {
    expect(readMessage(shaped(said))?.texts[0]).toContain(said);
  });

  test.each([
    ['message=ApplicationAuthenticationFailed; errorCode=003200; statusCode=401', ['qbo:3200'], 401],
    ['{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"6240"}]}}', ['qbo:6240'], undefined],
    ['6140 - Duplicate Document Number Error', ['qbo:6140'], undefined],
    ['<BillAddRs statusCode="3170" statusSeverity="Error" statusMessage="m" />', ['qbxml:3170'], undefined],
    ['BL34000061 Another Bill with the given value(s) already exists', ['intacct:BL34000061'], undefined],
    ['<error><errorno>XL03000006</errorno><description2>d</description2></error>', ['intacct:XL03000006'], undefined],
    ['{"status":403,"o:errorDetails":[{"detail":"d","o:errorCode":"INVALID_LOGIN"}]}', ['netsuite:INVALID_LOGIN'], 403],
    [
      '{"error":{"code":"Request_EntityChanged","message":"Another user has already changed the record."}}',
      ['dynamics:Request_EntityChanged'],
      undefined,
    ],
    ['{"code":57,"message":"You are not authorized to perform this operation"}', ['zoho:57'], undefined],
    ['{"type":"invalid-feed-connection","title":"t","detail":"d"}', ['name:invalid-feed-connection'], undefined],
    ['{"Title":"Unauthorized","Status":401,"Detail":"d"}', [], 401],
    ['<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>', [], 503],
  ])('reads the codes and the status of %s', (message, codes, status) => {
    expect(readMessage(message)).toMatchObject({ codes, status });
  });

  test('reads a structure that was cut off', () => {
    const cut =
      '{"Fault":{"Error":[{"Message":"Duplicate Name","Detail":"The name \\"Quay\\" exists","code":"6240","ele';
    expect(readMessage(cut)).toMatchObject({ codes: ['qbo:6240'] });
    expect(readMessage(cut)?.texts).toContain('The name "Quay" exists');
  });

  test('ignores the record that a package returns beside the failure', () => {
    const echo = JSON.stringify({
      Message: 'A validation exception occurred',
      Elements: [
        {
          LineItems: [{ Description: 'Subscription expired', AccountCode: '404' }],
          Contact: { Name: 'Time-out Lounge' },
          ValidationErrors: [{ Message: 'Mercury is in retrograde.' }],
        },
      ],
      request: { body: { message: 'The books are closed.' } },
    });
    expect(readMessage(echo)?.texts).toEqual(['Mercury is in retrograde.', 'A validation exception occurred']);
  });

  test('reads the text of a page', () => {
    const page =
      '<html><style>p { color: red }</style><body><h1>502 Bad Gateway</h1><p>nginx &amp; co</p></body></html>';
    expect(readMessage(page)?.texts).toEqual(['502 Bad Gateway nginx & co']);
  });

  test('decodes a query string', () => {
    expect(readMessage('oauth_problem=rate%20limit%20exceeded&oauth_problem_advice=wait')?.texts[0]).toContain(
      'rate limit exceeded',
    );
  });

  test.each(['{', '[[[[[[', '{"a":', '<', '<<<>', '{"message":""}', '%%%', '{}', '<a b="'])(
    'does not fail on %s',
    (message) => {
      expect(() => readMessage(message)).not.toThrow();
    },
  );

  test('returns nothing when Codat’s frame is empty', () => {
    expect(readMessage(messageShapes['Codat’s frame']?.('') ?? '')).toBeUndefined();
    expect(readMessage(null)).toBeUndefined();
  });
});

describe('packageMessage', () => {
  test('keeps the structure, because support staff read it', () => {
    expect(packageMessage(' {"code":57} ')).toBe('{"code":57}');
  });
});
