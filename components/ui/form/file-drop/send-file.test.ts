import { expect, test } from 'vitest';
import { readAnswer } from './send-file';

test('reads a success response with an id as an accepted file', () => {
  expect(readAnswer(201, '{"id":"r1","name":"lunch.pdf"}')).toEqual({ is: 'taken', file: { id: 'r1', notice: null } });
});

test('reads what the server says about an accepted file, and ignores anything else', () => {
  const notice = { text: 'The same file is already on Trainline, 21 Nov.', href: '/expenses/e1' };
  expect(readAnswer(201, JSON.stringify({ id: 'r1', notice }))).toEqual({ is: 'taken', file: { id: 'r1', notice } });
  for (const other of [null, 'text', { text: 'x' }, { text: 1, href: '/x' }])
    expect(readAnswer(201, JSON.stringify({ id: 'r1', notice: other }))).toMatchObject({ file: { notice: null } });
});

test('shows the server’s message for a refusal, and offers no retry', () => {
  expect(readAnswer(422, '{"message":"The PDF has a password."}')).toEqual({
    is: 'refused',
    reason: 'The PDF has a password.',
    again: false,
  });
});

test('offers a retry after a server error, and does not show the server’s HTML page', () => {
  expect(readAnswer(502, '<html>Bad gateway</html>')).toEqual({
    is: 'refused',
    reason: 'The file was not taken (answer 502).',
    again: true,
  });
});

test('treats a success response without an id as a failure', () => {
  expect(readAnswer(200, '<html>Sign in</html>')).toMatchObject({ is: 'refused', again: true });
});

test.each([401, 403])(
  'offers to send the file again after a new sign-in, with the reason of the route (%d)',
  (status) => {
    expect(readAnswer(status, '{"message":"You were signed out."}')).toEqual({
      is: 'refused',
      reason: 'You were signed out.',
      again: true,
    });
  },
);
