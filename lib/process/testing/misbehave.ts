// A child process for the tests of this folder. It does what its input says.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { serveTask } from '../serve-task';
import type { Payload } from '../task';

type Instruction =
  | 'echo'
  | 'describe'
  | 'allocate'
  | 'allocate slowly'
  | 'fill the heap'
  | 'grow WebAssembly'
  | 'spin'
  | 'sleep'
  | 'throw'
  | 'exit'
  | 'flood'
  | 'print';

const gigabyte = 1024 ** 3;

const acts: Readonly<Record<Instruction, (input: Payload) => unknown>> = {
  echo: () => null,
  describe: () => ({
    priority: os.getPriority(),
    environment: Object.keys(process.env).sort(),
  }),
  allocate: () => Buffer.alloc(2 * gigabyte, 1).byteLength,
  'allocate slowly': () => {
    const held: Buffer[] = [];
    while (held.length < 512) held.push(Buffer.alloc(4 * 1024 * 1024, 1));
    return held.length;
  },
  'fill the heap': () => {
    const held: number[][] = [];
    while (held.length < 100_000) held.push(Array.from({ length: 10_000 }, (_, index) => index + held.length));
    return held.length;
  },
  'grow WebAssembly': () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    while (memory.buffer.byteLength < 2 * gigabyte) {
      const at = memory.buffer.byteLength;
      memory.grow(256);
      new Uint8Array(memory.buffer, at).fill(1);
    }
    return memory.buffer.byteLength;
  },
  spin: () => {
    for (;;);
  },
  sleep: () => new Promise((resolve) => setTimeout(resolve, 600_000)),
  throw: () => {
    throw new Error('the decoder failed');
  },
  exit: () => process.exit(7),
  flood: () => new Promise(() => process.stdout.write(Buffer.alloc(64 * 1024 * 1024))),
  print: () => process.stdout.write('hello'),
};

await serveTask(async (input, progress) => {
  const { act, announce, pidFile } = input.facts as { act: Instruction; announce?: boolean; pidFile?: string };
  if (pidFile) writeFileSync(pidFile, String(process.pid));
  if (announce) progress(0.5);
  return { facts: { given: input.facts, answer: (await acts[act](input)) ?? null }, files: input.files };
});
