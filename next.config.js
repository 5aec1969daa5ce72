/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser is an open decoder of images; our thumbnails are made once, on upload.
  images: { unoptimized: true },
  serverExternalPackages: ['@hyzyla/pdfium', '@node-rs/argon2', 'flydrive', 'pg-boss', 'pino', 'sharp'],
  agentRules: false,
};
