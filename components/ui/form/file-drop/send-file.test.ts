import { expect, test } from 'vitest';
import { readAnswer } from './send-file';

test('an answer with an id means the file was taken, with what else it says', () => {
  expect(readAnswer(201, '{"id":"r1","name":"lunch.pdf"}')).toEqual({
    is: 'taken',
    file: { id: 'r1', name: 'lunch.pdf' },
  });
});

test('a refusal is shown in the words of the server and not tried again', () => {
  expect(readAnswer(422, '{"message":"The PDF has a password."}')).toEqual({
    is: 'refused',
    reason: 'The PDF has a password.',
    again: false,
  });
});

test('a failing server may be tried again, and its page of HTML is not shown', () => {
  expect(readAnswer(502, '<html>Bad gateway</html>')).toEqual({
    is: 'refused',
    reason: 'The file was not taken (answer 502).',
    again: true,
  });
});

test('a good answer without an id is not taken for success', () => {
  expect(readAnswer(200, '<html>Sign in</html>')).toMatchObject({ is: 'refused', again: true });
});

test('a person who was signed out is told so', () => {
  expect(readAnswer(401, '{}')).toMatchObject({ reason: 'You have been signed out. Sign in and try again.' });
});
