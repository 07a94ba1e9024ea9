import { gzipSync } from 'node:zlib'

export type Weight = { html: number; htmlGzip: number; scripts: number; scriptsGzip: number; files: number }

/**
 * What a browser loads first of a page, in bytes: its HTML, and every script that the HTML names, also those that
 * only its data name. Scripts for browsers without modules are left out: no browser of today asks for them.
 */
export async function weigh(url: string): Promise<Weight> {
  const html = await read(url)
  const text = html.toString().replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '')
  const names = new Set(text.match(/\/_next\/static\/[^"'\\\s<>]+\.js/g))
  for (const [name] of text.matchAll(/(?<![\w/])static\/chunks\/[^"'\\\s<>]+\.js/g))
    names.add(`/_next/${name}`)
  const scripts = await Promise.all([...names].map((name) => read(new URL(name, url).href)))
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
  return {
    html: html.length,
    htmlGzip: gzipSync(html).length,
    scripts: sum(scripts.map((script) => script.length)),
    scriptsGzip: sum(scripts.map((script) => gzipSync(script).length)),
    files: scripts.length,
  }
}

async function read(url: string): Promise<Buffer> {
  const response = await fetch(url)
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}
