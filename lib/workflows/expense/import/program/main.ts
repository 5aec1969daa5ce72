// The program of a child process that reads a file and codes its rows (lib/workflows/expense/import/plan-task.ts).
import { deserialize, serialize } from 'node:v8';
import { Refusal } from '@/lib/domain/refusal';
import { serveTask } from '@/lib/process/serve-task';
import { type Prepared, prepareFile } from './prepare';
import { prepareLines } from './prepare-lines';
import type { PrepareRequest } from './prepared';

const rowsPerPart = 250;

void serveTask(async ({ files: [content, request] }, progress) => {
  if (!content || !request) throw new Error('the program needs a file and a request');
  try {
    const given = deserialize(request) as PrepareRequest;
    return payloadOf(
      given.lines ? prepareLines(content, given, given.lines, progress) : prepareFile(content, given, progress),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { facts: { refused: error.message }, files: [] };
  }
});

function payloadOf({ head, layout, rows, lines, spans }: Prepared<unknown>) {
  const [rowParts, lineParts] = [partsOf<unknown>(rows), partsOf<unknown>(lines)];
  return {
    facts: { head, layout, rowParts: rowParts.length, lineParts: lineParts.length },
    files: [...rowParts, ...lineParts, ...partsOf<unknown>(spans)].map((part) => serialize(part)),
  };
}

const partsOf = <Item>(items: readonly Item[]): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsPerPart) }, (_, index) =>
    items.slice(index * rowsPerPart, (index + 1) * rowsPerPart),
  );
