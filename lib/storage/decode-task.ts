import 'server-only';
import { z } from 'zod';
import type { ReceiptRefusal } from '@/lib/domain/receipt/receipt';
import { log } from '@/lib/log';
import { runTask } from '@/lib/process/run-task';
import type { StopReason, Task } from '@/lib/process/task';
import type { DecodeReply, DecodeRequest } from './decode/decoding';
import { isTruncated } from './decode/end-of-file';
import { Unreadable } from './unreadable';

/** A HEIC photo of 48 megapixels takes 640 MB, and a progressive JPEG of 100 megapixels about the same. */
const decodeReceipt: Task = {
  name: 'decode-receipt',
  script: 'lib/storage/decode/main.ts',
  atOnce: 2,
  memoryMegabytes: 800,
  seconds: 30,
  outputMegabytes: 128,
};

const undecodable = ['broken', 'truncated', 'locked', 'noPages', 'tooManyPixels', 'tooMuchMemory'] as const;
const replySchema: z.ZodType<DecodeReply> = z.union([
  z.object({
    ok: z.literal(true),
    type: z.enum(['image/webp', 'image/jpeg', 'application/pdf']),
    pages: z.int().positive(),
  }),
  z.object({ ok: z.literal(false), why: z.enum(undecodable) }),
]);

/** Why a stopped process could not decode the file. */
const stopRefusals: Readonly<Record<Exclude<StopReason, 'aborted'>, ReceiptRefusal>> = {
  timeout: 'tooSlow',
  memory: 'tooMuchMemory',
  output: 'tooMuchMemory',
  crashed: 'broken',
};

/** For whom a file is decoded: the person's or company's id, and the signal of their request. */
export type DecodeOptions = { readonly owner?: string; readonly signal?: AbortSignal };

/**
 * Decodes a file in a process of its own and returns what it made. Throws Unreadable with the reason when the file cannot
 * be decoded within the limits, and the signal's reason when it aborts.
 */
export async function decode(request: DecodeRequest, content: Uint8Array, { owner, signal }: DecodeOptions) {
  const outcome = await runTask(decodeReceipt, { facts: request, files: [content] }, { owner, signal });
  if (outcome.is === 'stopped') {
    const { why, detail } = outcome;
    if (why === 'aborted') throw signal?.reason ?? new Error('the request ended');
    log().warn({ why, detail, type: request.type, bytes: content.byteLength }, 'a receipt could not be decoded');
    throw new Unreadable(why === 'crashed' && isTruncated(content, request.type) ? 'truncated' : stopRefusals[why]);
  }
  const reply = replySchema.parse(outcome.payload.facts);
  if (!reply.ok) throw new Unreadable(reply.why);
  return { ...reply, files: outcome.payload.files };
}
