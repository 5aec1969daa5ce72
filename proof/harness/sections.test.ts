import { expect, test } from 'vitest';
import { withSection } from './sections';

test('replaces its own section and keeps the others', () => {
  const one = withSection('# Benchmarks\n', 'bench:sync', '## Syncing\n\nold');
  const two = withSection(one, 'bench:pages', '## Pages\n\nfast');
  const three = withSection(two, 'bench:sync', '## Syncing\n\nnew');
  expect(three).toBe(`# Benchmarks

<!-- bench:sync -->

## Syncing

new

<!-- /bench:sync -->

<!-- bench:pages -->

## Pages

fast

<!-- /bench:pages -->
`);
  expect(withSection(three, 'bench:pages', '## Pages\n\nfast')).toBe(three);
});
