import { maxBodyDepth, maxLoggedBody } from '../../settings';
import { invalidRequest } from '../error';
import type { UploadedFile } from '../operation';

export interface RequestBody {
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
}

/** Parses a JSON body, or reads the file from a multipart form. Throws Codat's 400 for any other body. */
export async function readBody(type: string, bytes: Uint8Array<ArrayBuffer>): Promise<RequestBody> {
  if (bytes.byteLength === 0) return { body: undefined, file: undefined };
  if (isMultipart(type)) return { body: undefined, file: await firstFile(bytes, type) };
  if (isNestedTooDeep(bytes)) throw invalidRequest('body', `The body is nested deeper than ${maxBodyDepth} levels.`);
  try {
    return { body: JSON.parse(new TextDecoder().decode(bytes)), file: undefined };
  } catch {
    throw invalidRequest('body', 'The body is not JSON.');
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

/**
 * Returns the part of a body that is stored in the request log: the start of a JSON text, or the file names of a form.
 */
export function excerptOf(type: string, bytes: Uint8Array): string {
  if (!isMultipart(type)) return new TextDecoder().decode(bytes.subarray(0, maxLoggedBody));
  const names = fileNames(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return `${names.length === 0 ? 'a form without files' : names.join(', ')} (${bytes.byteLength} bytes in all)`;
}

/**
 * Returns the file names in a form. It searches the bytes directly, because decoding a receipt of 20 MB would be slow.
 */
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

/**
 * Returns the first file in the form, whatever the name of its field. The OpenAPI document calls the field `file`;
 * Codat's other pages allow any name.
 */
async function firstFile(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<UploadedFile | undefined> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw invalidRequest('body', 'The multipart body could not be read.');
  });
  for (const part of form.values()) {
    if (part instanceof File)
      return { name: part.name, type: part.type, bytes: new Uint8Array(await part.arrayBuffer()) };
  }
  return undefined;
}
