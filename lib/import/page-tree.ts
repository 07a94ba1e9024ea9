import {
  parse,
  type DefaultTreeAdapterTypes as Tree,
  type TreeAdapter,
  defaultTreeAdapter as usual,
} from 'parse5'

/**
 * How large a page may be: in UTF-16 units, and of these in words that are shown; in elements (those that its errors make
 * count too); in levels of nesting.
 */
export const pageLimits = { length: 5_000_000, words: 1_000_000, elements: 30_000, depth: 1_000 } as const

export type PageProblem = 'too-large' | 'too-many-words' | 'too-many-elements' | 'too-deep'

export type PageElement = Tree.Element

class TooMuch extends Error {
  constructor(readonly problem: PageProblem) {
    super(problem)
  }
}

/**
 * The body of a page as the HTML standard builds it, errors and all, as browsers do. The tree counts itself while it
 * grows: a page that is too large, nested too deeply, or whose unclosed tags would make millions of elements out of a few
 * thousand is given up at the limit, whatever is still to come of it.
 */
export function growPage(html: string): { body: PageElement } | { problem: PageProblem } {
  if (html.length > pageLimits.length) return { problem: 'too-large' }
  try {
    // Without scripts, as it is read here, what stands in `noscript` is markup like any other.
    const document = parse(html, { treeAdapter: counting(), scriptingEnabled: false })
    const root = document.childNodes.find((node) => node.nodeName === 'html') as PageElement
    const body = root.childNodes.find((node) => node.nodeName === 'body' || node.nodeName === 'frameset')
    return { body: (body ?? root) as PageElement }
  } catch (error) {
    if (error instanceof TooMuch) return { problem: error.problem }
    throw error
  }
}

/** Parse5's own tree, with a count of its elements and of how deep each of them stands. */
function counting(): TreeAdapter<Tree.DefaultTreeAdapterMap> {
  let elements = 0
  const depths = new WeakMap<object, number>()
  const settle = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > pageLimits.depth) throw new TooMuch('too-deep')
    depths.set(child, depth)
  }
  return {
    ...usual,
    createElement(...given) {
      elements += 1
      if (elements > pageLimits.elements) throw new TooMuch('too-many-elements')
      return usual.createElement(...given)
    },
    appendChild(parent, child) {
      settle(parent, child)
      usual.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      settle(parent, child)
      usual.insertBefore(parent, child, reference)
    },
  }
}
