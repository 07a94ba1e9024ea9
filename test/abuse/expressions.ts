import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'
import { root } from '@/scripts/setup/folders.mjs'

export type Expression = { source: string; flags: string; where: string }

type Node = { type?: string; regex?: { pattern: string; flags: string }; start?: number }

/** Every regular expression that is written in a program, by its place. */
export function expressionsIn(text: string, where: string): Expression[] {
  const found: Expression[] = []
  const visit = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { regex, start = 0 } = node as Node
    if (regex) {
      const line = text.slice(0, start).split('\n').length
      found.push({ source: regex.pattern, flags: regex.flags, where: `${where}:${line}` })
    }
    for (const child of Object.values(node)) visit(child)
  }
  const lang = /\.tsx$/.test(where) ? 'tsx' : /\.m?ts$/.test(where) ? 'ts' : 'js'
  visit(parseAst(text, { lang, sourceType: /\.cjs$/.test(where) ? 'commonjs' : 'module' } as object, where))
  return found
}

/** The programs in these folders, without tests and without those made smaller. */
export function programsIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|cjs|js)$/.test(name))
      .filter((name) => !/\.test\.tsx?$|\.d\.m?ts$|\.min\.|node_modules/.test(name))
      .map((name) => path.join(folder, name)),
  )
}

export function readExpressions(files: string[]): Expression[] {
  return files.flatMap((file) => expressionsIn(readFileSync(path.join(root, file), 'utf8'), file))
}
