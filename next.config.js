// /api serves data, never a page: browsers must neither run nor frame it.
const nosniff = { key: 'X-Content-Type-Options', value: 'nosniff' };
const unframed = { key: 'X-Frame-Options', value: 'DENY' };
const inert = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" };
const uncached = { key: 'Cache-Control', value: 'private, no-store' };

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser would decode images for anybody; thumbnails are created once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['@hyzyla/pdfium', '@node-rs/argon2', 'flydrive', 'pg-boss', 'pino', 'sharp'],
  agentRules: false,
  // Browsers request this address by default, before they have read a page's icon link.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // These override the headers of a route. Receipts (own policy, cached images) and events (must not be compressed)
  // set their own. proxy.ts sets those of pages.
  headers: async () => [
    { source: '/api/:path*', headers: [nosniff, unframed] },
    { source: '/api/:path((?!receipts|events).*)', headers: [inert, uncached] },
  ],
};
