import { afterAll, afterEach } from 'vitest';

// A deprecation fails the test that causes it: for example, that a driver is called in a way that it will refuse. Node
// emits each one once in a process.
let deprecations: string[] = [];
process.on('warning', ({ name, message }) => {
  if (name === 'DeprecationWarning') deprecations.push(message);
});

function refuse(): void {
  const found = deprecations;
  deprecations = [];
  if (found.length > 0) throw new Error(`a deprecated call was made: ${found.join('\n')}`);
}

afterEach(refuse);
// Node emits a warning a moment after the call.
afterAll(async () => {
  await new Promise(setImmediate);
  refuse();
});
