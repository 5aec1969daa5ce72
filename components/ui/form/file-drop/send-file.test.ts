import { expect, test } from 'vitest';
import { readAnswer } from './send-file';

test('reads a success response with an id as an accepted file with further fields', () => {
  expect(readAnswer(201, '{"id":"r1","name":"lunch.pdf"}')).toEqual({
    is: 'taken',
    file: { id: 'r1', name: 'lunch.pdf' },
  });
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
