// The program of the process that decodes receipts. lib/storage/decode-task.ts starts it.
import { serveTask } from '@/lib/process/serve-task';
import { DecodeError, type DecodeReply, type DecodeRequest } from './decoding';
import { makePictures } from './make-pictures';
import { withDocument } from './open-document';
import type { Document } from './page';

await serveTask(async ({ facts, files: [content = new Uint8Array()] }) => {
  const request = facts as DecodeRequest;
  try {
    const { reply, files } = await withDocument(content, request.type, (document) => make(request, document));
    return { facts: reply, files };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { facts: { ok: false, why: error.why } satisfies DecodeReply, files: [] };
  }
});

async function make(request: DecodeRequest, document: Document) {
  const pages = document.pageCount;
  if (request.make === 'pictures') {
    const reply: DecodeReply = { ok: true, type: 'image/webp', pages };
    return { reply, files: await makePictures(document) };
  }
  const { makeDelivery } = await import('./make-delivery');
  const { type, file } = await makeDelivery(document, request.maxBytes);
  const reply: DecodeReply = { ok: true, type, pages };
  return { reply, files: [file] };
}
