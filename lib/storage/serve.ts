import 'server-only';

// Headers that stop a browser from running anything in the file, whatever it contains.
const harmless = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
};

/** Returns the response for an image that Outlay rendered. */
export const pictureResponse = (content: Uint8Array<ArrayBuffer>): Response =>
  new Response(content, {
    headers: { ...harmless, 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600, immutable' },
  });

/** Returns the response for an original file, unchanged. The browser saves it and does not display it. */
export const downloadResponse = (content: Uint8Array<ArrayBuffer>, mimeType: string, fileName: string): Response =>
  new Response(content, {
    headers: {
      ...harmless,
      'content-type': mimeType,
      'content-length': String(content.byteLength),
      // Contains the name twice (RFC 6266): in ASCII for old clients, and the exact name in encoded form.
      'content-disposition': `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });

export const notThere = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'cache-control': 'private, no-store' },
  });
