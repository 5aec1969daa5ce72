import { maxBodyDepth, maxLoggedBody } from '../../settings';
import { CodatError } from '../error';
import type { UploadedFile } from '../operation';

export interface RequestBody {
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
}

const notValid = (message: string): CodatError =>
  new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
    { itemId: 'body', message, validatorName: 'Request' },
  ]);

/** JSON, or the file of a multipart form; anything else is Codat's 400. */
export async function readBody(type: string, bytes: Uint8Array<ArrayBuffer>): Promise<RequestBody> {
  if (bytes.byteLength === 0) return { body: undefined, file: undefined };
  if (isMultipart(type)) return { body: undefined, file: await firstFile(bytes, type) };
  if (isNestedTooDeep(bytes)) throw notValid(`The body is nested deeper than ${maxBodyDepth} levels.`);
  try {
    return { body: JSON.parse(new TextDecoder().decode(bytes)), file: undefined };
  } catch {
    throw notValid('The body is not JSON.');
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

function isNestedTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) inText = !inText;
    else if (inText) at += byte === backslash ? 1 : 0;
    else if (opening.has(byte)) depth += 1;
    else if (closing.has(byte)) depth -= 1;
    if (depth > maxBodyDepth) return true;
  }
  return false;
}

/** A body as the request log keeps it: the beginning of JSON, of a form only what its files are called. */
export function excerptOf(type: string, bytes: Uint8Array): string {
  if (!isMultipart(type)) return new TextDecoder().decode(bytes.subarray(0, maxLoggedBody));
  const names = fileNames(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return `${names.length === 0 ? 'a form without files' : names.join(', ')} (${bytes.byteLength} bytes in all)`;
}

/** Looked for as bytes: a receipt of 20 MB is not made a string for its name. */
function fileNames(form: Buffer): readonly string[] {
  const names: string[] = [];
  const mark = 'filename="';
  for (let at = form.indexOf(mark); at !== -1; at = form.indexOf(mark, at + 1)) {
    const from = at + mark.length;
    const to = form.indexOf('"', from);
    if (to !== -1 && to - from < 1024) names.push(form.toString('utf8', from, to));
  }
  return names;
}

const isMultipart = (type: string): boolean => /^multipart\/form-data\b/i.test(type);

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
