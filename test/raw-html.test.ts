import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'

/** Where HTML is put into a page as it is, and what it is made of. What people wrote goes through the first alone. */
const places = {
  'components/ui/prose.tsx': 'what lib/markdown.ts made and the database keeps',
  'components/ui/rules.tsx': 'style rules of our own',
  'components/article/inline-script.tsx': 'constant scripts of our own',
  'components/record/figure.tsx': 'pictures drawn from numbers and own words',
  'lib/record/plots.ts': 'reads such a picture out of the library that draws it',
  'app/(public)/fact-checks/[id]/page.tsx': 'JSON-LD, in which < is written as an escape',
  'app/(public)/people/[handle]/page.tsx': 'JSON-LD, likewise',
}

it('HTML is put into pages as it is in these places only', () => {
  const found = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .filter((file) =>
        /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/.test(
          readFileSync(path.join(root, file), 'utf8'),
        ),
      ),
  )
  expect(found.sort()).toEqual(Object.keys(places).sort())
})
