import path from 'node:path'

/** Texts of files by their path from the root, with forward slashes. */
export type Files = Map<string, string>
export type Import = { specifier: string; typeOnly: boolean }

const statement =
  /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?((?:[\w*\s{},$]*?)\s*from\s*)?['"]([^'"\n]+)['"]/g
const dynamic = /\bimport\s*\(\s*['"]([^'"\n]+)['"]/g

/** What a module imports or re-exports, also by `import()`. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source)
  const fixed = [...text.matchAll(statement)].map(([, type, clause = '', specifier = '']) => ({
    specifier,
    typeOnly: Boolean(type) || onlyTypes(clause),
  }))
  return [
    ...fixed,
    ...[...text.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typeOnly: false })),
  ]
}

function onlyTypes(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '')
  return names !== undefined && names.length > 0 && names.every((name) => /^\s*type\s/.test(name))
}

/** The file behind `@/…` or a relative path; null for a package. A file that doesn't exist keeps its written name. */
export function resolveImport(from: string, specifier: string, files: Files): string | null {
  const written = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null
  if (written === null) return null
  return (
    ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
      .map((end) => written + end)
      .find((name) => files.has(name)) ?? written
  )
}

/** Comments become spaces; what stands in quotes stays. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/[^\n]*/g, (_all, before?: string) => before ?? ' ')
}
