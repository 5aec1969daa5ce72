import type { Context } from 'hono';
import { CodatError } from './error';
import type { UploadedFile } from './operation';

const notValid = (message: string): CodatError =>
  new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
    { itemId: 'body', message, validatorName: 'Request' },
  ]);

/** JSON, or the file of a multipart form; anything else is Codat's 400. */
export async function readBody(
  context: Context,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ body: unknown; file: UploadedFile | undefined }> {
  if (bytes.byteLength === 0) return { body: undefined, file: undefined };
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return { body: undefined, file: await firstFile(bytes, type) };
  try {
    return { body: JSON.parse(new TextDecoder().decode(bytes)), file: undefined };
  } catch {
    throw notValid('The body is not JSON.');
  }
}

/** The first part that is a file: the spec names it `file`, the documents any name. */
async function firstFile(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<UploadedFile | undefined> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw notValid('The multipart body could not be read.');
  });
  for (const part of form.values()) {
    if (part instanceof File)
      return { name: part.name, type: part.type, bytes: new Uint8Array(await part.arrayBuffer()) };
  }
  return undefined;
}
