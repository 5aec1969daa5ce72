// /api serves data and never pages, so browsers must not run its responses or show them in a frame.
const nosniff = { key: 'X-Content-Type-Options', value: 'nosniff' };
const unframed = { key: 'X-Frame-Options', value: 'DENY' };
const inert = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" };
const uncached = { key: 'Cache-Control', value: 'private, no-store' };

// In development, Next.js connects its own scripts only from localhost and from these names.
const { APP_URL = '' } = process.env;
const allowedDevOrigins = URL.canParse(APP_URL) ? [new URL(APP_URL).hostname] : [];

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The image optimiser would serve images to anybody, without a session. Thumbnails are created once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'flydrive', 'pg-boss', 'pino'],
  agentRules: false,
  allowedDevOrigins,
  // Browsers request /favicon.ico by default, before they have read the icon link of a page.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // These headers override those that a route sets itself. The last rule therefore excludes two routes: receipts,
  // which have their own policy and cached images, and events, which must not be compressed. proxy.ts sets the headers
  // of pages.
  headers: async () => [
    { source: '/api/:path*', headers: [nosniff, unframed, inert, uncached] },
    { source: '/:company/api/:path*', headers: [nosniff, unframed] },
    { source: '/:company/api/:path((?!receipts|events).*)', headers: [inert, uncached] },
  ],
};
