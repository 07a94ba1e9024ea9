import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  // Finished pages get theirs in server/finished-page.ts; Next's own hash of half a megabyte takes longer than sending it.
  generateEtags: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['nodemailer'],
  cacheHandler: fileURLToPath(new URL('./server/page-cache.mjs', import.meta.url)),
  turbopack: { root: path.dirname(fileURLToPath(import.meta.url)) },
  // The front page has a parameter so that it is rendered at the first request, never at build without a database.
  rewrites: async () => [{ source: '/', destination: '/front/all' }],
}
