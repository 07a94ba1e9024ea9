import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

type Font = { name: string; data: Buffer; weight: 500 | 600; style: 'normal' }

/** The families for `fontFamily`, each alphabet being a file and a family of its own. */
export const families = {
  serif: 'Newsreader, Newsreader Ext, Newsreader Vietnamese, Inter Cyrillic, Inter Greek',
  sans: 'Inter, Inter Ext, Inter Vietnamese, Inter Cyrillic, Inter Greek',
} as const

const newsreader = path.join(process.cwd(), 'node_modules', '@fontsource', 'newsreader', 'files')
const inter = path.join(process.cwd(), 'node_modules', '@fontsource', 'inter', 'files')

let fonts: Promise<Font[]> | undefined

/** The typefaces of the share pictures, read once. WOFF, since what draws the pictures cannot read WOFF2. */
export function shareFonts(): Promise<Font[]> {
  fonts ??= Promise.all([
    readFont('Newsreader', 500, path.join(newsreader, 'newsreader-latin-500-normal.woff')),
    readFont('Newsreader Ext', 500, path.join(newsreader, 'newsreader-latin-ext-500-normal.woff')),
    readFont('Newsreader Vietnamese', 500, path.join(newsreader, 'newsreader-vietnamese-500-normal.woff')),
    readFont('Inter', 500, path.join(inter, 'inter-latin-500-normal.woff')),
    readFont('Inter', 600, path.join(inter, 'inter-latin-600-normal.woff')),
    readFont('Inter Ext', 500, path.join(inter, 'inter-latin-ext-500-normal.woff')),
    readFont('Inter Vietnamese', 500, path.join(inter, 'inter-vietnamese-500-normal.woff')),
    readFont('Inter Cyrillic', 500, path.join(inter, 'inter-cyrillic-500-normal.woff')),
    readFont('Inter Greek', 500, path.join(inter, 'inter-greek-500-normal.woff')),
  ])
  return fonts
}

async function readFont(name: string, weight: Font['weight'], file: string): Promise<Font> {
  return { name, data: await readFile(file), weight, style: 'normal' }
}
