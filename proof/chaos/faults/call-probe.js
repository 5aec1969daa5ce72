// Loaded into a process of the application before its own code (`node --import`). It records when each call to Codat
// leaves the process, and when a 429 reaches it. Only the process itself can tell: on a busy machine a call may be on its
// way for a second before the sandbox sees it. Each line is written at once, so that a killed process loses none.
import { appendFileSync } from 'node:fs';

const file = `${process.env.CALL_PROBE_DIR}/${process.pid}-${performance.timeOrigin}.ndjson`;
const codat = process.env.CODAT_BASE_URL;
const realFetch = globalThis.fetch;
// Monotonic, and the same on all processes of a machine. CLOCK_SKEW_SECONDS does not affect it.
const now = () => performance.timeOrigin + performance.now();
const write = (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);

globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.startsWith(codat)) return realFetch(input, init);
  write({ kind: 'sent', at: now() });
  const response = await realFetch(input, init);
  if (response.status === 429) write({ kind: 'told', at: now(), seconds: Number(response.headers.get('retry-after')) });
  return response;
};
