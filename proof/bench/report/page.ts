import type { Machine } from '../hardware';

/** The page of a run: what was measured on what, and the tables. */
export const pageOf = (date: Date, machine: Machine, tables: readonly string[]): string => `# Benchmark of syncing

What \`npm run bench:sync\` measured on ${date.toISOString().slice(0, 10)}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB,
Node ${machine.node}${machine.pinned ? '; the sandbox had a core of its own, each contestant the rest' : ''}. The raw numbers are in \`bench-sync.json\`.

Every contestant meets the same sandbox, one after another: 300 ms to take a batch, 500 ms for a receipt, 120 ms for any
other call, one and a half seconds for a sync, and Codat's limits: ten calls at once for a company, a thousand a minute
for an address, the day's quota. Each expense has a receipt of 200 KB. The sandbox's own count of calls and the books are
the judge.

- **Floor**: the shortest time those limits allow for the fewest calls; *of the floor* is that time's share of the time taken.
- **Own 429s**: refusals for too many calls that no fault rule gave. **Too early**: calls made although a 429 had said to wait.
- **Small p95**: when the slowest but 5 % of the small companies had everything in their books; **alone**, when no other company asked for anything.
- **Lost**, **duplicated**: against the books, not against what the contestant believes.

${tables.join('\n\n')}
`;
