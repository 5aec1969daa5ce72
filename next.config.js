// What is served under /api is data, never a page: nothing in it is run or framed.
const nosniff = { key: 'X-Content-Type-Options', value: 'nosniff' };
const unframed = { key: 'X-Frame-Options', value: 'DENY' };
const inert = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" };
const unkept = { key: 'Cache-Control', value: 'private, no-store' };

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser is an open decoder of images; our thumbnails are made once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['@hyzyla/pdfium', '@node-rs/argon2', 'flydrive', 'pg-boss', 'pino', 'sharp'],
  agentRules: false,
  // Where a browser looks for an icon by itself, before it has read a page's own word.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // These win over what a route answers, so receipts (own policy, kept pictures) and events (not to be compressed)
  // are left to their routes. Pages have theirs from proxy.ts.
  headers: async () => [
    { source: '/api/:path*', headers: [nosniff, unframed] },
    { source: '/api/:path((?!receipts|events).*)', headers: [inert, unkept] },
  ],
};
