import type { Hardware } from '../../harness/hardware';

/** Returns the section of docs/benchmarks.md about syncing: the hardware, the conditions and the tables. */
export const createPage = (date: Date, hardware: Hardware, tables: readonly string[]): string => `## Syncing

Results of \`npm run bench:sync\` on ${date.toISOString().slice(0, 10)}: ${hardware.cores} cores (${hardware.processor}), ${hardware.memoryGiB} GiB,
Node ${hardware.node}${hardware.pinned ? '; the sandbox had a core of its own, each contestant the others' : ''}. The raw figures are in \`bench-sync.json\`.

The contestants run one after another on the same sandbox: 300 ms to accept a batch, 500 ms for a receipt, 120 ms for any
other call, 1.5 s for a sync, and Codat's limits: ten concurrent calls for a company, a thousand a minute for an address,
the daily quota. Each expense has a receipt of 200 KB. All figures come from the sandbox's count of calls and its books.

- **Floor**: the shortest time those limits allow for the fewest calls; *of the floor* is its share of the measured time.
- **Own 429s**: rejections for too many calls, without those of a fault rule. **Too early**: calls before a Retry-After had passed.
- **Small p95**: when 95 % of the small companies had everything in their books; **alone**: the same without other companies.
- **Lost**, **duplicated**: according to the books, not to the contestant.

${tables.join('\n\n')}
`;
