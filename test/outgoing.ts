import { type Files, importsOf, withoutComments } from './imports'

const network =
  /^(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/|$)|^(?:undici|axios|got|ky|node-fetch|superagent|request|needle)(?:\/|$)/
const requests = /(?<![\w.#])(?:fetch|importScripts)\s*\(\s*([^\n]*)/g

// What a request of ours may begin with: an address of this site, or in `server/` this process itself.
const ownAddress = /^routes\.|^url[,)]/
const ownProcess = /^`\$\{local\}/

/**
 * Only `lib/outgoing` speaks to other sites. Elsewhere in app, components, lib and server nothing that opens connections
 * may be imported (types may, and `server/` may listen), and `fetch` is given only what `routes` builds: in a browser
 * also by way of a variable called `url`.
 */
export function findOutgoing(files: Files): string[] {
  return [...files.keys()].filter(isCovered).flatMap((file) => {
    const text = withoutComments(files.get(file) ?? '')
    const imported = importsOf(text)
      .filter(({ specifier, typeOnly }) => !typeOnly && network.test(specifier) && !listensOnly(file, text))
      .map(({ specifier }) => `${file}: only lib/outgoing may import ${specifier}`)
    const asked = [...text.matchAll(requests)]
      .filter(([, argument = '']) => !isOurs(file, argument))
      .map(([call]) => `${file}: only lib/outgoing may ask other sites: ${call.slice(0, 60)}`)
    return [...imported, ...asked]
  })
}

function isCovered(file: string): boolean {
  return (
    /^(app|components|lib|server)\/.*\.(tsx?|mjs|cjs)$/.test(file) &&
    !/\.test\.tsx?$/.test(file) &&
    !file.startsWith('lib/outgoing/')
  )
}

function listensOnly(file: string, text: string): boolean {
  return (
    file.startsWith('server/') &&
    importsOf(text).every(
      ({ specifier, typeOnly }) => typeOnly || !network.test(specifier) || specifier === 'node:http',
    ) &&
    /import \{ createServer \} from 'node:http'/.test(text)
  )
}

function isOurs(file: string, argument: string): boolean {
  if (file.startsWith('server/')) return ownProcess.test(argument)
  return file.startsWith('components/') ? ownAddress.test(argument) : /^routes\./.test(argument)
}
