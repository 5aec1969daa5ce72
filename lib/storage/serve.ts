import 'server-only';

// Whatever a file holds, a browser does nothing with it but show or save it.
const harmless = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
};

/** A picture made by us. */
export const pictureResponse = (content: Uint8Array<ArrayBuffer>): Response =>
  new Response(content, {
    headers: { ...harmless, 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600, immutable' },
  });

/** The original, byte for byte, to be saved and never opened in the page. */
export const downloadResponse = (content: Uint8Array<ArrayBuffer>, mimeType: string, fileName: string): Response =>
  new Response(content, {
    headers: {
      ...harmless,
      'content-type': mimeType,
      'content-length': String(content.byteLength),
      // RFC 6266: an ASCII name for old clients, the real one encoded.
      'content-disposition': `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });

export const notThere = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'cache-control': 'private, no-store' },
  });
