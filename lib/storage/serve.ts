import 'server-only';

// The browser may only show or save the file, whatever it contains.
const harmless = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
};

/** A picture that Outlay rendered. */
export const pictureResponse = (content: Uint8Array<ArrayBuffer>): Response =>
  new Response(content, {
    headers: { ...harmless, 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600, immutable' },
  });

/** The original, byte for byte, as a download that the page never opens. */
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
