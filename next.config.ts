import type { NextConfig } from 'next'

// Pages carry no third-party content at all. Inline styles are what KaTeX and recharts draw with, inline
// scripts are how Next hands a page's data to the browser.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  // Found at run time by the scripts that use them; the site itself reads none of these.
  outputFileTracingExcludes: {
    '/*': ['./.touchstone/**', './datasets/**', './test/**', './docs/**', './scripts/**', './runners/**'],
  },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  poweredByHeader: false,
  // No image is resized on the server, so its native image library is never loaded.
  images: { unoptimized: true },
  // `npm run typecheck` checks types, and CI runs it; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
        ],
      },
    ]),
}

export default config
